story  March 2022: an object crosses the border; what the airspace agreement asks is told two days later
source https://casstt.com/urgency-of-reviewing-india-pakistans-cbms-risk-reduction-measures/ (9 March 2022; explained on 11 March)
note   Times of day are illustrative. Whether the agreement covers an unmanned missile is not for a machine to say: India may contest it, and here does.
under  india-pakistan-1991-airspace between India, Pakistan

9 Mar 2022 13:43 Pakistan records airspace-violation by India, as v1
10 Mar 2022 09:00 India contests 1/airspace-violation@2022-03-09T13:43:00Z/India on applicability
expect on 11 Mar 2022 06:00
  1 India owes investigation-result to Pakistan: due; contested by India on applicability
  nothing else is overdue
11 Mar 2022 12:00 India sends investigation-result to Pakistan, received 12:00
expect on 11 Mar 2022 13:00
  1 India owes investigation-result to Pakistan: fulfilled; contested by India on applicability
