import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// From a page to a signed page at the node: the officer's agent signs, the node records.
enum Signing {
  static func submit(
    _ page: Page, as right: Grant.Right, _ call: Invocation, to node: NodeClient
  ) async throws(CommandError) -> OperatorAPI.PageTaken {
    let line = try Seat.sign(page.text, as: right, call)
    return try await submit(NoteText.assemble(page.text, [line]), to: node)
  }

  static func submit(
    _ note: [UInt8], to node: NodeClient
  ) async throws(CommandError) -> OperatorAPI.PageTaken {
    try await node.ask { try await $0.submit(page: note) }
  }

  /// What became of it, in words.
  static func tell(_ taken: OperatorAPI.PageTaken, _ call: Invocation) {
    call.answer(taken) { speech in
      let name = taken.serial ?? String(taken.id.prefix(10))
      switch taken.outcome {
      case "drafted":
        speech.say(
          "draft \(taken.id.prefix(10)) waits for release: not recorded, not sent", .yellow)
        speech.remark(
          "next: on the releasing officer's seat: parley release \(taken.id.prefix(10))")
      case "already-recorded": speech.say("already recorded: \(name)  \(taken.id)")
      default: speech.say("recorded: \(name)  \(taken.id)", .green)
      }
    }
  }
}

/// An act of an officer about a message: acknowledge, read back, reply, standby.
struct Act {
  let form: FormID
  let message: OperatorAPI.MessageDetail
  var fields: [Field] = []

  /// Composes the page, shows it, has it signed and recorded.
  func send(_ call: Invocation, node: NodeClient) async throws(CommandError) -> ExitCode {
    let status = try await node.ask { try await $0.status() }
    let summary = message.summary
    guard !summary.ours else {
      throw CommandError(
        .refused, "\(summary.serial) is our own", next: "an act answers a message of theirs")
    }
    let channel = try await ChannelChoice.read(summary.channel, party: status.party, from: node)
    let form = try Catalogue.shipped.form(self.form)
    let compose = Compose(
      charter: channel.charter, channel: channel.id, party: channel.party, read: channel.read,
      form: form, at: SystemClock.now, nonce: SystemEntropy().bytes(15))
    var choices = Compose.Choices()
    choices.from = summary.to.compactMap { Office($0) }.first { $0.party == channel.party }
    // Whoever wrote it, and whoever else it was for.
    choices.to = ([summary.from].compactMap { $0 } + summary.to).compactMap { Office($0) }
      .filter { $0.party != channel.party }
    choices.re = [Digest(base64: summary.id)].compactMap { $0 }
    choices.fields = fields
    choices.answering = summary.form.flatMap { FormID($0) }.flatMap { Catalogue.shipped[$0] }
    let page = try compose.page(choices)
    if !call.json {
      let echo = Echo(form: form, fields: page.fields, at: page.at, languages: [.english])
      call.speech.remark("to \(summary.from ?? "-"), about \(summary.serial):")
      call.speech.errors.write(echo.text(columns: call.speech.errors.columns))
    }
    let taken = try await Signing.submit(page, as: .answer, call, to: node)
    Signing.tell(taken, call)
    return .ok
  }
}

/// A message as a person names it: a beginning of its id, or its serial.
enum MessageName {
  static let argument = Argument(
    "ID", .text("ID"), "the beginning of a message id, or a serial as in 'alfa.example 2026/3'")

  static func detail(
    _ name: String, from node: NodeClient
  ) async throws(CommandError) -> OperatorAPI.MessageDetail {
    let id = try await id(name, from: node)
    return try await node.ask { try await $0.message(id) }
  }

  static func id(_ name: String, from node: NodeClient) async throws(CommandError) -> String {
    // Only serials hold a space; the node itself finds an id by its beginning.
    guard name.contains(" ") else { return name }
    let all = try await node.ask { try await $0.messages() }
    let found = all.filter { $0.serial == name }
    guard let one = found.first, found.count == 1 else {
      throw CommandError(
        .negative,
        found.isEmpty ? "there is no message \(name)" : "\(name) stands in several channels",
        next: "parley inbox --all lists every message with its id")
    }
    return one.id
  }
}
