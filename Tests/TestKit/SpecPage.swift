import Foundation

/// The fenced blocks of a page under Docs/Spec, so that a test runs what the page shows.
public struct SpecPage: Sendable {
  private let lines: [Substring]

  public init(_ name: String) throws {
    lines = try String(contentsOf: Self.file(name), encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  private static func file(_ name: String) -> URL {
    Vectors.root.appendingPathComponent("Docs/Spec/\(name).md")
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

  /// Puts other bytes into the blocks of this word, in order; for a page whose format changed.
  public static func rewrite(_ name: String, _ word: String, _ blocks: [[UInt8]]) throws {
    var out: [Substring] = []
    var next = 0
    var isInside = false
    for line in try SpecPage(name).lines {
      if line == "```", isInside { isInside = false }
      if !isInside { out.append(line) }
      guard line == "```\(word)", next < blocks.count else { continue }
      out += String(decoding: blocks[next], as: UTF8.self).dropLast().split(
        separator: "\n", omittingEmptySubsequences: false)
      next += 1
      isInside = true
    }
    try Data(out.joined(separator: "\n").utf8).write(to: file(name))
  }
}
