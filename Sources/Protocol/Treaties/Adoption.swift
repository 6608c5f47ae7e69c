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
    let name = { (name: PartyName) in map[name] ?? name }
    var new = agreement
    new.partyZones = new.partyZones.map { PartyZone(party: name($0.party), zone: $0.zone) }
    new.disputes = new.disputes.map(name)
    if case .when(let condition)? = new.force { new.force = .when(condition.renaming(name)) }
    for index in new.terms.indices {
      new.terms[index].definitions = new.terms[index].definitions.map {
        Term.Definition(party: $0.party.map(name), text: $0.text)
      }
    }
    new.facts = new.facts.map { $0.renaming(name) }
    new.articles = new.articles.map { $0.renaming(name) }
    return new
  }
}
