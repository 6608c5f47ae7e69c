import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire

/// Records that follow from a seed: the messages and events of an agreement in any order, with
/// receipts or without, and then acts of parties about the rows that came of them.
struct RandomEpisode {
  let agreement: Agreement
  private var generator: Generator
  private var messages: [RecordedMessage] = []
  private var now: Int64

  private init(_ agreement: Agreement, _ seed: UInt64) {
    self.agreement = agreement
    generator = Generator(seed: seed)
    now = Sample.at("2022-02-11T18:00:00Z").seconds
  }

  /// - Returns: the record, and an instant near its end.
  static func make(
    _ agreement: Agreement, seed: UInt64
  ) throws -> (record: AgreementRecord, at: Timestamp) {
    var episode = RandomEpisode(agreement, seed)
    for number in 0..<14 { episode.speak(number) }
    for number in 14..<22 { try episode.act(number) }
    let last = Sample.at("1970-01-01T00:00:00Z").adding(seconds: episode.now)
    let after = Int64(episode.generator.next() % 600_000)
    return (AgreementRecord(messages: episode.messages), last.adding(seconds: after - 100_000))
  }

  private mutating func pick<T>(_ list: [T]) -> T? {
    list.isEmpty ? nil : list[Int(generator.next() % UInt64(list.count))]
  }

  private mutating func chance(_ percent: UInt64) -> Bool { generator.next() % 100 < percent }

  private mutating func message(_ number: Int, _ author: PartyName) -> RecordedMessage? {
    now += Int64(generator.next() % 50_000)
    let others = agreement.names.filter { $0 != author }
    guard let claimed = Timestamp(seconds: now), let first = pick(others) else { return nil }
    var message = RecordedMessage(
      id: "m\(number)", author: author,
      addressees: [first] + others.filter { $0 != first }, said: .heard, claimed: claimed)
    for party in others.sorted() where chance(75) {
      let delay = Int64(generator.next() % 2_000) - 500
      message.receipts.append(.init(party, at: claimed.adding(seconds: delay)))
    }
    if chance(20) { message.notBefore = claimed.adding(seconds: -Int64(generator.next() % 3_600)) }
    if chance(20) { message.notAfter = claimed.adding(seconds: Int64(generator.next() % 3_600)) }
    return message
  }

  private mutating func speak(_ number: Int) {
    guard let author = pick(agreement.names), var next = message(number, author) else { return }
    let kinds = agreement.messages.map(\.id)
    if chance(60), let kind = pick(kinds) {
      next.said = .message(kind)
      next.about = target(agreement.message(kind)?.target)
      for field in agreement.message(kind)?.fields ?? [] {
        let value = chance(50) ? "2022-02-13" : "\(generator.next() % 20_000)"
        next.fields.append(.init(field, value))
      }
    } else if chance(70), let event = pick(agreement.events) {
      let at = Timestamp(seconds: now - Int64(generator.next() % 20_000)) ?? next.claimed
      next.said = .event(
        event.id, performer: chance(80) ? author : pick(agreement.parties) ?? author, at: at,
        reference: "e\(generator.next() % 3)", present: chance(50) ? [author] : [])
      next.about = target(event.about)
      for field in event.fields { next.fields.append(.init(field, "\(generator.next() % 20_000)")) }
    } else if chance(30), let kind = pick(kinds) {
      next.said = .deposit(kind)
    } else if chance(30) {
      next.said = .consent
    }
    messages.append(next)
  }

  private mutating func target(_ kind: String?) -> String? {
    guard let kind else { return nil }
    return pick(messages.filter { $0.said == .message(kind) })?.id
  }

  /// What parties do about rows that are there.
  private mutating func act(_ number: Int) throws {
    guard let author = pick(agreement.parties), var next = message(number, author) else { return }
    let at = next.claimed
    let status = try Status.of(agreement, AgreementRecord(messages: messages), at: at)
    guard let row = pick(status.rows) else { return }
    let isDebtor = chance(50)
    next.author =
      (isDebtor ? pick(row.debtor.split(separator: "+").map(String.init)) : row.creditor) ?? author
    let excuses = agreement.article(row.article)?.excuses ?? []
    let ground = pick(excuses) ?? "distress"
    next.about = row.key
    switch generator.next() % 7 {
    case 0: next.said = .waive
    case 1, 2: next.said = .claimExcuse(ground: ground)
    case 3: next.said = .acceptExcuse
    case 4: next.said = .contest(ground: "time", reading: nil)
    case 5: (next.said, next.about) = (chance(70) ? .suspend([row.article]) : .resume([]), nil)
    default: (next.said, next.about) = (chance(50) ? .resume([row.article]) : .heard, nil)
    }
    messages.append(next)
  }
}
