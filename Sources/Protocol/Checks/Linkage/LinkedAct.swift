package import ParleyPact

/// One act that an article requires or permits of one party: a node of the linkage.
package struct LinkedAct: Hashable, Comparable, Sendable {
  package var agreement: String
  package var article: String
  package var party: PartyName
  package var act: Act
  /// It stands in the article's `otherwise`.
  package var isConsequence: Bool
  /// The act in English words, without its party.
  package var words: String

  package static func < (a: LinkedAct, b: LinkedAct) -> Bool {
    (a.party, a.subject, a.agreement, a.article, a.isConsequence ? 1 : 0)
      < (b.party, b.subject, b.agreement, b.article, b.isConsequence ? 1 : 0)
  }

  /// What is done: an event or a message; for `suspend` and `resume` nothing.
  package var subject: String {
    switch act {
    case .send(let id, _), .hold(let id), .perform(let id), .deposit(let id, _), .convene(let id):
      id
    case .suspend, .resume: ""
    }
  }

  /// `Alfa: do "lifting of measure X" (exchange-of-steps, article 1)`.
  package var sentence: String { "\(party): \(words) (\(agreement), article \(article))" }
}

/// What must be so before an act can be done, as alternatives: each is a list of acts that must
/// all have been done. One empty alternative is "nothing"; no alternative at all is "never".
typealias Alternatives = [[Int]]

enum Needs {
  static let nothing: Alternatives = [[]]
  static let never: Alternatives = []

  /// A text with more alternatives than this is taken to wait for nothing: no deadlock is then
  /// reported that might not be one.
  static let limit = 256

  static func any(_ ways: [Alternatives]) -> Alternatives {
    let all = Array(ways.joined())
    if all.contains([]) { return nothing }
    let different = unique(all)
    return different.count > limit ? nothing : different
  }

  static func both(_ a: Alternatives, _ b: Alternatives) -> Alternatives {
    if a == nothing { return b }
    if b == nothing { return a }
    guard a.count * b.count <= limit * 4 else { return nothing }
    let all = unique(a.flatMap { x in b.map { y in merged(x, y) } })
    return all.count > limit ? nothing : all
  }

  private static func merged(_ a: [Int], _ b: [Int]) -> [Int] {
    var all = (a + b).sorted()
    var last = -1
    all.removeAll { act in
      defer { last = act }
      return act == last
    }
    return all
  }

  private static func unique(_ clauses: Alternatives) -> Alternatives {
    var seen: Set<[Int]> = []
    return clauses.filter { seen.insert($0).inserted }
  }
}

extension Agreement {
  /// The parties that may stand in the place of a subject. A name that is nobody's is a variable,
  /// and then it may be any of them.
  func possible(_ subject: Subject) -> [PartyName] {
    switch subject {
    case .anyParty, .anyOther, .theOther, .each, .allOthers: parties
    case .names(let names), .either(let names):
      names.contains { !self.names.contains($0) } ? parties : names
    }
  }

  /// A letter, or a phrase that means any of the parties.
  func isAnyone(_ subject: Subject) -> Bool {
    switch subject {
    case .anyParty, .anyOther, .theOther, .each, .allOthers: true
    case .names(let all), .either(let all): all.contains { !names.contains($0) }
    }
  }

  /// Some party can stand in both places.
  func canMeet(_ a: Subject, _ b: Subject) -> Bool {
    if isAnyone(a) { return isAnyone(b) || Agreement.loose(b).contains(where: parties.contains) }
    let named = Agreement.loose(a)
    if isAnyone(b) { return named.contains(where: parties.contains) }
    return !Set(named).isDisjoint(with: Agreement.loose(b))
  }

  /// The variable that a subject binds or uses.
  static func variable(_ subject: Subject) -> PartyName? {
    switch subject {
    case .anyParty(let name), .anyOther(let name), .theOther(let name), .each(let name): name
    case .names(let names) where names.count == 1: names[0]
    case .names, .either, .allOthers: nil
    }
  }
}

extension Article {
  /// It makes its act wait for others, or share their moment.
  var isLinked: Bool {
    if case .deposit = norm.act { return true }
    return onlyIf != nil || norm.timings.contains(.sameTime)
  }
}
