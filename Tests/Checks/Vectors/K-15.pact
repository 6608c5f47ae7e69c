-- The same flight is required and forbidden.
agreement k-15
  title en "Vector"
  parties Alfa, Bravo
  in force from 1 January 2030
  time UTC tolerance 5 minutes
  counted on receipt
  chair Panel
  disputes to Panel
  withdrawal on 90 days notice

event flight en "flight" recorded by performer

article 1 "Flights"
  cites "Article 1"
  each party A must do flight by 1 March 2031

article 2 "No flights"
  cites "Article 2"
  each party A must not do flight
