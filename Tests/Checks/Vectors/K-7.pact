-- The notice is due before the request that calls for the inspection.
agreement k-7
  title en "Vector"
  parties Alfa, Bravo
  in force from 1 January 2030
  time UTC tolerance 5 minutes
  counted on receipt
  chair Panel
  disputes to Panel
  withdrawal on 90 days notice

message request en "request"
message reply en "reply" answers request
event inspection en "inspection" recorded by both
message notice en "notice of an inspection"

article 1 "Request"
  cites "Article 1"
  any party A may send request to any other party B

article 2 "Inspection"
  cites "Article 2"
  when A sends request to B
  B must hold inspection within 10 days of receipt

article 3 "Notice"
  cites "Article 3"
  before each inspection by B
  B must send notice to the other party A at least 42 days before it
