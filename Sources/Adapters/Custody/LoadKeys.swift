import ParleyCrypto
import ParleyKeylog
package import ParleyNode
package import ParleyNote
package import ParleyRecord
import ParleySeal

/// The node's own secrets, for `Node.handle`.
///
/// Each key is held against the party's key log: a folder put together from two parties' backups is
/// found here and not by a peer.
package func loadKeys(_ directory: DataDirectory) throws(CustodyError) -> Keys {
  let log = try directory.keyLog()
  let state = KeyState(log, at: log.size)
  let head = try directory.nodeKey(Place.head)
  guard head.verifier == log.headKey else {
    throw .malformed(path: directory.at(Place.head), expected: "the key log's head key")
  }
  return Keys(
    keyLogHead: head, mirror: try directory.cosigner(.mirror, Place.mirror, state),
    witness: try directory.cosigner(.witness, Place.witness, state),
    seal: try directory.sealKeys(), logs: try directory.logKeys())
}

extension DataDirectory {
  fileprivate func nodeKey(_ place: String) throws(CustodyError) -> SignerKey {
    try KeyFile.signerKey(at(place))
  }

  fileprivate func cosigner(
    _ role: Grant.Role, _ place: String, _ state: KeyState
  ) throws(CustodyError) -> SignerKey {
    let key = try nodeKey(place)
    guard state.grants(role).contains(where: { $0.grant.signer == key.verifier }) else {
      throw .malformed(path: at(place), expected: "a \(role.rawValue) key in force")
    }
    return key
  }

  /// The newest first: most of what arrives is sealed to it.
  fileprivate func sealKeys() throws(CustodyError) -> KeyRing {
    var ring = KeyRing()
    for name in try Files.names(in: at("keys/seal")).reversed() where name.hasSuffix(".key") {
      let path = at("keys/seal/\(name)")
      guard let identity = Identity(secretText: try KeyFile.read(path)) else {
        throw .malformed(path: path, expected: "a seal key")
      }
      ring.append(identity)
    }
    return ring
  }

  fileprivate func logKeys() throws(CustodyError) -> [LogKey] {
    var keys: [LogKey] = []
    for name in try Files.names(in: at("keys/log")) where name.hasSuffix(".key") {
      let part = String(name.dropLast(4))
      let path = at(Place.log(part))
      let key = try KeyFile.signerKey(path)
      guard let origin = Origin(key.verifier.name), origin.party == party,
        origin.channelPart == part
      else { throw .malformed(path: path, expected: "the key of the log \(party)/c/\(part)") }
      keys.append(LogKey(origin: origin, signer: key, successor: try successor(of: origin)))
    }
    return keys
  }

  /// The key that a log's first entry commits to, and that a close names.
  package func successor(of origin: Origin) throws(CustodyError) -> VerifierKey {
    let path = at(Place.successor(origin.channelPart ?? ""))
    let line = String(decoding: try Files.read(path), as: UTF8.self)
    guard line.hasSuffix("\n"), let vkey = VerifierKey(line.dropLast()) else {
      throw .malformed(path: path, expected: "the public key of the successor log")
    }
    return vkey
  }

  /// The number that the next seal key's file has.
  package func nextSealNumber() throws(CustodyError) -> Int {
    let numbers = try Files.names(in: at("keys/seal")).compactMap { Int($0.dropLast(4)) }
    return (numbers.max() ?? 0) + 1
  }
}
