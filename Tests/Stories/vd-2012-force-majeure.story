story  January 2012: two evaluation visits are refused for force majeure; the excuse is claimed, and nobody has accepted it
source https://osce.usmission.gov/general-statement-to-the-670th-meeting-of-the-forum-for-security-co-operation/ (refusals of 6 and 11 January 2012)
note   Times of day are illustrative, and so are the days of the requests. Whether it was force majeure is not for a machine to say.
under  vd2011-ix between Spain, Sweden, Russia; from 1 Jan 2012

5 Jan 2012 10:00 Spain sends evaluation-request to Russia, as e1, with formation brigade, received 10:05
6 Jan 2012 16:00 Russia sends evaluation-reply to Spain, about e1, received 16:02
6 Jan 2012 16:05 Russia claims excuse for 111(visit)/e1/Russia on force-majeure
10 Jan 2012 10:00 Sweden sends evaluation-request to Russia, as e2, with formation brigade, received 10:05
11 Jan 2012 16:00 Russia sends evaluation-reply to Sweden, about e2, received 16:02
11 Jan 2012 16:05 Russia claims excuse for 111(visit)/e2/Russia on force-majeure
expect on 18 Jan 2012 12:00
  111 Russia owes evaluation-reply to Spain on e1 by 7 Jan 2012 10:05: fulfilled
  111(visit) Russia owes evaluation-visit on e1: due; excuse claimed on force-majeure
  111(visit) Russia owes evaluation-visit on e2: due; excuse claimed on force-majeure
