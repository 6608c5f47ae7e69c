story  February 2022: three States ask Belarus; the reply comes in time; the meeting is held
source https://www.norway.no/en/missions/osce/norway-and-the-osce/statements/statements-with-norwegian-alignment-2022/eu-statement-on-the-unusual-military-activities-on-the-territory-of-belarus/ (requests of 9 and 10 February, reply of 11 February, meeting on 14 February)
note   Times of day are illustrative. Who asked on which of the two days was not looked up.
under  vd2011-iii between Belarus, Estonia, Latvia, Lithuania; chair Chair

9 Feb 2022 14:00 Latvia sends explanation-request to Belarus, copied to all, as q1, received 14:05
10 Feb 2022 09:00 Lithuania sends explanation-request to Belarus, copied to all, as q2, received 09:02
11 Feb 2022 13:00 Belarus sends explanation-reply to Latvia, about q1, copied to all, received 13:05
11 Feb 2022 13:10 Belarus sends explanation-reply to Lithuania, about q2, copied to all, received 13:12
expect on 11 Feb 2022 15:00
  16.1.2 Belarus owes explanation-reply to Latvia on q1 by 11 Feb 2022 14:05: fulfilled
  16.1.2 Belarus owes explanation-reply to Lithuania on q2 by 12 Feb 2022 09:02: fulfilled
12 Feb 2022 18:00 Latvia sends meeting-request to Belarus, about q1, copied to all, as g1, received 18:01
14 Feb 2022 09:00 Latvia records bilateral-meeting, about g1
14 Feb 2022 11:00 Belarus records bilateral-meeting of 09:00, about g1
15 Feb 2022 10:00 Latvia sends meeting-report to Chair, about g1, copied to all, received 10:01
expect on 15 Feb 2022 12:00
  16.2.1 Latvia and Belarus owe bilateral-meeting by 14 Feb 2022 18:01: fulfilled; Latvia was there; Belarus was there
  16.2.1(report) Latvia owes meeting-report to Chair on g1: fulfilled
  nothing else is overdue
