import ParleyPact

/// The moments of one agreement and the bounds its articles set between them.
///
/// A norm's act is one moment; where exactly one norm brings about what another waits for, the two
/// share it. Bounds whose length depends on the date are taken at their loosest, so a conflict that
/// is found is one on every date.
struct Timetable {
  /// What a bound runs from and to.
  enum Moment: Hashable {
    /// The first norm, by its place, that this act performs.
    case act(Int)
    case fact(String)
    /// An event or message that no norm, or more than one, brings about.
    case thing(String)
    case receipt(article: String)
    case state(article: String)
    case field(String, of: String)
    /// 1 January of the year.
    case year
    case inForce
    /// 1 January 1970.
    case epoch
  }

  var network = TemporalNetwork<Moment>()
  let text: CheckedText
  /// The one norm that brings about a message or event.
  private(set) var sole: [String: Int]
  private let acts: [Moment]

  init(_ text: CheckedText) {
    self.text = text
    var sole: [String: Int] = [:]
    for (id, norms) in text.sending where norms.count == 1 { sole[id] = norms[0] }  // any order
    for (id, norms) in text.doing where norms.count == 1 { sole[id] = norms[0] }  // any order
    sole = sole.filter { text.norms[$0.value].norm.modal != .mustNot }
    self.sole = Self.cutting(sole, text)
    var known: [Identity: Int] = [:]
    acts = text.norms.enumerated().map { i, norm in
      let identity = Identity(norm)
      if known[identity] == nil { known[identity] = i }
      return .act(known[identity] ?? i)
    }
  }

  /// The same table, in which this norm alone brings about the message or event.
  func taking(_ norm: Int, asCauseOf id: String) -> Timetable {
    var other = self
    other.sole[id] = norm
    return other
  }

  /// Adds every norm and fact of the text.
  mutating func addAll() {
    for i in text.norms.indices { add(i) }
    for fact in text.agreement.facts {
      guard case .after(let span, let base, let earlier) = fact.rule else { continue }
      let length = length(span)
      let words = text.words
      let line = { "fact \(fact.id): \(Wording.span(span)) after \(words.name(base))" }
      network.atMost(length.most, from: moment(base), to: .fact(fact.id), line)
      if earlier == nil {
        network.atLeast(length.least, from: moment(base), to: .fact(fact.id), line)
      }
    }
    for message in text.agreement.messages {
      guard let covers = message.covers else { continue }
      let words = text.words
      let line = {
        "message \(message.id): covers \(words.name(covers.event)) from \(covers.from) for"
          + " \(Wording.span(covers.span))"
      }
      let field = Moment.field(covers.from, of: message.id)
      network.atLeast(0, from: field, to: moment(covers.event), line)
      network.atMost(
        length(covers.span).most + Length.day, from: field, to: moment(covers.event), line)
    }
  }

  func length(_ span: Span) -> Length { Length(span, counting: text.agreement.counting) }

  /// Norms with the same trigger, debtor and act are one act, which must meet them all.
  private struct Identity: Hashable {
    let trigger: Trigger?
    let subject: Subject
    let act: String
    /// A right, or a consequence, is an act of its own.
    let apart: String?

    init(_ norm: PlacedNorm) {
      trigger = norm.article.trigger
      subject = norm.norm.subject
      act = norm.norm.act.conflictKey
      let isApart = norm.isConsequence || norm.norm.modal == .may
      apart = isApart ? "\(norm.article.number) \(norm.isConsequence ? 1 : 0)" : nil
    }
  }

  func act(_ norm: Int) -> Moment { acts[norm] }

  /// When a message is sent, an event happens, or a fact begins.
  func moment(_ id: String) -> Moment {
    if text.agreement.fact(id) != nil { return .fact(id) }
    return sole[id].map(act) ?? .thing(id)
  }

  /// When the norm's article begins, as its debtor can know.
  func start(_ norm: Int) -> Moment {
    let article = text.norms[norm].article
    let counted = text.norms[norm].norm.timings.contains { timing in
      if case .within(_, of: .receipt) = timing { true } else { false }
    }
    return counted ? .receipt(article: article.number) : trigger(article)
  }

  func trigger(_ article: Article) -> Moment {
    switch article.trigger {
    case .sends(_, let message, _, _)?: moment(message)
    case .occurs(let id, _, _)?, .beforeEach(let id, _, _)?: moment(id)
    case .eachYear?: .year
    case .becomes(let number, _)?: .state(article: number)
    case nil: .inForce
    }
  }

  /// Leaves out causes that lead back to themselves: there each round is another instance.
  private static func cutting(_ sole: [String: Int], _ text: CheckedText) -> [String: Int] {
    let edges = text.norms.map { norm -> [Int] in
      switch norm.article.trigger {
      case .sends(_, let id, _, _)?, .occurs(let id, _, _)?: sole[id].map { [$0] } ?? []
      case .beforeEach, .eachYear, .becomes, nil: []
      }
    }
    var loops: Set<Int> = []
    for component in components(of: edges)
    where component.count > 1 || edges[component[0]].contains(component[0]) {
      loops.formUnion(component)
    }
    return sole.filter { !loops.contains($0.value) }
  }
}
