import ParleyPact

// Sentences that follow the norm.
extension FrenchGrammar {
  func copied(to subject: Subject, _ scene: inout Scene) -> Phrase {
    "Copie en est adressée \(who(subject, .dative, &scene))."
  }

  func otherwise(_ norm: Norm, _ scene: inout Scene) -> Phrase {
    "Si cela n’est pas fait à temps, \(self.norm(norm, &scene))."
  }

  func unless(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    "Cette disposition ne lie pas tant que \(self.condition(condition, &scene))."
  }

  func onlyIf(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    "Ceci n’est dû qu’une fois remplie la condition suivante\u{A0}: "
      + self.condition(condition, &scene) + "\u{A0}; d’ici là, l’obligation attend."
  }

  func excused(by grounds: [Phrase]) -> Phrase {
    "Seuls peuvent être invoqués comme excuse\u{A0}: "
      + grounds.map { "«\u{A0}\($0)\u{A0}»" }.listed(" ou ") + "."
  }

  func lateness(_ lateness: Lateness) -> Phrase {
    switch lateness {
    case .remainsDue: "En cas de retard, l’obligation subsiste."
    case .lapses: "En cas de retard, l’obligation s’éteint\u{A0}: l’acte tardif est sans effet."
    }
  }

  func alerts(_ spans: [Span]) -> Phrase {
    "Un rappel est donné \(spans.map(span).listed(" et ")) avant l’échéance."
  }

  var survivesSuspension: Phrase { "Son délai continue de courir pendant une suspension." }

  func rule(_ rule: FactKind.Rule, _ scene: inout Scene) -> Phrase {
    switch rule {
    case .when(let condition):
      return "survient lorsque la condition suivante est remplie\u{A0}: "
        + self.condition(condition, &scene)
    case .after(let span, let id, let earlier):
      let or =
        earlier.map {
          ", ou plus tôt si la condition suivante est remplie\u{A0}: " + condition($0, &scene)
        } ?? ""
      return "survient \(self.span(span)) après \(noun(id, .definite, scene))\(or)"
    }
  }
}
