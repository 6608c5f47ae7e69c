import ParleyPact

/// Check 2: nobody answers, nobody can show it, nobody receipts, nobody is addressed.
enum AnswerCheck {
  static func findings(_ text: CheckedText) -> [Finding] {
    text.agreement.messages.compactMap { unanswered($0, text) }
      + text.norms.flatMap { norm in
        [unshowable(norm, text), unreceipted(norm, text), nobody(norm, text)].compactMap(\.self)
      }
  }

  /// What may be sent, and is no answer itself, asks for one unless its author says not.
  private static func unanswered(_ message: MessageKind, _ text: CheckedText) -> Finding? {
    if case .answers? = message.relation { return nil }
    guard !message.needsNoAnswer else { return nil }
    let asking = (text.sending[message.id] ?? []).map { text.norms[$0] }.first { norm in
      if case .send = norm.norm.act { norm.norm.modal == .may } else { false }
    }
    guard let asking, !isAnswered(message, text) else { return nil }
    let name = text.words.name(message.id)
    return text.finding(
      .nobodyAnswers, asking.article, at: message.position,
      "nobody answers: \(name) may be sent, but no article says who must answer it, or by when",
      chain: [asking.sentence(text.words)],
      remedy: "Add an article \"when A sends \(message.id) to B / B must send … to A within …\", or"
        + " write \"needs no answer\" after the message. Silence is not taken for either.")
  }

  private static func isAnswered(_ message: MessageKind, _ text: CheckedText) -> Bool {
    let answering = (text.answers[message.id] ?? []).flatMap { text.sending[$0] ?? [] }
    if answering.contains(where: { text.norms[$0].norm.modal == .must }) { return true }
    return (text.begun[message.id] ?? []).contains { i in
      let norm = text.norms[i]
      return norm.norm.modal == .must
        && text.agreement.role(of: norm.norm.subject, in: norm.article) != [.sender]
    }
  }

  private static func unshowable(_ norm: PlacedNorm, _ text: CheckedText) -> Finding? {
    guard norm.norm.modal == .must else { return nil }
    switch norm.norm.act {
    case .perform(let id), .hold(let id):
      guard let event = text.agreement.event(id), event.recordedBy == .observer else { return nil }
      let who = Wording.subject(norm.norm.subject)
      return text.finding(
        .debtorCannotShow, norm.article,
        "\(who) must do \(text.words.name(id)), but only another party can record that it was done",
        chain: [
          norm.sentence(text.words),
          "\(id): recorded by observer, so the record of \(who) alone establishes nothing",
        ],
        remedy:
          "Write \"recorded by performer\", \"by both\", \"by any\" or \"by certifier\" in the"
          + " line of \(id). Whose word is enough is for the parties to agree.")
    case .send, .deposit, .convene, .suspend, .resume: return nil
    }
  }

  private static func unreceipted(_ norm: PlacedNorm, _ text: CheckedText) -> Finding? {
    let counted = norm.norm.timings.first { timing in
      if case .within(_, of: .receipt) = timing { true } else { false }
    }
    guard let counted, !norm.isConsequence else { return nil }
    let why: String
    switch norm.article.trigger {
    case .sends(_, let message, let to?, _):
      // Whoever owes the act receipts what starts its own clock; a certifier owes nothing.
      let debtors = text.agreement.possible(norm.norm.subject)
      let third = text.agreement.possible(to).filter {
        text.agreement.certifiers.contains($0) && !debtors.contains($0)
      }
      guard !third.isEmpty else { return nil }
      why =
        "\(text.words.name(message)) goes to \(Wording.list(third)), who owes nothing under this"
        + " agreement, a receipt neither"
    case .sends(_, let message, nil, _):
      why = "the article does not say to whom \(text.words.name(message)) is sent"
    case .occurs, .beforeEach, .eachYear, .becomes, nil:
      why = "what begins this article is no message"
    }
    return text.finding(
      .nobodyReceipts, norm.article,
      "\"\(text.words.timing(counted))\": nobody is bound to give that receipt, since \(why)",
      chain: [norm.sentence(text.words)],
      remedy: "Count \"of it\" or \"of dispatch\", or name the addressee: \"when A sends … to B\"."
        + " Without a receipt the clock would never start, and the system starts none by itself.")
  }

  private static func nobody(_ norm: PlacedNorm, _ text: CheckedText) -> Finding? {
    guard norm.isConsequence else { return nil }
    let known = text.agreement.names + norm.article.variables
    let subject = Agreement.loose(norm.norm.subject)
    var lost = subject.filter { !known.contains($0) }
    if case .send(_, let to) = norm.norm.act {
      let addressees = Agreement.loose(to)
      lost += addressees.filter { !known.contains($0) && !lost.contains($0) }
      if lost.isEmpty, !addressees.isEmpty, addressees == subject { lost = addressees }
    }
    guard !lost.isEmpty else { return nil }
    return text.finding(
      .consequenceForNobody, norm.article,
      "the consequence does not say who acts towards whom:"
        + " \(Wording.list(lost)) is nobody else in this article",
      chain: [norm.sentence(text.words)],
      remedy: "Use the letters of the article's own sentence, or name a party, as in \"otherwise A"
        + " may send … to B\".")
  }
}

extension Agreement {
  /// Names used as they stand; `any party A` and its like bring their own.
  static func loose(_ subject: Subject) -> [PartyName] {
    switch subject {
    case .names(let names), .either(let names): names
    case .anyParty, .anyOther, .theOther, .each, .allOthers: []
    }
  }

}

extension Article {
  /// Every name that the trigger and the norm use.
  var variables: [PartyName] {
    var subjects = [norm.subject]
    if case .send(_, let to) = norm.act { subjects.append(to) }
    switch trigger {
    case .sends(let who, _, let to, _): subjects += [who] + (to.map { [$0] } ?? [])
    case .occurs(_, let by?, _), .beforeEach(_, let by, _): subjects.append(by)
    case .occurs, .eachYear, .becomes, nil: break
    }
    return subjects.flatMap { Agreement.variable($0).map { [$0] } ?? Agreement.loose($0) }
  }
}
