import ParleyAdoption
import ParleyCharter
import ParleyChecks
import ParleyConsole
import ParleyForms
import ParleyPact
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley agreement propose`, `accept`, `object`, `withdraw`: how a text comes to bind, and
/// ceases.
enum OfferAgreement {
  private static let party = Option(
    "party", .text("NAME=PARTY"), repeats: true,
    "who bears which name of the text, as in Alfa=alfa.example (alfa.example bears Alfa)")
  private static let remark = Option("remark", .text(), repeats: true, "a remark, no part of it")

  static let propose = Command(
    "agreement propose", "propose the text of an agreement to a channel",
    discussion: """
      The text travels whole, to the byte; what binds later is the digest of its meaning. \
      Proposing accepts nothing: each party accepts, the proposer too. A text of the same name \
      among the same parties is another version of the same agreement.
      """,
    options: [party, remark, ChannelChoice.option] + AgreementNotice.options,
    arguments: [PactFile.argument],
    examples: [.init("agreement propose vd2011.pact --party Alfa=alfa.example")],
    exits: AgreementNotice.exits + [.noInput]
  ) { call throws(CommandError) in
    let file = try PactFile.read(call.required(PactFile.argument))
    return try await NodeClient.with(call) { node throws(CommandError) in
      let channel = try await ChannelChoice.choose(call[ChannelChoice.option], from: node)
      let bindings = try bindings(call, file, channel)
      var remarks: [Field] = []
      for line in call.all(remark) { remarks.append(try FreeText.field("remark", line)) }
      let fields: [Field]
      do throws(AgreementLines.Fault) {
        fields = try Proposal.fields(
          file.bytes, of: file.agreement, bindings: bindings, remarks: remarks)
      } catch {
        throw CommandError(
          .badData, "\(file.path): \(error.sentence)",
          next: "parley agreement format \(file.path) --in-place")
      }
      let errors = file.agreement.checked().count { $0.severity == .error }
      if errors > 0, !call.json {
        call.speech.remark(
          "the checks find \(errors) errors in this text: parley agreement check \(file.path)",
          .yellow)
      }
      let notice = AgreementNotice(form: .agreementPropose, channel: channel, fields: fields)
      return try await notice.send(call, node: node)
    }
  }

  private static func bindings(
    _ call: Invocation, _ file: PactFile, _ channel: ChannelChoice
  ) throws(CommandError) -> NameBindings {
    let members = channel.charter.parties.map(\.party)
    var given: [NameBindings.Binding] = []
    for word in call.all(party) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let party = Party(parts[1]) else {
        throw CommandError(
          .usage, "'\(word)' is not NAME=PARTY", next: "as in --party Alfa=alfa.example")
      }
      given.append(.init(String(parts[0]), party))
    }
    let likely = NameBindings.likely(for: file.agreement, among: members).all
      .filter { guess in !given.contains { $0.name == guess.name || $0.party == guess.party } }
    let names = file.agreement.names
    let bindings = NameBindings(
      (given + likely).sorted {
        (names.firstIndex(of: $0.name) ?? names.count)
          < (names.firstIndex(of: $1.name) ?? names.count)
      })
    let faults = bindings.faults(for: file.agreement, among: members)
    guard faults.isEmpty else {
      throw CommandError(
        .refused, faults.map(\.sentence).joined(separator: "; "),
        next:
          "say who is who, as in --party \(names.first ?? "Alfa")=\(members[0]); the channel has "
          + members.map(\.name).joined(separator: ", "))
    }
    return bindings
  }

  private static let text = Option(
    "text", .file, "your own copy of the text: nothing is signed unless it means the same")
  private static let reason = Option("reason", .text(), repeats: true, "why")

  static let accept = Command(
    "agreement accept", "accept a proposed agreement",
    discussion: """
      What is accepted is the digest of the meaning. With --text it is computed again from a \
      copy of yours, in whichever language its keywords are: that is how two parties know that \
      their two texts say the same.
      """,
    options: [text, remark] + AgreementNotice.options, arguments: [HeldAgreement.argument],
    examples: [.init("agreement accept vd2011-16 --text vd2011-ru.pact")],
    exits: AgreementNotice.exits + [.noInput]
  ) { call throws(CommandError) in
    try await answer(call, .agreementAccept) { held, version throws(CommandError) in
      guard version.faults.isEmpty else {
        throw CommandError(
          .refused,
          "this proposal cannot come into force: "
            + version.faults.joined(separator: "; "), next: "ask for another proposal")
      }
      if let path = call[text] {
        let own = try PactFile.read(path).agreement.meaning.base64
        guard own == version.meaning else {
          throw CommandError(
            .negative, "\(path) means something else: \(own), and the proposal \(version.meaning)",
            next: "parley agreement record \(held.file.summary.name) --texts DIR, then parley "
              + "agreement compare")
        }
      }
      var fields = try AgreementNotice.field("name", held.file.summary.name)
      fields += try AgreementNotice.field("meaning", version.meaning)
      for line in call.all(remark) { fields += try AgreementNotice.field("remark", line) }
      return fields
    }
  }

  static let object = Command(
    "agreement object", "object to a proposed agreement",
    discussion: "It keeps an amendment by silence out of force, and says no to any other.",
    options: [reason] + AgreementNotice.options, arguments: [HeldAgreement.argument],
    examples: [.init("agreement object vd2011-16 --reason 'the deadline is too short'")],
    exits: AgreementNotice.exits
  ) { call throws(CommandError) in
    try await answer(call, .agreementObject) { held, version throws(CommandError) in
      try AgreementNotice.field("name", held.file.summary.name)
        + AgreementNotice.field("meaning", version.meaning) + reasons(call)
    }
  }

  static let withdraw = Command(
    "agreement withdraw", "withdraw from an agreement, with the notice that it sets",
    options: [reason] + AgreementNotice.options, arguments: [HeldAgreement.argument],
    examples: [.init("agreement withdraw launch-1988 --reason 'see our note of today'")],
    exits: AgreementNotice.exits
  ) { call throws(CommandError) in
    try await answer(call, .agreementWithdraw) { held, version throws(CommandError) in
      try AgreementNotice.field("name", held.file.summary.name) + reasons(call)
    }
  }

  private static func reasons(_ call: Invocation) throws(CommandError) -> [Field] {
    var fields: [Field] = []
    for line in call.all(reason) { fields += try AgreementNotice.field("reason", line) }
    return fields
  }

  private static func answer(
    _ call: Invocation, _ form: FormID,
    fields: (HeldAgreement, OperatorAPI.AgreementVersion) throws(CommandError) -> [Field]
  ) async throws(CommandError) -> ExitCode {
    try await NodeClient.with(call) { node throws(CommandError) in
      let name = call.required(HeldAgreement.argument)
      let held = try await HeldAgreement.fetch(name, from: node)
      let version = try held.version(name)
      let status = try await node.ask { try await $0.status() }
      let channel = try await ChannelChoice.read(
        held.file.summary.channel, party: status.party, from: node)
      let notice = AgreementNotice(
        form: form, channel: channel, re: [Digest(base64: version.proposal)].compactMap { $0 },
        fields: try fields(held, version),
        heading: [
          "\(held.file.summary.name), version \(version.number ?? 0): \(version.title ?? "-")",
          "proposed by \(version.by) at \(version.at)",
        ])
      return try await notice.send(call, node: node)
    }
  }
}
