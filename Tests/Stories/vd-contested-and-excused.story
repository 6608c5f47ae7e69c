story  A duty that is contested, one that is excused by whom it is owed to, and one that is waived
source design of agreements: a contest marks a row and never decides it
note   An invented episode. Times of day are illustrative.
under  vd2011-iii between Alfa, Bravo, Charlie; chair Chair

1 Mar 2027 08:00 Alfa sends explanation-request to Bravo, as q1, received 08:00
1 Mar 2027 09:00 Charlie sends explanation-request to Bravo, as q2, received 09:00
2 Mar 2027 10:00 Bravo contests 16.1.2/q1/Bravo on applicability
4 Mar 2027 10:00 Charlie waives 16.1.2/q2/Bravo
4 Mar 2027 10:00 Bravo is heard
expect on 4 Mar 2027 11:00
  16.1.2 Bravo owes explanation-reply to Alfa on q1 by 3 Mar 2027 08:00: overdue; contested by Bravo on applicability
  16.1.2 Bravo owes explanation-reply to Charlie on q2: waived
5 Mar 2027 09:00 Alfa alleges breach of 16.1.2/q1/Bravo
expect on 5 Mar 2027 10:00
  16.1.2 Bravo owes explanation-reply on q1: overdue; contested by Bravo on applicability; breach alleged by Alfa
