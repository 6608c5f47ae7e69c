package import ParleyAgreements
package import ParleyPact
package import ParleyWire

/// Why two sides see an agreement differently: which messages and times one holds and the other
/// does not. Two equal records give equal statuses, so there is never another reason.
package struct RecordComparison: Hashable, Sendable {
  /// Messages that only the first record holds, in its order; and only the second.
  package let onlyFirst: [RecordedMessage]
  package let onlySecond: [RecordedMessage]
  /// Messages that both hold, of which one knows more: a receipt, or a narrower time.
  package let differing: [Differing]
  /// Parties heard until different times.
  package let heard: [Heard]

  package struct Differing: Hashable, Sendable {
    package let id: String
    package let what: [What]
  }

  package enum What: Hashable, Sendable {
    case receipt(of: PartyName, first: Timestamp?, second: Timestamp?)
    case notBefore(first: Timestamp?, second: Timestamp?)
    case notAfter(first: Timestamp?, second: Timestamp?)
    /// One id and two contents: the two were not made from one log.
    case content
  }

  package struct Heard: Hashable, Sendable {
    package let party: PartyName
    package let first: Timestamp?
    package let second: Timestamp?
  }

  package var isEmpty: Bool {
    onlyFirst.isEmpty && onlySecond.isEmpty && differing.isEmpty && heard.isEmpty
  }

  package init(_ first: AgreementRecord, _ second: AgreementRecord) {
    let here = Self.byID(first)
    let there = Self.byID(second)
    onlyFirst = first.messages.filter { there[$0.id] == nil }
    onlySecond = second.messages.filter { here[$0.id] == nil }
    differing = first.messages.compactMap { message in
      guard let other = there[message.id] else { return nil }
      let what = Self.differences(message, other)
      return what.isEmpty ? nil : Differing(id: message.id, what: what)
    }
    let parties = Set((first.heard + second.heard).map(\.party)).sorted(by: bytewiseLess)
    heard = parties.compactMap { party in
      let times = [first, second].map { record in record.heard.first { $0.party == party }?.at }
      return times[0] == times[1] ? nil : Heard(party: party, first: times[0], second: times[1])
    }
  }

  private static func byID(_ record: AgreementRecord) -> [String: RecordedMessage] {
    Dictionary(record.messages.map { ($0.id, $0) }) { first, _ in first }
  }

  private static func differences(_ a: RecordedMessage, _ b: RecordedMessage) -> [What] {
    var what: [What] = []
    for party in Set((a.receipts + b.receipts).map(\.party)).sorted(by: bytewiseLess)
    where a.receipt(of: party) != b.receipt(of: party) {
      what.append(.receipt(of: party, first: a.receipt(of: party), second: b.receipt(of: party)))
    }
    if a.notBefore != b.notBefore {
      what.append(.notBefore(first: a.notBefore, second: b.notBefore))
    }
    if a.notAfter != b.notAfter { what.append(.notAfter(first: a.notAfter, second: b.notAfter)) }
    var same = b
    (same.receipts, same.notBefore, same.notAfter) = (a.receipts, a.notBefore, a.notAfter)
    if same != a { what.append(.content) }
    return what
  }
}
