import ParleyAgreements
import ParleyCharter
import ParleyConsole
import ParleyForms
import ParleyPact
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley agreement send`, `event`, `act`: what parties say and do under an agreement.
enum ActUnderAgreement {
  private static let re = Option(
    "re", .text("ID"), repeats: true, "the message that it answers or is about")
  private static let first = Option(
    "first", .text("NAME"), "the party that it binds first of all, where there are several")
  private static let text = Option("text", .text(), repeats: true, "a line of text")
  private static let kind = Argument("KIND", .text("KIND"), "a kind of message of the agreement")
  private static let event = Argument("EVENT", .text("EVENT"), "an event of the agreement")

  static let send = Command(
    "agreement send", "send a message of an agreement",
    discussion: """
      Where the charter admits the form that the agreement names for this kind, that form is used, \
      and the fields are its fields; otherwise the form agreement-message carries them.
      """,
    options: [re, first, text] + AgreementNotice.options,
    arguments: [HeldAgreement.argument, kind, FieldWords.words],
    examples: [
      .init("agreement send vd2011-16 explanation-request cause='build-up near the border'"),
      .init("agreement send vd2011-16 explanation-reply --re hG4x --text 'an exercise'"),
    ],
    exits: AgreementNotice.exits
  ) { call throws(CommandError) in
    try await prepare(call) { held, channel, about throws(CommandError) in
      let id = call.required(kind)
      guard let message = declared(held, \.messages, id, \.id) else {
        throw unknown(id, "message", held, held.kinds)
      }
      if let form = form(of: message, channel) {
        return AgreementNotice(
          form: form.id, channel: channel, re: about, fields: call.all(FieldWords.words),
          hints: { page in AgreementHints.lines(page, kind: { $1.message(id) }, in: held) })
      }
      let missing = message.fields.filter { field in
        !call.all(FieldWords.words).contains { $0.name == field }
      }
      var fields = try AgreementNotice.field("agreement", held.file.summary.id)
      fields += try AgreementNotice.field("kind", id)
      if let name = call[first] {
        fields += try AgreementNotice.field("first", held.party(name).name)
      }
      fields += try values(call)
      for line in call.all(text) { fields += try AgreementNotice.field("text", line) }
      let heading =
        missing.isEmpty
        ? [] : ["the articles speak of \(missing.joined(separator: ", ")), which is not given"]
      return AgreementNotice(
        form: .agreementMessage, channel: channel, re: about, fields: fields, heading: heading,
        hints: { page in AgreementHints.lines(page, kind: { $1.message(id) }, in: held) })
    }
  }

  private static let at = Option("at", .time, required: true, "when it happened")
  private static let reference = Option(
    "reference", .text("TEXT"), required: true,
    "what joins the records that several parties make of one event")
  private static let performer = Option("performer", .text("NAME"), "who did or held it (we)")
  private static let present = Option(
    "present", .text("NAME"), repeats: true, "a party that attended")

  static let record = Command(
    "agreement event", "record an event under an agreement",
    options: [at, reference, performer, present, re, text] + AgreementNotice.options,
    arguments: [HeldAgreement.argument, event, FieldWords.words],
    examples: [
      .init(
        "agreement event vd2011-16 bilateral-meeting --at 2026-11-25T10:00:00Z --reference m-1 "
          + "--present Alfa --present Bravo --re hG4x")
    ],
    exits: AgreementNotice.exits
  ) { call throws(CommandError) in
    try await prepare(call) { held, channel, about throws(CommandError) in
      let id = call.required(event)
      guard declared(held, \.events, id, \.id) != nil else {
        throw unknown(id, "event", held, held.agreements.flatMap { $0?.events.map(\.id) ?? [] })
      }
      let who = try call[performer].map { name throws(CommandError) in try held.party(name) }
      var fields = try AgreementNotice.field("agreement", held.file.summary.id)
      fields += try AgreementNotice.field("event", id)
      fields += try AgreementNotice.field("performer", (who ?? channel.party).name)
      fields += try AgreementNotice.field("at", "\(call.required(at))")
      fields += try AgreementNotice.field("reference", call.required(reference))
      for name in call.all(present) {
        fields += try AgreementNotice.field("present", held.party(name).name)
      }
      fields += try values(call)
      for line in call.all(text) { fields += try AgreementNotice.field("text", line) }
      return AgreementNotice(form: .agreementEvent, channel: channel, re: about, fields: fields)
    }
  }
}

// What several of these commands do.
extension ActUnderAgreement {
  /// Finds the agreement, its channel and the messages named, and sends what is made of them.
  static func prepare(
    _ call: Invocation,
    make: (HeldAgreement, ChannelChoice, [Digest]) throws(CommandError) -> AgreementNotice
  ) async throws(CommandError) -> ExitCode {
    try await NodeClient.with(call) { node throws(CommandError) in
      let held = try await HeldAgreement.fetch(call.required(HeldAgreement.argument), from: node)
      let status = try await node.ask { try await $0.status() }
      let channel = try await ChannelChoice.read(
        held.file.summary.channel, party: status.party, from: node)
      var about: [Digest] = []
      for name in call.all(re) {
        let message = try await MessageName.detail(name, from: node)
        if let id = Digest(base64: message.summary.id) { about.append(id) }
      }
      return try await make(held, channel, about).send(call, node: node)
    }
  }

  /// The declaration of an id in the newest text that has one.
  private static func declared<Kind>(
    _ held: HeldAgreement, _ kinds: KeyPath<Agreement, [Kind]>, _ id: String,
    _ name: KeyPath<Kind, String>
  ) -> Kind? {
    held.agreements.reversed().lazy.compactMap { $0 }
      .compactMap { $0[keyPath: kinds].first { $0[keyPath: name] == id } }.first
  }

  private static func unknown(
    _ id: String, _ what: String, _ held: HeldAgreement, _ known: [String]
  ) -> CommandError {
    CommandError(
      .negative, "\(held.file.summary.name) has no \(what) \(id)",
      next: known.isEmpty ? nil : "one of: " + known.joined(separator: ", "))
  }

  /// The form that carries a kind, where it is shipped and the charter admits it.
  private static func form(of kind: MessageKind, _ channel: ChannelChoice) -> Form? {
    let name = kind.form ?? kind.id
    return Catalogue.shipped.forms.last { form in
      form.id.name == name && channel.charter.admits(form.id)?.digest == form.digest
    }
  }

  private static func values(_ call: Invocation) throws(CommandError) -> [Field] {
    var fields: [Field] = []
    for word in call.all(FieldWords.words) {
      fields += try AgreementNotice.field("value", "\(word.name) \(word.value)")
    }
    return fields
  }
}

extension HeldAgreement {
  fileprivate var kinds: [String] { agreements.flatMap { $0?.messages.map(\.id) ?? [] } }
}
