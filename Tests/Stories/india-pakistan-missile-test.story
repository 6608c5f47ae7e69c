story  A missile test announced three days before its window, and one announced a day too late
source https://armscontrol.org/act/2005-11/india-pakistan-sign-missile-notification-pact
note   An invented episode. Times of day are illustrative.
under  india-pakistan-2005 between India, Pakistan

4 Mar 2027 09:00 India sends test-notification to Pakistan, with window-start 2027-03-09, received 09:01
5 Mar 2027 09:00 India sends public-warning to Pakistan, with window-start 2027-03-09, received 09:01
11 Mar 2027 05:00 India records flight-test, with window-start 2027-03-09
expect on 11 Mar 2027 06:00
  2 India owes test-notification to Pakistan by 5 Mar 2027 18:30: fulfilled
  3 India owes public-warning to Pakistan: fulfilled
2 Apr 2027 12:00 Pakistan sends test-notification to India, with window-start 2027-04-04, received 12:01
4 Apr 2027 08:00 Pakistan records flight-test, with window-start 2027-04-04
expect on 4 Apr 2027 09:00
  2 Pakistan owes test-notification to India by 31 Mar 2027 19:00: fulfilled late
  3 Pakistan owes public-warning to India: overdue
