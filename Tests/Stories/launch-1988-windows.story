story  Launches under the agreement of 1988: inside the window, postponed, after it, and without a notice
source https://www.fas.org/nuke/control/launch/index.html (24 hours)
note   Times of day are illustrative. That a notice stands for four days is not checked.
under  launch-1988 between US, Russia

12 May 1990 06:00 US sends launch-notification to Russia, as n1, with planned 1990-05-14 and launch-area vandenberg and impact-area kwajalein, received 06:02
14 May 1990 09:00 US records launch
expect on 14 May 1990 12:00
  I US owes launch-notification to Russia by 13 May 1990 09:00: fulfilled; done 12 May 1990 06:00
  nothing else is overdue
17 May 1990 22:00 Russia records launch by US
expect on 17 May 1990 23:00
  I US owes launch-notification on launch@1990-05-17T22:00:00Z by 16 May 1990 22:00: fulfilled
18 May 1990 00:30 Russia records launch by US
expect on 18 May 1990 06:00
  I US owes launch-notification on launch@1990-05-18T00:30:00Z by 17 May 1990 00:30: overdue
1 Jun 1990 12:00 Russia sends launch-notification to US, as n2, with planned 1990-06-02 and launch-area plesetsk and impact-area kura, received 12:01
2 Jun 1990 04:00 Russia records launch
expect on 2 Jun 1990 05:00
  I Russia owes launch-notification on launch@1990-06-02T04:00:00Z by 1 Jun 1990 04:00: fulfilled late; done 1 Jun 1990 12:00
