import ParleyPact

/// French: nouns need an article of their gender, which a label's form `gen` shows: "de la demande"
/// gives "la demande" and "une demande". Without it a label stands in quotation marks after a noun
/// whose gender is known; that is never wrong, only longer.
struct FrenchGrammar: Grammar {
  /// Plain, after "à", or after "de".
  enum Case { case plain, dative, genitive }

  func trigger(_ trigger: Trigger, _ scene: inout Scene) -> Phrase {
    switch trigger {
    case .sends(let sender, let id, let to, let thresholds):
      let verb = isPlural(sender) ? "adressent" : "adresse"
      let who = elided("Lorsque", who(sender, .plain, &scene))
      let addressee: Phrase = to.map { " " + self.who($0, .dative, &scene) } ?? ""
      return "\(who) \(verb)\(addressee) \(noun(id, .indefinite, scene))\(qualified(thresholds))"
    case .occurs(let id, let by, let thresholds):
      if scene.what(id) != .event { return "Une fois établi le fait \(quoted(id, scene))" }
      let author: Phrase = by.map { ", accompli par " + who($0, .plain, &scene) + "," } ?? ""
      return
        "Lorsque l’événement \(quoted(id, scene))\(author) est constaté\(qualified(thresholds))"
    case .beforeEach(let id, let by, let thresholds):
      let author = who(by, .plain, &scene)
      return
        "Avant chaque événement \(quoted(id, scene)) accompli par \(author)\(qualified(thresholds))"
    case .eachYear: return "Chaque année"
    case .becomes(let number, let state): return "Lorsque \(article(number, state, false))"
    }
  }

  func sentence(trigger: Phrase?, condition: Phrase?, norm: Phrase) -> Phrase {
    var lead = trigger
    if let condition {
      lead = lead.map { "\($0), et si \(condition)" } ?? "Si \(condition)"
    }
    return (lead.map { "\($0), \(norm)" } ?? norm).capitalised + "."
  }

  func norm(_ norm: Norm, _ scene: inout Scene) -> Phrase {
    let who = who(norm.subject, .plain, &scene)
    let plural = isPlural(norm.subject)
    let modal =
      switch norm.modal {
      case .must: plural ? "doivent" : "doit"
      case .mustNot: plural ? "ne doivent pas" : "ne doit pas"
      case .may: plural ? "peuvent" : "peut"
      }
    let act = act(norm.act, &scene)
    let timings = norm.timings.map { timing($0, of: norm.modal, scene) }.joined(" et ")
    let comma = timings.isEmpty ? "" : ", "
    let quota: Phrase = norm.quota.map { ", \(self.quota($0, scene))" } ?? ""
    return "\(who) \(modal) \(act)\(comma)\(timings)\(quota)"
  }

  func isPlural(_ subject: Subject) -> Bool {
    switch subject {
    case .allOthers: true
    case .names(let names): names.count > 1
    default: false
    }
  }

  /// "Lorsque" and "que" lose their e before a vowel.
  func elided(_ word: String, _ next: Phrase) -> Phrase {
    guard let first = next.plain.first, "aeiouéèêAEIOUÉÈÊ".contains(first) else {
      return "\(word) \(next)"
    }
    return "\(String(word.dropLast()))’\(next)"
  }

  // MARK: who

  func who(_ subject: Subject, _ name: Case, _ scene: inout Scene) -> Phrase {
    switch subject {
    case .anyParty(let party): introduced("toute Partie", party, name, &scene)
    case .anyOther(let party): introduced("toute autre Partie", party, name, &scene)
    case .theOther(let party): introduced("l’autre Partie", party, name, &scene)
    case .each(let party): introduced("chaque Partie", party, name, &scene)
    case .allOthers: preposed("toutes les autres Parties", name)
    case .names(let parties): parties.map { mention($0, name, &scene) }.listed(" et ")
    case .either(let parties): parties.map { mention($0, name, &scene) }.listed(" ou ")
    }
  }

  private func preposed(_ words: String, _ name: Case) -> Phrase {
    switch name {
    case .plain: "\(words)"
    case .dative: words.hasPrefix("le ") ? "au \(String(words.dropFirst(3)))" : "à \(words)"
    case .genitive:
      words.hasPrefix("le ")
        ? "du \(String(words.dropFirst(3)))"
        : words.first.map { "aeiou".contains($0) } ?? false ? "d’\(words)" : "de \(words)"
    }
  }

  private func introduced(
    _ words: String, _ party: PartyName, _ name: Case, _ scene: inout Scene
  ) -> Phrase {
    _ = scene.introduce(party)
    return "\(preposed(words, name)) (\(apart: party))"
  }

  func mention(_ party: PartyName, _ name: Case, _ scene: inout Scene) -> Phrase {
    switch scene.kind(party) {
    case .party: return "\(preposed("la Partie", name)) \(apart: party)"
    case .chair: return "\(preposed("la présidence", name)) (\(apart: party))"
    case .certifier: return "\(preposed("le certificateur", name)) \(apart: party)"
    case .variable:
      switch scene.introduce(party) {
      case nil: return "\(preposed("la Partie", name)) \(apart: party)"
      case 0?: return "\(preposed("une Partie", name)) (\(apart: party))"
      default: return "\(preposed("une autre Partie", name)) (\(apart: party))"
      }
    }
  }

  // MARK: acts

  func act(_ act: Act, _ scene: inout Scene) -> Phrase {
    switch act {
    case .send(let id, let to):
      return "adresser \(who(to, .dative, &scene)) \(noun(id, .indefinite, scene))"
    case .hold(let id): return "tenir \(noun(id, .definite, scene))"
    case .perform(let id): return "accomplir \(noun(id, .definite, scene))"
    case .deposit(let id, let effect):
      return
        "déposer \(noun(id, .definite, scene)), avec effet lorsque survient \(quoted(effect, scene))"
    case .convene(let id): return "convoquer \(noun(id, .definite, scene))"
    case .suspend(let numbers): return "suspendre l’application \(articles(numbers))"
    case .resume(let numbers): return "rétablir l’application \(articles(numbers))"
    }
  }

  func owed(_ act: Act, _ scene: inout Scene) -> Phrase {
    switch act {
    case .send(let id, _): noun(id, .indefinite, scene)
    default: self.act(act, &scene)
    }
  }

  private func articles(_ numbers: [String]) -> Phrase {
    if numbers.isEmpty { return "de l’accord" }
    let list = numbers.map { Phrase.apart($0) }.listed(" et ")
    return numbers.count == 1 ? "de l’article \(list)" : "des articles \(list)"
  }

  // MARK: nouns

  enum Article { case definite, indefinite, genitive }

  func label(_ id: String, _ scene: Scene) -> Phrase { scene.noun(id).phrase }

  func quoted(_ id: String, _ scene: Scene) -> Phrase {
    "«\u{A0}\(scene.noun(id).phrase)\u{A0}»"
  }

  func noun(_ id: String, _ article: Article, _ scene: Scene) -> Phrase {
    if case .own(let label) = scene.noun(id), let of = label.form("gen"),
      let form = Self.form(article, ofGenitive: of)
    {
      return "\(form)"
    }
    let of = article == .genitive
    let kind =
      switch scene.what(id) {
      case .message: of ? "de la communication" : "la communication"
      case .event: of ? "de l’événement" : "l’événement"
      case .fact, .term, .unknown: of ? "du fait" : "le fait"
      }
    return "\(kind) \(quoted(id, scene))"
  }

  /// Nil where the genitive does not begin as one does. After an elided article the gender is not
  /// seen, so that the definite article serves for both.
  static func form(_ article: Article, ofGenitive genitive: String) -> String? {
    let articles = [
      ("de la ", "la ", "une "), ("du ", "le ", "un "), ("de l’", "l’", "l’"),
      ("de l'", "l’", "l’"), ("des ", "les ", "des "),
    ]
    for (of, definite, indefinite) in articles where genitive.hasPrefix(of) {
      let noun = genitive.dropFirst(of.count)
      return switch article {
      case .definite: definite + noun
      case .indefinite: indefinite + noun
      case .genitive: genitive
      }
    }
    return nil
  }
}
