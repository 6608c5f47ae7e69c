import ParleyPact

/// The acts of several agreements with what each waits for: AND/OR rules without negation.
///
/// Wherever a text leaves something to the world (an event no article governs, a certifier's
/// report, consent, a quantity, an exception), it counts as given. So what this system calls stuck
/// can start in no order of acts; what it calls free may still wait for the world.
struct LinkageSystem {
  private(set) var acts: [LinkedAct] = []
  private(set) var needs: [Alternatives] = []
  /// Acts of articles that link them to others, and the acts that those wait for. A message that
  /// only answers another is not among them.
  private(set) var isLinked: [Bool] = []
  /// `Alfa` waits in this act for an event that no article requires or permits of that party.
  var orphans: [Orphan] = []

  struct Orphan: Hashable {
    var act: Int
    var party: PartyName
    var event: String
  }

  let agreements: [Agreement]
  /// Every agreement was taken in. One with more parties times articles than this is left to the
  /// world, as if it had not been given.
  private(set) var isWhole = true
  static let mostActs = 20_000
  private(set) var index: [String: Int] = [:]
  private(set) var doers: [Name: [Int]] = [:]
  private(set) var senders: [Name: [Int]] = [:]
  private(set) var anywhere: [Deed: [Int]] = [:]
  private(set) var ofArticle: [Name: [Int]] = [:]

  /// An identifier or a number in one of the agreements.
  struct Name: Hashable {
    let agreement: Int
    let id: String

    init(_ agreement: Int, _ id: String) {
      self.agreement = agreement
      self.id = id
    }
  }

  struct Deed: Hashable {
    let party: PartyName
    let event: String
  }

  private(set) var norms: [(agreement: Int, article: Article, variable: PartyName?)] = []

  init(_ agreements: [Agreement]) {
    self.agreements = agreements
    for (i, agreement) in agreements.enumerated() where index[agreement.id] == nil {
      guard agreement.parties.count * agreement.articles.count <= Self.mostActs else {
        isWhole = false
        continue
      }
      index[agreement.id] = i
      for article in agreement.articles {
        add(article.norm, of: article, in: i, consequence: false)
        if let norm = article.otherwise { add(norm, of: article, in: i, consequence: true) }
      }
    }
    for act in acts.indices {
      let (agreement, article, variable) = norms[act]
      var scope = Scope(
        act: act, agreement: agreement, variable: variable, party: acts[act].party)
      needs.append(body(of: article, consequence: acts[act].isConsequence, &scope))
      isLinked[act] = article.isLinked
    }
    for act in acts.indices where norms[act].article.isLinked {
      for clause in needs[act] { for other in clause { isLinked[other] = true } }
    }
  }

  private mutating func add(
    _ norm: Norm, of article: Article, in agreement: Int, consequence: Bool
  ) {
    guard norm.modal != .mustNot else { return }
    let tree = agreements[agreement]
    let variable = Agreement.variable(norm.subject)
    let words = Wording(tree).act(norm.act)
    for party in tree.possible(norm.subject) {
      let act = LinkedAct(
        agreement: tree.id, article: article.number, party: party, act: norm.act,
        isConsequence: consequence, words: words)
      let i = acts.count
      acts.append(act)
      isLinked.append(false)
      norms.append((agreement, article, tree.names.contains(variable ?? "") ? nil : variable))
      if !consequence { ofArticle[Name(agreement, article.number), default: []].append(i) }
      switch norm.act {
      case .hold(let id), .perform(let id), .convene(let id):
        doers[Name(agreement, id), default: []].append(i)
        anywhere[Deed(party: party, event: id), default: []].append(i)
      case .send(let id, _), .deposit(let id, _):
        senders[Name(agreement, id), default: []].append(i)
      case .suspend, .resume: break
      }
    }
  }
}
