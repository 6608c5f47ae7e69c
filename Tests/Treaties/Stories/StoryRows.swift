import ParleyAgreements
import ParleyPact
import ParleyWire

extension Story.Expectation {
  /// `16.1.2 Russia owes explanation-reply to Ukraine on q1 by 13 Feb 2022 18:05: overdue; early`.
  func row(_ status: Status, _ agreement: Agreement, _ verb: Int) -> String? {
    let number = words[0]
    let debtor = words[1..<verb].filter { $0 != "and" }.joined(separator: "+")
    var rest = words.dropFirst(verb + (words[verb] == "must" ? 2 : 1))
    guard let article = agreement.article(number), rest.popFirst() == article.norm.act.told else {
      return "article \(number) is about another act"
    }
    var wanted = Wanted()
    while let word = rest.popFirst() {
      switch word {
      case "to": wanted.creditor = rest.popFirst()
      case "on": wanted.trigger = rest.popFirst()
      case "by":
        guard let due = StoryTime.take(&rest, on: nil) else { return "by when?" }
        wanted.due = due
      default: return "no such word: \(word)"
      }
    }
    guard let state = claims.first.flatMap(Self.state) else { return "no such state" }
    let rows = status.rows.filter { $0.article == number }
    let hit = rows.contains { row in
      row.debtor == debtor && row.state == state
        && (wanted.creditor.map { row.creditor == $0 } ?? true)
        && (wanted.trigger.map { row.trigger == $0 } ?? true)
        && (wanted.due.map { Self.isSameMinute(row.due, $0) } ?? true)
        && claims.dropFirst().allSatisfy { Self.holds($0, row) }
    }
    return hit ? nil : rows.isEmpty ? "no row of article \(number)" : Self.list(rows)
  }

  /// Stories tell no seconds: the last minute of a day is 23:59.
  private static func isSameMinute(_ time: Timestamp?, _ told: Timestamp) -> Bool {
    time.map { $0.seconds / 60 == told.seconds / 60 } ?? false
  }

  private struct Wanted {
    var creditor: PartyName?
    var trigger: String?
    var due: Timestamp?
  }

  /// The states in plain words.
  static func state(_ words: String) -> RowState? {
    switch words {
    case "fulfilled late": .fulfilledLate
    case "overdue, unconfirmed": .overdueUnconfirmed
    case "clock not started": .clockNotStarted
    case "a contrary act is recorded": .contrary
    default: RowState(rawValue: words)
    }
  }

  /// What qualifies a row, in plain words.
  static func holds(_ claim: String, _ row: Row) -> Bool {
    let words = claim.split(separator: " ").map(String.init)
    if words.count == 3, words[1...] == ["was", "there"] {
      return row.attendance.contains { $0.party == words[0] && $0.recorded }
    }
    if words.count == 4, words[1...] == ["was", "not", "there"] {
      return row.attendance.contains { $0.party == words[0] && !$0.recorded }
    }
    if words.first == "done" {
      var rest = words.dropFirst()
      return StoryTime.take(&rest, on: nil) == row.performed && rest.isEmpty
    }
    return row.overlays.contains { $0.told == claim }
  }
}

extension Overlay {
  /// As a story says it.
  var told: String {
    switch self {
    case .contested(let by, let ground): "contested by \(by) on \(ground)"
    case .excuseClaimed(let ground): "excuse claimed on \(ground)"
    case .noReceiptOfTrigger: "no receipt of the request"
    case .claimedNoReceipt: "claimed without receipt"
    case .recordedByOneSide: "recorded by one side"
    case .withinTolerance: "within tolerance"
    case .disputable: "disputable"
    case .early: "early"
    case .senderClockAhead: "sender’s clock ahead"
    case .nothingHeard(let from, _): "nothing heard from \(from)"
    case .overQuota: "over quota"
    case .breach(let kind, let by): "breach \(kind.rawValue) by \(by)"
    case .corrected(let was, _): "corrected from \(was.rawValue)"
    }
  }
}

extension Act {
  /// What an expectation calls the act.
  var told: String {
    switch self {
    case .send(let id, _), .hold(let id), .perform(let id), .deposit(let id, _), .convene(let id):
      id
    case .suspend: "suspension"
    case .resume: "resumption"
    }
  }
}
