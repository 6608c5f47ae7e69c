import ParleyConsole
import ParleyRuntime

/// `parley status`: the node, its lines and channels at one glance.
enum StatusCommand {
  static let command = Command(
    "status", "show the node, its lines and channels at one glance",
    discussion: """
      Ends with 1 when something needs an officer or an administrator: a line that is down, a \
      fork, a node that does not sign, a message that waits.
      """,
    examples: [.init("status"), .init("status --json")],
    exits: [.negative, .unreachable]
  ) { call throws(CommandError) in
    let (status, waiting) = try await NodeClient.with(call) {
      node throws(CommandError) -> (OperatorAPI.Status, [OperatorAPI.MessageSummary]) in
      let status = try await node.ask { try await $0.status() }
      let arrived = try await node.ask { try await $0.messages(box: "in") }
      return (status, arrived.filter(\.waitsForOfficer))
    }
    let sheet = StatusSheet(status: status, waiting: waiting.count)
    call.answer(status) { speech in
      speech.pour(sheet.text(columns: speech.output.columns))
    }
    return sheet.concerns.isEmpty ? .ok : .negative
  }
}

/// The state of a node as a table, what needs someone first.
struct StatusSheet {
  let status: OperatorAPI.Status
  /// Messages that wait for an officer here.
  let waiting: Int

  /// What needs an officer or an administrator, most serious first.
  var concerns: [String] {
    var found: [String] = []
    switch status.state {
    case .running: break
    case .recovering: found.append("recovering: nothing is signed until a successor log is open")
    case .draining: found.append("stopping")
    case .storageFailed:
      found.append("storage failed: \(status.reason ?? "-"); nothing is signed or recorded")
    }
    for log in status.channels.flatMap(\.logs) where log.forks > 0 {
      found.append("FORK PROVED: the key of \(log.origin) signed two histories")
    }
    if let seconds = status.clock.jumpedSeconds {
      found.append("the clock jumped by \(seconds) s; cosignatures are held back")
    }
    // A party is cut off only when no carrier to it works.
    for peer in Set(status.lines.map(\.peer)).sorted() {
      let lines = status.lines.filter { $0.peer == peer }
      guard lines.allSatisfy({ !["working", "untried"].contains($0.state) }) else { continue }
      found.append(
        "no line to \(peer): "
          + lines.map { "\($0.carrier) \($0.state)" }
          .joined(separator: ", "))
    }
    if waiting > 0 { found.append("waiting for an officer: \(waiting) (parley inbox)") }
    for late in status.overdue {
      found.append("not acknowledged by \(late.by) by \(late.due), on this record: \(late.serial)")
    }
    for duty in status.duties {
      let due = duty.due.map { " by \($0)" } ?? ""
      found.append(
        "\(duty.name), article \(duty.duty.prefix { $0 != "/" }): \(duty.debtor)\(due), "
          + "\(duty.state) on this record (parley agreement explain)")
    }
    if status.drafts > 0 { found.append("waiting for release: \(status.drafts) (parley drafts)") }
    return found
  }

  func text(columns: Int) -> String {
    let world = status.exercise ? "EXERCISE   " : ""
    let place = status.listening.map { ", listening on \($0)" } ?? ", not listening"
    var out = "\(world)\(status.party): \(status.state.rawValue)\(place), \(status.now)\n"
    out += concerns.map { "! \($0)\n" }.joined()
    out += "\nLines\n" + lines.text(columns: columns, indent: 2)
    for channel in status.channels {
      out += "\n\(channel.title)   channel \(channel.id.prefix(10)), charter \(channel.charter)"
      out += channel.open ? "\n" : ", not open\n"
      out += channel.suspensions.map { "  suspended by \($0.words)\n" }.joined()
      out += logs(of: channel).text(columns: columns, indent: 2)
    }
    return Speech.shown(out, lines: true)
  }

  private var lines: Table {
    var table = Table(["to", "by", "state", "last heard", "last left", "queued"])
    for line in status.lines {
      let state = line.state + (line.detail.map { ": \($0)" } ?? "")
      table.add(
        line.peer, line.carrier, DisplayWidth.cut(state, to: 40), line.lastHeard ?? "-",
        line.lastLeft ?? "-", String(line.queued))
    }
    return table
  }

  private func logs(of channel: OperatorAPI.Channel) -> Table {
    var table = Table(["log", "entries", "outstanding", "cosigned by"])
    for log in channel.logs {
      let cosigners = log.cosigners.map { "\($0.party) to \($0.size)" }.joined(separator: ", ")
      let gap = log.early > 0 || log.ahead != nil ? " (a gap)" : ""
      table.add(
        log.origin, "\(log.size)\(gap)", String(log.outstanding),
        cosigners.isEmpty ? "nobody yet" : cosigners)
    }
    return table
  }
}

extension OperatorAPI.Suspension {
  /// As in `bravo.example since 2026-11-24T06:00:00Z: forms launch-1988 (hG4x5vbS)`.
  var words: String {
    let scope =
      names.isEmpty ? "the whole channel" : "\(self.scope) \(names.joined(separator: ", "))"
    return "\(party) since \(effect): \(scope) (\(id.prefix(8)))"
  }
}
