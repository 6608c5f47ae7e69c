import ParleyPact

// The bounds that one norm sets.

extension Timetable {
  mutating func add(_ i: Int) {
    let norm = text.norms[i]
    let text = text
    let line = { norm.sentence(text.words) }
    let begins = start(i)
    let (act, trigger) = (act(i), trigger(norm.article))
    if begins != trigger {
      network.atLeast(
        0, from: trigger, to: begins,
        { "article \(norm.article.number): it is received after it was sent" })
    }
    switch norm.article.trigger {
    case .beforeEach(let event, _, _)?:
      network.atLeast(0, from: act, to: trigger, line)
      if let cause = sole[event], text.norms[cause].article.trigger != nil {
        network.atLeast(
          0, from: start(cause), to: act,
          {
            "nobody can announce \(text.words.name(event)) before article"
              + " \(text.norms[cause].article.number) has called for it"
          })
      }
    case .eachYear?, nil: break
    case .becomes(let number, let state)?:
      network.atLeast(0, from: begins, to: act, line)
      late(number, state)
    case .sends?, .occurs?:
      network.atLeast(0, from: begins, to: act) {
        "article \(norm.article.number): \(Wording.subject(norm.norm.subject)) can act only once it"
          + " has begun"
      }
    }
    for timing in norm.norm.timings { add(timing, of: i, act, trigger, line) }
    if case .from(let date)? = text.agreement.force {
      network.atLeast(
        date.days * Length.day - slack, from: .epoch, to: act,
        { "in force from \(Wording.date(date))" })
    }
  }

  /// `when article 5 is overdue` begins when its last moment has passed.
  private mutating func late(_ number: String, _ state: InstanceState) {
    guard let i = text.norms.firstIndex(where: { $0.article.number == number }) else { return }
    let text = text
    let line = {
      "article \(number) is \(state.rawValue): \(text.norms[i].sentence(text.words))"
    }
    switch state {
    case .overdue:
      for case .within(let span, _) in text.norms[i].norm.timings {
        network.atLeast(length(span).least, from: start(i), to: .state(article: number), line)
      }
    case .fulfilled, .performed:
      network.atLeast(0, from: act(i), to: .state(article: number), line)
    case .established, .excused, .suspended, .inForce: break
    }
  }

  /// Days are of one zone, or differ by the zones of the parties.
  var slack: Int { text.agreement.partyZones.isEmpty ? 0 : Length.day }

  private mutating func add(
    _ timing: Timing, of i: Int, _ act: Moment, _ trigger: Moment,
    _ line: @escaping () -> String
  ) {
    switch timing {
    case .within(let span, let anchor):
      let from = anchor == .receipt ? start(i) : trigger
      network.atMost(length(span).most, from: from, to: act, line)
    case .notLater(let span, let edge):
      let room = edge.part == .end ? Length.day : 0
      network.atMost(length(span).most + room, from: place(edge, i), to: act, line)
    case .atLeast(let span, let edge):
      let room = edge.part == .end ? Length.day : 0
      network.atLeast(length(span).least - room, from: act, to: place(edge, i), line)
    case .notEarlierAfter(let span, let edge):
      let room = edge.part == .start ? Length.day : 0
      network.atLeast(length(span).least - room, from: place(edge, i), to: act, line)
    case .notEarlierBefore(let span, let edge):
      let room = edge.part == .start ? Length.day : 0
      network.atMost(length(span).most + room, from: act, to: place(edge, i), line)
    case .onDay(let day):
      guard trigger == .year else { return }
      network.atLeast((day.ordinal - 2) * Length.day, from: .year, to: act, line)
      network.atMost((day.ordinal + 2) * Length.day, from: .year, to: act, line)
    case .byDay(let day):
      guard trigger == .year else { return }
      network.atMost((day.ordinal + 2) * Length.day, from: .year, to: act, line)
    case .onDate(let date):
      network.atLeast(date.days * Length.day - slack, from: .epoch, to: act, line)
      network.atMost((date.days + 1) * Length.day + slack, from: .epoch, to: act, line)
    case .byDate(let date):
      network.atMost((date.days + 1) * Length.day + slack, from: .epoch, to: act, line)
    case .withoutDelay, .sameTime: break
    }
  }

  func place(_ edge: Edge, _ i: Int) -> Moment {
    let article = text.norms[i].article
    guard case .named(let id) = edge.of else { return trigger(article) }
    if text.agreement.fact(id) != nil || text.agreement.event(id) != nil
      || text.agreement.message(id) != nil
    {
      return moment(id)
    }
    // A field belongs to the message that begins the article, or to the one it is about.
    var messages: [String] = []
    if case .sends(_, let message, _, _)? = article.trigger { messages.append(message) }
    if case .send(let message, _) = text.norms[i].norm.act { messages.append(message) }
    let owner = messages.first { text.agreement.message($0)?.fields.contains(id) ?? false }
    return .field(id, of: owner ?? "")
  }
}
