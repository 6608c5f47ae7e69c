story  An exercise of 9,000 troops is notified 42 days ahead; one of 8,999 is not owed; a landing has its own number
source practice: thresholds of chapter V (unchecked)
note   An invented episode. Times of day are illustrative.
under  vd2011-v between Alfa, Bravo; from 1 Jan 2027

1 Mar 2027 09:00 Alfa sends activity-notification to Bravo, with activity-start 2027-04-20 and personnel 9000, received 09:01
20 Apr 2027 05:00 Bravo records military-activity by Alfa, with personnel 9000
expect on 20 Apr 2027 12:00
  38 Alfa owes activity-notification to Bravo by 9 Mar 2027 00:00: fulfilled
1 May 2027 05:00 Bravo records military-activity by Bravo, with personnel 8999 and tanks 249
expect on 1 May 2027 12:00
  nothing else is overdue
1 Jun 2027 05:00 Alfa records landing-activity by Bravo, with personnel 3000
expect on 1 Jun 2027 12:00
  38(landing) Bravo owes activity-notification to Alfa by 20 Apr 2027 00:00: overdue
