story  Fourteen days before the date in UTC, not before the hour
source https://www.acq.osd.mil/asda/ssipm/sdc/tc/start1/other/associated/START1-agr-notif.html
note   An invented episode. Times of day are illustrative.
under  exercises-1989 between US, Russia

5 Oct 2022 23:30 US sends exercise-notification to Russia, with start-date 2022-10-20, received 23:31
12 Oct 2022 12:00 Russia sends exercise-notification to US, with start-date 2022-10-26, received 12:02
20 Oct 2022 14:00 US records strategic-exercise
expect on 20 Oct 2022 15:00
  II.2 US owes exercise-notification to Russia by 6 Oct 2022 00:00: fulfilled
26 Oct 2022 04:00 Russia records strategic-exercise
expect on 26 Oct 2022 06:00
  II.2 Russia owes exercise-notification to US by 12 Oct 2022 00:00: fulfilled late; done 12 Oct 2022 12:00
