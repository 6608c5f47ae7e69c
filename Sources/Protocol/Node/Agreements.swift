package import ParleyAdoption
package import ParleyAgreements
import ParleyCharter
import ParleyDelivery
package import ParleyPact
import ParleyRecord
package import ParleyWire

// Agreements in the node: what the desk is told, and when to look again.
extension Node {
  /// Follows what was recorded, and tells what is due. A status is never part of the state; that a
  /// desk was told of one is.
  mutating func followAgreements(at now: Moment) {
    for id in state.channelIDs { if let channel = state.channels[id] { desk.follow(channel) } }
    // With a clock that jumped every deadline might seem to have passed.
    guard !lines.clockHeld else { return }
    for id in desk.due(at: now.civil) {
      let rows = desk.rows(of: id, at: now.civil, in: state)
      let rules = AlertRules(agreement: id, told: state.told[id] ?? [:])
      var past: [Timestamp: [Row]] = [:]
      var news = rules.gone(rows)
      for row in rows {
        news += rules.news(row, at: now.civil) { instant in
          if past[instant] == nil { past[instant] = desk.rows(of: id, at: instant, in: state) }
          return past[instant]?.first { $0.key == row.key }
        }
      }
      for alert in news {
        emit(.told(ToldAlert(alert, at: now.civil)))
        report(.agreement(alert))
      }
      desk.looked(at: id, rows, now.civil)
    }
  }

  func nextAgreementWake(after now: Moment) -> Int64? {
    desk.nextLook.map { look in
      let wait = max(1, look.seconds - now.civil.seconds)
      return now.monotonic + min(wait, 86_400) * 1_000
    }
  }
}

/// One agreement of a channel, as a person may ask for it.
package struct AgreementView: Hashable, Sendable {
  /// The message that first proposed it.
  package var id: Digest
  package var channel: Digest
  package var name: String
  package var bindings: NameBindings
  /// In the order in which they came here.
  package var versions: [VersionView]
}

/// A duty under an agreement of this party.
package struct DutyView: Hashable, Sendable {
  package var agreement: Digest
  package var name: String
  package var row: Row
}

/// One proposed text.
package struct VersionView: Hashable, Sendable {
  package var proposal: Proposal
  /// The parties that accepted this meaning, by name, with the message that says so.
  package var accepted: [Said]
  package var objected: [Said]
  package var withdrawn: [Said]

  package struct Said: Hashable, Sendable {
    package var party: PartyName
    package var message: Digest
    package var at: Timestamp
  }

  /// The parties whose acceptance is not on the record.
  package var awaiting: [PartyName] {
    (proposal.agreement?.parties ?? []).filter { name in
      !accepted.contains { $0.party == name }
    }
  }
}

extension Node {
  /// The agreements of every channel, those proposed and those accepted.
  package func agreements() -> [AgreementView] {
    let desk = followed()
    return state.channelIDs.flatMap { id -> [AgreementView] in
      guard let channel = state.channels[id], let agreements = desk.channels[id] else { return [] }
      return agreements.accords.map { accord in
        Self.view(accord, agreements.answers(to: accord, in: channel), in: id)
      }
    }
  }

  /// The whole record of an agreement: what its status follows from, and nothing else.
  package func agreementRecord(_ accord: Digest) -> AgreementRecord? {
    let desk = followed()
    for id in state.channelIDs {
      guard let channel = state.channels[id], let agreements = desk.channels[id],
        let found = agreements.accords.first(where: { $0.id == accord })
      else { continue }
      return agreements.record(found, in: channel)
    }
    return nil
  }

  /// What was told of an agreement's duties, in the order in which it was told.
  package func told(_ accord: Digest) -> [ToldAlert] {
    (state.told[accord] ?? [:]).values.flatMap { $0 }  // any order: sorted next
      .sorted {
        ($0.at, $0.alert.duty, "\($0.alert.what)") < ($1.at, $1.alert.duty, "\($1.alert.what)")
      }
  }

  /// The duties that need somebody now, under the agreements this party accepted: late on this
  /// record, or past the time agreed for an alert. Oldest deadline first.
  package func duties(at instant: Timestamp) -> [DutyView] {
    let desk = followed()
    let due = state.channelIDs.flatMap { desk.channels[$0]?.accords ?? [] }.flatMap { accord in
      desk.rows(of: accord.id, at: instant, in: state)
        .filter { row in
          row.state.isLate || (row.state == .due && row.alerts.contains { $0 <= instant })
        }
        .map { DutyView(agreement: accord.id, name: accord.name, row: $0) }
    }
    return due.sorted { ($0.row.due ?? instant, $0.row.key) < ($1.row.due ?? instant, $1.row.key) }
  }

  /// What follows from the channels, also for a node that was just replayed.
  private func followed() -> AgreementDesk {
    guard desk.isBehind(state) else { return desk }
    var desk = desk
    for id in state.channelIDs { if let channel = state.channels[id] { desk.follow(channel) } }
    return desk
  }

  private static func view(
    _ accord: Accord, _ answers: [RecordedMessage], in channel: Digest
  ) -> AgreementView {
    func said(_ wanted: ParleyAgreements.Said) -> [VersionView.Said] {
      var found: [VersionView.Said] = []
      for message in answers where message.said == wanted {
        guard let id = Digest(base64: message.id),
          !found.contains(where: { $0.party == message.author })
        else { continue }
        found.append(.init(party: message.author, message: id, at: message.claimed))
      }
      return found
    }
    return AgreementView(
      id: accord.id, channel: channel, name: accord.name, bindings: accord.bindings,
      versions: accord.proposals.map { proposal in
        let version = proposal.meaning.base64
        return VersionView(
          proposal: proposal, accepted: proposal.stands ? said(.accept(version: version)) : [],
          objected: said(.object(version: version)), withdrawn: said(.withdraw))
      })
  }
}
