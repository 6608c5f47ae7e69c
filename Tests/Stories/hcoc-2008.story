story  2008: one State stops its pre-launch notices and keeps its annual declaration: each duty has its own row
source https://www.armscontrol.org/act/2008-03/russia-halts-missile-launch-notices (notices stopped, the annual report kept)
note   Times of day are illustrative, and so are the days of launches. The day of the declaration is not checked.
under  hcoc between Russia, US, France; chair Austria; from 1 Jan 2008

25 Mar 2008 10:00 Russia sends annual-declaration to Austria, copied to all, received 10:01
20 May 2008 06:00 France records vehicle-launch by Russia
expect on 1 Jun 2008 12:00
  4(a) Russia owes annual-declaration to Austria on 2008: fulfilled
  4(b) Russia owes pre-launch-notification to Austria on vehicle-launch@2008-05-20T06:00:00Z: overdue
10 Jun 2008 12:00 France sends pre-launch-notification to Austria, copied to all, with vehicle-class carrier and window-start 2008-06-12, received 12:01
12 Jun 2008 21:00 France records vehicle-launch
expect on 13 Jun 2008 12:00
  4(b) France owes pre-launch-notification to Austria: fulfilled
