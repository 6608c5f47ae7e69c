import ParleyPact

/// An agreement with the indexes that the checks share.
struct CheckedText {
  let agreement: Agreement
  let words: Wording
  let beside: [Agreement]
  /// Every norm of the text, consequences too, in its order.
  let norms: [PlacedNorm]
  /// Indexes into `norms`, by what is sent or deposited, and by what is done, held or convened.
  let sending: [String: [Int]]
  let doing: [String: [Int]]
  /// Indexes into `norms`, by the message that begins their article.
  let begun: [String: [Int]]
  /// Messages by the message that they answer.
  let answers: [String: [String]]

  init(_ agreement: Agreement, beside: [Agreement] = []) {
    self.agreement = agreement
    self.beside = beside
    words = Wording(agreement)
    var norms: [PlacedNorm] = []
    var sending: [String: [Int]] = [:]
    var doing: [String: [Int]] = [:]
    var begun: [String: [Int]] = [:]
    for article in agreement.articles {
      for (norm, isConsequence) in [(article.norm, false), (article.otherwise, true)] {
        guard let norm else { continue }
        switch norm.act {
        case .send(let id, _), .deposit(let id, _): sending[id, default: []].append(norms.count)
        case .hold(let id), .perform(let id), .convene(let id):
          doing[id, default: []].append(norms.count)
        case .suspend, .resume: break
        }
        if case .sends(_, let id, _, _)? = article.trigger {
          begun[id, default: []].append(norms.count)
        }
        norms.append(
          PlacedNorm(
            article: article, norm: norm, isConsequence: isConsequence,
            isAnyone: agreement.isAnyone(norm.subject),
            roles: agreement.role(of: norm.subject, in: article)))
      }
    }
    var answers: [String: [String]] = [:]
    for message in agreement.messages {
      if case .answers(let id)? = message.relation { answers[id, default: []].append(message.id) }
    }
    self.norms = norms
    self.begun = begun
    self.answers = answers
    self.sending = sending
    self.doing = doing
  }

  /// Norms, other than prohibitions, that bring about a message or event.
  func causing(_ id: String) -> [PlacedNorm] {
    ((sending[id] ?? []) + (doing[id] ?? [])).map { norms[$0] }.filter { $0.norm.modal != .mustNot }
  }

  func finding(
    _ check: CheckRule, _ article: Article? = nil, at position: Position? = nil,
    _ sentence: String, chain: [String] = [], remedy: String
  ) -> Finding {
    Finding(
      check, in: agreement, article, at: position, sentence, chain: chain, remedy: remedy)
  }
}

struct PlacedNorm {
  let article: Article
  let norm: Norm
  let isConsequence: Bool
  /// Its subject is a letter, or a phrase that means any of the parties.
  var isAnyone = false
  /// The part of its subject in the article.
  var roles: [Role] = []

  /// `article 5: B must send …`.
  func sentence(_ words: Wording) -> String {
    "article \(article.number): " + (isConsequence ? "otherwise " : "")
      + (isConsequence ? "" : article.trigger.map { words.trigger($0) + ", " } ?? "")
      + words.norm(norm)
  }
}

extension Norm {
  /// It sets a last moment. `without delay` and lower bounds do not.
  var hasDeadline: Bool { timings.contains(where: \.isDeadline) }
}

extension Timing {
  var isDeadline: Bool {
    switch self {
    case .within, .notLater, .atLeast, .onDay, .byDay, .onDate, .byDate: true
    case .notEarlierAfter, .notEarlierBefore, .withoutDelay, .sameTime: false
    }
  }

  var span: Span? {
    switch self {
    case .within(let span, _), .notLater(let span, _), .atLeast(let span, _),
      .notEarlierAfter(let span, _), .notEarlierBefore(let span, _), .withoutDelay(let span):
      span
    case .onDay, .byDay, .onDate, .byDate, .sameTime: nil
    }
  }

  var edge: Edge? {
    switch self {
    case .notLater(_, let edge), .atLeast(_, let edge), .notEarlierAfter(_, let edge),
      .notEarlierBefore(_, let edge):
      edge
    case .within, .onDay, .byDay, .onDate, .byDate, .withoutDelay, .sameTime: nil
    }
  }
}

extension Trigger {
  /// The message, event or fact that begins the article.
  var subject: String? {
    switch self {
    case .sends(_, let id, _, _), .occurs(let id, _, _), .beforeEach(let id, _, _): id
    case .eachYear, .becomes: nil
    }
  }
}

/// Who somebody is to an article's trigger.
enum Role: Hashable {
  case sender
  case addressee
  case party(PartyName)
  case others
  case free
}

extension Agreement {
  /// The part that a subject plays in its article, so that two articles can be compared whatever
  /// letters they use.
  func role(of subject: Subject, in article: Article) -> [Role] {
    switch subject {
    case .names(let names), .either(let names): names.map { role(of: $0, in: article) }
    case .anyParty(let name), .each(let name), .theOther(let name), .anyOther(let name):
      [role(of: name, in: article)]
    case .allOthers: [.others]
    }
  }

  func role(of name: PartyName, in article: Article) -> Role {
    if names.contains(name) { return .party(name) }
    switch article.trigger {
    case .sends(let who, _, let to, _):
      if Agreement.variable(who) == name { return .sender }
      if let to, Agreement.variable(to) == name { return .addressee }
      return .free
    case .occurs(_, let by?, _), .beforeEach(_, let by, _):
      return Agreement.variable(by) == name ? .sender : .free
    case .occurs, .eachYear, .becomes, nil: return .free
    }
  }
}
