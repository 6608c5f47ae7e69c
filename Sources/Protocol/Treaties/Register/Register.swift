import ParleyCrypto
package import ParleyPact
package import ParleyWire

/// All agreements between some parties, modelled here or not, each with its state and date.
///
/// A register is one side's own list. Two sides compare theirs (`differences`); no common verdict
/// exists, and the list decides nothing.
package struct Register: Hashable, Sendable {
  /// The parties whose relation this is; rising.
  package var relation: [PartyName]
  /// The day up to which the list was kept.
  package var asOf: RegisterDate
  package var titles: [Label]
  /// By id, rising.
  package var entries: [Entry]

  package init(
    relation: [PartyName], asOf: RegisterDate, titles: [Label], entries: [Entry] = []
  ) {
    self.relation = relation
    self.asOf = asOf
    self.titles = titles
    self.entries = entries
  }

  package subscript(id: String) -> Entry? { entries.first { $0.id == id } }

  package var digest: Digest { SHA256.hash(text) }

  /// One agreement.
  package struct Entry: Hashable, Sendable {
    package var id: String
    package var names: [Label]
    /// Those of the relation that are bound; rising.
    package var parties: [PartyName]
    package var signed: Dated?
    /// What happened to it, in the order of the days. None is: nothing is known.
    package var history: [Turn]
    /// The id of its text in the language Pact; nil where nobody has modelled it.
    package var model: String?
    package var sources: [Source]
    package var notes: [Label]

    package init(
      id: String, names: [Label], parties: [PartyName], signed: Dated? = nil,
      history: [Turn] = [], model: String? = nil, sources: [Source], notes: [Label] = []
    ) {
      self.id = id
      self.names = names
      self.parties = parties
      self.signed = signed
      self.history = history
      self.model = model
      self.sources = sources
      self.notes = notes
    }

    /// The newest turn: the state it is in.
    package var current: Turn? { history.last }

    /// The state on a day: the newest turn that had come by then.
    package func state(on day: RegisterDate) -> Turn? { history.last { $0.since.on <= day } }
  }

  /// A date and how far it was checked.
  package struct Dated: Hashable, Sendable {
    package var on: RegisterDate
    package var confidence: Confidence

    package init(_ on: RegisterDate, _ confidence: Confidence) {
      self.on = on
      self.confidence = confidence
    }
  }

  /// A change of state, and who says it was none.
  package struct Turn: Hashable, Sendable {
    package var since: Dated
    package var state: State
    /// The party whose act it was: who suspended, who withdrew.
    package var by: PartyName?
    /// The party that holds the act to have no effect.
    package var disputedBy: PartyName?

    package init(
      since: Dated, state: State, by: PartyName? = nil, disputedBy: PartyName? = nil
    ) {
      self.since = since
      self.state = state
      self.by = by
      self.disputedBy = disputedBy
    }
  }

  package enum State: String, CaseIterable, Hashable, Sendable {
    case inForce = "in-force"
    case suspended
    case resumed
    case withdrawn
    /// Its own term ran out.
    case lapsed
    case terminated
    case superseded
    case neverInForce = "never-in-force"

    /// It is the act of one party, which the line names.
    package var isAct: Bool { self == .suspended || self == .resumed || self == .withdrawn }
  }
}

/// A day, a month or a year, as exactly as it is known.
package struct RegisterDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  package let month: Int?
  package let day: Int?

  /// Nil for a date that does not exist, or lies outside 1800 to 9999.
  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1800...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...Self.length(of: month, in: year)).contains(day) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// `1972-05-26`, `1972-05` or `1972`; nil for any other spelling.
  package init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1) - 0x30 })
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  package var description: String {
    [String(year), month.map(Self.two), day.map(Self.two)].compactMap(\.self)
      .joined(separator: "-")
  }

  /// By the first day that the date may mean.
  package static func < (a: RegisterDate, b: RegisterDate) -> Bool {
    (a.year, a.month ?? 0, a.day ?? 0) < (b.year, b.month ?? 0, b.day ?? 0)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
