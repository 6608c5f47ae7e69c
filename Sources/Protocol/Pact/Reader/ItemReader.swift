// Messages, events and facts.
extension PactReader {
  mutating func message() throws(Stop) -> MessageKind {
    let position = here
    start(.message, "message reply en \"reply\" answers request has cause, area")
    var message = MessageKind(id: try declared(.message, "the id of the message"))
    message.position = position
    message.labels = try labels()
    var said: Set<Phrase> = []
    while let phrase = seen([.form, .answers, .about, .covers, .has, .needsNoAnswer]) {
      once(phrase == .about ? .answers : phrase, &said)
      note(.fold)
      _ = take(phrase)
      switch phrase {
      case .form: message.form = try id("the name of the form")
      case .answers: message.relation = .answers(try id("the message it answers", .message))
      case .about: message.relation = .about(try id("the message it is about", .matter))
      case .covers: message.covers = try coverage(of: message.id)
      case .has: message.fields = try fields()
      default: message.needsNoAnswer = true
      }
    }
    return message
  }

  private mutating func coverage(of message: String) throws(Stop) -> MessageKind.Coverage {
    example = "covers launch from launch-date for 4 days"
    let event = try id("the event that it announces", .event)
    try expect(.coversFrom)
    let from = try id("the field with the first day", .fieldOf(message))
    try expect(.coversFor)
    return MessageKind.Coverage(event: event, from: from, span: try span(.accusative))
  }

  private mutating func fields() throws(Stop) -> [String] {
    example = "has cause, area"
    return try distinct("the name of a field")
  }

  /// Words with commas between them, each once.
  mutating func distinct(_ what: String) throws(Stop) -> [String] {
    var seen: Set<String> = []
    return try list { me throws(Stop) in
      let position = me.here
      let word = try me.id(what)
      if !seen.insert(word).inserted {
        me.fault(
          .repeated, at: position, "\u{201C}\(word)\u{201D} stands twice in this list",
          remedy: "Leave one of the two out.")
      }
      return word
    }
  }

  /// Notes a part of a sentence that was said before.
  mutating func once(_ phrase: Phrase, _ said: inout Set<Phrase>) {
    guard !said.insert(phrase).inserted else { return }
    fault(
      .once, "\(shown) stands a second time here",
      remedy: "It is said once; leave one of the two out.")
  }

  mutating func event() throws(Stop) -> EventKind {
    let position = here
    start(.event, "event launch en \"launch\" recorded by any")
    var event = EventKind(id: try declared(.event, "the id of the event"))
    event.position = position
    event.labels = try labels()
    var said: Set<Phrase> = []
    while let phrase = seen([.about, .recordedBy, .has]) {
      once(phrase, &said)
      note(.fold)
      _ = take(phrase)
      switch phrase {
      case .about: event.about = try id("the message it is about", .matter)
      case .has: event.fields = try fields()
      default:
        let recorder = try expect(EventKind.Recorder.allCases.map(\.phrase))
        event.recordedBy = EventKind.Recorder.allCases.first { $0.phrase == recorder } ?? .any
      }
    }
    if !said.contains(.recordedBy) { throw stop("who records it", among: [.recordedBy]) }
    return event
  }

  mutating func fact() throws(Stop) -> FactKind {
    let position = here
    start(.fact, "fact adoption-day occurs 90 days after endorsement")
    let id = try declared(.fact, "the id of the fact")
    let labels = try labels()
    note(.line)
    let rule: FactKind.Rule
    if take(.occursWhen) {
      rule = .when(try condition())
    } else {
      try expect(.occurs)
      let span = try span(.accusative)
      try expect(.after)
      let from = try self.id("the event or fact that it follows", .occurrence)
      rule = .after(span, from, orEarlier: take(.orEarlier) ? try condition() : nil)
    }
    var fact = FactKind(id: id, labels: labels, rule: rule)
    fact.position = position
    return fact
  }
}
