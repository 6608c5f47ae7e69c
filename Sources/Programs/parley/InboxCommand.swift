import ParleyConsole
import ParleyForms
import ParleyRecord
import ParleyRuntime

/// `parley inbox`: what arrived and waits for an officer.
enum InboxCommand {
  private static let all = Flag("all", "everything, ours and theirs, acts included")
  private static let limit = Option(
    "limit", .number(1...10_000), "at most so many, the newest (50)")

  static let command = Command(
    "inbox", "list the messages that wait for an officer",
    options: [all, ChannelChoice.option, limit],
    examples: [.init("inbox"), .init("inbox --all --json")],
    exits: [.negative, .unreachable]
  ) { call throws(CommandError) in
    let shown = try await NodeClient.with(call) {
      node throws(CommandError) -> [OperatorAPI.MessageSummary] in
      var channel: String?
      if let name = call[ChannelChoice.option] {
        let status = try await node.ask { try await $0.status() }
        channel = try ChannelChoice.pick(name, status.channels).id
      }
      let (wanted, most) = (channel, call[limit] ?? 50)
      let box = call[all] ? nil : "in"
      let found = try await node.ask {
        try await $0.messages(channel: wanted, box: box, limit: call[all] ? most : nil)
      }
      return Array((call[all] ? found : found.filter(\.waitsForOfficer)).suffix(most))
    }
    call.answer(shown) { speech in
      if shown.isEmpty { speech.say(call[all] ? "no message yet" : "nothing waits") }
      speech.pour(Self.table(shown).text(columns: speech.output.columns))
    }
    return .ok
  }

  static func table(_ messages: [OperatorAPI.MessageSummary]) -> Table {
    var table = Table(["id", "serial", "state", "precedence", "form", "claimed time"])
    // The most urgent first, and of these the oldest: it has waited longest.
    for message in messages.sorted(by: { $0.rank < $1.rank }) {
      let delayed = message.flags.contains("delayed") ? " DELAYED" : ""
      table.add(
        String(message.id.prefix(8)), message.serial, message.standing + delayed,
        message.precedence ?? "-", message.form ?? "(sealed)", message.at)
    }
    return table
  }
}

extension OperatorAPI.MessageSummary {
  /// Whether it opens a dialogue. An unknown form may, so it is not passed over.
  var isNotice: Bool {
    guard let id = form.flatMap({ FormID($0) }) else { return true }
    return Catalogue.shipped[id]?.kind != .act
  }

  /// Whether an officer here owes it a sign, or must know that it could not be verified.
  var waitsForOfficer: Bool {
    if ours || judgement == "refused" { return false }
    if judgement == "waiting" { return true }
    if isNotice { return answeredBy.isEmpty }
    // That they have seen it, or that the line works, asks nothing of anybody.
    let asksNothing = ["acknowledge/", "line-test/"].contains { form?.hasPrefix($0) ?? false }
    return !shown && !asksNothing
  }

  fileprivate var rank: Int {
    Precedence.allCases.firstIndex { $0.rawValue == precedence } ?? Precedence.allCases.count
  }

  /// How far it has come, in the one word that a list has room for. Each is a fact of its own; a
  /// later one never stands for agreement.
  var standing: String {
    if judgement != "accepted" { return judgement }
    for (form, word) in [
      ("reply/", "answered"), ("read-back/", "read back"), ("acknowledge/", "acknowledged"),
      ("standby/", "standby"),
    ] where answeredBy.contains(where: { $0.hasPrefix(form) }) {
      return word
    }
    guard ours else { return shown ? "shown" : "NEW" }
    for word in ["refused", "opened", "received"]
    where evidence.contains(where: { $0.hasPrefix(word) }) {
      return word
    }
    return "recorded"
  }
}
