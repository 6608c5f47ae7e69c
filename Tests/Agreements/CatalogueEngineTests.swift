import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// Every shipped agreement can be followed.
@Suite struct CatalogueEngineTests {
  private func shipped() throws -> [Agreement] {
    let folder = Vectors.root.appendingPathComponent("Sources/Protocol/Treaties/Catalogue")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".pact") }
      .map {
        try Agreement.read(
          String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
      }
  }

  @Test func shippedAgreementsAreFollowedStepByStep() throws {
    let all = try shipped()
    #expect(all.count >= 15)
    for agreement in all {
      let record = try RandomRecord.record(agreement, seed: 5, count: 25)
      var engine = try AgreementEngine(agreement)
      for message in record.messages { engine.take(message) }
      let last = try #require(record.messages.last?.claimed)
      for shift in [0, 3_600, 90_000, 400_000] as [Int64] {
        let at = last.adding(seconds: shift)
        let status = engine.status(at: at)
        #expect(try status == Status.of(agreement, record, at: at), "\(agreement.id)")
        engine.advance(to: at)
        #expect(engine.keptStates == engine.judgedStates(in: status), "\(agreement.id)")
        for row in status.rows {
          let reader = StepReader(record, agreement, row, at: at)
          #expect(reader.faults.isEmpty, "\(agreement.id) \(row.key): \(reader.faults)")
        }
      }
    }
    Vectors.ran("shipped agreements followed", all.count)
  }
}
