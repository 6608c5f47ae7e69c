story  A line that is down is not a refusal, and a reply that was late on the road corrects the past
source design of agreements: silence counts only once that party has been heard
note   An invented episode. Times of day are illustrative.
under  vd2011-iii between Alfa, Bravo, Charlie; chair Chair

1 Mar 2027 08:00 Alfa sends explanation-request to Bravo, copied to all, as q1, received 08:00
2 Mar 2027 10:00 Bravo is heard
3 Mar 2027 07:30 Bravo sends explanation-reply to Alfa, about q1, copied to all, as r1, received 07:40, known 4 Mar 2027 12:00
expect on 3 Mar 2027 09:00
  16.1.2 Bravo owes explanation-reply by 3 Mar 2027 08:00: overdue, unconfirmed; nothing heard from Bravo
3 Mar 2027 20:00 Charlie is heard
expect on 4 Mar 2027 09:00
  16.1.2 Bravo owes explanation-reply by 3 Mar 2027 08:00: overdue, unconfirmed
expect on 4 Mar 2027 13:00
  16.1.2 Bravo owes explanation-reply by 3 Mar 2027 08:00: fulfilled; done 3 Mar 2027 07:40
  nothing else is overdue
