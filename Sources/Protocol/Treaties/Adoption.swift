package import ParleyPact

/// Why a shipped agreement cannot be adopted under these names.
package enum AdoptionFault: Error, Hashable, Sendable {
  /// The articles name the template's parties one by one, so there must be just as many.
  case parties(expected: Int, given: Int)
  /// A list of parties has at least two.
  case tooFew
  /// Not a name as agreements write names, or a name that stands twice.
  case name(PartyName)
  /// An article uses this name as a variable.
  case variable(PartyName, article: String)
}

extension ShippedAgreement {
  /// The agreement between these parties: the template's names give way to theirs, in their order.
  /// Where no article, zone or term names a party the list may be of any length.
  ///
  /// What comes out is a draft; the parties sign its printed text.
  package func adopted(
    by parties: [PartyName], chair: PartyName? = nil, certifiers: [PartyName]? = nil,
    as id: String? = nil, inForce: Force? = nil
  ) throws(AdoptionFault) -> Agreement {
    let old = agreement
    let isNamed = Renaming.namesParties(old)
    if isNamed, parties.count != old.parties.count {
      throw .parties(expected: old.parties.count, given: parties.count)
    }
    guard parties.count >= 2 else { throw .tooFew }
    var new = old
    new.id = id ?? old.id
    new.parties = parties
    new.chair = old.chair.map { chair ?? $0 }
    if let certifiers { new.certifiers = certifiers }
    try Self.check(new)
    var map = Dictionary(uniqueKeysWithValues: isNamed ? Array(zip(old.parties, parties)) : [])
    if let was = old.chair, let now = new.chair { map[was] = now }
    for (was, now) in zip(old.certifiers, new.certifiers) { map[was] = now }
    if old.certifiers.count != new.certifiers.count {
      throw .parties(expected: old.certifiers.count, given: new.certifiers.count)
    }
    if let inForce { new.force = inForce }
    let renaming = Renaming(map: map, old: old)
    try renaming.check(new.names)
    return renaming.apply(to: new)
  }

  /// Names are as the language writes them, and no two offices share one.
  private static func check(_ agreement: Agreement) throws(AdoptionFault) {
    for (index, name) in agreement.names.enumerated() {
      let bytes = Array(name.utf8)
      let isName =
        bytes.first.map { (0x41...0x5A).contains($0) } == true && bytes.count <= 64
        && bytes.allSatisfy {
          (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
        }
      guard isName, !agreement.names[..<index].contains(name) else { throw .name(name) }
    }
  }
}

/// Other names for the same parties, everywhere in a tree.
private struct Renaming {
  let map: [PartyName: PartyName]
  let old: Agreement

  static func namesParties(_ agreement: Agreement) -> Bool {
    let parties = agreement.parties
    let terms = agreement.terms.flatMap(\.definitions).compactMap(\.party)
    let spoken =
      agreement.partyZones.map(\.party) + terms + agreement.articles.flatMap(Names.of)
      + agreement.facts.flatMap { Names.of($0.rule) } + Names.of(agreement.force)
    return spoken.contains { parties.contains($0) }
      || agreement.disputes.map { parties.contains($0) } == true
  }

  /// A party may not bear a name that an article uses for whichever party it is about.
  func check(_ names: [PartyName]) throws(AdoptionFault) {
    for article in old.articles {
      for name in Names.of(article) where !old.names.contains(name) {
        if names.contains(name) { throw .variable(name, article: article.number) }
      }
    }
  }

  func apply(to agreement: Agreement) -> Agreement {
    var new = agreement
    new.partyZones = new.partyZones.map { PartyZone(party: self($0.party), zone: $0.zone) }
    new.disputes = new.disputes.map(callAsFunction)
    if case .when(let condition)? = new.force { new.force = .when(self(condition)) }
    for index in new.terms.indices {
      new.terms[index].definitions = new.terms[index].definitions.map {
        Term.Definition(party: $0.party.map(callAsFunction), text: $0.text)
      }
    }
    for index in new.facts.indices { new.facts[index].rule = self(new.facts[index].rule) }
    new.articles = new.articles.map(callAsFunction)
    return new
  }

  func callAsFunction(_ name: PartyName) -> PartyName { map[name] ?? name }

  func callAsFunction(_ article: Article) -> Article {
    var new = article
    new.trigger = article.trigger.map(callAsFunction)
    new.norm = self(article.norm)
    new.copied = article.copied.map(callAsFunction)
    new.otherwise = article.otherwise.map(callAsFunction)
    new.condition = article.condition.map(callAsFunction)
    new.unless = article.unless.map(callAsFunction)
    new.onlyIf = article.onlyIf.map(callAsFunction)
    return new
  }

  func callAsFunction(_ norm: Norm) -> Norm {
    var new = norm
    new.subject = self(norm.subject)
    if case .send(let id, let to) = norm.act { new.act = .send(id, to: self(to)) }
    return new
  }

  func callAsFunction(_ subject: Subject) -> Subject {
    switch subject {
    case .names(let names): .names(names.map(callAsFunction))
    case .either(let names): .either(names.map(callAsFunction))
    case .anyParty, .anyOther, .theOther, .each, .allOthers: subject
    }
  }

  func callAsFunction(_ trigger: Trigger) -> Trigger {
    switch trigger {
    case .sends(let who, let message, let to, let limits):
      .sends(self(who), message: message, to: to.map(callAsFunction), where: limits)
    case .occurs(let id, let by, let limits):
      .occurs(id, by: by.map(callAsFunction), where: limits)
    case .beforeEach(let id, let by, let limits): .beforeEach(id, by: self(by), where: limits)
    case .eachYear, .becomes: trigger
    }
  }

  func callAsFunction(_ condition: Condition) -> Condition {
    switch condition {
    case .all(let parts): .all(parts.map(callAsFunction))
    case .any(let parts): .any(parts.map(callAsFunction))
    case .not(let part): .not(self(part))
    case .hasDone(let who, let id): .hasDone(self(who), id)
    case .sends(let who, let id): .sends(self(who), id)
    case .fact, .article, .allConsent, .threshold: condition
    }
  }

  func callAsFunction(_ rule: FactKind.Rule) -> FactKind.Rule {
    switch rule {
    case .when(let condition): .when(self(condition))
    case .after(let span, let id, let earlier):
      .after(span, id, orEarlier: earlier.map(callAsFunction))
    }
  }
}
