story  April 2021: a reply in time that the asking State judges insufficient; the meeting is not attended; all States meet
source https://osce.usmission.gov/meeting-requested-by-ukraine-under-vienna-document-chapter-iii-regarding-unusual-russian-military-activity/ (Russia replied on 9 April; the meeting of 10 April without Russia)
source https://rubryka.com/ru/2021/04/13/v-obsye-povidomyly-koly-vidbudetsya-initsijovane-ukrayinoyu-zasidannya/amp (joint meeting asked for on 12 April, held on 14 April at 09:00)
note   Times of day are illustrative, but for 14 April 09:00. A secondary text says that there was no reply; the statement of the United States of 10 April quotes one.
under  vd2011-iii between Ukraine, Russia, Germany; chair Vienna

7 Apr 2021 16:00 Ukraine sends explanation-request to Russia, copied to all, as q1, with cause build-up, received 16:10
9 Apr 2021 11:00 Russia sends explanation-reply to Ukraine, copied to all, as r1, received 11:02
expect on 9 Apr 2021 12:00
  16.1.2 Russia owes explanation-reply by 9 Apr 2021 16:10: fulfilled; done 9 Apr 2021 11:02
  16.1.3(judged) Ukraine may send insufficiency-statement: open
  16.2 Ukraine may send meeting-request: open
9 Apr 2021 13:00 Ukraine sends insufficiency-statement to Russia, copied to all, with reasons no-figures, received 13:01
9 Apr 2021 13:30 Ukraine sends meeting-request to Russia, copied to all, as g1, received 13:31
10 Apr 2021 09:00 Ukraine records bilateral-meeting, present Ukraine and Germany
11 Apr 2021 14:00 Russia is heard
11 Apr 2021 14:00 Ukraine is heard
expect on 11 Apr 2021 15:00
  16.1.2 Russia owes explanation-reply by 9 Apr 2021 16:10: fulfilled
  16.1.3(judged) Ukraine may send insufficiency-statement: exercised
  16.2.1 Ukraine and Russia owe bilateral-meeting by 11 Apr 2021 13:31: overdue; Ukraine was there; Russia was not there
  nothing else is overdue
12 Apr 2021 12:00 Ukraine sends plenary-request to Vienna, copied to all, as p1, received 12:01
14 Apr 2021 09:00 +02:00 Vienna records plenary-meeting, about p1
expect on 14 Apr 2021 12:00
  16.3.1 Vienna owes plenary-meeting by 14 Apr 2021 12:01: fulfilled; done 14 Apr 2021 07:00
