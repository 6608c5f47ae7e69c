// Messages, events and facts.
extension PactReader {
  mutating func message() throws(Stop) -> MessageKind {
    let position = here
    start(.message, "message reply en \"reply\" answers request has cause, area")
    var message = MessageKind(id: try id("the id of the message"))
    message.position = position
    message.labels = try labels()
    var said: Set<Phrase> = []
    while let phrase = seen([.form, .answers, .about, .covers, .has, .needsNoAnswer]) {
      once(phrase == .about ? .answers : phrase, &said)
      note(.fold)
      _ = take(phrase)
      switch phrase {
      case .form: message.form = try id("the name of the form")
      case .answers: message.relation = .answers(try id("the message it answers"))
      case .about: message.relation = .about(try id("the message it is about"))
      case .covers: message.covers = try coverage()
      case .has: message.fields = try fields()
      default: message.needsNoAnswer = true
      }
    }
    return message
  }

  private mutating func coverage() throws(Stop) -> MessageKind.Coverage {
    example = "covers launch from launch-date for 4 days"
    let event = try id("the event that it announces")
    try expect(.coversFrom)
    let from = try id("the field with the first day")
    try expect(.coversFor)
    return MessageKind.Coverage(event: event, from: from, span: try span(.accusative))
  }

  private mutating func fields() throws(Stop) -> [String] {
    example = "has cause, area"
    return try list { me throws(Stop) in try me.id("the name of a field") }
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
    var event = EventKind(id: try id("the id of the event"))
    event.position = position
    event.labels = try labels()
    var said: Set<Phrase> = []
    while let phrase = seen([.about, .recordedBy, .has]) {
      once(phrase, &said)
      note(.fold)
      _ = take(phrase)
      switch phrase {
      case .about: event.about = try id("the message it is about")
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
    let id = try id("the id of the fact")
    let labels = try labels()
    note(.line)
    let rule: FactKind.Rule
    if take(.occursWhen) {
      rule = .when(try condition())
    } else {
      try expect(.occurs)
      let span = try span(.accusative)
      try expect(.after)
      let from = try self.id("the event or fact that it follows")
      rule = .after(span, from, orEarlier: take(.orEarlier) ? try condition() : nil)
    }
    var fact = FactKind(id: id, labels: labels, rule: rule)
    fact.position = position
    return fact
  }
}
