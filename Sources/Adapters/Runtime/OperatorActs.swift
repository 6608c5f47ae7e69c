import ParleyCarriers
import ParleyCharter
import ParleyCrypto
import ParleyCustody
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyWire

// What the operator API does and shows. What is shown rests on durable records.
extension Runtime {
  func messages(
    channel: String?, box: String?, limit: Int
  ) async throws -> [OperatorAPI.MessageSummary] {
    let id = try channel.map(channelID)
    let views = node.messages(in: id).filter { view in
      box == nil || view.ours == (box == "out")
    }
    let found = views.suffix(limit).map {
      OperatorAPI.MessageSummary($0, $0.page.flatMap { node.catalogue[$0.form] })
    }
    try await settled()
    return found
  }

  func detail(_ id: String) async throws -> OperatorAPI.MessageDetail {
    let view = try view(id)
    let detail = OperatorAPI.MessageDetail(view, view.page.flatMap { node.catalogue[$0.form] })
    try await settled()
    return detail
  }

  func page(_ id: String) async throws -> [UInt8] {
    let bytes = try view(id).pageBytes
    try await settled()
    guard let bytes else {
      throw OperatorAPI.Problem("page-not-open", "the page of this message is not open here")
    }
    return bytes
  }

  func sealedPage(_ id: String) async throws -> [UInt8] {
    let bytes = node.sealedPage(try view(id).sealedHash)
    try await settled()
    guard let bytes else {
      throw OperatorAPI.Problem("page-not-held", "the sealed page has not arrived yet")
    }
    return bytes
  }

  func shown(_ id: String, post: String) async throws {
    try await asked(.shown(view(id).id, post: post))
  }

  func submit(page bytes: [UInt8]) async throws -> OperatorAPI.PageTaken {
    let chance = IssueEntropy(salt: entropy.bytes(32), seed: entropy.bytes(32))
    let outcome = try await take(.page(bytes, chance))
    switch outcome.refusal {
    case .alreadyRecorded(let id):
      return .init(
        outcome: "already-recorded", id: id.base64, serial: node.message(id)?.serial)
    case let refusal?: throw OperatorAPI.Problem(refusal)
    case nil: break
    }
    for case .recorded(let id) in outcome.events {
      return .init(outcome: "recorded", id: id.base64, serial: node.message(id)?.serial)
    }
    // A draft, new or as it was before.
    guard let page = try? Page(text: UnverifiedNote(bytes, limit: Limit.pageBytes).claimedText)
    else { preconditionFailure("a page that was taken is a page") }
    return .init(outcome: "drafted", id: page.id.base64)
  }

  func drafts() async throws -> [OperatorAPI.Draft] {
    let drafts = node.drafts().map(OperatorAPI.Draft.init)
    try await settled()
    return drafts
  }

  func draft(_ id: String) async throws -> OperatorAPI.Draft {
    let found = try await drafts().filter { $0.id.hasPrefix(id) }
    guard found.count == 1 else { throw OperatorAPI.Problem(.unknownDraft) }
    return found[0]
  }

  func discard(_ id: String) async throws {
    let found = node.drafts().map(\.page.id).filter { $0.base64.hasPrefix(id) }
    guard found.count == 1 else { throw OperatorAPI.Problem(.unknownDraft) }
    try await asked(.discard(found[0]))
  }

  func charter(_ channel: String) async throws -> [UInt8] {
    guard let charter = node.charter(try channelID(channel)) else {
      throw OperatorAPI.Problem(.unknownChannel)
    }
    try await settled()
    return charter.text
  }

  func readPositions(_ channel: String) async throws -> [OperatorAPI.ReadPosition] {
    let positions = node.readPositions(try channelID(channel))
    try await settled()
    return positions.map(OperatorAPI.ReadPosition.init)
  }

  func bundle(_ order: OperatorAPI.BundleOrder) async throws -> [UInt8] {
    let channel = try channelID(order.channel)
    guard let peer = Party(order.to) else {
      throw OperatorAPI.Problem("malformed", "\(order.to) is not the name of a party")
    }
    var outcome = try await handle(.compose(channel: channel, to: peer))
    let packet = outcome.packets.first { $0.to == peer && $0.channel == channel }
    // What else was due leaves as ever; this one goes into the operator's hands.
    outcome.packets.removeAll { $0 == packet }
    await perform(outcome)
    if let refusal = outcome.refusal { throw OperatorAPI.Problem(refusal) }
    guard let packet else { throw OperatorAPI.Problem(.unknownChannel) }
    guard let sealed = await seal(packet.bytes, for: peer, in: channel) else {
      throw OperatorAPI.Problem("no-seal-key", "no seal key of \(peer) is known here")
    }
    return sealed
  }

  func take(bundle file: [UInt8]) async throws {
    let bundle: [UInt8]
    do throws(DropError) { bundle = try opened(file) } catch {
      guard case .unfit(let why) = error else { throw error }
      throw OperatorAPI.Problem("malformed", why)
    }
    try await asked(.bundle(bundle, Arrival(carrier: "hand")))
  }

  func reloaded() async throws -> OperatorAPI.Reloaded {
    do {
      let report = try await reload()
      return .init(
        peers: report.peers.map(\.name), charters: report.charters, refused: report.refused)
    } catch let error as CustodyError {
      throw OperatorAPI.Problem("data-directory", error.cause, next: error.next)
    }
  }

  func clockRecovered() async throws {
    clock.recovered()
    try await asked(.clockChecked)
    tell(EventWords(.info, "clock-recovered"))
  }

  /// Events after a number; when there are none, waits for the first.
  package func events(after number: Int64, wait: Int64) async -> OperatorAPI.Events {
    if events.last <= number, wait > 0, let ticket = events.ticket() {
      let alarm = Task {
        try? await Task.sleep(for: .seconds(wait))
        self.events.wake(ticket)
      }
      await withCheckedContinuation { events.wait(ticket, $0) }
      alarm.cancel()
    }
    return .init(events: events.after(number), next: max(events.last, number))
  }
}

extension Runtime {
  /// An input of the operator: its refusal is an error.
  func asked(_ input: Input) async throws {
    if let refusal = try await take(input).refusal { throw OperatorAPI.Problem(refusal) }
  }

  /// By id, or by a beginning of it that fits one message only.
  func view(_ text: String) throws -> MessageView {
    if let id = Digest(base64: text), let view = node.message(id) { return view }
    guard text.utf8.count >= 4 else { throw OperatorAPI.Problem(.unknownMessage) }
    let found = node.state.channelIDs.flatMap { node.state.channels[$0]?.pages ?? [] }
      .filter { $0.base64.hasPrefix(text) }
    guard found.count == 1, let view = node.message(found[0]) else {
      throw OperatorAPI.Problem(.unknownMessage)
    }
    return view
  }

  /// By id, by an unambiguous beginning of it, or by title.
  func channelID(_ text: String) throws -> Digest {
    let channels = node.channels()
    let found = channels.filter {
      $0.id.base64 == text || $0.title == text
        || (text.utf8.count >= 4 && $0.id.base64.hasPrefix(text))
    }
    guard found.count == 1 else { throw OperatorAPI.Problem(.unknownChannel) }
    return found[0].id
  }
}
