import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleyWire

// What leaves, by which carrier, and what comes of it.
extension World {
  /// How long an exchange waits for its answer.
  static let patience: Int64 = 15_000

  func send(_ outcome: Outcome, from centre: Centre) {
    send(outcome.packets.flatMap { bent($0, isReply: false, by: centre) }, from: centre)
  }

  /// What an honest centre's node made leaves as it is.
  private func bent(_ packet: Packet, isReply: Bool, by centre: Centre) -> [Packet] {
    let view = WorldView(world: self)
    return centre.mischief?.bend(packet, isReply: isReply, in: view) ?? [packet]
  }

  /// What a liar says unasked, until the healing.
  func invent(_ centre: Centre) {
    guard !isHealed, let mischief = centre.mischief else { return }
    if centre.isUp {
      let view = WorldView(world: self)
      send(centre.mischief?.invent(in: view) ?? [], from: centre)
    }
    timeline.lay(.invents(centre: centre.index), at: now + type(of: mischief).pause)
  }

  private func send(_ packets: [Packet], from centre: Centre) {
    for packet in packets {
      guard let peer = centres.firstIndex(where: { $0.member.party == packet.to }) else { continue }
      centre.outboxes[peer].add(packet)
      sendNext(from: centre, to: peer)
    }
  }

  /// Takes the next bundle for a peer out of its queue, unless one is under way.
  private func sendNext(from centre: Centre, to peer: Int) {
    while centre.isUp, centre.outboxes[peer].exchange == nil, centre.outboxes[peer].retryAt == nil,
      let packet = centre.outboxes[peer].next()
    {
      // FLASH goes by every carrier that takes it, anything else by the first.
      if packet.precedence == .flash {
        for i in roads.carriers.indices where !roads.carriers[i].answers {
          _ = put(packet, on: i, from: centre, to: peer)
        }
      }
      attempt(packet, from: 0, by: centre, to: peer)
    }
  }

  /// Tries the carriers in their order, from one of them on.
  private func attempt(_ packet: Packet, from first: Int, by centre: Centre, to peer: Int) {
    for i in roads.carriers.indices.dropFirst(first) {
      if roads.carriers[i].answers {
        ask(packet, on: i, from: centre, to: peer)
        return
      }
      if put(packet, on: i, from: centre, to: peer) {
        centre.outboxes[peer].pause = Outbox.firstPause
        give(.left(packet.messages, carrier: roads.carriers[i].name), to: centre)
        return
      }
    }
    centre.outboxes[peer].giveBack(packet)
    let pause = centre.outboxes[peer].pause
    centre.outboxes[peer].pause = min(pause * 2, Outbox.longestPause)
    centre.outboxes[peer].retryAt = now + pause
    timeline.lay(
      .retries(centre: centre.index, peer: peer, life: centre.life), at: now + pause)
  }

  func retry(_ centre: Centre, _ peer: Int) {
    guard centre.outboxes[peer].retryAt != nil else { return }
    centre.outboxes[peer].retryAt = nil
    sendNext(from: centre, to: peer)
  }

  /// Puts a bundle on a road that goes one way; whether the road took it.
  private func put(_ packet: Packet, on i: Int, from centre: Centre, to peer: Int) -> Bool {
    let carrier = roads.carriers[i]
    let fate = roads.fate(
      of: packet.bytes.count, on: carrier, from: centre.index, to: peer, at: now)
    guard !fate.refused else { return false }
    ship(parcel(packet, carrier, from: centre, to: peer, nil), fate)
    return true
  }

  private func ask(_ packet: Packet, on i: Int, from centre: Centre, to peer: Int) {
    let carrier = roads.carriers[i]
    exchangeCount += 1
    let id = exchangeCount
    exchanges[id] = Exchange(from: centre.index, life: centre.life, packet: packet, carrier: i)
    centre.outboxes[peer].exchange = (id, packet)
    let fate = roads.fate(
      of: packet.bytes.count, on: carrier, from: centre.index, to: peer, at: now)
    if fate.refused {
      timeline.lay(.timesOut(exchange: id), at: now + 1)
      return
    }
    ship(parcel(packet, carrier, from: centre, to: peer, .asks(id)), fate)
    timeline.lay(.timesOut(exchange: id), at: now + Self.patience)
  }

  private func parcel(
    _ packet: Packet, _ carrier: CarrierLine, from centre: Centre, to peer: Int,
    _ exchange: Parcel.Exchange?
  ) -> Parcel {
    Parcel(
      from: centre.index, to: peer, carrier: carrier.name, channel: packet.channel,
      bytes: packet.bytes, exchange: exchange)
  }

  private func ship(_ parcel: Parcel, _ fate: Roads.Fate) {
    tell(.left(parcel))
    trace.note("\(now) left \(parcel.from) \(parcel.to) \(parcel.carrier) \(fate.arrivals)")
    if fate.arrivals.isEmpty { tell(.lost(parcel)) }
    for time in fate.arrivals { timeline.lay(.arrives(parcel), at: time) }
  }

  func deliver(_ parcel: Parcel) {
    if case .answers(let id) = parcel.exchange { return close(exchange: id, with: parcel) }
    let centre = centres[parcel.to]
    guard centre.isUp else { return tell(.lost(parcel)) }
    if centre.mischief?.admits(parcel, in: WorldView(world: self)) == false {
      return tell(.lost(parcel))
    }
    let isAsked = parcel.exchange != nil
    let arrival = Arrival(
      carrier: parcel.carrier, peer: isAsked ? centres[parcel.from].member.party : nil,
      answers: isAsked)
    tally.delivered += 1
    give(.bundle(parcel.bytes, arrival), to: centre, answering: isAsked ? parcel : nil)
    tell(.delivered(parcel))
    hear(parcel.from, at: centre)
  }

  /// A peer was heard: what waits for it is worth another try.
  private func hear(_ peer: Int, at centre: Centre) {
    guard centre.isUp, centre.outboxes[peer].retryAt != nil else { return }
    retry(centre, peer)
  }

  /// The answer to a bundle goes back in the same exchange, also when there is nothing to say.
  func answer(_ parcel: Parcel, with reply: [UInt8]?, by centre: Centre) {
    guard case .asks(let id) = parcel.exchange,
      let carrier = roads.carriers.first(where: { $0.name == parcel.carrier })
    else { return }
    let reply = reply.flatMap { bytes in
      bent(
        Packet(
          to: centres[parcel.from].member.party, channel: parcel.channel, precedence: .routine,
          bytes: bytes, messages: []), isReply: true, by: centre
      ).first?.bytes
    }
    let back = Parcel(
      from: centre.index, to: parcel.from, carrier: parcel.carrier, channel: parcel.channel,
      bytes: reply ?? [], exchange: .answers(id))
    var fate = roads.fate(
      of: back.bytes.count, on: carrier, from: centre.index, to: parcel.from, at: now)
    fate.arrivals = Array(fate.arrivals.prefix(1))
    ship(back, fate)
  }

  private func close(exchange id: Int, with parcel: Parcel) {
    guard let exchange = exchanges.removeValue(forKey: id) else { return }
    let centre = centres[exchange.from]
    guard centre.isUp, centre.life == exchange.life else { return }
    centre.outboxes[parcel.from].exchange = nil
    centre.outboxes[parcel.from].pause = Outbox.firstPause
    if !parcel.bytes.isEmpty {
      let peer = centres[parcel.from].member.party
      tally.delivered += 1
      give(.bundle(parcel.bytes, Arrival(carrier: parcel.carrier, peer: peer)), to: centre)
      tell(.delivered(parcel))
    }
    give(.left(exchange.packet.messages, carrier: parcel.carrier), to: centre)
    sendNext(from: centre, to: parcel.from)
  }

  /// No answer came: the bundle may have arrived and may not; another carrier is tried.
  func fail(exchange id: Int) {
    guard let exchange = exchanges.removeValue(forKey: id) else { return }
    let centre = centres[exchange.from]
    guard centre.isUp, centre.life == exchange.life,
      let peer = centres.firstIndex(where: { $0.member.party == exchange.packet.to })
    else { return }
    centre.outboxes[peer].exchange = nil
    attempt(exchange.packet, from: exchange.carrier + 1, by: centre, to: peer)
    sendNext(from: centre, to: peer)
  }
}
