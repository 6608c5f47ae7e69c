import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// The cases that were stated by hand, and the reference's own derivation of each.
@Suite struct ConformanceTests {
  @Test func everyCaseIsAsStated() throws {
    let cases = try Case.all()
    for item in cases {
      let status = try Status.of(item.text(), item.recorded(), at: item.instant())
      for expectation in item.expect {
        #expect(expectation.isMet(by: status), "\(item.name): \(expectation)")
      }
    }
    Vectors.ran("agreements conformance", cases.count)
  }

  @Test func everyDerivedStatusIsTheReferences() throws {
    for item in try Case.all() {
      let status = try Status.of(item.text(), item.recorded(), at: item.instant())
      #expect(status.isInForce == item.derived.in_force)
      #expect(status.agreement == item.derived.agreement)
      let rows = status.rows.map(Case.Derived.Norm.init)
      #expect(rows == item.derived.norms, "\(item.name): \(difference(rows, item.derived.norms))")
      #expect(status.rights.map(Case.Derived.Right.init) == item.derived.rights, "\(item.name)")
      #expect(status.quotas.map(Case.Derived.Quota.init) == item.derived.quota, "\(item.name)")
    }
  }

  @Test func arrivalOrderDoesNotMatter() throws {
    var generator = Generator(seed: 6)
    for item in try Case.all() {
      let agreement = try item.text()
      let status = try Status.of(agreement, item.recorded(), at: item.instant())
      for _ in 0..<20 {
        var record = try item.recorded()
        record.messages.shuffle(using: &generator)
        let other = try Status.of(agreement, record, at: item.instant())
        #expect(other == status, "\(item.name)")
      }
    }
  }

  /// An expectation that is wrong is found to be wrong.
  @Test func wrongExpectationsAreCaught() throws {
    for item in try Case.all() {
      let status = try Status.of(item.text(), item.recorded(), at: item.instant())
      for expectation in item.expect {
        #expect(!expectation.spoilt.isMet(by: status), "\(item.name)")
      }
    }
  }

  private func difference(_ a: [Case.Derived.Norm], _ b: [Case.Derived.Norm]) -> String {
    for (x, y) in zip(a, b) where x != y { return "\n\(x)\n\(y)" }
    return "\(a.count) rows, \(b.count) expected"
  }
}

extension Case.Expectation {
  func isMet(by status: Status) -> Bool {
    if let count { return status.rows.count == count }
    if let in_force { return status.isInForce == in_force }
    let found: Bool
    if let right {
      found = status.rights.contains {
        $0.article == right && $0.holder == holder && (state == nil || $0.state.rawValue == state)
      }
    } else {
      found = status.rows.map(Case.Derived.Norm.init).contains { row in
        (article.map { row.article == $0 } ?? true) && (state.map { row.state == $0 } ?? true)
          && (debtor.map { row.debtor == $0 } ?? true) && (due.map { row.due == $0 } ?? true)
          && (trigger.map { row.trigger == $0 } ?? true)
          && (flag.map { row.flags.contains($0) } ?? true)
          && (evidence.map { row.evidence.contains($0) } ?? true)
      }
    }
    return found != (absent ?? false)
  }

  var spoilt: Case.Expectation {
    var other = self
    if let count { other.count = count + 1 }
    if let in_force { other.in_force = !in_force }
    other.absent = !(absent ?? false)
    return other
  }
}

extension Case.Derived.Norm {
  init(_ row: Row) {
    article = row.article
    trigger = row.trigger
    debtor = row.debtor
    creditor = row.creditor
    state = row.state.rawValue
    due = row.due?.description
    evidence = row.evidence
    because = ["article \(row.article)"]
    if case .article(_, let citations)? = row.derivation.first { because += citations }
    flags = row.overlays.compactMap { overlay in row.flag(overlay) }
    performed = row.performed?.description
    alert = row.due == nil ? row.alerts.first?.description : nil
  }
}

extension Row {
  /// The reference's words for an overlay.
  func flag(_ overlay: Overlay) -> String? {
    switch overlay {
    case .contested(let party, let ground): "contested by \(party): \(ground)"
    case .excuseClaimed(let ground): "excuse claimed: \(ground)"
    case .noReceiptOfTrigger: "no receipt of the trigger"
    case .claimedNoReceipt: performed == nil ? "claimed: no receipt" : "claimed, no receipt"
    case .recordedByOneSide:
      performed == nil ? "claimed: recorded by one side only" : "recorded by one side only"
    case .withinTolerance: "within clock tolerance"
    case .early: "early"
    case .senderClockAhead: "sender clock ahead of receipt"
    case .nothingHeard(let party, let since):
      "nothing heard from \(party) since \(since?.description ?? "None")"
    case .overQuota, .breach, .disputable, .corrected: nil
    }
  }
}

extension Case.Derived.Right {
  init(_ row: RightRow) {
    (article, holder, act) = (row.article, row.holder, row.act)
    (trigger, state, evidence) = (row.trigger, row.state.rawValue, row.evidence)
  }
}

extension Case.Derived.Quota {
  init(_ row: QuotaRow) {
    (article, party, message, by) = (row.article, row.party, row.message, row.by)
    (year, use, of, state) = (row.year, row.use, row.of, row.counts ? "counts" : "over-quota")
  }
}
