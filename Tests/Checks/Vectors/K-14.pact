-- Hours are no clear days.
agreement k-14
  title en "Vector"
  parties Alfa, Bravo
  in force from 1 January 2030
  time UTC tolerance 5 minutes
  counted on receipt
  chair Panel
  disputes to Panel
  withdrawal on 90 days notice
  counting clear-days

message request en "request"
message reply en "reply" answers request

article 1 "Request"
  cites "Article 1"
  any party A may send request to any other party B

article 2 "Reply"
  cites "Article 2"
  when A sends request to B
  B must send reply to A within 48 hours of receipt
