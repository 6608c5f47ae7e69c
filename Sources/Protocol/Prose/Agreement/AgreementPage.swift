package import ParleyPact
package import ParleyWire

extension Prose {
  /// The whole agreement as numbered articles in plain words, with the digest at the foot.
  ///
  /// The same tree makes the same sections in every language, so that two pages stand side by side.
  ///
  /// - Parameter digest: of the meaning, `Agreement.meaning`.
  package func agreement(_ agreement: Agreement, digest: Digest) -> Document {
    let title = language.phrase(agreement.titles) ?? .apart(agreement.id)
    var page = Document(language, title: title)
    page.add(general(agreement))
    page.add(declarations(agreement))
    for article in agreement.articles { page.add(section(article, of: agreement)) }
    page.add(foot(agreement, digest))
    return page
  }

  /// One article: its number, title, sentences, quotation and citation.
  package func article(_ article: Article, of agreement: Agreement) -> Document {
    let title = language.phrase(agreement.titles) ?? .apart(agreement.id)
    var page = Document(language, title: title)
    page.add(section(article, of: agreement))
    return page
  }

  private func section(_ article: Article, of agreement: Agreement) -> Document.Section {
    let title: Phrase = language.phrase(article.titles).map { ". \($0)" } ?? ""
    var section = Document.Section(
      "article \(article.number)", words.page.article(article.number) + title)
    if let quotation = language.phrase(article.quotations) {
      section.add(
        words.page.authentic + words.page.colon + words.page.quoted(quotation), .quotation)
    }
    section.add(sentences(article, of: agreement).joined(" "))
    for citation in article.citations { section.add(source(citation), .note) }
    return section
  }

  /// The sentences of an article: the norm, then what follows it.
  package func sentences(_ article: Article, of agreement: Agreement) -> [Phrase] {
    let grammar = grammar
    var scene = Scene(agreement, language, article: article)
    // "Each year, ... on 1 January of each year" would say it twice.
    let saysYear = article.norm.timings.contains {
      switch $0 {
      case .onDay, .byDay: true
      default: false
      }
    }
    let trigger =
      saysYear && article.trigger == .eachYear
      ? nil : article.trigger.map { grammar.trigger($0, &scene) }
    let condition = article.condition.map { grammar.condition($0, &scene) }
    let norm = grammar.norm(article.norm, &scene)
    var out = [grammar.sentence(trigger: trigger, condition: condition, norm: norm)]
    if let to = article.copied { out.append(grammar.copied(to: to, &scene)) }
    if let only = article.onlyIf { out.append(grammar.onlyIf(only, &scene)) }
    if let unless = article.unless { out.append(grammar.unless(unless, &scene)) }
    if !article.excuses.isEmpty {
      out.append(grammar.excused(by: article.excuses.map { ground($0, scene) }))
    }
    if let lateness = article.lateness { out.append(grammar.lateness(lateness)) }
    if let other = article.otherwise { out.append(grammar.otherwise(other, &scene)) }
    if !article.alerts.isEmpty { out.append(grammar.alerts(article.alerts)) }
    if article.survivesSuspension { out.append(grammar.survivesSuspension) }
    return out
  }

  /// A ground of excuse is a term where the agreement labels it, else the word it uses.
  private func ground(_ id: String, _ scene: Scene) -> Phrase {
    scene.what(id) == .unknown
      ? .apart(String(id.map { $0 == "-" ? " " : $0 })) : scene.noun(id).phrase
  }

  private func source(_ citation: Citation) -> Phrase {
    var phrase: Phrase = "[\(words.page.source)\(words.page.colon)\(citation.text)"
    if let confidence = citation.confidence { phrase += note(confidence) }
    return phrase + "]"
  }

  private func note(_ confidence: Confidence) -> Phrase {
    let mark: Phrase = confidence == .unchecked ? .mark(.unchecked) : ""
    return "; \(words.page.confidence(confidence))\(mark)"
  }

  private func foot(_ agreement: Agreement, _ digest: Digest) -> Document.Section {
    var section = Document.Section("foot", words.page.foot)
    for source in agreement.sources {
      let text = source.text.hasSuffix(".") ? String(source.text.dropLast()) : source.text
      section.add(
        "\(words.page.source)\(words.page.colon)\(apart: text)\(note(source.confidence))", .note)
    }
    section.add(words.page.prevails, .warning)
    if agreement.isUnverified { section.add(words.page.unverified, .warning) }
    section.add(words.page.digest(digest.base64), .note)
    return section
  }
}

extension Agreement {
  /// Whether anything in it was never read in the authentic text or in a public text about it.
  package var isUnverified: Bool {
    sources.contains { $0.confidence == .unchecked }
      || articles.contains { $0.citations.contains { $0.confidence == .unchecked } }
  }
}
