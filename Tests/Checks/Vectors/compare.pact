agreement exchange
  title en "Exchange of requests"
  parties Alfa, Bravo
  in force from 1 January 2030
  time UTC tolerance 5 minutes
  counted on receipt
  chair Panel
  disputes to Panel
  withdrawal on 90 days notice

message request en "request" ru "запрос" gen "запроса" acc "запрос" has cause, area
message reply en "reply" answers request
message meeting-request en "request for a meeting" about request
event meeting en "meeting" about meeting-request recorded by both

fact opening en "opening" occurs 30 days after meeting

article 1 "Request"
  cites "Article 1"
  any party A may send request to any other party B

article 2 "Reply"
  cites "Article 2"
  when A sends request to B
  B must send reply to A within 48 hours of receipt

article 3 "Meeting"
  cites "Article 3"
  when A sends request to B
  if article 2 is overdue
  A may send meeting-request to B

article 4 "The meeting is held"
  cites "Article 4"
  when A sends meeting-request to B
  A and B must hold meeting within 7 days of receipt
  unless opening is established
