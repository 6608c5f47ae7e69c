package import ParleyAgreements
package import ParleyPact
package import ParleyWire

/// What the status of one agreement follows from: its texts with who accepted each, and its record.
package struct AccordFile: Sendable {
  package let name: String
  package let texts: [Text]
  package let record: AgreementRecord

  package struct Text: Sendable {
    package let agreement: Agreement
    package let meaning: Digest

    package init(_ agreement: Agreement, meaning: Digest) {
      self.agreement = agreement
      self.meaning = meaning
    }
  }

  package init(name: String, texts: [Text], record: AgreementRecord) {
    self.name = name
    self.texts = texts
    self.record = record
  }

  /// The versions that follow one another: of several texts for one number the one that most
  /// parties accepted, and of these the first that was proposed.
  package var chain: [Text] {
    var chain: [Text] = []
    while true {
      let next = texts.filter { text in
        guard text.agreement.version.number == chain.count + 1 else { return false }
        guard let before = chain.last else { return true }
        return text.agreement.version.amends == before.meaning.base64
          && before.agreement.amendment != nil
      }
      guard let best = next.max(by: { acceptances($0) < acceptances($1) }) else { return chain }
      // `max` gives the last of equals.
      let first = next.first { acceptances($0) == acceptances(best) }
      chain.append(first ?? best)
    }
  }

  /// How many parties accepted a text.
  package func acceptances(_ text: Text) -> Int {
    let parties = record.messages.filter { $0.said == .accept(version: text.meaning.base64) }
      .map(\.author)
    return Set(parties).intersection(text.agreement.parties).count
  }

  /// Whether a text asks what another agreement shows.
  package var asksOthers: Bool { texts.contains { $0.agreement.asksOthers } }
}

/// A status and the text it is of.
package struct TextStatus: Sendable {
  package let text: AccordFile.Text
  package let status: Status

  package init(text: AccordFile.Text, status: Status) {
    self.text = text
    self.status = status
  }
}

extension AccordFile {
  /// What the record shows under each version, oldest first; the first is in force only once every
  /// party accepted it.
  ///
  /// - Throws: where a text cannot be followed at all.
  package func statuses(
    at instant: Timestamp, others: [Status] = []
  ) throws(EngineFault) -> [TextStatus] {
    let chain = chain
    guard let first = chain.first else { return [] }
    guard chain.count > 1 else {
      let status = try Status.of(
        first.agreement, record, at: instant, acceptance: .recorded(.all), meaning: first.meaning,
        others: others)
      return [TextStatus(text: first, status: status)]
    }
    var versions = try AgreementVersions(
      chain.map(\.agreement), acceptance: .recorded(.all))
    for message in record.messages { versions.take(message) }
    for party in record.heard { versions.hear(party.party, party.at) }
    return zip(chain, versions.status(at: instant)).map { TextStatus(text: $0, status: $1) }
  }

  /// Several agreements whose conditions may ask about one another: judged until nothing changes.
  package static func statuses(
    of files: [AccordFile], at instant: Timestamp
  ) throws(EngineFault) -> [[TextStatus]] {
    var found: [[TextStatus]] = []
    for file in files { found.append(try file.statuses(at: instant)) }
    let asking = files.indices.filter { files[$0].asksOthers }
    var rounds = asking.isEmpty ? 0 : files.count * 8 + 8
    while rounds > 0 {
      rounds -= 1
      var hasChanged = false
      for place in asking {
        let others = files.indices.filter { $0 != place }.compactMap { found[$0].last?.status }
        let next = try files[place].statuses(at: instant, others: others)
        hasChanged = hasChanged || next.map(\.status) != found[place].map(\.status)
        found[place] = next
      }
      if !hasChanged { break }
    }
    return found
  }
}

extension Agreement {
  /// Whether a condition of it asks what another agreement shows.
  package var asksOthers: Bool {
    var conditions = articles.flatMap { [$0.condition, $0.unless, $0.onlyIf].compactMap { $0 } }
    if case .when(let condition)? = force { conditions.append(condition) }
    for fact in facts {
      switch fact.rule {
      case .when(let condition): conditions.append(condition)
      case .after(_, _, let earlier): conditions += [earlier].compactMap { $0 }
      }
    }
    return conditions.contains(where: \.asksOthers)
  }
}

extension Condition {
  fileprivate var asksOthers: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.asksOthers)
    case .not(let part): part.asksOthers
    case .fact(_, _, let agreement), .article(_, _, let agreement): agreement != nil
    case .hasDone, .sends, .allConsent, .threshold: false
    }
  }
}
