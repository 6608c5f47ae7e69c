import ParleyCharter
import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley suspend` and `parley resume`: what this party no longer sends, and sends again.
enum SuspendCommand {
  private static let form = Option(
    "form", .text("NAME"), repeats: true, "only forms of this name, of any version")
  private static let agreement = Option(
    "agreement", .text("ID"), repeats: true, "only what concerns this agreement")
  private static let effect = Option("effect", .time, "when it takes effect (now)")
  private static let reversibility = Option(
    "reversibility", .choice("HOW", ["anytime", "conditional", "final"]),
    "whether we may resume: anytime, conditional on what the reason names, or final (anytime)")
  private static let reason = Option("reason", .text(), repeats: true, "a line of the reason each")
  private static let dry = Flag("dry-run", "show what it touches and what it leaves; sign nothing")
  private static let channel = Argument(
    "CHANNEL", .text("CHANNEL"), "the beginning of the channel's id, or of its title")
  private static let ended = Argument(
    "ID", .text("ID"), presence: .optional, "the suspension (the only one of ours there is)")

  static let suspend = Command(
    "suspend", "suspend a channel, some forms or an agreement: what we no longer send",
    discussion: """
      A page that officers sign like any other. Our notices inside the scope are then refused \
      before they are signed; acknowledgements and other acts, service messages and line tests go \
      on, and so does everything in other channels. The other side may go on sending: nothing is \
      lost, and it is marked.
      """,
    options: [form, agreement, effect, reversibility, reason, dry, Seat.agent],
    arguments: [channel],
    examples: [
      .init("suspend launches --dry-run"),
      .init("suspend launches --form launch-1988 --reason 'As of our note of today.'"),
    ],
    exits: [.negative, .badData, .unreachable, .refused]
  ) { call throws(CommandError) in
    try await NodeClient.with(call) { node throws(CommandError) in
      try await run(call, node)
    }
  }

  private static func run(
    _ call: Invocation, _ node: NodeClient
  ) async throws(CommandError) -> ExitCode {
    let chosen = try await ChannelChoice.choose(call.required(channel), from: node)
    let scope = try scope(call)
    let drafts = try await node.ask { try await $0.drafts() }
    let reach = Reach(
      scope: scope, charter: chosen.charter,
      drafts: drafts.filter { $0.channel == chosen.id.base64 })
    if call[dry] {
      call.answer(reach.json) { $0.pour(reach.text) }
      return .ok
    }
    guard !call.all(reason).isEmpty else {
      throw CommandError(
        .usage, "--reason is missing", next: "give a line of the reason, or --dry-run")
    }
    var fields = scope
    fields.append(try FreeText.field("effect", (call[effect] ?? SystemClock.now).description))
    fields.append(try FreeText.field("reversibility", call[reversibility] ?? "anytime"))
    for line in call.all(reason) { fields.append(try FreeText.field("reason", line)) }
    if !call.json { call.speech.errors.write(reach.text) }
    return try await submit(.suspend, fields, re: [], chosen, call, node)
  }

  private static func scope(_ call: Invocation) throws(CommandError) -> [Field] {
    let (forms, agreements) = (call.all(form), call.all(agreement))
    guard forms.isEmpty || agreements.isEmpty else {
      throw CommandError(
        .usage, "a suspension is of forms or of agreements",
        next: "make two, one after the other")
    }
    var fields = [
      try FreeText.field(
        "scope", !forms.isEmpty ? "forms" : !agreements.isEmpty ? "agreement" : "channel")
    ]
    for name in forms {
      guard Catalogue.shipped.forms.contains(where: { $0.id.name == name }) else {
        throw CommandError(
          .usage, "there is no form '\(name)' in the catalogue; give its name without a version",
          next: "parley forms")
      }
      fields.append(try FreeText.field("family", name))
    }
    for id in agreements { fields.append(try FreeText.field("agreement", id)) }
    return fields
  }

  static let resume = Command(
    "resume", "end a suspension of ours",
    options: [reason, dry, Seat.agent], arguments: [channel, ended],
    examples: [.init("resume launches"), .init("resume launches hG4x --reason 'Agreed today.'")],
    exits: [.negative, .badData, .unreachable, .refused]
  ) { call throws(CommandError) in
    try await NodeClient.with(call) { node throws(CommandError) in
      let chosen = try await ChannelChoice.choose(call.required(channel), from: node)
      let status = try await node.ask { try await $0.status() }
      let ours = (status.channels.first { $0.id == chosen.id.base64 }?.suspensions ?? []).filter {
        $0.ours && $0.id.hasPrefix(call[ended] ?? "")
      }
      guard ours.count == 1, let id = Digest(base64: ours[0].id) else {
        throw CommandError(
          .negative,
          ours.isEmpty
            ? "no suspension of ours is in force there" : "several of ours are in force there",
          next: ours.isEmpty
            ? "parley status" : "name one: " + ours.map(\.words).joined(separator: "; "))
      }
      if call[dry] {
        call.answer(ours[0]) { $0.say("it ends: \(ours[0].words)") }
        return .ok
      }
      var fields: [Field] = []
      for line in call.all(reason) { fields.append(try FreeText.field("reason", line)) }
      return try await submit(.resume, fields, re: [id], chosen, call, node)
    }
  }

  private static func submit(
    _ id: FormID, _ fields: [Field], re: [Digest], _ channel: ChannelChoice, _ call: Invocation,
    _ node: NodeClient
  ) async throws(CommandError) -> ExitCode {
    let form = try Catalogue.shipped.form(id)
    let compose = Compose(
      charter: channel.charter, channel: channel.id, party: channel.party, read: channel.read,
      form: form, at: SystemClock.now, nonce: SystemEntropy().bytes(15))
    var choices = Compose.Choices()
    choices.re = re
    choices.fields = fields
    choices.answering = re.isEmpty ? nil : Catalogue.shipped[.suspend]
    let page = try compose.page(choices)
    if !call.json {
      let echo = Echo(form: form, fields: page.fields, at: page.at, languages: [.english])
      call.speech.errors.write(echo.text(columns: call.speech.errors.columns))
    }
    let right: Grant.Right = page.release == 1 ? .release : .draft
    let taken = try await Signing.submit(page, as: right, call, to: node)
    Signing.tell(taken, call)
    return .ok
  }
}

/// What a suspension touches and what it leaves, of one charter.
private struct Reach {
  /// The fields of the page that say so.
  let scope: [Field]
  let charter: Charter
  let drafts: [OperatorAPI.Draft]

  private func covers(_ form: FormID) -> Bool {
    guard Catalogue.shipped[form]?.kind != .act else { return false }
    let families = scope.filter { $0.name == "family" }.map(\.value)
    // A notice of any form may name an agreement.
    return families.isEmpty || families.contains(form.name)
  }

  private var touched: [String] { charter.forms.map(\.form).filter(covers).map(\.description) }
  private var left: [String] { charter.forms.map(\.form).filter { !covers($0) }.map(\.description) }
  private var stopped: [OperatorAPI.Draft] {
    drafts.filter { FormID($0.form).map(covers) ?? false }
  }

  var json: JSONValue {
    [
      "touches": .array(touched.map { .string($0) }), "leaves": .array(left.map { .string($0) }),
      "drafts": .array(stopped.map { .string($0.id) }),
      "agreements": .array(
        scope.filter { $0.name == "agreement" }.map { .string($0.value) }),
    ]
  }

  var text: String {
    let named = scope.filter { $0.name == "agreement" }.map(\.value)
    let only = named.isEmpty ? "" : ", where they name \(named.joined(separator: ", "))"
    func list(_ names: [String]) -> String {
      names.isEmpty ? "nothing" : names.joined(separator: ", ")
    }
    return Speech.shown(
      """
      no longer sent: \(list(touched))\(only)
      goes on:        \(list(left))
      drafts stopped: \(list(stopped.map { "\($0.form) \($0.id.prefix(8))" }))
      not touched:    what the other side sends, receipts, line tests, other channels

      """, lines: true)
  }
}
