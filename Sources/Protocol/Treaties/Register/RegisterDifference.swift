package import ParleyPact

/// One point in which two sides' registers differ. Neither is right by being here.
package struct RegisterDifference: Hashable, Sendable {
  /// The entry's id; empty for the register itself.
  package let entry: String
  package let point: Point

  package init(entry: String, point: Point) {
    self.entry = entry
    self.point = point
  }

  package enum Point: Hashable, Sendable {
    /// Only the first, or only the second, lists it.
    case onlyFirst
    case onlySecond
    case parties([PartyName], [PartyName])
    case signed(Register.Dated?, Register.Dated?)
    /// The present state.
    case state(Register.Turn?, Register.Turn?)
    /// The present state is the same, the way to it is not.
    case history
    case model(String?, String?)
    /// Names, sources and notes: no difference of fact.
    case words
  }
}

extension Register {
  /// Entry by entry, by id.
  package func differences(from other: Register) -> [RegisterDifference] {
    let ids = Set(entries.map(\.id) + other.entries.map(\.id)).sorted()
    return ids.flatMap { id -> [RegisterDifference] in
      let points: [RegisterDifference.Point] =
        switch (self[id], other[id]) {
        case (let first?, let second?): first.differences(from: second)
        case (nil, _): [.onlySecond]
        case (_, nil): [.onlyFirst]
        }
      return points.map { RegisterDifference(entry: id, point: $0) }
    }
  }
}

extension Register.Entry {
  fileprivate func differences(from other: Self) -> [RegisterDifference.Point] {
    var points: [RegisterDifference.Point] = []
    if parties != other.parties { points.append(.parties(parties, other.parties)) }
    if signed != other.signed { points.append(.signed(signed, other.signed)) }
    if current != other.current {
      points.append(.state(current, other.current))
    } else if history != other.history {
      points.append(.history)
    }
    if model != other.model { points.append(.model(model, other.model)) }
    if names != other.names || sources != other.sources || notes != other.notes {
      points.append(.words)
    }
    return points
  }
}
