import Foundation
import ParleyTestKit
import Testing

/// What a person types and sees. A session is a text file: `$ command`, then what must come out.
///
/// Standard output stands as it is; lines of standard error bear `! ` before them and follow it; an
/// exit status other than 0 closes with `(status N)`. `…` in a line stands for any text in it, and
/// a line of `...` alone for any lines. The commands of a session run one after the other in a
/// folder of their own, which is gone afterwards. A line that begins with `# ` says what is
/// going on.
@Suite struct SessionTests {
  static let sessions: [String] = {
    let folder = Vectors.root.appendingPathComponent("Tests/Transcripts/Sessions")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test func `there are sessions`() { #expect(Self.sessions.count >= 3) }

  @Test(arguments: sessions)
  func `a session goes as it is written`(name: String) throws {
    let file = Vectors.root.appendingPathComponent("Tests/Transcripts/Sessions/\(name)")
    let steps = Session.steps(try String(contentsOf: file, encoding: .utf8))
    #expect(!steps.isEmpty)
    try Tool.inScratchFolder { folder in
      for step in steps {
        let seen = try Session.run(step.command, in: folder)
        #expect(
          Session.fits(step.expected[...], seen[...]),
          "\(name): $ \(step.command)\n\(seen.joined(separator: "\n"))")
      }
    }
  }

  @Test(arguments: [
    (["a"], ["a"], true), (["a"], ["b"], false), (["a …"], ["a b c"], true),
    (["… b …"], ["a b c"], true), (["… b"], ["a b c"], false), (["...", "z"], ["a", "z"], true),
    (["...", "z"], ["a", "b"], false), (["a"], ["a", "b"], false), (["a", "..."], ["a"], true),
  ])
  func `what is expected is compared, and gaps only where they are written`(
    expected: [String], seen: [String], fits: Bool
  ) {
    #expect(Session.fits(expected[...], seen[...]) == fits)
  }
}

/// One session's reading, running and comparing.
enum Session {
  struct Step {
    let command: String
    var expected: [String] = []
  }

  static func steps(_ text: String) -> [Step] {
    var steps: [Step] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if !steps.isEmpty, !line.hasPrefix("# ") {
        steps[steps.count - 1].expected.append(String(line))
      }
    }
    return steps.map { step in
      var step = step
      while step.expected.last == "" { step.expected.removeLast() }
      return step
    }
  }

  /// The programs stand beside the tests.
  private static let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().path

  static func run(_ command: String, in folder: URL) throws -> [String] {
    let script = """
      cd '\(folder.path)' && PATH='\(programs)':"$PATH" COLUMNS=100 NO_COLOR=1
      export PATH COLUMNS NO_COLOR
      unset PARLEY_DATA PARLEY_AGENT
      \(command)
      """
    let said = try Tool.run(URL(fileURLWithPath: "/bin/sh"), ["-c", script])
    var lines = split(String(decoding: said.bytes, as: UTF8.self))
    lines += split(said.errors).map { $0.isEmpty ? "!" : "! \($0)" }
    if said.status != 0 { lines.append("(status \(said.status))") }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  static func fits(_ expected: ArraySlice<String>, _ seen: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return seen.isEmpty }
    if first == "..." {
      return (seen.startIndex...seen.endIndex).contains {
        fits(expected.dropFirst(), seen[$0...])
      }
    }
    guard let line = seen.first, fits(first, line) else { return false }
    return fits(expected.dropFirst(), seen.dropFirst())
  }

  private static func fits(_ expected: String, _ line: String) -> Bool {
    let parts = expected.components(separatedBy: "…")
    guard parts.count > 1 else { return expected == line }
    guard line.hasPrefix(parts[0]) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}
