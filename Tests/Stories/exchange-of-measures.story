story  Two sides that each move only with the other: deposits now, effect on a certified day
source JCPOA, Annex V: endorsed 20 July 2015, Adoption Day 18 October 2015, Implementation Day 16 January 2016
note   Times of day are illustrative. The form is that of 2015; the names are of the template.
under  exchange-of-measures between North, South; certifier Commission

20 Jul 2015 12:00 North records endorsement
expect on 1 Aug 2015 12:00
  not in force
  adoption-day is not established
18 Oct 2015 12:00 South is heard
expect on 18 Oct 2015 13:00
  in force
  adoption-day is established on 18 Oct 2015 12:00
  1 North owes instrument-of-lifting: due
  2 South owes measures-y: due
19 Oct 2015 09:00 North deposits instrument-of-lifting, received by South 09:01
15 Jan 2016 17:00 South records measures-y
expect on 16 Jan 2016 08:00
  1 North owes instrument-of-lifting: fulfilled
  2 South owes measures-y: fulfilled
  implementation-day is not established
  no 3
16 Jan 2016 19:00 Commission sends agency-report to North, copied to all, received 19:00
16 Jan 2016 19:00 North records lifting-x
expect on 16 Jan 2016 20:00
  implementation-day is established on 16 Jan 2016 19:00
  3 North owes lifting-x by 16 Jan 2016 19:00: fulfilled
