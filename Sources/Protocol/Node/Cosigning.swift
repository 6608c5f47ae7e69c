import ParleyCharter
import ParleyDelivery
import ParleyDirectory
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// The two sides hold each other to one history.
extension Node {
  /// Cosigns the newest head of each other member's log that is held whole: it is consistent, and
  /// every entry below it is durable here once this outcome is.
  mutating func cosign(in id: Digest, at now: Moment, with keys: borrowing Keys) {
    // After a jump of the clock cosignatures wait: their times may never fall. A clock that stands
    // at the beginning of 1970 was never set, and no cosignature may bear that time.
    guard !lines.clockHeld, now.civil.seconds > 0, let channel = state.channels[id] else { return }
    let mirror = keys.mirror.verifier.name
    for origin in channel.origins where origin.party != party {
      guard let log = channel.logs[origin], let head = log.head, log.contradictions.isEmpty,
        head.checkpoint.size > log.cosignatures[mirror]?.size ?? 0
      else { continue }
      let last = log.cosignatures[mirror]?.time
      let time = max(now.civil, last ?? now.civil)
      let line = keys.mirror.cosign(head.checkpoint.text, at: time)
      emit(
        .cosignature(
          channel: id, origin, size: head.checkpoint.size, time: time, line: "\(line)"))
      var peer = lines[id, origin.party]
      let due = now.monotonic + channel.charter.terms.settleWithin * 1_000
      peer.cosignatureDue = peer.cosignatureDue ?? due
      lines[id, origin.party] = peer
    }
  }

  /// Takes `ORIGIN SIZE`, a line feed and a cosignature line on a head of our own log, or of
  /// another member's.
  mutating func take(cosignature bytes: [UInt8], in id: Digest) {
    guard let item = CosignatureItem(bytes), let channel = state.channels[id] else {
      return report(.dropped(.cosignatureSound, what: "a cosignature"))
    }
    // Of another member's log it may come before the entries; it comes again with the next bundle.
    if item.position.origin.party != party,
      channel.charter.member(item.position.origin.party) != nil,
      item.position.size > channel.logs[item.position.origin]?.size ?? 0
    {
      return
    }
    guard let log = channel.logs[item.position.origin], item.position.size <= log.size,
      let root = log.tree.root(at: item.position.size)
    else { return report(.dropped(.cosignatureSound, what: "a cosignature")) }
    let checkpoint = Checkpoint(
      origin: item.position.origin.description, size: item.position.size, root: root)
    for peer in channel.charter.parties.map(\.party) where peer != item.position.origin.party {
      for key in state.directory.mirrors(of: peer) where key.name == item.line.name {
        guard let time = key.verifies(item.line, on: checkpoint.text)?.time else { continue }
        let held = log.cosignatures[key.name]
        if let held, (held.size, held.time) >= (item.position.size, time) { return }
        emit(
          .cosignature(
            channel: id, item.position.origin, size: item.position.size, time: time,
            line: "\(item.line)"))
        if item.position.origin.party == party {
          report(.settled(item.position.origin, size: item.position.size, by: peer))
        }
        return
      }
    }
    report(.dropped(.cosignatureSound, what: "a cosignature of \(item.line.name)"))
  }
}

/// The body of a `cosign` item.
struct CosignatureItem: Hashable, Sendable {
  let position: LogPosition
  let line: SignatureLine

  init(position: LogPosition, line: SignatureLine) {
    self.position = position
    self.line = line
  }

  init?(_ bytes: [UInt8]) {
    guard
      var reader = try? LineReader(
        bytes, limit: 2 * Limit.signatureLineBytes, lineLimit: Limit.signatureLineBytes),
      let first = try? reader.line("ORIGIN SIZE"), let position = LogPosition(first),
      let second = try? reader.line("a cosignature line"), let line = SignatureLine(second),
      reader.atEnd
    else { return nil }
    self.init(position: position, line: line)
  }

  var bytes: [UInt8] { Array("\(position.text)\n\(line)\n".utf8) }
}
