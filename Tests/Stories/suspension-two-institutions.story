story  A suspension that the text permits: the clock stands still, and goes on with what was left
source design of agreements: suspension and resumption
note   An invented episode. Times of day are illustrative.
under  two-institutions between Lyon, Tartu; from 1 Feb 2027

1 Mar 2027 09:00 Lyon sends question to Tartu, as q1, received 09:00
5 Mar 2027 09:00 Tartu suspends articles 1 and 5, received by Lyon 09:01
expect on 20 Mar 2027 09:00
  5 Tartu owes answer to Lyon on q1: suspended
25 Mar 2027 09:00 Tartu resumes articles 1 and 5, received by Lyon 09:01
expect on 26 Mar 2027 09:00
  5 Tartu owes answer to Lyon on q1 by 31 Mar 2027 09:00: due
30 Mar 2027 09:00 Tartu sends answer to Lyon, about q1, received 09:01
1 Apr 2027 09:00 Lyon records data-incident
3 Apr 2027 10:00 Lyon sends incident-notice to Tartu, as i1, with facts stolen-laptop, received 10:01
expect on 5 Apr 2027 12:00
  5 Tartu owes answer to Lyon on q1 by 31 Mar 2027 09:00: fulfilled
  2 Lyon owes incident-notice to Tartu by 4 Apr 2027 09:00: fulfilled
  3 Tartu owes incident-answer to Lyon on i1 by 4 Apr 2027 10:01: overdue, unconfirmed
