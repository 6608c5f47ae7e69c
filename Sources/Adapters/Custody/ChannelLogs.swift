import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
package import ParleyWire

// The keys of channel logs. A log has one key for its lifetime; if the machine is lost the party
// goes on in a successor log, whose key was granted and laid apart beforehand, so that nobody needs
// a registrar at three in the morning (protocol.md, rule 24).
extension Ceremony {
  /// The key of our log in a channel, and the key of its successor; nothing if there is a log.
  ///
  /// The successor's grant is in the key log as a hash only; its text waits in `reserve/`.
  package mutating func openLog(
    _ channel: Digest, registrar: HeldKey, vault: Vault
  ) throws(CustodyError) {
    guard !state.grants(.log).contains(where: { $0.grant.channel == channel }) else { return }
    let (log, logGrant) = newLog(channel)
    try append(logGrant, by: [registrar])
    let successor = try newSuccessor(channel, registrar: registrar, vault: vault)
    install(log, successor: successor)
  }

  /// Takes the successor's key out of reserve and makes it the node's; a new successor takes its
  /// place. The old key's file stays where it is, if it is: what it signed is not undone.
  ///
  /// - Parameters:
  ///   - key: of the successor log, from `reserve/`.
  ///   - text: of its grant, from `reserve/`; it is disclosed now.
  package mutating func succeed(
    with key: HeldKey, grant text: [UInt8], registrar: HeldKey, vault: Vault
  ) throws(CustodyError) {
    guard let grant = try? Grant(text: text), grant.signer == key.verifier,
      let channel = grant.channel, let origin = Origin(key.verifier.name),
      let index = keyLog.leaves.firstIndex(where: { $0.entry.kind == .grant(grant.hash) })
    else { throw .refused("the grant in reserve is not in the key log, or not of this key") }
    do { try keyLog.disclose(text) } catch { throw .keyLog(error, path: nil) }
    files.append(NewFile(Place.grant(Int64(index)), text))
    let successor = try newSuccessor(channel, registrar: registrar, vault: vault)
    install(LogFiles(origin: origin, key: key), successor: successor)
  }

  private struct LogFiles {
    let origin: Origin
    let key: HeldKey

    /// The random part of the origin, which names the files.
    var part: String {
      guard let part = origin.channelPart else { preconditionFailure("a channel log") }
      return part
    }
  }

  /// A new log's key and grant.
  private func newLog(_ channel: Digest) -> (files: LogFiles, grant: Grant) {
    let origin = Origin(party: party, entropy: entropy.bytes(10))
    let key = newKey(origin.description)
    return (LogFiles(origin: origin, key: key.held), newGrant(.log, key, channel: channel))
  }

  private mutating func install(_ log: LogFiles, successor: LogFiles) {
    keep(log.key, at: Place.log(log.part))
    let vkey = Array("\(successor.key.verifier)\n".utf8)
    files.append(NewFile(Place.successor(log.part), vkey))
  }

  private mutating func newSuccessor(
    _ channel: Digest, registrar: HeldKey, vault: Vault
  ) throws(CustodyError) -> LogFiles {
    let (log, grant) = newLog(channel)
    try append(.grant(grant.hash), by: [registrar])
    try lock(log.key, at: Place.reserveKey(log.part), in: vault)
    // Its last byte is a line feed, which the file adds again.
    let text = SecretBytes(copying: grant.text.dropLast())
    let content = try KeyFile.locked(text, in: vault, from: entropy)
    files.append(NewFile(Place.reserveGrant(log.part), content))
    return log
  }
}
