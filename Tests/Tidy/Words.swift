import Foundation

/// What must not be said, and links that must lead somewhere.
enum Words {
  // Spelled in pieces, so that this file does not contain them.
  private static let everywhere = [
    "/wo" + "rk/", "/ro" + "ot/", "FIX" + "ME", "TO" + "DO", "XX" + "X:", "<<<<" + "<<< ",
    ">>>>" + ">>> ",
  ]

  /// Paths of one machine, promises to do it later, and the marks of a merge that went wrong.
  static func places(_ file: SourceFile) -> [Finding] {
    file.lines.enumerated().flatMap { i, line in
      everywhere.filter { line.contains($0) }.map { Finding(file, i + 1, "says \($0)") }
    }
  }

  // Promise 7: the machine says what is on record by when; only parties speak of breach, and the
  // names of their acts are the one place where the word may stand.
  private static let verdicts = ["violat", "breach"]

  static func verdicts(_ file: SourceFile) -> [Finding] {
    file.literals.filter { !isAct($0.1) }.flatMap { line, text in
      verdicts.filter { text.lowercased().contains($0) }
        .map { Finding(file, line, "'\($0)…' is a verdict; say what is not on record by when") }
    }
  }

  private static func isAct(_ text: String) -> Bool {
    ["breach", "breach-alleged", "breach-acknowledged", "breach-determined"].contains(text)
  }

  /// What stops the process stands beside its reason.
  static func unexplained(_ file: SourceFile) -> [Finding] {
    let stops = #/\btry!|\bas!|\bfatalError\(/#.wordBoundaryKind(.simple)
    return file.code.enumerated().compactMap { i, line in
      guard let stop = line.firstMatch(of: stops) else { return nil }
      let explained = file.lines[max(0, i - 2)...i].contains { $0.contains("// ") }
      return explained
        ? nil : Finding(file, i + 1, "\(stop.output) without a comment that says why")
    }
  }

  /// Relative links of a Markdown page that lead to no file. What stands as code is no link.
  static func brokenLinks(_ page: SourceFile, exists: (String) -> Bool) -> [Finding] {
    let folder = page.path.split(separator: "/").dropLast().map(String.init)
    var inBlock = false
    return page.lines.enumerated().flatMap { i, line -> [Finding] in
      if line.hasPrefix("```") { inBlock.toggle() }
      guard !inBlock else { return [] }
      let bare = line.replacing(#/`[^`]*`/#, with: "")
      return bare.matches(of: #/\]\(([^)\s]+)[^)]*\)/#).compactMap { match in
        let target = String(match.output.1)
        guard !target.contains("://"), !target.hasPrefix("#"), !target.hasPrefix("mailto:") else {
          return nil
        }
        let path = target.split(separator: "#", omittingEmptySubsequences: false)[0]
        guard let resolved = resolve(String(path), from: folder), exists(resolved) else {
          return Finding(page, i + 1, "the link to \(target) leads nowhere")
        }
        return nil
      }
    }
  }

  /// Nil if it climbs out of the tree.
  private static func resolve(_ path: String, from folder: [String]) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
