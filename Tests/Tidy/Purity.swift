import Foundation

/// What the pure layers may not do: look at a clock, draw a number, touch the world, or let the
/// order of a hash table show. The drill is held to the same: a seed names one world.
enum Purity {
  static let folders = ["Sources/Formats", "Sources/Protocol", "Sources/Adapters/Drill"]

  private static let imports: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc", "Musl", "Dispatch",
    "Synchronization", "CLinux", "_Concurrency",
  ]

  /// What is written, and what to do instead.
  private static let calls: [(word: String, instead: String)] = [
    (".random(", "entropy comes in as an argument"),
    (".shuffle", "entropy comes in as an argument"),
    (".randomElement(", "entropy comes in as an argument"),
    ("UUID(", "entropy comes in as an argument"),
    ("SystemRandomNumberGenerator", "entropy comes in as an argument"),
    ("getrandom(", "entropy comes in as an argument"),
    ("randombytes", "entropy comes in as an argument"),
    ("RAND_bytes", "entropy comes in as an argument"),
    ("Date(", "time comes in as an argument"),
    ("Date.now", "time comes in as an argument"),
    ("ContinuousClock", "time comes in as an argument"),
    ("SuspendingClock", "time comes in as an argument"),
    ("DispatchTime", "time comes in as an argument"),
    ("clock_gettime", "time comes in as an argument"),
    ("Task {", "the shell runs things"),
    ("Task.", "the shell runs things"),
    ("Task(", "the shell runs things"),
    ("async ", "the shell waits"),
    ("await ", "the shell waits"),
    ("print(", "an outcome is returned"),
    ("Swift.print(", "an outcome is returned"),
    ("debugPrint(", "an outcome is returned"),
    ("readLine(", "input comes in as an argument"),
    ("CommandLine.", "input comes in as an argument"),
    ("getenv(", "input comes in as an argument"),
    ("Hasher(", "hash values differ from run to run"),
    (".hashValue", "hash values differ from run to run"),
    ("ObjectIdentifier(", "addresses differ from run to run"),
  ]

  /// - Parameter members: names that other files of the module declare as a Set or Dictionary.
  static func findings(_ file: SourceFile, members: Set<String> = []) -> [Finding] {
    var found = file.imports.filter { imports.contains($0.module) }
      .map { Finding(file, $0.line, "a pure layer does not import \($0.module)") }
    let code = file.code.joined(separator: "\n")
    for call in calls where code.contains(call.word) {
      for (i, line) in file.code.enumerated() where says(line, call.word) {
        found.append(Finding(file, i + 1, "\(call.word): \(call.instead)"))
      }
    }
    return found + unordered(file, members)
  }

  // A word is not the end of a longer one, nor a method of something else: `fingerprint(` does not
  // print, and neither does `Head.print(`.
  private static func says(_ line: String, _ word: String) -> Bool {
    line.ranges(of: word).contains { range in
      let before = line[..<range.lowerBound]
      guard let last = before.last, !word.hasPrefix(".") else { return true }
      return !(last.isLetter || last.isNumber || last == "_" || last == ".")
        && !before.hasSuffix("func ")
    }
  }

  /// The remark that a line of code stands by when order cannot show there.
  static let excuse = "any order"

  /// Walks over a Set or Dictionary whose order shows: over one that the same file declares, or
  /// over the keys or values of one that the module declares. A line that sorts, that makes a Set,
  /// or that is excused passes.
  private static func unordered(_ file: SourceFile, _ members: Set<String>) -> [Finding] {
    let own = tables(of: file)
    return file.code.enumerated().compactMap { i, line in
      guard !line.contains("sorted"), !line.contains("Set("),
        let walked = walkedView(line, members.union(own)) ?? walkedTable(line, own),
        !file.lines[max(0, i - 1)...i].contains(where: { $0.contains("// \(excuse)") })
      else { return nil }
      return Finding(
        file, i + 1, "\(walked) has no order: sort, or say '// \(excuse): …' and why none shows")
    }
  }

  private static func walkedView(_ line: String, _ tables: Set<String>) -> String? {
    guard line.contains(".keys") || line.contains(".values") else { return nil }
    let view = #/(\w+)\.(?:keys|values)\b(?!\.(?:count|isEmpty|contains|allSatisfy|max|min))/#
    let walk = #/\bfor\b.*\bin\b|\.(?:map|flatMap|compactMap|forEach|joined|first)\b|\bArray\(/#
    guard let found = line.firstMatch(of: view.wordBoundaryKind(.simple)),
      tables.contains(String(found.output.1)), line.contains(walk.wordBoundaryKind(.simple))
    else { return nil }
    return String(found.output.0)
  }

  private static func walkedTable(_ line: String, _ tables: Set<String>) -> String? {
    guard line.contains("for ") else { return nil }
    let loop = #/\bfor\b.*\bin\s+(?:self\.)?([a-z]\w*)\s*(?:where.*)?\{/#
    guard let loop = line.firstMatch(of: loop.wordBoundaryKind(.simple)) else { return nil }
    let name = String(loop.output.1)
    return tables.contains(name) ? name : nil
  }

  /// Names declared with the type of a Set or Dictionary, or made as an empty one.
  static func tables(of file: SourceFile) -> Set<String> {
    var names: Set<String> = []
    let typed = #/\b(?:var|let)\s+(\w+)\s*:\s*(?:\[[\w.]+\s*:|Set<|Dictionary<)/#
      .wordBoundaryKind(.simple)
    let made = #/\b(?:var|let)\s+(\w+)\s*=\s*(?:\[[\w.]+\s*:[^\[\]]+\]\(|Set[<(]|Dictionary[<(])/#
      .wordBoundaryKind(.simple)
    for line in file.code where line.contains("var ") || line.contains("let ") {
      for match in line.matches(of: typed) { names.insert(String(match.output.1)) }
      for match in line.matches(of: made) { names.insert(String(match.output.1)) }
    }
    return names
  }
}
