import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire

/// Records that a generator makes under an agreement: requests, answers, meetings, excuses, with
/// receipts or without, near deadlines and far from them.
struct RandomRecord {
  var agreement: Agreement
  var generator: Generator
  private(set) var messages: [RecordedMessage] = []
  private var now: Int64

  init(_ agreement: Agreement, seed: UInt64, start: String = "2022-02-11T18:00:00Z") throws {
    self.agreement = agreement
    generator = Generator(seed: seed)
    now = try time(start).seconds
  }

  static func record(_ agreement: Agreement, seed: UInt64, count: Int) throws -> AgreementRecord {
    var random = try RandomRecord(agreement, seed: seed)
    for number in 0..<count { random.add(number) }
    return AgreementRecord(messages: random.messages)
  }

  private mutating func pick<T>(_ list: [T]) -> T? {
    list.isEmpty ? nil : list[Int(generator.next() % UInt64(list.count))]
  }

  private mutating func chance(_ percent: UInt64) -> Bool { generator.next() % 100 < percent }

  private mutating func add(_ number: Int) {
    now += Int64(generator.next() % 40_000)
    guard let author = pick(agreement.parties) else { return }
    let others = agreement.parties.filter { $0 != author }
    guard let claimed = Timestamp(seconds: now), let first = pick(others) else { return }
    var message = RecordedMessage(
      id: "m\(number)", author: author,
      addressees: [first] + others.filter { $0 != first }, said: said(author), claimed: claimed)
    message.about = about(message)
    if chance(80) {
      for party in others where chance(85) {
        message.receipts.append(
          .init(party, at: claimed.adding(seconds: Int64(generator.next() % 900))))
      }
      message.receipts.sort { $0.party < $1.party }
    }
    if chance(30) {
      message.notBefore = claimed.adding(seconds: -Int64(generator.next() % 3_600))
    }
    messages.append(message)
  }

  private mutating func said(_ author: PartyName) -> Said {
    let kinds = agreement.messages.map(\.id)
    switch generator.next() % 20 {
    case 0..<9: return pick(kinds).map { .message($0) } ?? .heard
    case 9..<12:
      guard let event = pick(agreement.events.map(\.id)), let at = Timestamp(seconds: now) else {
        return .heard
      }
      return .event(
        event, performer: author, at: at, reference: "e\(generator.next() % 4)", present: [])
    case 12: return .waive
    case 13: return .claimExcuse(ground: "no power")
    case 14: return .acceptExcuse
    case 15: return .contest(ground: "content", reading: nil)
    case 16: return .consent
    case 17: return .deposit(kinds.first ?? "")
    default: return .heard
    }
  }

  private mutating func about(_ message: RecordedMessage) -> String? {
    let before = messages.filter { if case .message = $0.said { true } else { false } }
    switch message.said {
    case .message(let kind):
      guard let target = agreement.message(kind)?.target else { return nil }
      return pick(before.filter { $0.said == .message(target) })?.id
    case .event(let event, _, _, _, _):
      guard let target = agreement.event(event)?.about else { return nil }
      return pick(before.filter { $0.said == .message(target) })?.id
    case .waive, .claimExcuse, .acceptExcuse, .contest, .breach:
      guard let trigger = pick(before), let article = pick(agreement.articles),
        let debtor = pick(agreement.parties)
      else { return nil }
      return "\(article.number)/\(trigger.id)/\(debtor)"
    default: return nil
    }
  }
}
