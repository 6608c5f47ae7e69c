package import ParleyCarriers
import ParleyCharter
import ParleyCustody
package import ParleyDelivery
import ParleyDirectory
import ParleyHTTP
package import ParleyNode
package import ParleyRecord
import ParleySeal
import ParleyWire

// The lines to peers.
extension Runtime: LineOwner {
  func line(to peer: Party) -> PeerLine {
    if let line = lines[peer] { return line }
    let drop = drop(of: peer)
    let posts = reachesOut || drop?.outgoing == nil
    let line = PeerLine(
      peer: peer, owner: self, https: posts ? HTTPSCarrier(client: client) : nil, drop: drop)
    lines[peer] = line
    return line
  }

  func drop(of peer: Party) -> DropFolder? {
    directory.configuration.drops.first { $0.peer == peer }
      .map { DropFolder(incoming: $0.in, outgoing: $0.out) }
  }

  /// Who may connect: the link keys in force of every party whose key log is held here. A key that
  /// two parties claim opens for neither.
  func refreshPeers() {
    var found: [Pin: Party] = [:]
    var contested: Set<Pin> = []
    for peer in node.directory.parties where peer != party {
      for link in node.directory.links(of: peer) {
        if found.updateValue(peer, forKey: Pin(link.pin)) != nil { contested.insert(Pin(link.pin)) }
      }
      _ = line(to: peer)
    }
    for pin in contested { found[pin] = nil }
    pins = found
    allowed.replace(with: Set(found.keys))
  }

  package func links(of peer: Party) -> [HTTPSCarrier.Link] { node.directory.links(of: peer) }

  /// Sealed to every office of the peer in the channel, so that any of its nodes can open it.
  /// Outside TLS a carrier sees size, time and destination only.
  package nonisolated func sealed(_ packet: Packet) async -> [UInt8]? {
    await seal(packet.bytes, for: packet.to, in: packet.channel)
  }

  nonisolated func seal(_ bundle: [UInt8], for peer: Party, in channel: Digest) async -> [UInt8]? {
    let recipients = await recipients(of: peer, in: channel)
    guard !recipients.isEmpty else { return nil }
    return Seal.seal(bundle, to: recipients, seed: entropy.secret(Seal.seedBytes))
  }

  private func recipients(of peer: Party, in channel: Digest) -> [Recipient] {
    let offices = node.charter(channel)?.offices.map(\.office) ?? []
    return offices.filter { $0.party == peer }.compactMap { node.directory.sealKey(of: $0) }
  }

  package func replied(_ bundle: [UInt8], from peer: Party) async {
    _ = await receive(bundle, Arrival(carrier: CarrierName.https, peer: peer))
  }

  package func left(_ packet: Packet, by carrier: String) async {
    passages[Passage(peer: packet.to, carrier: carrier), default: (nil, nil)].left =
      clock.now().civil
    guard !packet.messages.isEmpty else { return }
    _ = try? await take(.left(packet.messages, carrier: carrier))
  }

  package func changed(_ line: LineReport) {
    let words = EventWords(
      line.state == .working ? .info : .warning, "line",
      [("peer", line.peer.name), ("carrier", line.carrier), ("state", line.state.name)]
        + (line.state.detail.map { [("detail", $0)] } ?? []))
    tell(words)
  }

  /// What became of a bundle that came.
  package enum Receipt: Sendable {
    case taken(reply: [UInt8]?)
    /// By a rule of the container; a message is never refused here.
    case refused(Rule)
    case halted(Halt)
  }

  package func receive(_ bundle: [UInt8], _ arrival: Arrival) async -> Receipt {
    do throws(Halt) {
      let outcome = try await take(.bundle(bundle, arrival))
      if case .rule(let rule, _)? = outcome.refusal { return .refused(rule) }
      if let peer = arrival.peer {
        passages[Passage(peer: peer, carrier: arrival.carrier), default: (nil, nil)].heard =
          clock.now().civil
        await lines[peer]?.heard()
      }
      return .taken(reply: outcome.reply)
    } catch {
      return .halted(error)
    }
  }

  func peer(at pin: Pin) -> Party? { pins[pin] }
}
