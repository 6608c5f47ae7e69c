import ParleyConsole
import ParleyRuntime

/// `parley clock checked`: after a jump of the clock, someone has looked.
enum ClockCommand {
  static let checked = Command(
    "clock checked", "say that the clock was looked at, and is right",
    discussion: """
      After a jump of the clock the node holds back its cosignatures, whose times may never fall. \
      Compare the clock with another one first, and set it; then say so.
      """,
    examples: [.init("clock checked")], exits: [.unreachable]
  ) { call async throws(CommandError) in
    let (before, after) = try await NodeClient.with(call) {
      node async throws(CommandError) -> (OperatorAPI.Status, OperatorAPI.Status) in
      let before = try await node.ask { try await $0.status() }
      try await node.ask { try await $0.clockRecovered() }
      return (before, try await node.ask { try await $0.status() })
    }
    call.answer(after.clock) { speech in
      let jump = before.clock.jumpedSeconds.map { "the clock had jumped by \($0) s; " } ?? ""
      speech.say("\(jump)the node's clock says \(after.now), and cosignatures go out")
    }
    return .ok
  }
}
