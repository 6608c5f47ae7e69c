story  A vulnerability: ninety days, an extension of fourteen, and no publication before
source https://googleprojectzero.blogspot.com/p/vulnerability-disclosure-policy.html (90 days and 14 of grace)
note   An invented episode. Times of day are illustrative.
under  disclosure-90 between Lab, Maker

1 Feb 2027 10:00 Lab sends vulnerability-report to Maker, as v1, with product router, received 10:01
4 Feb 2027 10:00 Maker sends acknowledgement to Lab, about v1, received 10:01
expect on 1 Mar 2027 10:00
  2 Maker owes acknowledgement to Lab by 8 Feb 2027 10:00: fulfilled
  3 Maker owes fix-notice to Lab on v1 by 2 May 2027 10:00: due
  7 Lab must not publication: kept
  5 Lab may send extension: not yet
25 Apr 2027 09:00 Maker sends extension-request to Lab, about v1, with reason test-fails, received 09:01
expect on 25 Apr 2027 10:00
  5 Lab may send extension: open
26 Apr 2027 09:00 Lab sends extension to Maker, about v1, as e1, with runs-from 2027-05-02T10:00:00Z, received 09:01
expect on 3 May 2027 10:00
  3 Maker owes fix-notice to Lab on v1: excused
  6 Maker owes fix-notice to Lab on e1 by 16 May 2027 10:00: due
  nothing else is overdue
14 May 2027 09:00 Maker sends fix-notice to Lab, about e1, received 09:01
15 May 2027 09:00 Lab records publication
expect on 15 May 2027 10:00
  6 Maker owes fix-notice to Lab on e1 by 16 May 2027 10:00: fulfilled
  7 Lab must not publication: excused
