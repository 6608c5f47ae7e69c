-- No article says that anybody must or may do what article 1 waits for.
agreement k-2
  title en "Vector"
  parties Alfa, Bravo
  in force from 1 January 2030
  time UTC tolerance 5 minutes
  counted on receipt
  chair Panel
  disputes to Panel
  withdrawal on 90 days notice

event lift en "lifting of the measure" recorded by performer
event implement en "implementation" recorded by performer

article 1 "Lifting"
  cites "Article 1"
  each party A must do lift
  only if B has done implement
