package import ParleyNode
package import ParleyRecord

/// Whoever owns the lines to peers: says where a peer answers, seals for it, and hears what comes.
package protocol LineOwner: Sendable {
  func links(of peer: Party) async -> [HTTPSCarrier.Link]
  /// The bundle as an age file to the peer's offices in its channel; nil without a seal key.
  func sealed(_ packet: Packet) async -> [UInt8]?
  func replied(_ bundle: [UInt8], from peer: Party) async
  func left(_ packet: Packet, by carrier: String) async
  func changed(_ line: LineReport) async
}

/// How one carrier to one peer stands.
package struct LineReport: Hashable, Sendable {
  package let peer: Party
  package let carrier: String
  package var state: LineState = .untried
  /// Attempts that failed since the last that did not.
  package var failures = 0
  package var queued = 0

  package init(peer: Party, carrier: String) {
    self.peer = peer
    self.carrier = carrier
  }
}

/// Everything that leaves for one peer.
///
/// FLASH goes by all carriers at once, and beside whatever is under way; anything else by the first
/// that takes it: HTTPS, then the folder. What none takes waits, and is tried again with growing
/// pauses, or as soon as the peer is heard.
package actor PeerLine {
  package nonisolated let peer: Party
  private let owner: any LineOwner
  private let https: HTTPSCarrier?
  private var drop: DropFolder?
  private var ordinary = SendQueue()
  private var flash = SendQueue()
  private var busy: Set<Lane> = []
  private var retry: Task<Void, Never>?
  private var pause = PeerLine.firstPause
  private var stopped = false
  private var reports: [String: LineReport] = [:]

  private static let firstPause = Duration.milliseconds(500)
  private static let longestPause = Duration.seconds(30)

  private enum Lane { case flash, ordinary }

  /// - Parameter drop: where there is a folder to put out to.
  package init(peer: Party, owner: any LineOwner, https: HTTPSCarrier?, drop: DropFolder?) {
    self.peer = peer
    self.owner = owner
    self.https = https
    if https != nil { reports[CarrierName.https] = .init(peer: peer, carrier: CarrierName.https) }
    guard let drop, drop.outgoing != nil else { return }
    self.drop = drop
    reports[CarrierName.drop] = .init(peer: peer, carrier: CarrierName.drop)
  }

  /// Puts out to another folder from now on, or to none.
  package func use(drop: DropFolder?) {
    self.drop = drop?.outgoing == nil ? nil : drop
    let known = reports.removeValue(forKey: CarrierName.drop)
    guard self.drop != nil else { return }
    reports[CarrierName.drop] = known ?? .init(peer: peer, carrier: CarrierName.drop)
  }

  package func send(_ packet: Packet) {
    guard !stopped else { return }
    if packet.precedence == .flash { flash.add(packet) } else { ordinary.add(packet) }
    start(packet.precedence == .flash ? .flash : .ordinary)
  }

  /// The peer was heard: what waits is worth another try now.
  package func heard() {
    guard retry != nil else { return }
    tryAgain()
  }

  package func stop() {
    stopped = true
    retry?.cancel()
  }

  /// HTTPS first.
  package func lines() -> [LineReport] {
    let queued = ordinary.count + flash.count
    return [CarrierName.https, CarrierName.drop].compactMap { name in
      reports[name].map { report in
        var report = report
        report.queued = queued
        return report
      }
    }
  }

  /// Returns when nothing is under way; what waits for another try does not count.
  package func idle() async {
    while !busy.isEmpty { try? await Task.sleep(for: .milliseconds(5)) }
  }
}

extension PeerLine {
  private func start(_ lane: Lane) {
    guard busy.insert(lane).inserted else { return }
    Task { await run(lane) }
  }

  private func run(_ lane: Lane) async {
    while !stopped, let packet = lane == .flash ? flash.next() : ordinary.next() {
      if await deliver(packet) {
        pause = Self.firstPause
        continue
      }
      if lane == .flash { flash.giveBack(packet) } else { ordinary.giveBack(packet) }
      waitAndTryAgain()
      break
    }
    busy.remove(lane)
  }

  private func waitAndTryAgain() {
    guard retry == nil, !stopped else { return }
    let wait = pause
    pause = min(pause * 2, Self.longestPause)
    retry = Task {
      try? await Task.sleep(for: wait)
      if !Task.isCancelled { tryAgain() }
    }
  }

  private func tryAgain() {
    retry?.cancel()
    retry = nil
    if !flash.isEmpty { start(.flash) }
    if !ordinary.isEmpty { start(.ordinary) }
  }

  /// Whether at least one carrier took it.
  private func deliver(_ packet: Packet) async -> Bool {
    guard packet.precedence == .flash else {
      if await post(packet) { return true }
      return await put(packet)
    }
    async let posted = post(packet)
    async let dropped = put(packet)
    let taken = await (posted, dropped)
    return taken.0 || taken.1
  }

  private func post(_ packet: Packet) async -> Bool {
    guard let https else { return false }
    switch await https.send(packet.bytes, to: owner.links(of: peer)) {
    case .left(let reply):
      await note(.working, CarrierName.https)
      // The receipt first: that a bundle left is worth a record of its own, and no one's wait.
      if let reply { await owner.replied(reply, from: peer) }
      await owner.left(packet, by: CarrierName.https)
      return true
    case .failed(let state):
      await note(state, CarrierName.https)
      return false
    }
  }

  private func put(_ packet: Packet) async -> Bool {
    guard let drop else { return false }
    guard let sealed = await owner.sealed(packet) else {
      await note(.noSealKey, CarrierName.drop)
      return false
    }
    do throws(DropError) {
      let isNew = try drop.put(sealed, named: DropFolder.name(of: packet.bytes))
      await note(.working, CarrierName.drop)
      if isNew { await owner.left(packet, by: CarrierName.drop) }
      return true
    } catch {
      switch error {
      case .folder(let words), .unfit(let words): await note(.folder(words), CarrierName.drop)
      case .full: await note(.folderFull, CarrierName.drop)
      }
      return false
    }
  }

  private func note(_ state: LineState, _ carrier: String) async {
    guard var report = reports[carrier] else { return }
    let isNews = report.state != state
    report.state = state
    report.failures = state == .working ? 0 : report.failures + 1
    reports[carrier] = report
    if isNews { await owner.changed(report) }
  }
}
