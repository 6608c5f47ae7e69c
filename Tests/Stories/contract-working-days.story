story  A notice of delay under a contract: working days, a holiday, an excuse that is accepted, a claim too late
source design: the shipped template
note   An invented episode. Times of day are illustrative.
under  contract-notice between Supplier, Customer

27 Apr 2026 10:00 Supplier sends delay-notice to Customer, as d1, with cause flood, received 10:05
expect on 28 Apr 2026 10:00
  2 Customer owes delay-answer to Supplier on d1 by 5 May 2026 23:59: due
5 May 2026 17:00 Customer sends delay-answer to Supplier, about d1, received 17:01
6 May 2026 10:00 Supplier claims excuse for 3/d1/Supplier on force-majeure
expect on 7 May 2026 10:00
  2 Customer owes delay-answer to Supplier on d1: fulfilled
  3 Supplier owes recovery-plan to Customer on d1: due; excuse claimed on force-majeure
8 May 2026 10:00 Customer accepts excuse for 3/d1/Supplier
expect on 9 Jun 2026 10:00
  3 Supplier owes recovery-plan to Customer on d1: excused
1 Jul 2026 10:00 Customer records claim-event
5 Aug 2026 10:00 Customer sends claim to Supplier, as c1, with amount 5000, received 10:01
expect on 6 Aug 2026 10:00
  4 Customer owes claim to Supplier: lapsed
