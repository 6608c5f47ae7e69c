story  Inspections are counted: three a year, one from the same State
source practice: quota of inspections under the Vienna Document (unchecked numbers)
note   An invented episode. Times of day are illustrative.
under  vd2011-ix between Alfa, Bravo, Charlie, Delta, Echo; from 1 Jan 2027

1 Feb 2027 09:00 Alfa sends inspection-request to Echo, as i1, with area north, received 09:05
1 Feb 2027 20:00 Echo sends inspection-reply to Alfa, about i1, received 20:01
2 Feb 2027 12:00 Echo records inspection-entry, about i1
10 Feb 2027 12:00 Alfa sends inspection-report to Bravo, copied to all, about i1, received 12:01
1 Mar 2027 09:00 Alfa sends inspection-request to Echo, as i2, with area south, received 09:05
expect on 2 Mar 2027 12:00
  86 Echo owes inspection-reply to Alfa on i1 by 2 Feb 2027 09:05: fulfilled
  88 Echo owes inspection-entry on i1 by 2 Feb 2027 21:05: fulfilled
  105 Alfa owes inspection-report to Bravo on i1: fulfilled
  80 Echo use 1 of 3 by Alfa: counts
  80 Echo use 2 of 3 by Alfa: over quota
  nothing else is overdue
1 Apr 2027 09:00 Bravo sends inspection-request to Echo, as i3, received 09:05
1 May 2027 09:00 Charlie sends inspection-request to Echo, as i4, received 09:05
3 May 2027 09:00 Echo is heard
expect on 3 May 2027 10:00
  80 Echo use 3 of 3 by Bravo: counts
  80 Echo use 4 of 3 by Charlie: over quota
  86 Echo owes inspection-reply to Bravo on i3 by 2 Apr 2027 09:05: overdue
1 Jan 2028 00:30 Charlie sends inspection-request to Echo, as i5, received 00:31
expect on 1 Jan 2028 06:00
  80 Echo use 1 of 3 by Charlie: counts
