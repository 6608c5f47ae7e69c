story  The quota of evaluation visits is counted from the exchanged list: one for every sixty units
source practice: evaluation quota under the Vienna Document
note   An invented episode. Times of day are illustrative.
under  vd2011-ix between Alfa, Bravo, Charlie; from 1 Dec 2026

10 Dec 2026 09:00 Charlie sends force-list to Alfa, copied to all, with units 130, received 09:01
1 Feb 2027 09:00 Alfa sends evaluation-request to Charlie, as e1, received 09:01
2 Feb 2027 09:00 Charlie sends evaluation-reply to Alfa, about e1, received 09:01
1 Mar 2027 09:00 Alfa sends evaluation-request to Charlie, as e2, received 09:01
2 Mar 2027 09:00 Bravo sends evaluation-request to Charlie, as e3, received 09:01
expect on 10 Mar 2027 09:00
  107 Charlie use 1 of 3 by Alfa: counts
  107 Charlie use 2 of 3 by Alfa: over quota
  107 Charlie use 3 of 3 by Bravo: counts
  111 Charlie owes evaluation-reply to Alfa on e1 by 3 Feb 2027 09:01: fulfilled
  111 Charlie owes evaluation-reply to Bravo on e3: overdue, unconfirmed
