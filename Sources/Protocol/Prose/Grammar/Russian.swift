import ParleyPact

/// Russian: nouns, numbers and parties are inflected. A label without the case that a sentence
/// needs stands in quotation marks after a noun that is inflected for it, with a mark.
struct RussianGrammar: Grammar {
  enum Case: String { case nominative, genitive, dative, accusative, instrumental }

  func trigger(_ trigger: Trigger, _ scene: inout Scene) -> Phrase {
    switch trigger {
    case .sends(let sender, let id, let to, let thresholds):
      let verb = isPlural(sender) ? "направляют" : "направляет"
      let who = who(sender, .nominative, &scene)
      let addressee: Phrase = to.map { " " + self.who($0, .dative, &scene) } ?? ""
      return
        "Если \(who) \(verb)\(addressee) \(noun(id, .accusative, scene))\(qualified(thresholds))"
    case .occurs(let id, let by, let thresholds):
      let author: Phrase = by.map { ", совершённое " + who($0, .instrumental, &scene) } ?? ""
      if scene.what(id) != .event { return "Когда установлен факт \(quoted(id, scene))" }
      return
        "Если зарегистрировано событие \(quoted(id, scene))\(author)\(qualified(thresholds))"
    case .beforeEach(let id, let by, let thresholds):
      let author = who(by, .instrumental, &scene)
      return
        "Перед каждым событием \(quoted(id, scene)), совершаемым \(author)\(qualified(thresholds))"
    case .eachYear: return Self.yearly
    case .becomes(let number, let state): return "Если \(article(number, state, false))"
    }
  }

  private static let yearly: Phrase = "Ежегодно"

  func sentence(trigger: Phrase?, condition: Phrase?, norm: Phrase) -> Phrase {
    var lead = trigger
    if let condition {
      lead = lead.map { "\($0), и при условии, что \(condition)" } ?? "Если \(condition)"
    }
    // An adverb alone takes no comma.
    let comma = lead == Self.yearly ? "" : ","
    return (lead.map { "\($0)\(comma) \(norm)" } ?? norm).capitalised + "."
  }

  func norm(_ norm: Norm, _ scene: inout Scene) -> Phrase {
    let who = who(norm.subject, .nominative, &scene)
    let modal = modal(norm.modal, norm.subject, scene)
    let act = act(norm.act, &scene)
    let timings = norm.timings.map { timing($0, of: norm.modal, scene) }.joined(" и ")
    let comma = timings.isEmpty ? "" : " "
    let quota: Phrase = norm.quota.map { ", \(self.quota($0, scene))" } ?? ""
    return "\(who) \(modal) \(act)\(comma)\(timings)\(quota)"
  }

  /// By gender and number: "Сторона" is feminine, "Председатель" and "удостоверитель" masculine.
  private func modal(_ modal: Norm.Modal, _ subject: Subject, _ scene: Scene) -> String {
    let plural = isPlural(subject)
    let masculine = isMasculine(subject, scene)
    return switch modal {
    case .must: plural ? "обязаны" : masculine ? "обязан" : "обязана"
    case .mustNot: plural ? "не должны" : masculine ? "не должен" : "не должна"
    case .may: "вправе"
    }
  }

  func isPlural(_ subject: Subject) -> Bool {
    switch subject {
    case .allOthers: true
    case .names(let names): names.count > 1
    default: false
    }
  }

  private func isMasculine(_ subject: Subject, _ scene: Scene) -> Bool {
    switch subject {
    case .names(let names), .either(let names):
      names.last.map { [.chair, .certifier].contains(scene.kind($0)) } ?? false
    default: false
    }
  }

  // MARK: who

  func who(_ subject: Subject, _ name: Case, _ scene: inout Scene) -> Phrase {
    switch subject {
    case .anyParty(let party): introduced("любая", party, name, &scene)
    case .anyOther(let party): introduced("любая другая", party, name, &scene)
    case .theOther(let party): introduced("другая", party, name, &scene)
    case .each(let party): introduced("каждая", party, name, &scene)
    case .allOthers:
      switch name {
      case .nominative: "все другие Стороны"
      case .genitive, .accusative: "всех других Сторон"
      case .dative: "всем другим Сторонам"
      case .instrumental: "всеми другими Сторонами"
      }
    case .names(let parties): parties.map { mention($0, name, &scene) }.listed(" и ")
    case .either(let parties): parties.map { mention($0, name, &scene) }.listed(" или ")
    }
  }

  /// An adjective in -ая agrees with "Сторона".
  private func introduced(
    _ adjective: String, _ party: PartyName, _ name: Case, _ scene: inout Scene
  ) -> Phrase {
    _ = scene.introduce(party)
    let ending =
      switch name {
      case .nominative: "ая"
      case .genitive, .dative, .instrumental: "ой"
      case .accusative: "ую"
      }
    let words = adjective.split(separator: " ").map { $0.dropLast(2) + ending }
    return "\(words.joined(separator: " ")) \(side(name)) (\(apart: party))"
  }

  func side(_ name: Case) -> String {
    switch name {
    case .nominative: "Сторона"
    case .genitive: "Стороны"
    case .dative: "Стороне"
    case .accusative: "Сторону"
    case .instrumental: "Стороной"
    }
  }

  private func person(_ stem: String, _ name: Case) -> String {
    switch name {
    case .nominative: "\(stem)ь"
    case .genitive, .accusative: "\(stem)я"
    case .dative: "\(stem)ю"
    case .instrumental: "\(stem)ем"
    }
  }

  func mention(_ party: PartyName, _ name: Case, _ scene: inout Scene) -> Phrase {
    switch scene.kind(party) {
    case .party: return "\(side(name)) \(apart: party)"
    case .chair: return "\(person("Председател", name)) (\(apart: party))"
    case .certifier: return "\(person("удостоверител", name)) \(apart: party)"
    case .variable:
      switch scene.introduce(party) {
      case nil: return "\(side(name)) \(apart: party)"
      case 0?:
        let one =
          switch name {
          case .nominative: "одна"
          case .genitive, .dative, .instrumental: "одной"
          case .accusative: "одну"
          }
        return "\(one) из Сторон (\(apart: party))"
      default: return introduced("другая", party, name, &scene)
      }
    }
  }

  // MARK: acts

  func act(_ act: Act, _ scene: inout Scene) -> Phrase {
    switch act {
    case .send(let id, let to):
      return "направить \(who(to, .dative, &scene)) \(noun(id, .accusative, scene))"
    case .hold(let id): return "провести \(noun(id, .accusative, scene))"
    case .perform(let id): return "осуществить \(noun(id, .accusative, scene))"
    case .deposit(let id, let effect):
      let deed = noun(id, .accusative, scene)
      return
        "сдать на хранение \(deed), вступление в силу — когда наступит \(quoted(effect, scene))"
    case .convene(let id): return "созвать \(noun(id, .accusative, scene))"
    case .suspend(let numbers): return "приостановить \(articles(numbers))"
    case .resume(let numbers): return "возобновить \(articles(numbers))"
    }
  }

  func owed(_ act: Act, _ scene: inout Scene) -> Phrase {
    switch act {
    case .send(let id, _): noun(id, .nominative, scene)
    default: self.act(act, &scene)
    }
  }

  private func articles(_ numbers: [String]) -> Phrase {
    if numbers.isEmpty { return "действие соглашения" }
    let list = numbers.map { Phrase.apart($0) }.listed(" и ")
    return "действие \(numbers.count == 1 ? "статьи" : "статей") \(list)"
  }

  // MARK: nouns

  func label(_ id: String, _ scene: Scene) -> Phrase { scene.noun(id).phrase }

  func quoted(_ id: String, _ scene: Scene) -> Phrase { "«\(scene.noun(id).phrase)»" }

  func noun(_ id: String, _ name: Case, _ scene: Scene) -> Phrase {
    let noun = scene.noun(id)
    let short = String(name.rawValue.prefix(3))
    if case .own(let label) = noun {
      if name == .nominative { return noun.phrase }
      if let form = label.form(short) { return "\(form)" }
    }
    let generic = generic(scene.what(id), name)
    return "\(generic) \(quoted(id, scene))" + (noun.isOwn ? .mark(.form) : "")
  }

  private func generic(_ what: Scene.What, _ name: Case) -> String {
    func neuter(_ stem: String, _ endings: [Case: String]) -> String {
      stem + (endings[name] ?? "")
    }
    return switch what {
    case .message:
      neuter(
        "сообщени",
        [
          .nominative: "е", .genitive: "я", .dative: "ю", .accusative: "е", .instrumental: "ем",
        ])
    case .event:
      neuter(
        "событи",
        [
          .nominative: "е", .genitive: "я", .dative: "ю", .accusative: "е", .instrumental: "ем",
        ])
    case .fact, .term, .unknown:
      neuter(
        "факт", [.genitive: "а", .dative: "у", .instrumental: "ом"])
    }
  }
}
