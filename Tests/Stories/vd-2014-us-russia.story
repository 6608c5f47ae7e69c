story  April 2014: the United States asks, the meeting is refused, the chair convenes all States
source https://osce.usmission.gov/request-for-consultation-on-russian-military-buildup-on-ukraine-border-refused-osce-to-meet-monday/ (5 April refused; joint meeting on 7 April)
source http://www.humanrights.gov/2014/04/07/ambassador-baer-statement-at-the-joint-fscpc-request-for-consultation-on-russian-military-build-up-on-ukraine-border/ (a response was given; the meeting under 16.2 was refused)
note   Times of day are illustrative, and so are the days before 5 April.
under  vd2011-iii between US, Russia, Switzerland; chair Chair

30 Mar 2014 15:00 US sends explanation-request to Russia, copied to all, as q1, received 15:02
1 Apr 2014 10:00 Russia sends explanation-reply to US, copied to all, received 10:01
2 Apr 2014 14:00 US sends meeting-request to Russia, copied to all, as g1, received 14:01
4 Apr 2014 16:00 Russia is heard
4 Apr 2014 16:00 US is heard
expect on 5 Apr 2014 08:00
  16.1.2 Russia owes explanation-reply by 1 Apr 2014 15:02: fulfilled
  16.2.1 US and Russia owe bilateral-meeting by 4 Apr 2014 14:01: overdue; US was not there; Russia was not there
5 Apr 2014 12:00 US sends plenary-request to Chair, copied to all, as p1, received 12:00
7 Apr 2014 10:00 Chair records plenary-meeting, about p1, present US and Switzerland
expect on 7 Apr 2014 11:00
  16.3.1 Chair owes plenary-meeting by 7 Apr 2014 12:00: fulfilled
  16.1.2 Russia owes explanation-reply on q1: fulfilled
  16.2.1 US and Russia owe bilateral-meeting on g1: overdue
  nothing else is overdue
