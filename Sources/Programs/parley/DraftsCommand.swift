import ParleyConsole
import ParleyRuntime

/// `parley drafts`: what waits for its release.
enum DraftsCommand {
  static let command = Command(
    "drafts", "list the drafts that wait for their release",
    examples: [.init("drafts")], exits: [.unreachable]
  ) { call throws(CommandError) in
    let drafts = try await NodeClient.with(call) { node throws(CommandError) in
      try await node.ask { try await $0.drafts() }
    }
    call.answer(drafts) { speech in
      guard !drafts.isEmpty else { return speech.say("no draft waits") }
      var table = Table(["draft", "form", "to", "signed by", "to be recorded by"])
      for draft in drafts {
        table.add(
          String(draft.id.prefix(10)), draft.form, draft.to.joined(separator: ", "),
          draft.signers.joined(separator: ", "), draft.issueBy)
      }
      speech.pour(table.text(columns: speech.output.columns))
    }
    return .ok
  }
}
