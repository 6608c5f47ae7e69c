story  Exercises between India and Pakistan: each scale with its own notice, and a question about one of them
source https://www.stimson.org/agreement-between-india-and-pakistan-on-the-advance-notice-of-military3 (paragraphs 1 to 3)
source http://news.rajasthandirect.com/pakistan-seeks-information-on-indian-armys-exercise-in-rajasthan.html (November 2015: notice given, more asked for)
note   Times of day are illustrative, and so are all days but the month of the question. Which scale has which period is not checked.
under  india-pakistan-1991-exercises between India, Pakistan

20 Aug 2015 09:00 India sends exercise-notice to Pakistan, with start-date 2015-11-01 and formations corps, received 09:10
1 Nov 2015 06:00 India records corps-exercise
6 Nov 2015 10:00 Pakistan sends clarification-request to India, as c1, received 10:01
expect on 7 Nov 2015 10:00
  3(b) India owes exercise-notice to Pakistan: fulfilled
  6(reply) India owes clarification to Pakistan on c1: due
  2 India must not exercise-near-border: kept
  nothing else is overdue
7 Nov 2015 18:00 India sends clarification to Pakistan, about c1, received 18:01
10 Dec 2015 05:00 Pakistan records air-exercise
expect on 10 Dec 2015 09:00
  6(reply) India owes clarification to Pakistan on c1: fulfilled
  4(air) Pakistan owes exercise-notice to India: overdue
