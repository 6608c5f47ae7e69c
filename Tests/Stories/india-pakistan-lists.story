story  Lists of nuclear installations on 1 January: the same instant in two zones; a late list; a change
source https://wwweldispreciau.blogspot.com/2019/01/pakistan-shares-with-india-list-of.html (1 January 2019: 10:00 in Islamabad, 10:30 in New Delhi)
source https://nuke.fas.org/guide/india/doctrine/nucl.htm (Article 2)
note   Times of day are illustrative after 2019. The late list of 2020 is invented.
under  india-pakistan-1988 between India, Pakistan; from 1 Dec 2018

1 Jan 2019 10:00 +05:00 Pakistan sends installations-list to India, received 10:00 +05:00
1 Jan 2019 10:30 +05:30 India sends installations-list to Pakistan, received 10:30 +05:30
expect on 1 Jan 2019 12:00
  2 India owes installations-list to Pakistan on 2019 by 1 Jan 2019 18:29: fulfilled; done 1 Jan 2019 05:00
  2 Pakistan owes installations-list to India on 2019 by 1 Jan 2019 18:59: fulfilled; done 1 Jan 2019 05:00
1 Jul 2019 09:00 India records installation-change
2 Jul 2019 09:00 India sends installations-list to Pakistan, received 09:30
expect on 3 Jul 2019 09:00
  2(b) India owes installations-list to Pakistan: fulfilled
31 Dec 2019 17:00 Pakistan sends installations-list to India, received 17:00
3 Jan 2020 09:00 India sends installations-list to Pakistan, received 09:00
expect on 4 Jan 2020 12:00
  2 Pakistan owes installations-list to India on 2020: fulfilled; early
  2 India owes installations-list to Pakistan on 2020: fulfilled late; done 3 Jan 2020 09:00
  1 India must not attack-on-installation: kept
