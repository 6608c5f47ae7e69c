import ParleyPact

/// Check 8: what a careful drafter would still look at.
enum HygieneCheck {
  static func findings(_ text: CheckedText) -> [Finding] {
    citations(text) + head(text) + labels(text) + inflections(text) + unchecked(text)
  }

  private static func citations(_ text: CheckedText) -> [Finding] {
    text.agreement.articles.filter(\.citations.isEmpty).map { article in
      text.finding(
        .noCitation, article, "the article does not say which words of the treaty it models",
        remedy: "Add \"cites …\". Without it no reader can check the model against the text that"
          + " prevails.")
    }
  }

  private static func head(_ text: CheckedText) -> [Finding] {
    var found: [Finding] = []
    if text.agreement.withdrawal == nil {
      found.append(
        text.finding(
          .noWithdrawal, nil, "nothing says whether, or how, a party may withdraw",
          remedy: "Add \"withdrawal on 12 months notice\". A right to leave is neither presumed nor"
            + " denied here."))
    }
    if text.agreement.disputes == nil {
      found.append(
        text.finding(
          .noDisputes, nil, "nothing says who settles a dispute about this agreement",
          remedy: "Add \"disputes to …\". Contested readings are shown side by side; somebody else"
            + " must settle them."))
    }
    return found
  }

  private static func labels(_ text: CheckedText) -> [Finding] {
    let agreement = text.agreement
    var languages = agreement.titles.map(\.language)
    for label in agreement.items.flatMap(\.labels) where !languages.contains(label.language) {
      languages.append(label.language)
    }
    return languages.flatMap { language in
      let lacking = agreement.items.filter { $0.labels.text(in: language) == nil }
      return lacking.isEmpty
        ? []
        : [
          text.finding(
            .noLabel, nil, at: lacking[0].position,
            "no \(language) label for \(Wording.list(lacking.map(\.id)))",
            remedy: "Add \(language) \"…\" to each. A text in \(language) shows the label of"
              + " another language with a mark, and never translates one.")
        ]
    }
  }

  /// The cases that Russian sentences put a name in: what is sent or done stands in the
  /// accusative, what a span is counted from in the genitive.
  private static func inflections(_ text: CheckedText) -> [Finding] {
    var needed: [String: Set<String>] = [:]
    func need(_ id: String, _ name: String) { needed[id, default: []].insert(name) }
    for norm in text.norms {
      switch norm.norm.act {
      case .send(let id, _), .hold(let id), .perform(let id), .deposit(let id, _),
        .convene(let id):
        need(id, "acc")
      case .suspend, .resume: break
      }
      var trigger: String?
      switch norm.article.trigger {
      case .sends(_, let id, _, _)?:
        need(id, "acc")
        trigger = id
      case .occurs(let id, _, _)?: trigger = id
      case .beforeEach(let id, _, _)?:
        need(id, "gen")
        trigger = id
      case .eachYear?, .becomes?, nil: break
      }
      for timing in norm.norm.timings {
        if case .named(let id)? = timing.edge?.of { need(id, "gen") }
        if case .it? = timing.edge?.of, let trigger { need(trigger, "gen") }
        if case .within = timing, let trigger { need(trigger, "gen") }
      }
    }
    for fact in text.agreement.facts {
      if case .after(_, let base, _) = fact.rule { need(base, "gen") }
    }
    return text.agreement.items.flatMap { item -> [Finding] in
      guard let label = item.labels.first(where: { $0.language == "ru" }) else { return [] }
      let lacking = (needed[item.id] ?? []).sorted().filter { name in
        !label.forms.contains { $0.name == name }
      }
      guard !lacking.isEmpty else { return [] }
      return [
        text.finding(
          .noInflection, nil, at: item.position,
          "the Russian label of \(item.id) has no form "
            + Wording.list(lacking.map { "\"\($0)\"" }),
          remedy:
            "Write ru \"\(label.text)\" \(lacking.map { "\($0) \"…\"" }.joined(separator: " "))."
            + " Until then its sentences say it in quotation marks: forms are not guessed.")
      ]
    }
  }

  private static func unchecked(_ text: CheckedText) -> [Finding] {
    var lines = text.agreement.sources.filter { $0.confidence == .unchecked }.map {
      "source: \($0.text)"
    }
    for article in text.agreement.articles {
      lines += article.citations.filter { $0.confidence == .unchecked }.map {
        "article \(article.number): \($0.text)"
      }
    }
    guard !lines.isEmpty else { return [] }
    return [
      text.finding(
        .unchecked, nil,
        lines.count == 1
          ? "a detail has not been checked against the text"
          : "\(lines.count) details have not been checked against the text",
        chain: lines,
        remedy: "Read them in the authentic text and write \"read\". Until then they are marked"
          + " wherever they are shown.")
    ]
  }
}

/// What a person reads a name of.
struct NamedItem {
  let id: String
  let labels: [Label]
  let position: Position
}

extension Agreement {
  /// Messages, events, facts and terms, in that order.
  var items: [NamedItem] {
    messages.map { NamedItem(id: $0.id, labels: $0.labels, position: $0.position) }
      + events.map { NamedItem(id: $0.id, labels: $0.labels, position: $0.position) }
      + facts.map { NamedItem(id: $0.id, labels: $0.labels, position: $0.position) }
      + terms.map { NamedItem(id: $0.id, labels: $0.labels, position: $0.position) }
  }
}
