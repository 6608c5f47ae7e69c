import ParleyPact

/// Check 3: deadlines that cannot all be met.
enum TimeCheck {
  static func findings(_ text: CheckedText) -> [Finding] {
    let table = Timetable(text)
    return impossible(table) + tooLateToAnswer(table) + alerts(text) + amendment(text)
  }

  private static func impossible(_ table: Timetable) -> [Finding] {
    var whole = table
    whole.addAll()
    if let circle = whole.network.conflict {
      return [finding(circle, table.text, "these bounds cannot all be met")]
    }
    return oneOfSeveral(table)
  }

  /// Where several norms bring about what another waits for, each of them is tried alone with it.
  private static func oneOfSeveral(_ table: Timetable) -> [Finding] {
    let text = table.text
    var tries = 0
    for (i, norm) in text.norms.enumerated() where tries < mostTries {
      guard let id = norm.article.trigger?.subject else { continue }
      let causes = (text.sending[id] ?? []) + (text.doing[id] ?? [])
      guard causes.count > 1 else { continue }
      for cause in causes.prefix(mostCauses)
      where cause != i && text.norms[cause].norm.modal != .mustNot {
        tries += 1
        var pair = table.taking(cause, asCauseOf: id)
        pair.add(cause)
        pair.add(i)
        if let circle = pair.network.conflict {
          return [finding(circle, text, "these bounds cannot all be met")]
        }
      }
    }
    return []
  }

  // A text that names more is not one that people wrote, and must not hold a desk up.
  private static let mostCauses = 16
  private static let mostTries = 2_000

  private static func finding(
    _ circle: [TemporalNetwork<Timetable.Moment>.Bound], _ text: CheckedText, _ sentence: String
  ) -> Finding {
    var seen: Set<String> = []
    let lines = circle.map { $0.reason() }.filter { seen.insert($0).inserted }
    let numbers = text.norms.filter { seen.contains($0.sentence(text.words)) }.map(\.article)
    let lack = -circle.reduce(0) { $0 + $1.most }
    var names: Set<String> = []
    let places = numbers.map { "article \($0.number)" }.filter { names.insert($0).inserted }
    return text.finding(
      .impossibleDeadline, numbers.last,
      (places.isEmpty ? "" : Wording.list(places) + ": ") + sentence,
      chain: lines + ["Taken in turn, they lack \(length(lack))."],
      remedy: "Lengthen one of these spans or shorten another by that much, or except the case with"
        + " \"unless\". Which of them was meant to give way does not follow from the text.")
  }

  private static func length(_ seconds: Int) -> String {
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: Length.day)
    let (hours, left) = rest.quotientAndRemainder(dividingBy: 3600)
    let parts = [(days, "day"), (hours, "hour"), (left / 60, "minute")].filter { $0.0 > 0 }
    return parts.isEmpty
      ? "\(left) seconds"
      : Wording.list(parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" })
  }

  /// A message sent at the last permitted moment must leave time for what answers it.
  private static func tooLateToAnswer(_ table: Timetable) -> [Finding] {
    let text = table.text
    var found: [Finding] = []
    for (i, norm) in text.norms.enumerated() {
      guard norm.norm.modal == .must, !norm.isConsequence,
        case .sends(_, let message, _, _)? = norm.article.trigger
      else { continue }
      for asking in (text.sending[message] ?? []).prefix(mostCauses)
      where asking != i && text.norms[asking].norm.modal != .mustNot {
        if let finding = tooLate(asking, i, table) {
          found.append(finding)
          break
        }
      }
    }
    return found
  }

  private static func tooLate(_ asking: Int, _ answer: Int, _ empty: Timetable) -> Finding? {
    let text = empty.text
    let (ask, reply) = (text.norms[asking], text.norms[answer])
    for timing in ask.norm.timings {
      var table = empty
      table.add(asking)
      let act = table.act(asking)
      let line = { "article \(ask.article.number): asked at the last moment that it permits" }
      let (from, last): (Timetable.Moment, Int)
      switch timing {
      case .byDay(let day), .onDay(let day):
        guard case .eachYear? = ask.article.trigger else { continue }
        (from, last) = (.year, (day.ordinal + 1) * Length.day)
        for case .byDay(let due) in reply.norm.timings {
          table.network.atMost(
            (due.ordinal + 2) * Length.day, from: .year, to: table.act(answer),
            { reply.sentence(text.words) })
        }
      case .byDate(let date), .onDate(let date):
        (from, last) = (.epoch, (date.days + 1) * Length.day - 1)
      case .notLater(let span, let edge):
        (from, last) = (table.place(edge, asking), table.length(span).least)
      case .atLeast(let span, let edge):
        (from, last) = (table.place(edge, asking), -table.length(span).most)
      case .within, .notEarlierAfter, .notEarlierBefore, .withoutDelay, .sameTime: continue
      }
      guard last > -Length.unbounded else { continue }
      table.network.atLeast(last, from: from, to: act, line)
      // What the asking article alone does not permit says nothing about the answer.
      guard table.network.conflict == nil else { continue }
      table.network.atLeast(
        0, from: act, to: table.start(answer), { "the answer follows what it answers" })
      table.add(answer)
      if let circle = table.network.conflict {
        return finding(circle, text, "the answer is due before the last day to ask")
      }
    }
    return nil
  }

  private static func alerts(_ text: CheckedText) -> [Finding] {
    text.agreement.articles.compactMap { article in
      let window = article.norm.timings.compactMap { timing -> Length? in
        switch timing {
        case .within(let span, _), .notLater(let span, _):
          Length(span, counting: text.agreement.counting)
        default: nil
        }
      }.min { $0.most < $1.most }
      guard let window else { return nil }
      var late = article.alerts.first { Length($0).least >= window.most }.map {
        "alert \(Wording.span($0)) before"
      }
      for case .withoutDelay(let alert) in article.norm.timings
      where Length(alert).least >= window.most {
        late = "alert after \(Wording.span(alert))"
      }
      guard let late else { return nil }
      return text.finding(
        .lateAlert, article,
        "\"\(late)\" does not come between the beginning of the period and its deadline",
        chain: ["article \(article.number): \(text.words.norm(article.norm))"],
        remedy: "Write an alert shorter than the period itself. An alert outside it would fire at"
          + " once, or after the fact, and warn nobody.")
    }
  }

  private static func amendment(_ text: CheckedText) -> [Finding] {
    let new = text.agreement
    guard new.version.number > 1, case .from(let date)? = new.force,
      let old = text.beside.first(where: {
        $0.id == new.id && $0.version.number == new.version.number - 1
      }), case .from(let before)? = old.force
    else { return [] }
    var least = 0
    var line = "amendment: accepted after the version it amends is in force"
    if case .silence(let span)? = old.amendment {
      least = Length(span).least
      line = "amendment by silence of \(Wording.span(span)), which begins when it is proposed"
    }
    guard date.days * Length.day < before.days * Length.day + max(least, 1) else { return [] }
    return [
      text.finding(
        .prematureAmendment, nil, at: new.version.position.line > 0 ? new.version.position : nil,
        "version \(new.version.number) is in force from \(Wording.date(date)), before it can have"
          + " been accepted",
        chain: [
          "version \(old.version.number): in force from \(Wording.date(before))", line,
          "version \(new.version.number): in force from \(Wording.date(date))",
        ],
        remedy: "Write a later date, or \"in force when …\". An earlier one would bind a party to"
          + " what it had not accepted.")
    ]
  }

  /// Whether two norms about one act could bind at one moment.
  static func canCoincide(_ one: PlacedNorm, _ other: PlacedNorm, _ text: CheckedText) -> Bool {
    guard
      let a = text.norms.firstIndex(where: {
        $0.article.number == one.article.number && $0.isConsequence == one.isConsequence
      }),
      let b = text.norms.firstIndex(where: {
        $0.article.number == other.article.number && $0.isConsequence == other.isConsequence
      })
    else { return true }
    var table = Timetable(text)
    table.add(a)
    table.add(b)
    table.network.atMost(0, from: table.act(a), to: table.act(b), { "one moment" })
    table.network.atLeast(0, from: table.act(a), to: table.act(b), { "one moment" })
    return table.network.conflict == nil
  }
}
