/// One reader of bytes from outside, valid examples of what it reads, and the property that it is
/// held to: it never stops the process, and whatever it accepts it would have written.
///
/// libFuzzer drives these in a long run; a seeded mutator drives the same ones in every test run.
package struct FuzzTarget: Sendable {
  package enum Reading: Hashable, Sendable {
    case accepted
    case refused
    /// The property does not hold; what was found instead.
    case fault(String)
  }

  package let name: String
  /// What this program itself wrote, small: where a search begins.
  package let examples: [[UInt8]]
  package let read: @Sendable ([UInt8]) -> Reading

  /// A property of its own.
  init(
    _ name: String, judging examples: [[UInt8]], read: @escaping @Sendable ([UInt8]) -> Reading
  ) {
    (self.name, self.examples, self.read) = (name, examples, read)
  }

  /// One spelling: `reprint` reads and writes again, or answers nil for what is refused.
  init(
    _ name: String, examples: [[UInt8]],
    reprint: @escaping @Sendable ([UInt8]) throws -> [UInt8]?
  ) {
    self.init(name, judging: examples) { bytes in
      guard let again = try? reprint(bytes) else { return .refused }
      return again == bytes ? .accepted : .fault("written again: \(Self.show(again))")
    }
  }

  /// Several spellings, as where comments are allowed: the one that is written is the last.
  init(
    _ name: String, settling examples: [[UInt8]],
    settle: @escaping @Sendable ([UInt8]) throws -> [UInt8]?
  ) {
    self.init(name, judging: examples) { bytes in
      guard let once = try? settle(bytes) else { return .refused }
      guard let twice = try? settle(once) else {
        return .fault("what it wrote is refused: \(Self.show(once))")
      }
      return once == twice ? .accepted : .fault("written differently: \(Self.show(twice))")
    }
  }

  static func show(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(2_000), as: UTF8.self).debugDescription
  }
}

extension FuzzTarget {
  package static let all: [FuzzTarget] =
    notes + seals + records + authorities + forms + pacts + evidence + nodes

  package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

extension FuzzTarget {
  /// The standard library's own reader of numbers, which takes `+7` and `007`: a test of the test.
  package static let lenientDecimal = FuzzTarget("lenient", examples: [Array("1000700".utf8)]) {
    bytes in
    String(validating: bytes, as: UTF8.self).flatMap { Int64($0) }.map { Array("\($0)".utf8) }
  }
}
