story  A collision at sea, a simulated attack that one side records, and the yearly review
source https://zaki.ru/pagesnew.php?id=1227&page=3 (information on collisions without delay, in a sister agreement)
note   An invented episode. Times of day are illustrative.
under  incsea-1972 between US, Russia; from 1 Jan 1988

12 Feb 1988 10:00 US records incident-at-sea by Russia
expect on 12 Feb 1988 12:00
  7 Russia owes incident-report to US: due
  3(attack) Russia must not simulated-attack: kept
13 Feb 1988 09:00 Russia sends incident-report to US, with facts contact-of-hulls, received 09:05
expect on 13 Feb 1988 12:00
  7 Russia owes incident-report to US: fulfilled
1 Mar 1988 10:00 US records simulated-attack by Russia
2 Mar 1988 10:00 Russia contests 3(attack)/in-force/Russia on existence
expect on 3 Mar 1988 10:00
  3(attack) Russia must not simulated-attack: a contrary act is recorded; contested by Russia on existence
  3(attack) US must not simulated-attack: kept
10 Jun 1988 09:00 US records annual-review
10 Jun 1988 09:30 Russia records annual-review of 09:00
expect on 1 Jan 1989 10:00
  9 US and Russia owe annual-review on 1988: fulfilled; US was there; Russia was there
