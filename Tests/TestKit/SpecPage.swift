import Foundation

/// The fenced blocks of a page under Docs/Spec, so that a test runs what the page shows.
public struct SpecPage: Sendable {
  private let lines: [Substring]

  public init(_ name: String) throws {
    let file = Vectors.root.appendingPathComponent("Docs/Spec/\(name).md")
    lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  public var text: String { lines.joined(separator: "\n") }

  /// The bytes of each block that opens with three backticks and this word, in order.
  public func examples(_ word: String) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var open: [Substring]?
    for line in lines {
      if line == "```", let block = open {
        found.append(Array((block.joined(separator: "\n") + "\n").utf8))
        open = nil
      } else if open != nil {
        open?.append(line)
      } else if line == "```\(word)" {
        open = []
      }
    }
    return found
  }
}
