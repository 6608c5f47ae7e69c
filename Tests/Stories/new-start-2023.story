story  February 2023: a suspension that the text does not know stops no clock; launch notices go on elsewhere
source https://russianforces.org/blog/2023/02/russia_suspends_participation_.shtml (law in force 28 February 2023; called legally invalid by the other side)
source https://sputnikglobe.com/20230601/us-will-no-longer-alert-russia-to-any-missile-changes-under-new-start---state-dept-1110848888.html (1 June 2023)
note   Times of day are illustrative, and so are the changes of items.
under  new-start-notifications between US, Russia; from 1 Jan 2023

10 Jan 2023 08:00 Russia records change-of-item
13 Jan 2023 08:00 Russia sends data-change to US, with item missile and change arrival, received 08:01
expect on 14 Jan 2023 09:00
  3 Russia owes data-change to US by 15 Jan 2023 08:00: fulfilled
28 Feb 2023 12:00 Russia suspends the agreement, received by US 12:05
10 Mar 2023 08:00 US records change-of-item
14 Mar 2023 08:00 US sends data-change to Russia, with item bomber and change departure, received 08:01
25 Mar 2023 10:00 US sends spring-data to Russia, received 10:01
20 Apr 2023 10:00 Russia is heard
expect on 21 Apr 2023 09:00
  3 US owes data-change on change-of-item@2023-03-10T08:00:00Z: fulfilled
  2(spring) US owes spring-data to Russia on 2023: fulfilled
  2(spring) Russia owes spring-data to US on 2023: overdue
2 Jun 2023 08:00 US records change-of-item
20 Jun 2023 08:00 US is heard
expect on 20 Jun 2023 09:00
  3 US owes data-change on change-of-item@2023-06-02T08:00:00Z by 7 Jun 2023 08:00: overdue
21 Jun 2023 09:00 US suspends the agreement, received by Russia 09:01
22 Jun 2023 08:00 US records change-of-item
expect on 1 Sep 2023 08:00
  3 US owes data-change on change-of-item@2023-06-22T08:00:00Z: suspended
  3 US owes data-change on change-of-item@2023-06-02T08:00:00Z: overdue
