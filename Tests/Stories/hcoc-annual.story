story  Annual declarations and a pre-launch notification under the Hague Code
source https://www.nonproliferation.eu/hcoc/about-hcoc/
note   An invented episode. Times of day are illustrative. The day of the declaration is not checked.
under  hcoc between Norway, India, Russia; chair Austria; from 1 Jan 2018

10 Mar 2018 10:00 Norway sends annual-declaration to Austria, copied to all, received 10:01
2 Apr 2018 09:00 India sends annual-declaration to Austria, copied to all, received 09:02
15 Apr 2018 12:00 Russia is heard
expect on 15 Apr 2018 13:00
  4(a) Norway owes annual-declaration to Austria on 2018 by 31 Mar 2018 23:59: fulfilled
  4(a) India owes annual-declaration to Austria on 2018: fulfilled late
  4(a) Russia owes annual-declaration to Austria on 2018: overdue
10 Jul 2018 12:00 Norway sends pre-launch-notification to Austria, copied to all, with vehicle-class sounding-rocket and window-start 2018-07-15, received 12:01
20 Jul 2018 06:00 Norway records vehicle-launch
expect on 20 Jul 2018 07:00
  4(b) Norway owes pre-launch-notification to Austria by 20 Jul 2018 05:59: fulfilled
