import ParleyAgreements
import ParleyCarriers
import ParleyCharter
import ParleyCustody
import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleyWire

// The state of everything at a glance.
extension Runtime {
  package var state: OperatorAPI.State {
    switch phase {
    case .failed: .storageFailed
    case .draining: .draining
    case .running: node.channels().contains(where: \.recovering) ? .recovering : .running
    }
  }

  package func status() async -> OperatorAPI.Status {
    let channels = node.channels()
    var reason: String?
    if case .failed(let error) = phase { reason = "\(error)" }
    var jumped: Int64?
    if case .jumped(let seconds) = clock.quality { jumped = seconds }
    var reports: [OperatorAPI.Line] = []
    let drafts = node.drafts().count
    let overdue = node.overdue(at: clock.now().civil).map {
      OperatorAPI.Overdue(
        id: $0.message.base64, serial: $0.serial, by: $0.by.name, due: "\($0.due)")
    }
    let duties = node.duties(at: clock.now().civil).map(OperatorAPI.Duty.init)
    let records = handled
    for peer in lines.keys.sorted() {
      for report in await lines[peer]?.lines() ?? [] { reports.append(line(report)) }
    }
    return OperatorAPI.Status(
      party: party.name, state: state, reason: reason, exercise: party.world == .exercise,
      now: "\(clock.now().civil)",
      clock: .init(quality: jumped == nil ? "steady" : "jumped", jumpedSeconds: jumped),
      listening: listening, started: "\(started)", records: records, drafts: drafts,
      channels: channels.map(channel), lines: reports, overdue: overdue,
      duties: duties,
      events: events.last)
  }

  private func channel(_ view: ChannelView) -> OperatorAPI.Channel {
    OperatorAPI.Channel(
      id: view.id.base64, title: view.title, charter: view.version,
      parties: node.charter(view.id)?.parties.map(\.party.name) ?? [], open: view.open,
      recovering: view.recovering, logs: view.logs.map(OperatorAPI.Log.init),
      suspensions: view.suspensions.map { .init($0, ours: $0.party == party) })
  }

  private func line(_ report: LineReport) -> OperatorAPI.Line {
    let passage = passages[Passage(peer: report.peer, carrier: report.carrier)]
    return OperatorAPI.Line(
      peer: report.peer.name, carrier: report.carrier, state: report.state.name,
      detail: report.state.detail, queued: report.queued, failures: report.failures,
      lastLeft: passage?.left.map { "\($0)" }, lastHeard: passage?.heard.map { "\($0)" })
  }
}

extension OperatorAPI.Suspension {
  init(_ view: SuspensionView, ours: Bool) {
    let (scope, names): (String, [String]) =
      switch view.scope {
      case .channel: ("channel", [])
      case .families(let names): ("forms", names)
      case .agreements(let names): ("agreement", names)
      }
    self.init(
      id: view.message.base64, party: view.party.name, ours: ours, scope: scope, names: names,
      effect: "\(view.effect)", reversibility: view.reversibility, reason: view.reason)
  }
}

extension OperatorAPI.Duty {
  init(_ view: DutyView) {
    self.init(
      agreement: view.agreement.base64, name: view.name, duty: view.row.key,
      debtor: view.row.debtor, state: view.row.state.rawValue,
      due: view.row.due.map { "\($0)" })
  }
}

extension OperatorAPI.Log {
  init(_ view: LogView) {
    self.init(
      origin: "\(view.origin)", party: view.party.name, ours: view.ours, size: view.size,
      early: view.early, ahead: view.ahead,
      cosigners: view.cosigners.map {
        OperatorAPI.Cosigner(party: $0.party.name, size: $0.size, time: "\($0.time)")
      },
      forks: view.forks, outstanding: view.outstanding)
  }
}
