import ParleyRecord

// The text of a scenario: one line an actor, a road or an event (Docs/Operating/drill.md). What the
// reader accepts, this writes back, but for comments and empty lines.
extension Scenario {
  package static let firstLine = "parley scenario v1"

  package var text: String {
    var lines = [
      Self.firstLine, "title \(title)", "seed \(seed)", "heal \(Plain.time(heal))",
    ]
    if settle != Self.settleBound { lines.append("settle \(Plain.time(settle))") }
    lines += centres.map(\.text) + channels.map(\.text) + carriers.map(\.text)
    lines += events.map { "at \(Plain.time($0.at)) \($0.act.text)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CentreLine {
  var text: String {
    var words = ["centre \(name)"]
    if offset != 0 { words.append("offset \(Plain.signed(offset * 1_000))") }
    if drift != 0 { words.append("drift \(drift)ppm") }
    words.append("sync \(Plain.time(sync))")
    if let snapshot { words.append("snapshot \(snapshot)") }
    if let officer {
      words.append("looks-after \(Plain.time(officer.after))")
      if officer.acknowledges != 0 { words.append("acknowledges \(officer.acknowledges)%") }
      if officer.readsBack != 0 { words.append("reads-back \(officer.readsBack)%") }
      if officer.replies != 0 { words.append("replies \(officer.replies)%") }
    }
    if let lies { words.append("lies \(lies)") }
    return words.joined(separator: " ")
  }
}

extension ChannelLine {
  var text: String { (["channel", name] + members).joined(separator: " ") }
}

extension CarrierLine {
  static let largest = 8 << 20

  var text: String {
    var words = ["carrier \(name) \(answers ? "answers" : "one-way")"]
    words.append("delay \(Plain.time(delay.lowerBound)) \(Plain.time(delay.upperBound))")
    if loss != 0 { words.append("loss \(loss)%") }
    if repeats != 0 { words.append("repeats \(repeats)%") }
    if limit != Self.largest { words.append("limit \(limit)") }
    if !heals { words.append("stays-dead") }
    return words.joined(separator: " ")
  }
}

extension ScenarioAct {
  var text: String {
    func lasting(_ span: Int64) -> String { "for \(Plain.time(span))" }
    switch self {
    case .writes(let centre, let channel, let precedence, let released):
      let release = released.map { " released \(Plain.time($0))" } ?? ""
      return "\(centre) writes \(channel) \(precedence.rawValue)\(release)"
    case .cut(let carrier, let between, let span):
      return (["cut", carrier] + between + [lasting(span)]).joined(separator: " ")
    case .crashes(let centre, let point, let down):
      return "\(centre) crashes \(point.rawValue) \(lasting(down))"
    case .slowDisk(let centre, let sync, let span):
      return "\(centre) slow-disk \(Plain.time(sync)) \(lasting(span))"
    case .fullDisk(let centre, let span): return "\(centre) full-disk \(lasting(span))"
    case .losesDisk(let centre, let copy, let down):
      let copy = copy.map { "copy \(Plain.time($0)) " } ?? ""
      return "\(centre) loses-journal \(copy)\(lasting(down))"
    case .clockJumps(let centre, let seconds, let checked):
      return "\(centre) clock \(Plain.signed(seconds * 1_000)) checked \(Plain.time(checked))"
    case .rotates(let centre, let what): return "\(centre) rotates \(what.rawValue)"
    case .moves(let centre, let channel, let move): return "\(centre) \(move.rawValue) \(channel)"
    }
  }
}
