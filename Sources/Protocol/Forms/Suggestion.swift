/// "Did you mean": the known word nearest to a misspelt one.
enum Suggestion {
  /// The nearest word at an edit distance of at most two, and below half the word's length.
  static func nearest(to word: some StringProtocol, among known: [String]) -> String? {
    let written = Array(word.utf8)
    guard (2...64).contains(written.count) else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = distance(written, Array(candidate.utf8))
      guard distance <= 2, distance * 2 <= candidate.utf8.count else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that make one of the other
  /// (optimal string alignment).
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        var least = min(row[j] + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, before[j - 1] + 1)
        }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[b.count]
  }
}
