// The report in sentences, the same for every reader.

extension LinkageReport {
  /// Line by line; empty where nothing is stuck and nothing is linked.
  package var text: String { (stuckLines + firstLines + nextLines).joined(separator: "\n") }

  private var stuckLines: [String] {
    guard !stuck.isEmpty else { return [] }
    var lines = ["No order of acts starts these:"] + stuck.map { "  \($0.sentence)" }
    for orphan in orphans {
      lines.append(
        "\(orphan.act.sentence) waits for \(orphan.event) of \(orphan.party), which no article"
          + " requires or permits.")
    }
    for component in components { lines += Self.lines(component) }
    if inTurn.count > 1 {
      lines.append("To free everything, one after another:")
      lines += inTurn.map { "  \($0.sentence)" }
    }
    return lines
  }

  private static func lines(_ component: Component) -> [String] {
    let circle = component.cycle.map { "\($0.party): \($0.words)" }
    var lines = ["Each waits for the next, and the last for the first: " + list(circle) + "."]
    for suggestion in component.suggestions { lines.append("  " + suggestion.sentence) }
    if component.suggestions.isEmpty {
      lines.append("  No set of these acts was found that would start if done at one moment.")
    }
    if !component.isComplete {
      lines.append("  The circle is large: there may be other sets than these.")
    }
    return lines
  }

  private var firstLines: [String] {
    oneSideFirst.isEmpty
      ? []
      : ["If one act were done first, before its condition holds:"]
        + oneSideFirst.map { one in
          "  \(one.act.party): \(one.act.words) would free "
            + (one.frees.isEmpty ? "nothing." : Self.list(one.frees.map(Self.short)) + ".")
        }
  }

  private var nextLines: [String] {
    next.isEmpty
      ? []
      : ["What each can do next:"]
        + next.map { steps in
          "  \(steps.party): now \(Self.list(steps.now.map(\.words), or: "nothing"));"
            + " once the others have done theirs also"
            + " \(Self.list(steps.ifOthersDo.map(\.words), or: "nothing"))."
        }
  }

  fileprivate static func short(_ act: LinkedAct) -> String { "\(act.party): \(act.words)" }

  fileprivate static func list(_ words: [String], or none: String = "") -> String {
    words.isEmpty ? none : words.joined(separator: "; ")
  }
}

extension LinkageReport.Suggestion {
  /// `Together, at one moment: …; then follows …; each side gives …; everything is freed.`
  package var sentence: String {
    let gives = gives.map { "\($0.party) \($0.acts)" }.joined(separator: ", ")
    let rest = LinkageReport.list(follows.map(LinkageReport.short), or: "nothing more")
    return "Together, at one moment: \(LinkageReport.list(together.map(LinkageReport.short)))."
      + " Then follows: \(rest)."
      + " Each side gives: \(gives). "
      + (freesAll ? "Everything is freed." : "Something stays stuck.")
  }
}
