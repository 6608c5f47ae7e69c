import ParleyAdoption
import ParleyCharter
import ParleyForms
import ParleyNode
import ParleyNote
import ParleyPact
import ParleyRecord
import ParleyWire

// Steps that parties take together: another version of the charter, an agreement, a suspension.
extension World {
  func take(_ move: Move, in channel: Int, at centre: Centre) -> Doing? {
    switch move {
    case .amends: return amend(channel, at: centre)
    case .adopts: return propose(in: channel, at: centre)
    case .suspends:
      let effect = Field("effect", "\(centre.clocks.now(now).civil)")
      let fields = [
        Field("scope", "channel"), effect, Field("reversibility", "anytime"),
        Field("reason", "exercise exercise exercise"),
      ]
      return act(.suspend, fields, in: channel, at: centre)
    case .resumes: return resume(in: channel, at: centre)
    }
  }

  private func act(
    _ form: FormID, _ fields: [Field?], re: [Digest] = [], in channel: Int, at centre: Centre
  ) -> Doing {
    var page = blank(form, .immediate, channel, at: centre, re: re, fields)
    page.release = 2
    return .signed(sign(page, ["1", "2"], of: centre), nil)
  }

  private func resume(in channel: Int, at centre: Centre) -> Doing {
    let own = centre.node.suspensions(in: charters[channel].digest)
      .first { $0.party == centre.member.party && $0.resumedBy == nil }
    guard let own else { return .nothing }
    return act(
      .resume, [Field("reason", "exercise exercise exercise")], re: [own.message], in: channel,
      at: centre)
  }

  // MARK: The charter

  private func amend(_ channel: Int, at centre: Centre) -> Doing? {
    guard let current = centre.node.charter(charters[channel].digest) else { return nil }
    var next = current
    next.version += 1
    next.follows = current.digest
    next.proposer = centre.member.party
    next.title = "\(scenario.channels[channel].name), version \(next.version)"
    for peer in centres where peer !== centre && current.member(peer.member.party) != nil {
      timeline.lay(
        .officer(centre: peer.index, OfficerAct(kind: .signsCharter(channel: channel))),
        at: now + 60_000)
    }
    return .charter(signed(next, by: centre))
  }

  /// Nil while no version is here that this party has not accepted.
  func acceptCharter(of channel: Int, at centre: Centre) -> Doing? {
    let proposals = centre.node.proposals(in: charters[channel].digest)
    let open = proposals.first { proposal in
      proposal.decision == nil && !proposal.accepted.contains(centre.member.party)
    }
    return open.map { .charter(signed($0.charter, by: centre)) }
  }

  private func signed(_ charter: Charter, by centre: Centre) -> [UInt8] {
    let key = centre.member.key("\(centre.member.party)/t")
    return NoteText.assemble(charter.text, [key.sign(charter.text)])
  }

  // MARK: Agreements

  /// Who sends a launch notification is owed an acknowledgement within two hours.
  private func propose(in channel: Int, at centre: Centre) -> Doing? {
    let charter = charters[channel]
    let names = charter.parties.indices.map { "P\($0 + 1)" }
    let text = Array(Self.agreement(names).utf8)
    let bindings = NameBindings(
      zip(names, charter.parties).map { .init($0, $1.party) })
    guard let agreement = try? Agreement.read(text),
      let fields = try? Proposal.fields(text, of: agreement, bindings: bindings)
    else { preconditionFailure("the drill's agreement reads") }
    let page = blank(.agreementPropose, .immediate, channel, at: centre, fields)
    timeline.lay(
      .officer(centre: centre.index, OfficerAct(kind: .agrees(channel: channel))),
      at: now + 30_000)
    return .signed(sign(page, ["1"], of: centre), nil)
  }

  private static func agreement(_ names: [String]) -> String {
    """
    agreement exercise-of-notices
      title en "Exercise: notices of launches are acknowledged"
      parties \(names.joined(separator: ", "))
      in force from 1 January 2026
      time UTC tolerance 5 minutes
      counted on receipt

    message launch en "notification of a launch" form launch-1988 needs no answer
    message acknowledgement en "acknowledgement" form acknowledge answers launch

    article 1 "Acknowledgement within two hours"
      when A sends launch to B
      B must send acknowledgement to A within 2 hours of receipt
      remains due

    """
  }

  /// Nil while no proposal is here that this party has not accepted.
  func agree(in channel: Int, at centre: Centre) -> Doing? {
    let open = centre.node.agreements().first { view in
      guard view.channel == charters[channel].digest, let version = view.versions.first else {
        return false
      }
      return view.bindings.name(of: centre.member.party).map(version.awaiting.contains) ?? false
    }
    guard let proposal = open?.versions.first?.proposal else { return nil }
    let same = [Field("name", proposal.name), Field("meaning", proposal.meaning.base64)]
    return act(.agreementAccept, same, re: [proposal.id], in: channel, at: centre)
  }
}

extension Scenario {
  /// Moves of some worlds, drawn from a source of their own.
  mutating func drawMoves() {
    var chance = Chance(seed: seed, for: "moves")
    guard chance.happens(percent: 40) else { return }
    let kinds = Move.allCases.filter { _ in chance.happens(percent: 50) }
    for move in kinds {
      let line = chance.one(of: channels)
      let at = chance.within(1...(heal / 1_000 - 1)) * 1_000
      let act = ScenarioAct.moves(centre: chance.one(of: line.members), channel: line.name, move)
      let place = events.firstIndex { $0.at > at } ?? events.endIndex
      events.insert(EventLine(at: at, act), at: place)
    }
  }
}
