-- Only the other side can record what the debtor has done.
agreement k-4
  title en "Vector"
  parties Alfa, Bravo
  in force from 1 January 2030
  time UTC tolerance 5 minutes
  counted on receipt
  chair Panel
  disputes to Panel
  withdrawal on 90 days notice

event withdrawal en "withdrawal of the unit" recorded by observer

article 1 "Withdrawal"
  cites "Article 1"
  each party A must do withdrawal by 1 March 2031
