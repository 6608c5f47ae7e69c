story  February 2022: Ukraine asks Russia about its forces near the border; no reply; the meeting is not attended
source https://en.interfax.com.ua/news/general/798204.html (11 February request; 13 February next step; meeting expected 15 February)
source https://uj.digitalpress.blog/russland-wird-nicht-an-konsultationen-zum-wiener-dokument-teilnehmen (consultations on 15 February at 16:00 in Vienna; Russia will not take part)
source https://my.ua/news/cluster/2022-02-16-voiska-na-granitse-ukraina-initsiirovala-zasedanie-postoiannogo-soveta-i-foruma-obse/ (16 February: a joint meeting of both bodies is asked for)
note   Times of day are illustrative, but for the meeting of 15 February. The day of the joint meeting was not looked up, and its outcome here is invented.
under  vd2011-iii between Ukraine, Russia, Poland; chair Vienna

11 Feb 2022 18:00 Ukraine sends explanation-request to Russia, copied to all, as q1, with cause build-up and activity exercise, received 18:05
expect on 12 Feb 2022 12:00
  16.1.2 Russia owes explanation-reply to Ukraine on q1 by 13 Feb 2022 18:05: due
  16.2 Ukraine may send meeting-request: not yet
  nothing else is overdue
13 Feb 2022 18:10 Russia is heard
expect on 13 Feb 2022 19:00
  16.1.2 Russia owes explanation-reply by 13 Feb 2022 18:05: overdue
  16.2 Ukraine may send meeting-request: open
  16.1.3(judged) Ukraine may send insufficiency-statement: not yet
13 Feb 2022 19:30 Ukraine sends meeting-request to Russia, copied to all, as g1, received 19:32
15 Feb 2022 15:00 Ukraine records bilateral-meeting, present Ukraine and Poland
15 Feb 2022 20:00 Russia is heard
15 Feb 2022 20:00 Ukraine is heard
expect on 16 Feb 2022 06:00
  16.1.2 Russia owes explanation-reply by 13 Feb 2022 18:05: overdue
  16.2 Ukraine may send meeting-request: exercised
  16.2.1 Ukraine and Russia owe bilateral-meeting on g1 by 15 Feb 2022 19:32: overdue; recorded by one side; Ukraine was there; Russia was not there
  nothing else is overdue
16 Feb 2022 10:00 Ukraine sends plenary-request to Vienna, copied to all, as p1, received 10:05
expect on 16 Feb 2022 12:00
  16.3 Ukraine may send plenary-request: exercised
  16.3.1 Vienna owes plenary-meeting on p1 by 18 Feb 2022 10:05: due
18 Feb 2022 09:00 Vienna records plenary-meeting, about p1, present Ukraine and Poland
18 Feb 2022 12:00 Vienna sends meeting-outcome to Ukraine, copied to all, with measures information-exchange, received 12:05
expect on 18 Feb 2022 13:00
  16.3.1 Vienna owes plenary-meeting by 18 Feb 2022 10:05: fulfilled; done 18 Feb 2022 09:00
  16.3.2(outcome) Vienna may send meeting-outcome: exercised
