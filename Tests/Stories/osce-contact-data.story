story  Contact data by the end of the year, a change within thirty days, and a question that nobody must answer
source https://dig.watch/resource/confidence-building-measures-reduce-risks-conflict-stremming-ict (measures 3 and 8)
note   An invented episode. Times of day are illustrative. The thirty days are not checked.
under  osce-cyber between Estonia, Switzerland, Serbia; chair Network; from 1 Jan 2027

10 Mar 2027 09:00 Estonia sends contact-data to Network, copied to all, with policy-contact ministry, received 09:01
1 Apr 2027 09:00 Switzerland records contact-change
20 Apr 2027 09:00 Switzerland sends contact-data to Network, copied to all, received 09:01
2 May 2027 09:00 Serbia records contact-change
15 May 2027 10:00 Estonia sends ict-query to Serbia, as q1, with incident outage, received 10:01
20 Jun 2027 09:00 Serbia is heard
expect on 20 Jun 2027 10:00
  8 Estonia owes contact-data to Network on 2027 by 31 Dec 2027 23:59: fulfilled; done 10 Mar 2027 09:00
  8(change) Switzerland owes contact-data to Network by 1 May 2027 09:00: fulfilled
  8(change) Serbia owes contact-data to Network by 1 Jun 2027 09:00: overdue
  3(reply) Serbia may send ict-response: open
  nothing else is overdue
3 Jan 2028 09:00 Serbia sends contact-data to Network, copied to all, received 09:01
expect on 4 Jan 2028 09:00
  8(change) Serbia owes contact-data to Network: fulfilled late
  8 Switzerland owes contact-data to Network on 2027: fulfilled
  8 Serbia owes contact-data to Network on 2027 by 31 Dec 2027 23:59: fulfilled late; done 3 Jan 2028 09:00
  8 Serbia owes contact-data to Network on 2028: due
