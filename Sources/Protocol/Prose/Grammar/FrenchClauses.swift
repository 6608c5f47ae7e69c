import ParleyPact

extension FrenchGrammar {
  // MARK: time

  /// What is forbidden "not earlier than" a moment is forbidden from it on.
  func timing(_ timing: Timing, of modal: Norm.Modal, _ scene: Scene) -> Phrase {
    switch (modal, timing) {
    case (.mustNot, .notEarlierAfter(let span, let edge)):
      return "à partir de \(self.span(span)) après \(self.edge(edge, scene))"
    case (.mustNot, .notEarlierBefore(let span, let edge)):
      return "à partir de \(self.span(span)) avant \(self.edge(edge, scene))"
    default: return self.timing(timing, scene)
    }
  }

  func timing(_ timing: Timing, _ scene: Scene) -> Phrase {
    switch timing {
    case .within(let span, let anchor):
      return "dans un délai de \(self.span(span)) à compter \(of(anchor, scene))"
    case .notLater(let span, let edge):
      return "au plus tard \(self.span(span)) après \(self.edge(edge, scene))"
    case .atLeast(let span, let edge):
      return "au moins \(self.span(span)) avant \(self.edge(edge, scene))"
    case .notEarlierAfter(let span, let edge):
      return "au plus tôt \(self.span(span)) après \(self.edge(edge, scene))"
    case .notEarlierBefore(let span, let edge):
      return "au plus tôt \(self.span(span)) avant \(self.edge(edge, scene))"
    case .onDay(let day): return "le \(dayOfYear(day)) de chaque année"
    case .byDay(let day): return "au plus tard le \(dayOfYear(day)) de chaque année"
    case .onDate(let day): return "le \(date(day))"
    case .byDate(let day): return "au plus tard le \(date(day))"
    case .withoutDelay(let alert):
      return
        "sans retard (aucun délai n’est compté\u{A0}; un rappel est donné après \(self.span(alert)))"
    case .sameTime: return "au même moment"
    }
  }

  private func of(_ anchor: Timing.Anchor, _ scene: Scene) -> Phrase {
    let named = scene.triggerID.map { noun($0, .genitive, scene) }
    return switch anchor {
    case .receipt: named.map { "de la réception \($0)" } ?? "de la réception"
    case .dispatch: named.map { "de l’envoi \($0)" } ?? "de l’envoi"
    case .trigger: named ?? "de ce moment"
    }
  }

  private func edge(_ edge: Edge, _ scene: Scene) -> Phrase {
    let part: String? =
      switch edge.part {
      case .start?: "le début du jour"
      case .end?: "la fin du jour"
      case nil: nil
      }
    func named(_ id: String) -> Phrase {
      if let part { return "\(part) \(noun(id, .genitive, scene))" }
      return noun(id, .definite, scene)
    }
    switch edge.of {
    case .it:
      if let id = scene.triggerID { return named(id) }
      return part.map { "\($0) de ce moment" } ?? "ce moment"
    case .named(let id) where scene.what(id) == .unknown:
      let stated: Phrase = "indiqué dans le champ «\u{A0}\(apart: id)\u{A0}»"
      return "\(part ?? "le moment") \(stated)"
    case .named(let id): return named(id)
    }
  }

  func span(_ span: Span) -> Phrase {
    let forms =
      switch span.unit {
      case .minutes: ("minute", "minutes")
      case .hours: ("heure", "heures")
      case .days: ("jour", "jours")
      case .weeks: ("semaine", "semaines")
      case .months: ("mois", "mois")
      case .years: ("an", "ans")
      case .workingDays: ("jour ouvrable", "jours ouvrables")
      }
    let rounding: Phrase =
      switch span.rounding {
      case .up?: " (un jour qui n’existe pas compte pour le premier du mois suivant)"
      case .down?: " (un jour qui n’existe pas compte pour le dernier du mois)"
      case nil: ""
      }
    // Nought and one are singular.
    return "\(span.count) \(span.count < 2 ? forms.0 : forms.1)\(rounding)"
  }

  static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]

  private func day(_ day: Int) -> String { day == 1 ? "1er" : "\(day)" }

  func date(_ date: CivilDate) -> Phrase {
    .apart("\(day(date.day)) \(Self.months[date.month - 1]) \(date.year)")
  }

  func dayOfYear(_ date: DayOfYear) -> Phrase {
    .apart("\(day(date.day)) \(Self.months[date.month - 1])")
  }

  func quota(_ quota: Quota, _ scene: Scene) -> Phrase {
    let same: Phrase =
      quota.fromSameParty.map { ", et de la même Partie \(amount($0, scene))" } ?? ""
    return "\(amount(quota.most, scene)) par année civile\(same)"
  }

  private func amount(_ amount: Amount, _ scene: Scene) -> Phrase {
    switch amount {
    case .number(let number): return "\(number) fois au plus"
    case .perUnits(let every, let field, let message, let portion, let ceiling):
      let rest = portion ? " ou fraction de ce nombre" : ""
      let most: Phrase = ceiling.map { ", mais \($0) au plus" } ?? ""
      let list = noun(message, .definite, scene)
      return
        "une fois pour \(every) unités du champ «\u{A0}\(apart: field)\u{A0}» dans \(list)\(rest)\(most)"
    case .share(let part):
      return "une part sur \(part) de ce nombre au plus, une fraction comptant pour une part"
    }
  }

  // MARK: conditions

  func condition(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    clause(condition, false, &scene)
  }

  private func clause(_ condition: Condition, _ negated: Bool, _ scene: inout Scene) -> Phrase {
    switch condition {
    case .all(let parts) where !negated:
      return parts.map { grouped($0, &scene) }.joined(" et ")
    case .any(let parts) where !negated:
      return "soit " + parts.map { grouped($0, &scene) }.joined(", soit ")
    case .not(let inner): return clause(inner, !negated, &scene)
    case .all, .any: return "il n’est pas vrai que (\(clause(condition, false, &scene)))"
    case .fact(let id, let state, let agreement):
      let other: Phrase = agreement.map { " (de l’accord \(apart: $0))" } ?? ""
      if state == .inForce {
        return "l’accord \(apart: id) \(negated ? "n’est pas" : "est") en vigueur"
      }
      let kind = scene.what(id) == .event ? "l’événement" : "le fait"
      return "\(kind) \(quoted(id, scene))\(other) \(negated ? "n’est pas" : "est") établi"
    case .article(let number, let state, let agreement):
      let other: Phrase = agreement.map { " (de l’accord \(apart: $0))" } ?? ""
      return article(number, state, negated) + other
    case .hasDone(let name, let id):
      let who = mention(name, .plain, &scene)
      let verb = scene.what(id) == .message ? "adressé" : "accompli"
      return "\(who) \(negated ? "n’a pas" : "a") \(verb) \(noun(id, .definite, scene))"
    case .sends(let name, let id):
      let who = mention(name, .plain, &scene)
      return "\(who) \(negated ? "n’a pas" : "a") adressé \(noun(id, .definite, scene))"
    case .allConsent:
      return negated ? "toutes les Parties ne consentent pas" : "toutes les Parties consentent"
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
    let verb = negated ? "n’est pas" : "est"
    let word =
      switch state {
      case .fulfilled: "exécutée à temps"
      case .overdue: "en retard"
      case .performed: "exécutée"
      case .established: "établie"
      case .excused: "excusée"
      case .suspended: "suspendue"
      case .inForce: ""
      }
    if state == .inForce { return "l’article \(apart: number) \(verb) en vigueur" }
    return "l’obligation de l’article \(apart: number) \(verb) \(word)"
  }

  private func threshold(_ threshold: Threshold, _ negated: Bool) -> Phrase {
    let relation =
      switch threshold.relation {
      case .atLeast: "au moins égal à"
      case .atMost: "au plus égal à"
      case .moreThan: "supérieur à"
      case .fewerThan: "inférieur à"
      }
    let verb = negated ? "n’est pas" : "est"
    return "«\u{A0}\(apart: threshold.field)\u{A0}» \(verb) \(relation) \(threshold.number)"
  }

  func qualified(_ thresholds: [Threshold]) -> Phrase {
    thresholds.isEmpty ? "" : ", où \(thresholds.map { threshold($0, false) }.listed(" et "))"
  }
}
