import ParleyFuzz
import Testing

/// Every reader of outside bytes under seeded mutation. A long search of the same readers, by
/// libFuzzer, is `Scripts/fuzz`.
@Suite struct FuzzTests {
  /// Bytes to change and read for each reader: many small ones, or some large ones.
  private static let budget = 160_000

  @Test(arguments: FuzzTarget.all.map(\.name))
  func `what is accepted would have been written`(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let readings = target.examples.map(target.read)
    try #require(readings.allSatisfy { $0 == .accepted || $0 == .refused }, "\(readings)")
    try #require(readings.contains(.accepted), "examples that are all refused show nothing")
    let size = target.examples.map(\.count).reduce(0, +) / target.examples.count
    var mutator = Mutator(seed: 2_026)
    for round in 0..<min(1_500, max(60, Self.budget / size)) {
      let example = target.examples[round % target.examples.count]
      let bytes = mutator.mutate(example, with: target.examples)
      if case .fault(let found) = target.read(bytes) {
        Issue.record("\(name), round \(round): \(bytes.debugText) \(found)")
        return
      }
    }
  }

  /// A property that cannot fail shows nothing.
  @Test func `a reader with two spellings is found out`() throws {
    let lenient = FuzzTarget.lenientDecimal
    var mutator = Mutator(seed: 1)
    let found = (0..<3_000).contains { _ in
      if case .fault = lenient.read(mutator.mutate(lenient.examples[0])) { true } else { false }
    }
    #expect(found, "leading zeros and signs are other spellings of a number")
  }
}

extension [UInt8] {
  fileprivate var debugText: String {
    String(decoding: prefix(2_000), as: UTF8.self).debugDescription
  }
}
