-- The right opens after its own use.
agreement k-19
  title en "Vector"
  parties Alfa, Bravo
  in force from 1 January 2030
  time UTC tolerance 5 minutes
  counted on receipt
  chair Panel
  disputes to Panel
  withdrawal on 90 days notice

message request en "request"
message second en "second request" needs no answer
message reply en "reply" answers request

article 1 "Request"
  cites "Article 1"
  any party A may send request to any other party B

article 2 "Reply"
  cites "Article 2"
  when A sends request to B
  B must send reply to A within 48 hours of receipt

article 3 "Second request"
  cites "Article 3"
  any party A may send second to any other party B
  only if article 3 is performed
