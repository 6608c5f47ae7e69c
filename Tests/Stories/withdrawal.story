story  A party leaves: the agreement binds until the notice has run, and what began before is still owed
source design of agreements: withdrawal
note   An invented episode. Times of day are illustrative.
under  two-institutions between Lyon, Tartu; from 1 Feb 2027

1 Mar 2027 09:00 Tartu withdraws, received by Lyon 09:00
20 May 2027 09:00 Lyon sends question to Tartu, as q1, received 09:00
expect on 25 May 2027 09:00
  in force
  5 Tartu owes answer to Lyon on q1 by 30 May 2027 09:00: due
5 Jun 2027 09:00 Lyon sends question to Tartu, as q2, received 09:00
5 Jun 2027 10:00 Tartu is heard
expect on 20 Jun 2027 09:00
  not in force
  5 Tartu owes answer to Lyon on q1 by 30 May 2027 09:00: overdue
  nothing else is overdue
