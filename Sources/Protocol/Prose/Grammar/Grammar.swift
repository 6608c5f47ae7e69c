import ParleyPact

/// The sentences of one language.
///
/// A function gives a part of a sentence, without a capital or a full stop unless it says so.
protocol Grammar: Sendable {
  /// `When Party A sends Party B a request`.
  func trigger(_ trigger: Trigger, _ scene: inout Scene) -> Phrase
  /// `B must send A a reply within 48 hours of receipt of the request`.
  func norm(_ norm: Norm, _ scene: inout Scene) -> Phrase
  /// A whole sentence.
  func sentence(trigger: Phrase?, condition: Phrase?, norm: Phrase) -> Phrase
  /// What must hold, as a clause with its own verb.
  func condition(_ condition: Condition, _ scene: inout Scene) -> Phrase

  // Whole sentences that follow the norm.
  func copied(to: Subject, _ scene: inout Scene) -> Phrase
  func otherwise(_ norm: Norm, _ scene: inout Scene) -> Phrase
  func unless(_ condition: Condition, _ scene: inout Scene) -> Phrase
  func onlyIf(_ condition: Condition, _ scene: inout Scene) -> Phrase
  func excused(by grounds: [Phrase]) -> Phrase
  func lateness(_ lateness: Lateness) -> Phrase
  func alerts(_ spans: [Span]) -> Phrase
  var survivesSuspension: Phrase { get }

  /// `48 hours`, as it stands after "within" or "after".
  func span(_ span: Span) -> Phrase
  func date(_ date: CivilDate) -> Phrase
  func dayOfYear(_ day: DayOfYear) -> Phrase
  /// What is owed, in a few words: `a reply`, `to hold the meeting`.
  func owed(_ act: Act, _ scene: inout Scene) -> Phrase
  /// The label alone, as in a list.
  func label(_ id: String, _ scene: Scene) -> Phrase
  /// A definition's rule, as a clause.
  func rule(_ rule: FactKind.Rule, _ scene: inout Scene) -> Phrase
}

/// What an article's sentences have already said, so that a Party is introduced once.
struct Scene {
  let agreement: Agreement
  let language: String
  var article: Article?
  private(set) var introduced: [PartyName] = []

  init(_ agreement: Agreement, _ language: Prose.Language, article: Article? = nil) {
    self.agreement = agreement
    self.language = language.rawValue
    self.article = article
  }

  enum Kind: Hashable { case party, chair, certifier, variable }

  func kind(_ name: PartyName) -> Kind {
    if agreement.parties.contains(name) { return .party }
    if agreement.chair == name { return .chair }
    return agreement.certifiers.contains(name) ? .certifier : .variable
  }

  /// How many variables came before this one; nil if it was already introduced.
  mutating func introduce(_ name: PartyName) -> Int? {
    guard !introduced.contains(name) else { return nil }
    introduced.append(name)
    return introduced.count - 1
  }

  /// The message, event or fact that brings the article into play.
  var triggerID: String? {
    switch article?.trigger {
    case .sends(_, let id, _, _)?, .occurs(let id, _, _)?, .beforeEach(let id, _, _)?: id
    default: nil
    }
  }

  // MARK: words

  enum What: Hashable { case message, event, fact, term, unknown }

  func what(_ id: String) -> What {
    if agreement.message(id) != nil { return .message }
    if agreement.event(id) != nil { return .event }
    if agreement.fact(id) != nil { return .fact }
    return agreement.terms.contains { $0.id == id } ? .term : .unknown
  }

  private func labels(_ id: String) -> [Label] {
    agreement.message(id)?.labels ?? agreement.event(id)?.labels ?? agreement.fact(id)?.labels
      ?? agreement.terms.first { $0.id == id }?.labels ?? []
  }

  func noun(_ id: String) -> Noun {
    let labels = labels(id)
    if let own = labels.first(where: { $0.language == language }) { return .own(own) }
    if let other = labels.first(where: { $0.language == "en" }) ?? labels.first {
      return .foreign(other)
    }
    return .id(id)
  }
}

/// A label as far as the agreement gives it.
enum Noun: Hashable {
  case own(Label)
  case foreign(Label)
  case id(String)

  /// The basic form, with a mark if it is not of the page's language.
  var phrase: Phrase {
    switch self {
    case .own(let label): Phrase([.words(label.text)])
    case .foreign(let label):
      Phrase([.foreign(label.text, language: label.language), .mark(.language)])
    case .id(let id): Phrase([.apart(id), .mark(.label)])
    }
  }

  var isOwn: Bool { if case .own = self { true } else { false } }
}

extension Label {
  /// The form a sentence asks for, or nil where the agreement does not give it.
  func form(_ name: String) -> String? { forms.first { $0.name == name }?.text }
}

extension Prose.Language {
  /// A label's text in this language, or in another with a mark.
  func phrase(_ labels: [Label]) -> Phrase? {
    if let own = labels.text(in: rawValue) { return Phrase([.words(own)]) }
    guard let other = labels.first(where: { $0.language == "en" }) ?? labels.first else {
      return nil
    }
    return Noun.foreign(other).phrase
  }
}
