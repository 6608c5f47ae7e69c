import ParleyPact

extension RussianGrammar {
  // MARK: time

  /// What is forbidden "not earlier than" a moment is forbidden from it on.
  func timing(_ timing: Timing, of modal: Norm.Modal, _ scene: Scene) -> Phrase {
    switch (modal, timing) {
    case (.mustNot, .notEarlierAfter(let span, let edge)):
      return "начиная через \(self.span(span)) после \(self.edge(edge, scene))"
    case (.mustNot, .notEarlierBefore(let span, let edge)):
      return "начиная за \(self.span(span)) до \(self.edge(edge, scene))"
    default: return self.timing(timing, scene)
    }
  }

  func timing(_ timing: Timing, _ scene: Scene) -> Phrase {
    switch timing {
    case .within(let span, let anchor):
      return "не позднее чем через \(self.span(span)) после \(of(anchor, scene))"
    case .notLater(let span, let edge):
      return "не позднее чем через \(self.span(span)) после \(self.edge(edge, scene))"
    case .atLeast(let span, let edge):
      return "не менее чем за \(self.span(span)) до \(self.edge(edge, scene))"
    case .notEarlierAfter(let span, let edge):
      return "не ранее чем через \(self.span(span)) после \(self.edge(edge, scene))"
    case .notEarlierBefore(let span, let edge):
      return "не ранее чем за \(self.span(span)) до \(self.edge(edge, scene))"
    case .onDay(let day): return "\(dayOfYear(day)) каждого года"
    case .byDay(let day): return "не позднее \(dayOfYear(day)) каждого года"
    case .onDate(let day): return date(day)
    case .byDate(let day): return "не позднее \(date(day))"
    case .withoutDelay(let alert):
      return "незамедлительно (срок не исчисляется; напоминание через \(self.span(alert)))"
    case .sameTime: return "в тот же момент"
    }
  }

  private func of(_ anchor: Timing.Anchor, _ scene: Scene) -> Phrase {
    let named = scene.triggerID.map { noun($0, .genitive, scene) }
    return switch anchor {
    case .receipt: named.map { "получения \($0)" } ?? "получения"
    case .dispatch: named.map { "отправления \($0)" } ?? "отправления"
    case .trigger: named ?? "этого момента"
    }
  }

  private func edge(_ edge: Edge, _ scene: Scene) -> Phrase {
    let part =
      switch edge.part {
      case .start?: "начала дня "
      case .end?: "окончания дня "
      case nil: ""
      }
    switch edge.of {
    case .it:
      return "\(part)\(scene.triggerID.map { noun($0, .genitive, scene) } ?? "этого момента")"
    case .named(let id):
      if scene.what(id) == .unknown {
        return edge.part == nil
          ? "времени, указанного в поле «\(apart: id)»"
          : "\(String(part.dropLast())), указанного в поле «\(apart: id)»"
      }
      return "\(part)\(noun(id, .genitive, scene))"
    }
  }

  /// In the accusative, as after "через" and "за": 1 минуту, 2 часа, 21 час, 48 часов.
  func span(_ span: Span) -> Phrase {
    let forms =
      switch span.unit {
      case .minutes: ("минуту", "минуты", "минут")
      case .hours: ("час", "часа", "часов")
      case .days: ("день", "дня", "дней")
      case .weeks: ("неделю", "недели", "недель")
      case .months: ("месяц", "месяца", "месяцев")
      case .years: ("год", "года", "лет")
      case .workingDays: ("рабочий день", "рабочих дня", "рабочих дней")
      }
    let rounding: Phrase =
      switch span.rounding {
      case .up?: " (несуществующий день считается первым днём следующего месяца)"
      case .down?: " (несуществующий день считается последним днём месяца)"
      case nil: ""
      }
    return "\(span.count) \(Self.plural(span.count, forms))\(rounding)"
  }

  static func plural(_ count: Int, _ forms: (one: String, few: String, many: String)) -> String {
    let tens = count % 100
    if (11...14).contains(tens) { return forms.many }
    return switch count % 10 {
    case 1: forms.one
    case 2...4: forms.few
    default: forms.many
    }
  }

  static let months = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
  ]

  func date(_ date: CivilDate) -> Phrase {
    "\(apart: "\(date.day) \(Self.months[date.month - 1]) \(date.year)") года"
  }

  func dayOfYear(_ day: DayOfYear) -> Phrase {
    .apart("\(day.day) \(Self.months[day.month - 1])")
  }

  func quota(_ quota: Quota, _ scene: Scene) -> Phrase {
    let same: Phrase =
      quota.fromSameParty.map { ", от одной и той же Стороны — \(amount($0, scene))" } ?? ""
    return "\(amount(quota.most, scene)) в каждом календарном году\(same)"
  }

  private func amount(_ amount: Amount, _ scene: Scene) -> Phrase {
    switch amount {
    case .number(let number):
      return "не более \(number) \(Self.plural(number, ("раза", "раз", "раз")))"
    case .perUnits(let every, let field, let message, let portion, let ceiling):
      let rest = portion ? " полных или неполных" : ""
      let most: Phrase = ceiling.map { ", но не более \($0)" } ?? ""
      let list = noun(message, .nominative, scene)
      return "один раз на каждые\(rest) \(every) единиц поля «\(apart: field)» (\(list))\(most)"
    case .share(let part):
      return "не более одной доли из \(part) от этого числа, неполная доля считается за одну"
    }
  }

  // MARK: conditions

  func condition(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    clause(condition, false, &scene)
  }

  private func clause(_ condition: Condition, _ negated: Bool, _ scene: inout Scene) -> Phrase {
    let no = negated ? "не " : ""
    switch condition {
    case .all(let parts) where !negated:
      return parts.map { grouped($0, &scene) }.joined(" и ")
    case .any(let parts) where !negated:
      return "либо " + parts.map { grouped($0, &scene) }.joined(", либо ")
    case .not(let inner): return clause(inner, !negated, &scene)
    case .all, .any: return "неверно, что (\(clause(condition, false, &scene)))"
    case .fact(let id, let state, let agreement):
      let other: Phrase = agreement.map { " (соглашение \(apart: $0))" } ?? ""
      if state == .inForce { return "соглашение \(apart: id) \(no)действует" }
      let event = scene.what(id) == .event
      let verb = event ? "\(no)установлено событие" : "\(no)установлен факт"
      return "\(verb) \(quoted(id, scene))\(other)"
    case .article(let number, let state, let agreement):
      let other: Phrase = agreement.map { " (соглашение \(apart: $0))" } ?? ""
      return article(number, state, negated) + other
    case .hasDone(let name, let id):
      let who = mention(name, .instrumental, &scene)
      let deed = scene.what(id) == .message ? "направлено сообщение" : "осуществлено действие"
      return "\(who) \(no)\(deed) \(quoted(id, scene))"
    case .sends(let name, let id):
      let who = mention(name, .instrumental, &scene)
      return "\(who) \(no)направлено сообщение \(quoted(id, scene))"
    case .allConsent: return negated ? "не все Стороны согласны" : "все Стороны согласны"
    case .threshold(let threshold): return self.threshold(threshold, negated)
    }
  }

  private func grouped(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    switch condition {
    case .all, .any: "(\(clause(condition, false, &scene)))"
    default: clause(condition, false, &scene)
    }
  }

  func article(_ number: String, _ state: InstanceState, _ negated: Bool) -> Phrase {
    let no = negated ? "не " : ""
    let word =
      switch state {
      case .fulfilled: "исполнено в срок"
      case .overdue: "просрочено"
      case .performed: "исполнено"
      case .established: "установлено"
      case .excused: "освобождено от исполнения"
      case .suspended: "приостановлено"
      case .inForce: ""
      }
    if state == .inForce { return "статья \(apart: number) \(no)действует" }
    return "обязательство по статье \(apart: number) \(no)\(word)"
  }

  private func threshold(_ threshold: Threshold, _ negated: Bool) -> Phrase {
    let relation =
      switch threshold.relation {
      case .atLeast: "не менее"
      case .atMost: "не более"
      case .moreThan: "более"
      case .fewerThan: "менее"
      }
    let clause: Phrase = "«\(apart: threshold.field)» составляет \(relation) \(threshold.number)"
    return negated ? "неверно, что \(clause)" : clause
  }

  func qualified(_ thresholds: [Threshold]) -> Phrase {
    thresholds.isEmpty ? "" : ", где \(thresholds.map { threshold($0, false) }.listed(" и "))"
  }
}
