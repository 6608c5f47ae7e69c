import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// What must hold of every agreement, record and instant.
@Suite struct PropertyTests {
  private func agreements() throws -> [Agreement] {
    try Shared.files("agreements-data/reference/examples", "pact").map {
      try Agreement.read(String(contentsOf: $0, encoding: .utf8))
    }
  }

  /// An instant at which everything that is recorded has happened.
  private func end(_ record: AgreementRecord) -> Timestamp {
    let last = record.messages.map(\.claimed).max() ?? Timestamp(seconds: 0)
    return (last ?? Timestamp(seconds: 0).unsafelyUnwrapped).adding(seconds: 400_000)
  }

  @Test func incrementalIsBatch() throws {
    var checks = 0
    for agreement in try agreements() {
      for seed in 0..<3 as Range<UInt64> {
        let record = try RandomRecord.record(agreement, seed: seed, count: 30)
        var order = Generator(seed: seed)
        var engine = try AgreementEngine(agreement)
        var taken = AgreementRecord()
        for message in record.messages.shuffled(using: &order) {
          engine.take(message)
          taken.messages.append(message)
          let batch = try Status.of(agreement, taken, at: message.claimed)
          #expect(engine.status(at: message.claimed) == batch)
          // Deadlines and one second on either side of them.
          for due in Set(batch.rows.compactMap(\.due)).sorted().suffix(2) {
            for shift in [-1, 0, 1, 301] as [Int64] {
              let at = due.adding(seconds: shift)
              #expect(try engine.status(at: at) == Status.of(agreement, taken, at: at))
              checks += 1
            }
          }
        }
      }
    }
    Vectors.ran("incremental and batch at deadlines", checks)
  }

  /// What the engine keeps between messages is what a whole judgement says.
  @Test func whatIsKeptIsWhatIsJudged() throws {
    for agreement in try agreements() {
      for seed in 10..<16 as Range<UInt64> {
        let record = try RandomRecord.record(agreement, seed: seed, count: 40)
        var engine = try AgreementEngine(agreement)
        for message in record.messages {
          engine.take(message)
          engine.advance(to: message.claimed)
          let status = engine.status(at: message.claimed)
          #expect(engine.keptStates == engine.judgedStates(in: status))
        }
      }
    }
  }

  @Test func arrivalAndPartitionDoNotMatter() throws {
    for agreement in try agreements() {
      for seed in 20..<26 as Range<UInt64> {
        let record = try RandomRecord.record(agreement, seed: seed, count: 30)
        let at = end(record)
        let whole = try Status.of(agreement, record, at: at)
        var generator = Generator(seed: seed)
        var shuffled = record
        shuffled.messages.shuffle(using: &generator)
        #expect(try Status.of(agreement, shuffled, at: at) == whole)
        // Two nodes, each with a part and with fewer receipts, then merged.
        var merged = AgreementRecord()
        for message in record.messages {
          var bare = message
          bare.receipts = bare.receipts.filter { _ in Bool.random(using: &generator) }
          bare.notBefore = Bool.random(using: &generator) ? bare.notBefore : nil
          merged.messages.append(bare)
        }
        merged.messages += record.messages.shuffled(using: &generator)
        #expect(try Status.of(agreement, merged, at: at).rows == whole.rows)
      }
    }
  }

  /// More evidence lowers no grade, and takes nothing from overdue back to due.
  @Test func moreEvidenceNeverLowers() throws {
    for agreement in try agreements() {
      for seed in 30..<38 as Range<UInt64> {
        let record = try RandomRecord.record(agreement, seed: seed, count: 30)
        let at = end(record)
        var less = AgreementRecord()
        for message in record.messages {
          let before = try Status.of(agreement, less, at: at)
          less.messages.append(message)
          let after = try Status.of(agreement, less, at: at)
          for row in before.rows {
            guard let later = after.rows.first(where: { $0.key == row.key }) else { continue }
            #expect((row.grade?.rawValue ?? -1) <= (later.grade?.rawValue ?? -1), "\(row.key)")
            #expect(!(row.state == .overdue && later.state == .due), "\(row.key)")
          }
        }
      }
    }
  }

  /// A message changes only instances that it is about, brings about, or performs.
  @Test func aMessageChangesOnlyWhatItHasToDoWith() throws {
    guard let agreement = try agreements().first(where: { $0.id == "vd2011-16" }) else { return }
    for seed in 40..<52 as Range<UInt64> {
      let record = try RandomRecord.record(agreement, seed: seed, count: 40)
      let at = end(record)
      var less = AgreementRecord(heard: agreement.parties.map { .init($0, at: at) })
      for message in record.messages {
        let before = try Status.of(agreement, less, at: at)
        less.messages.append(message)
        let after = try Status.of(agreement, less, at: at)
        for row in before.rows {
          guard let later = after.rows.first(where: { $0.key == row.key }), row != later else {
            continue
          }
          #expect(row.trigger == message.about || row.key == message.about, "\(row.key)")
        }
      }
    }
  }

  /// Time alone changes rows only where the engine says it may.
  @Test func timeChangesRowsOnlyAtChangePoints() throws {
    for agreement in try agreements() {
      for seed in 60..<66 as Range<UInt64> {
        let record = try RandomRecord.record(agreement, seed: seed, count: 14)
        var engine = try AgreementEngine(agreement)
        for message in record.messages { engine.take(message) }
        guard var at = Timestamp("2022-02-11T18:00:00Z") else { return }
        for _ in 0..<40 {
          let rows = engine.status(at: at).rows
          guard let next = engine.nextChange(after: at) else { break }
          #expect(next > at)
          let before = next.adding(seconds: -1)
          #expect(engine.status(at: before).rows == rows, "\(agreement.id) \(at) \(next)")
          at = next
        }
      }
    }
  }
}
