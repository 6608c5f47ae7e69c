/// A keyword or a fixed group of them. `Phrasebook` has the words in each language.
enum Phrase: Int, CaseIterable, Sendable {
  // The head.
  case agreement, title, parties, chair, certifier, inForceFrom, inForceWhen, time, timeOf,
    tolerance, countedOn, counting, elapsed, clearDays, eu1182, calendar, weekend, from, until,
    holiday, disputes, withdrawal, notice, amendAll, amendSilence, amendBy, partyCount, version,
    amends, appliesToPending, source, read, stated, unchecked, design, term, means, forParty
  // Declarations.
  case message, form, answers, about, covers, coversFrom, coversFor, has, needsNoAnswer, event,
    recordedBy, both, performer, observer, anyone, byCertifier, fact, occursWhen, occurs,
    orEarlier
  // Articles.
  case article, cites, text, whenSends, whenOccurs, whenArticle, beforeEach, by, eachYear,
    `where`, sends, to, `if`, anyParty, anyOther, theOther, eachParty, allOthers, and, or, must,
    mustNot, may, send, hold, perform, deposit, takingEffect, convene, suspend, resume,
    theAgreement, articles
  // Time limits.
  case within, of, receipt, dispatch, it, notLater, after, atLeast, before, notEarlierAfter,
    notEarlierBefore, startOf, endOf, onDay, byDay, everyYear, ofTheYear, withoutDelay, sameTime,
    minutes, hours, days, weeks, months, years, workingDays, roundedUp, roundedDown
  // Numbers.
  case atMost, eachCalendarYear, fromSameParty, oneForEvery, fieldOf, orPortion, ceiling,
    oneShare, ofIt, least, most, moreThan, fewerThan
  // What else an article says.
  case copied, remainsDue, lapses, unless, onlyIf, excused, alert, alertBefore, runsThrough,
    otherwise
  // Conditions.
  case not, theArticle, theFact, ofAgreement, `is`, hasDone, allConsent, fulfilled, overdue,
    performed, established, excusedState, suspendedState, inForce
  // Days and months.
  case january, february, march, april, mayMonth, june, july, august, september, october,
    november, december, monday, tuesday, wednesday, thursday, friday, saturday, sunday

  static let monthNames: [Phrase] = [
    .january, .february, .march, .april, .mayMonth, .june, .july, .august, .september, .october,
    .november, .december,
  ]
  static let dayNames: [Phrase] = [
    .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday,
  ]
}
