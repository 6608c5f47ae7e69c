-- Each holds where the other does not.
agreement k-29
  title en "Vector"
  parties Alfa, Bravo
  in force from 1 January 2030
  time UTC tolerance 5 minutes
  counted on receipt
  disputes to Panel
  withdrawal on 90 days notice

event rest en "rest" recorded by performer
event work en "work" recorded by performer

article 1 "Rest"
  cites "Article 1"
  each party A must do rest by 1 March 2031
  unless article 2 is performed

article 2 "Work"
  cites "Article 2"
  each party A must do work by 1 March 2031
  unless article 1 is performed

