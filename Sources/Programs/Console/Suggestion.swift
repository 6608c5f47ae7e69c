/// The name someone may have meant.
enum Suggestion {
  /// The nearest by edits, if it is near enough to be worth saying; the first of equals.
  static func nearest(to word: String, among names: [String]) -> String? {
    let tolerated = max(1, word.count / 3)
    let ranked = names.map { (name: $0, edits: edits(Array(word), Array($0))) }
    guard let best = ranked.min(by: { ($0.edits, $0.name) < ($1.edits, $1.name) }) else {
      return nil
    }
    return best.edits <= tolerated ? best.name : nil
  }

  /// Letters added, dropped, changed or exchanged with a neighbour (optimal string alignment).
  static func edits(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, above) = (above, row)
    }
    return above[b.count]
  }
}
