story  A nuclear accident: notification forthwith, the eight fields, and follow-ups until the end
source https://iea.uoregon.edu/ (Convention on Early Notification, Articles 2, 4 and 5)
note   An invented episode. Times of day are illustrative. The convention names no hours, so nothing is overdue.
under  iaea-early-notification between Alfa, Bravo, Charlie; chair Agency

3 Sep 2027 02:00 Alfa records nuclear-accident
expect on 3 Sep 2027 08:00
  2(a) Alfa owes accident-notification to Agency: due
  nothing else is overdue
3 Sep 2027 08:30 Alfa sends accident-notification to Agency, copied to all, as n1, with time 02:00 and nature release, received 08:31
3 Sep 2027 09:00 Agency sends agency-notice to Alfa, about n1, copied to all, received 09:01
3 Sep 2027 14:00 Alfa sends accident-information to Agency, about n1, copied to all, as i1, with facility reactor and cause unknown and weather westerly, received 14:01
expect on 4 Sep 2027 15:00
  2(a) Alfa owes accident-notification to Agency: fulfilled
  2(b) Alfa owes accident-information to Agency on n1: fulfilled
  4(a) Agency owes agency-notice to Bravo on n1: fulfilled
  5.2 Alfa owes accident-follow-up to Agency on i1: due
4 Sep 2027 18:00 Alfa sends accident-follow-up to Agency, about i1, copied to all, as f1, received 18:01
5 Sep 2027 18:00 Alfa sends accident-follow-up to Agency, about f1, copied to all, as f2, received 18:01
expect on 5 Sep 2027 19:00
  5.2 Alfa owes accident-follow-up to Agency on i1: fulfilled
  5.2(next) Alfa owes accident-follow-up to Agency on f1: fulfilled
  5.2(next) Alfa owes accident-follow-up to Agency on f2: due
7 Sep 2027 12:00 Alfa records accident-end
expect on 8 Sep 2027 12:00
  5.2(next) Alfa owes accident-follow-up to Agency on f2: excused
  nothing else is overdue
