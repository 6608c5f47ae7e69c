story  A hazardous incident: the State concerned informs, another asks, the reply is prompt but has no deadline
source Vienna Document 2011, paragraph 17, as the shipped model has it (unchecked)
note   An invented episode. Times of day are illustrative.
under  vd2011-iii between Alfa, Bravo; chair Chair

10 May 2027 06:00 Alfa sends contact-point to Chair, received 06:00
10 May 2027 09:00 Bravo records hazardous-incident by Alfa
10 May 2027 11:00 Bravo sends incident-query to Alfa, as q1, with questions whose-aircraft, received 11:01
expect on 20 May 2027 12:00
  17 Alfa owes incident-information to Bravo: due
  17(reply) Alfa owes incident-reply to Bravo on q1: due
  17(contact) Alfa owes contact-point to Chair: fulfilled
  17(contact) Bravo owes contact-point to Chair: due
  nothing else is overdue
21 May 2027 08:00 Alfa sends incident-information to Bravo, with facts engine-failure, received 08:00
21 May 2027 08:10 Alfa sends incident-reply to Bravo, about q1, received 08:11
expect on 21 May 2027 09:00
  17 Alfa owes incident-information to Bravo: fulfilled
  17(reply) Alfa owes incident-reply to Bravo on q1: fulfilled
