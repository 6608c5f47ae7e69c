package import ParleyPact
package import ParleyWire

/// Several agreements whose conditions may ask about one another.
///
/// Agreements that wait for each other begin with nothing established and are judged until nothing
/// changes: what waits for itself stays waiting. `Linkage` finds such sets and ways out.
package struct AgreementBook: Sendable {
  private var engines: [AgreementEngine] = []
  private var places: [String: Int] = [:]
  /// Groups of agreements, each after those it asks about.
  private var groups: [[Int]] = []

  package init(
    _ agreements: [Agreement], acceptance: Acceptance = .given
  ) throws(EngineFault) {
    for agreement in agreements {
      guard places[agreement.id] == nil else { throw .repeatedAgreement(agreement.id) }
      places[agreement.id] = engines.count
      engines.append(try AgreementEngine(agreement, acceptance: acceptance))
    }
    groups = try Self.groups(agreements, places)
  }

  package var agreements: [Agreement] { engines.map(\.agreement) }

  /// Takes a message of one agreement. One that is of no agreement here changes nothing.
  package mutating func take(_ message: RecordedMessage, in agreement: String) {
    guard let place = places[agreement] else { return }
    engines[place].take(message)
  }

  /// A party is heard for all agreements at once: it has one log.
  package mutating func hear(_ party: PartyName, _ at: Timestamp) {
    for place in engines.indices where engines[place].agreement.parties.contains(party) {
      engines[place].hear(party, at)
    }
  }

  package mutating func advance(to instant: Timestamp) {
    for place in engines.indices { engines[place].advance(to: instant) }
  }

  /// The status of each agreement, in the order in which they were given.
  package mutating func status(at instant: Timestamp) -> [Status] {
    var found: [Int: Status] = [:]
    for group in groups {
      var rounds = group.count == 1 ? 1 : group.count * 8 + 8
      while rounds > 0 {
        rounds -= 1
        var hasChanged = false
        for place in group {
          engines[place].others = [:]
          for other in engines.indices {
            engines[place].others[engines[other].agreement.id] = found[other]
          }
          let status = engines[place].status(at: instant)
          hasChanged = hasChanged || found[place] != status
          found[place] = status
        }
        if !hasChanged { break }
      }
    }
    return engines.indices.compactMap { found[$0] }
  }

  package mutating func status(of agreement: String, at instant: Timestamp) -> Status? {
    status(at: instant).first { $0.agreement == agreement }
  }

  /// What desks must be told, over all agreements.
  package mutating func alerts(
    between start: Timestamp, and end: Timestamp
  ) -> [(agreement: String, alert: Alert)] {
    _ = status(at: end)
    return engines.indices.flatMap { place in
      engines[place].alerts(between: start, and: end).map { (engines[place].agreement.id, $0) }
    }
  }

  package mutating func corrections() -> [(agreement: String, correction: Correction)] {
    engines.indices.flatMap { place in
      engines[place].corrections().map { (engines[place].agreement.id, $0) }
    }
  }

  package mutating func nextChange(after instant: Timestamp) -> Timestamp? {
    _ = status(at: instant)
    return engines.compactMap { $0.nextChange(after: instant) }.min()
  }

  // MARK: Order

  /// Agreements in an order in which they can be judged. A cycle may not go through a negation.
  private static func groups(
    _ agreements: [Agreement], _ places: [String: Int]
  ) throws(EngineFault) -> [[Int]] {
    let edges = agreements.map { agreement in
      agreement.conditions.flatMap { $0.condition.otherAgreements(isNegative: $0.isNegative) }
        .compactMap { look in places[look.0].map { (to: $0, isNegative: look.1) } }
    }
    var reach = edges.map { Set($0.map(\.to)) }
    for _ in agreements.indices {
      for place in reach.indices {
        reach[place] = reach[place].reduce(into: reach[place]) { $0.formUnion(reach[$1]) }
      }
    }
    for (place, list) in edges.enumerated() {
      for edge in list where edge.isNegative && reach[edge.to].contains(place) {
        throw .cycleThroughNegation([agreements[place].id, agreements[edge.to].id])
      }
    }
    var groups: [[Int]] = []
    var placed: Set<Int> = []
    for place in agreements.indices.sorted(by: { (reach[$0].count, $0) < (reach[$1].count, $1) })
    where !placed.contains(place) {
      let group = agreements.indices.filter {
        $0 == place || reach[place].contains($0) && reach[$0].contains(place)
      }
      groups.append(group)
      placed.formUnion(group)
    }
    return groups
  }
}

extension Agreement {
  /// Every condition of the text, and whether it stands where its holding takes something away.
  var conditions: [(condition: Condition, isNegative: Bool)] {
    var found: [(Condition, Bool)] = []
    if case .when(let condition)? = force { found.append((condition, false)) }
    for fact in facts {
      switch fact.rule {
      case .when(let condition): found.append((condition, false))
      case .after(_, _, let earlier?): found.append((earlier, false))
      case .after(_, _, nil): break
      }
    }
    for article in articles {
      if let condition = article.condition { found.append((condition, false)) }
      if let condition = article.onlyIf { found.append((condition, false)) }
      if let condition = article.unless { found.append((condition, true)) }
    }
    return found
  }
}
