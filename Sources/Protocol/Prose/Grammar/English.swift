import ParleyPact

/// English: nouns need an article, little else.
struct EnglishGrammar: Grammar {
  func trigger(_ trigger: Trigger, _ scene: inout Scene) -> Phrase {
    switch trigger {
    case .sends(let sender, let id, let to, let thresholds):
      let who = who(sender, &scene)
      let what = noun(id, .indefinite, scene)
      let addressee: Phrase = to.map { " to " + self.who($0, &scene) } ?? ""
      return "When \(who) sends \(what)\(addressee)\(qualified(thresholds))"
    case .occurs(let id, let by, let thresholds):
      let author: Phrase = by.map { " by " + who($0, &scene) } ?? ""
      let verb = scene.what(id) == .event ? "is recorded" : "is established"
      return "When \(noun(id, .indefinite, scene))\(author) \(verb)\(qualified(thresholds))"
    case .beforeEach(let id, let by, let thresholds):
      return "Before each \(bare(id, scene)) by \(who(by, &scene))\(qualified(thresholds))"
    case .eachYear: return "Each year"
    case .becomes(let number, let state): return "When \(article(number, state, false))"
    }
  }

  func sentence(trigger: Phrase?, condition: Phrase?, norm: Phrase) -> Phrase {
    var lead = trigger
    if let condition {
      lead = lead.map { "\($0), and if \(condition)" } ?? "If \(condition)"
    }
    return (lead.map { "\($0), \(norm)" } ?? norm).capitalised + "."
  }

  func norm(_ norm: Norm, _ scene: inout Scene) -> Phrase {
    let who = who(norm.subject, &scene)
    let act = act(norm.act, &scene)
    let timings = norm.timings.map { " " + timing($0, of: norm.modal, scene) }.joined(" and")
    let quota: Phrase = norm.quota.map { ", \(self.quota($0, scene))" } ?? ""
    return "\(who) \(norm.modal.rawValue) \(act)\(timings)\(quota)"
  }

  // MARK: who

  func who(_ subject: Subject, _ scene: inout Scene) -> Phrase {
    switch subject {
    case .anyParty(let name): return introduced("any Party", name, &scene)
    case .anyOther(let name): return introduced("any other Party", name, &scene)
    case .theOther(let name): return introduced("the other Party", name, &scene)
    case .each(let name): return introduced("each Party", name, &scene)
    case .allOthers: return "all other Parties"
    case .names(let names): return names.map { mention($0, &scene) }.listed(" and ")
    case .either(let names): return names.map { mention($0, &scene) }.listed(" or ")
    }
  }

  private func introduced(_ words: String, _ name: PartyName, _ scene: inout Scene) -> Phrase {
    _ = scene.introduce(name)
    return "\(words) (\(apart: name))"
  }

  func mention(_ name: PartyName, _ scene: inout Scene) -> Phrase {
    switch scene.kind(name) {
    case .party, .certifier: return .apart(name)
    case .chair: return name == "Chair" ? "the Chair" : "the Chair (\(apart: name))"
    case .variable:
      switch scene.introduce(name) {
      case nil: return "Party \(apart: name)"
      case 0?: return "a Party (\(apart: name))"
      case 1?: return "another Party (\(apart: name))"
      default: return "a further Party (\(apart: name))"
      }
    }
  }

  // MARK: acts

  func act(_ act: Act, _ scene: inout Scene) -> Phrase {
    switch act {
    case .send(let id, let to):
      return "send \(noun(id, .indefinite, scene)) to \(who(to, &scene))"
    case .hold(let id): return "hold \(noun(id, .definite, scene))"
    case .perform(let id): return "carry out \(noun(id, .definite, scene))"
    case .deposit(let id, let effect):
      return "deposit \(noun(id, .definite, scene)), to take effect on \(bare(effect, scene))"
    case .convene(let id): return "convene \(noun(id, .definite, scene))"
    case .suspend(let numbers): return "suspend \(articles(numbers))"
    case .resume(let numbers): return "resume \(articles(numbers))"
    }
  }

  func owed(_ act: Act, _ scene: inout Scene) -> Phrase {
    switch act {
    case .send(let id, _): noun(id, .indefinite, scene)
    default: "to \(self.act(act, &scene))"
    }
  }

  private func articles(_ numbers: [String]) -> Phrase {
    if numbers.isEmpty { return "the operation of the agreement" }
    let list = numbers.map { Phrase.apart($0) }.listed(" and ")
    return numbers.count == 1 ? "the operation of Article \(list)" : "Articles \(list)"
  }

  // MARK: nouns

  enum Article { case definite, indefinite }

  func label(_ id: String, _ scene: Scene) -> Phrase { scene.noun(id).phrase }

  func bare(_ id: String, _ scene: Scene) -> Phrase {
    let noun = scene.noun(id)
    return noun.isOwn ? noun.phrase : "“\(noun.phrase)”"
  }

  func noun(_ id: String, _ article: Article, _ scene: Scene) -> Phrase {
    guard case .own(let label) = scene.noun(id) else {
      let kind =
        switch scene.what(id) {
        case .message: "message"
        case .event: "event"
        case .fact, .term, .unknown: "matter"
        }
      return "the \(kind) \(bare(id, scene))"
    }
    // A defined fact has a name of its own: "Adoption Day".
    if scene.what(id) == .fact { return scene.noun(id).phrase }
    return article == .definite
      ? "the \(label.text)" : "\(EnglishNoun(label.text).indefinite)\(label.text)"
  }

  func span(_ span: Span) -> Phrase {
    let name = span.unit == .workingDays ? "working days" : span.unit.rawValue
    let unit = span.count == 1 ? String(name.dropLast()) : name
    let rounding: Phrase =
      switch span.rounding {
      case .up?: " (a day that does not exist counts as the first of the next month)"
      case .down?: " (a day that does not exist counts as the last of its month)"
      case nil: ""
      }
    return "\(span.count) \(unit)\(rounding)"
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  func date(_ date: CivilDate) -> Phrase {
    .apart("\(date.day) \(Self.months[date.month - 1]) \(date.year)")
  }

  func dayOfYear(_ day: DayOfYear) -> Phrase {
    .apart("\(day.day) \(Self.months[day.month - 1])")
  }
}

/// Whether "a", "an" or nothing stands before a noun phrase, by its spelling.
struct EnglishNoun {
  private static let uncountable: Set<String> = [
    "information", "data", "advice", "evidence", "assistance", "equipment", "access", "contact",
  ]
  private static let prepositions: Set<String> = [
    "of", "for", "to", "about", "on", "in", "from", "by", "under", "with", "as", "at", "that",
    "which", "concerning", "regarding", "after", "before", "between", "and", "or",
  ]

  private let words: [String]

  init(_ text: String) { words = text.split(separator: " ").map(String.init) }

  var indefinite: String {
    guard let first = words.first else { return "" }
    // The head of the phrase stands before its first preposition or comma.
    let front = words.prefix { !Self.prepositions.contains($0) && $0.first?.isNumber != true }
    let end = front.firstIndex { $0.hasSuffix(",") }
    let head = end.map { String(front[$0].dropLast()) } ?? front.last
    if let head = head?.lowercased() {
      let isPlural =
        head.hasSuffix("s") && !["ss", "us", "is"].contains { head.hasSuffix($0) }
      if isPlural || Self.uncountable.contains(head) { return "" }
    }
    return Self.soundsLikeVowel(first) ? "an " : "a "
  }

  private static func soundsLikeVowel(_ word: String) -> Bool {
    // "EU" and "SLBM" are spelled, "NATO" is read as a word; so is "X" in "X-ray".
    let letters = word.prefix { $0.isLetter }
    let isAcronym = !letters.isEmpty && letters.allSatisfy(\.isUppercase)
    if isAcronym, letters.count <= 3 || !letters.contains(where: { "AEIOU".contains($0) }) {
      return word.first.map { "AEFHILMNORSX".contains($0) } ?? false
    }
    let lower = word.lowercased()
    if ["hour", "honest", "honour", "heir"].contains(where: lower.hasPrefix) { return true }
    let asYou = ["use", "usu", "eu", "one", "once", "unit", "unif", "univ", "uniq", "unil", "unio"]
    if asYou.contains(where: lower.hasPrefix) { return false }
    return lower.first.map { "aeiou".contains($0) } ?? false
  }
}
