import ParleyRecord

/// Why a text is no scenario: where, and what was expected there.
package struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
  package let line: Int
  package let column: Int
  package let expected: String

  package var description: String { "line \(line), column \(column): expected \(expected)" }
}

extension Scenario {
  /// Bytes of the largest text that is read.
  package static let textLimit = 1 << 20

  /// Reads a scenario strictly: each line in its one spelling, in the order in which `text` writes
  /// them. Lines that begin with `#` and empty lines say nothing.
  package init(text: [UInt8]) throws(ScenarioError) {
    guard text.count <= Self.textLimit, let text = String(validating: text, as: UTF8.self) else {
      throw ScenarioError(line: 1, column: 1, expected: "UTF-8 of at most 1 MiB")
    }
    var lines: [ScenarioLine] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      lines.append(ScenarioLine(line, number: i + 1))
    }
    var reader = ScenarioReader(lines: lines)
    self = try reader.scenario()
  }
}

private struct ScenarioReader {
  let lines: [ScenarioLine]
  private var next = 0
  private var centres: [CentreLine] = []
  private var channels: [ChannelLine] = []
  private var carriers: [CarrierLine] = []

  init(lines: [ScenarioLine]) { self.lines = lines }

  /// The next line, if it begins with this word.
  private mutating func line(_ word: String) -> ScenarioLine? {
    guard next < lines.count else { return nil }
    var line = lines[next]
    guard line.skips(word) else { return nil }
    next += 1
    return line
  }

  private mutating func needed(_ word: String, _ expected: String) throws(ScenarioError)
    -> ScenarioLine
  {
    guard let line = line(word) else { throw here(expected) }
    return line
  }

  private func here(_ expected: String) -> ScenarioError {
    let number = next < lines.count ? lines[next].number : (lines.last?.number ?? 0) + 1
    return ScenarioError(line: number, column: 1, expected: expected)
  }

  mutating func scenario() throws(ScenarioError) -> Scenario {
    guard next < lines.count, lines[next].text == Scenario.firstLine else {
      throw here("\"\(Scenario.firstLine)\"")
    }
    next += 1
    let title = try needed("title", "title WORDS").rest("words")
    var line = try needed("seed", "seed NUMBER")
    let seed = try line.value("a number up to 2^64") { text in
      UInt64(text).flatMap { "\($0)" == text ? $0 : nil }
    }
    try line.end()
    let heal = try time("heal", "heal TIME: when everything is well again")
    let settle = try optionalTime("settle") ?? Scenario.settleBound
    while var line = self.line("centre") { centres.append(try centre(&line)) }
    guard (2...12).contains(centres.count) else { throw here("2 to 12 lines centre NAME ...") }
    while var line = self.line("channel") { channels.append(try channel(&line)) }
    guard !channels.isEmpty else { throw here("channel NAME CENTRE CENTRE ...") }
    while var line = self.line("carrier") { carriers.append(try carrier(&line)) }
    guard carriers.contains(where: { $0.heals && $0.limit == CarrierLine.largest }) else {
      throw here("a carrier that is well at the end and takes every bundle")
    }
    var events: [EventLine] = []
    while var line = self.line("at") {
      let at = try line.time()
      guard at >= events.last?.at ?? 0 else { throw line.wrong("a time no earlier than before") }
      events.append(EventLine(at: at, try act(&line)))
      try line.end()
    }
    guard next == lines.count else { throw here("at TIME ...") }
    return Scenario(
      title: title, seed: seed, heal: heal, settle: settle, centres: centres, channels: channels,
      carriers: carriers, events: events)
  }

  private mutating func time(_ word: String, _ expected: String) throws(ScenarioError) -> Int64 {
    var line = try needed(word, expected)
    let time = try line.time()
    try line.end()
    return time
  }

  private mutating func optionalTime(_ word: String) throws(ScenarioError) -> Int64? {
    guard var line = line(word) else { return nil }
    let time = try line.time()
    guard time != Scenario.settleBound else { throw line.wrong("another time than the usual one") }
    try line.end()
    return time
  }

  private func centre(_ line: inout ScenarioLine) throws(ScenarioError) -> CentreLine {
    let names = centres.map(\.name)
    var centre = CentreLine(
      try line.label("a name of a-z that no other centre has") { !names.contains($0) })
    if line.skips("offset") { centre.offset = try line.signed() / 1_000 }
    if line.skips("drift") {
      centre.drift = try line.value("millionths, as in -12ppm") { text in
        guard text.hasSuffix("ppm"), let value = Int64(text.dropLast(3)) else { return nil }
        return value != 0 && abs(value) <= 1_000 && "\(value)ppm" == text ? value : nil
      }
    }
    guard line.skips("sync") else { throw line.wrong("sync TIME") }
    centre.sync = try line.time()
    if line.skips("snapshot") { centre.snapshot = try line.count("a number of records") }
    if line.skips("looks-after") {
      var habits = Habits(after: try line.time(), acknowledges: 0, readsBack: 0, replies: 0)
      if line.skips("acknowledges") { habits.acknowledges = try line.percent() }
      if line.skips("reads-back") { habits.readsBack = try line.percent() }
      if line.skips("replies") { habits.replies = try line.percent() }
      centre.officer = habits
    }
    if line.skips("lies") {
      centre.lies = try line.label("one of \(Mischiefs.names)") { Mischiefs.named($0) != nil }
    }
    try line.end()
    return centre
  }

  private func channel(_ line: inout ScenarioLine) throws(ScenarioError) -> ChannelLine {
    let names = channels.map(\.name)
    let name = try line.label("a name that no other channel has") { !names.contains($0) }
    var members: [String] = []
    while members.count < 2 || !line.isAtEnd {
      let rest = centres.map(\.name).filter { !members.contains($0) }
      members.append(try line.label("a centre not named yet") { rest.contains($0) })
    }
    return ChannelLine(name, members)
  }

  private func carrier(_ line: inout ScenarioLine) throws(ScenarioError) -> CarrierLine {
    let names = carriers.map(\.name)
    let name = try line.label("a name that no other carrier has") { !names.contains($0) }
    let answers = line.skips("answers")
    guard answers || line.skips("one-way") else { throw line.wrong("answers or one-way") }
    guard line.skips("delay") else { throw line.wrong("delay TIME TIME") }
    let least = try line.time()
    let most = try line.time()
    guard least <= most else { throw line.wrong("a longest delay no shorter than the shortest") }
    var carrier = CarrierLine(name, answers: answers, delay: least...most)
    if line.skips("loss") { carrier.loss = try line.percent() }
    if line.skips("repeats") { carrier.repeats = try line.percent() }
    if line.skips("limit") {
      carrier.limit = try line.count("bytes")
      guard carrier.limit < CarrierLine.largest else { throw line.wrong("fewer bytes than 8 MiB") }
    }
    carrier.heals = !line.skips("stays-dead")
    try line.end()
    return carrier
  }

  private func act(_ line: inout ScenarioLine) throws(ScenarioError) -> ScenarioAct {
    if line.skips("cut") { return try cut(&line) }
    let known = centres.map(\.name)
    let centre = try line.label("cut, or a centre") { known.contains($0) }
    let verb = try line.value("what it does, as in writes or crashes") { text in
      ScenarioVerb(rawValue: text)
    }
    switch verb {
    case .writes:
      let channel = try channel(of: centre, &line)
      let precedence = try line.value("flash, immediate, priority or routine") {
        Precedence(rawValue: $0)
      }
      let released = line.skips("released") ? try line.time() : nil
      return .writes(centre: centre, channel: channel, precedence, released: released)
    case .crashes:
      let point = try line.value("now, before-commit, in-commit or after-commit") {
        CrashPoint(rawValue: $0)
      }
      return .crashes(centre: centre, point, down: try line.lasting())
    case .slowDisk:
      return .slowDisk(centre: centre, sync: try line.time(), lasting: try line.lasting())
    case .fullDisk: return .fullDisk(centre: centre, lasting: try line.lasting())
    case .losesJournal:
      let copy = line.skips("copy") ? try line.time() : nil
      return .losesDisk(centre: centre, copy: copy, down: try line.lasting())
    case .clock:
      let seconds = try line.signed() / 1_000
      guard line.skips("checked") else { throw line.wrong("checked TIME") }
      return .clockJumps(centre: centre, seconds: seconds, checked: try line.time())
    case .rotates:
      let what = try line.value("seal, officers, roots, mirror or stolen") {
        KeyChange(rawValue: $0)
      }
      return .rotates(centre: centre, what)
    case .amends, .adopts, .suspends, .resumes:
      guard let move = Move(rawValue: verb.rawValue) else { throw line.wrong("a move") }
      return .moves(centre: centre, channel: try channel(of: centre, &line), move)
    }
  }

  private func channel(
    of centre: String, _ line: inout ScenarioLine
  ) throws(ScenarioError) -> String {
    let mine = channels.filter { $0.members.contains(centre) }.map(\.name)
    return try line.label("a channel of \(centre)") { mine.contains($0) }
  }

  private func cut(_ line: inout ScenarioLine) throws(ScenarioError) -> ScenarioAct {
    let carriers = carriers.map(\.name)
    let carrier = try line.label("a carrier") { carriers.contains($0) }
    var between: [String] = []
    let known = centres.map(\.name)
    while !line.isNext("for") {
      guard between.count < 2 else { throw line.wrong("for TIME") }
      let rest = known.filter { !between.contains($0) }
      between.append(try line.label("a centre, or for TIME") { rest.contains($0) })
    }
    guard between.count != 1 else { throw line.wrong("a second centre") }
    return .cut(carrier: carrier, between: between, lasting: try line.lasting())
  }
}

private enum ScenarioVerb: String {
  case writes, crashes, clock, rotates, amends, adopts, suspends, resumes
  case slowDisk = "slow-disk"
  case fullDisk = "full-disk"
  case losesJournal = "loses-journal"
}
