import ParleyAgreements
import ParleyPact
import ParleyWire
import Testing

@testable import ParleyChecks

/// Acts out a set of agreements day by day, and asks the engine what each party owes.
private struct Walk {
  let agreements: [Agreement]
  var records: [AgreementRecord]
  var day: Int64 = 0

  init(_ agreements: [Agreement]) {
    self.agreements = agreements
    records = agreements.map { _ in AgreementRecord() }
  }

  /// 1 February 2030, and so on.
  var now: Timestamp {
    get throws { try #require(Timestamp(seconds: 1_896_134_400 + day * 86_400)) }
  }

  mutating func say(_ said: Said, by author: PartyName, in i: Int) throws {
    let others = agreements[i].parties.filter { $0 != author }
    var message = RecordedMessage(
      id: "m\(records[i].messages.count)", author: author, addressees: others, said: said,
      claimed: try now)
    message.receipts = try others.map { .init($0, at: try now) }
    records[i].messages.append(message)
  }

  /// What the world brings: the moment that both name, or the certifier's report.
  mutating func world() throws {
    for (i, agreement) in agreements.enumerated() {
      if agreement.event("agreed-moment") != nil {
        for party in agreement.parties {
          try say(
            .event("agreed-moment", performer: party, at: try now, reference: "x", present: []),
            by: party, in: i)
        }
      }
      if agreement.message("readiness-certificate") != nil, let author = agreement.certifiers.first
      {
        try say(.message("readiness-certificate"), by: author, in: i)
      }
    }
  }

  mutating func perform(_ act: LinkedAct) throws {
    let i = try #require(agreements.firstIndex { $0.id == act.agreement })
    switch act.act {
    case .perform(let event), .hold(let event):
      try say(
        .event(event, performer: act.party, at: try now, reference: event, present: []),
        by: act.party, in: i)
    case .deposit(let instrument, _): try say(.deposit(instrument), by: act.party, in: i)
    case .send, .convene, .suspend, .resume: Issue.record("\(act.sentence) is no step")
    }
  }

  func statuses() throws -> [Status] {
    var known: [Status] = []
    // Again and again, since each may ask the other.
    for _ in 0..<6 {
      known = try agreements.indices.map {
        try Status.of(agreements[$0], records[$0], at: now, others: known)
      }
    }
    return known
  }

  func state(of act: LinkedAct) throws -> RowState? {
    try statuses().first { $0.agreement == act.agreement }?.rows
      .first { $0.article == act.article && $0.debtor == act.party }?.state
  }
}

@Test(arguments: linkages.keys.sorted())
func `the engine follows each draft to its end`(name: String) throws {
  let agreements = try #require(linkages[name])
  let before = Linkage.find(in: agreements)
  let stuck = Walk(agreements)
  for act in before.stuck { #expect(try stuck.state(of: act) == .waiting) }
  let suggestion = try #require(before.components.first?.suggestions.first)
  for way in WayOut.all(for: suggestion, in: agreements) {
    var walk = Walk(way.revised)
    var hasWorld = false
    for _ in 0..<12 {
      let free = Linkage.find(in: way.revised).free
      let due = try free.filter { try walk.state(of: $0) == .due }
      if due.isEmpty, hasWorld { break }
      if due.isEmpty {
        try walk.world()
        hasWorld = true
        continue
      }
      for act in due { try walk.perform(act) }
      walk.day += 1
    }
    for act in before.stuck {
      let state = try walk.state(of: act)
      #expect(state == .fulfilled, "\(way.kind): \(act.sentence)")
    }
  }
}
