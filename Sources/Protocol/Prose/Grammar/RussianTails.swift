import ParleyPact

// Sentences that follow the norm.
extension RussianGrammar {
  func copied(to subject: Subject, _ scene: inout Scene) -> Phrase {
    "Копия направляется \(who(subject, .dative, &scene))."
  }

  func otherwise(_ norm: Norm, _ scene: inout Scene) -> Phrase {
    "Если это не сделано в срок, \(self.norm(norm, &scene))."
  }

  func unless(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    "Это положение не применяется, пока \(self.condition(condition, &scene))."
  }

  func onlyIf(_ condition: Condition, _ scene: inout Scene) -> Phrase {
    "Это подлежит исполнению, лишь когда \(self.condition(condition, &scene)); до тех пор — ожидание."
  }

  func excused(by grounds: [Phrase]) -> Phrase {
    "На освобождение от исполнения можно ссылаться только по основаниям: "
      + grounds.map { "«\($0)»" }.listed(" или ") + "."
  }

  func lateness(_ lateness: Lateness) -> Phrase {
    switch lateness {
    case .remainsDue: "При просрочке обязательство сохраняется."
    case .lapses: "При просрочке обязательство прекращается: исполнение после срока не имеет силы."
    }
  }

  func alerts(_ spans: [Span]) -> Phrase {
    "Напоминание даётся за \(spans.map(span).listed(" и за ")) до истечения срока."
  }

  var survivesSuspension: Phrase { "Его срок не останавливается на время приостановления." }

  func rule(_ rule: FactKind.Rule, _ scene: inout Scene) -> Phrase {
    switch rule {
    case .when(let condition): return "наступает, когда \(self.condition(condition, &scene))"
    case .after(let span, let id, let earlier):
      let or: Phrase = earlier.map { " или ранее, когда " + condition($0, &scene) } ?? ""
      return "наступает через \(self.span(span)) после \(noun(id, .genitive, scene))\(or)"
    }
  }
}
