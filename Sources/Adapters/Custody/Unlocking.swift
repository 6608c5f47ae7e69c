package import ParleyCrypto
package import ParleyKeylog
import ParleyNote
package import ParleyWire

/// Opening the locked keys of a data directory. A wrong passphrase throws `wrongPassphrase`; how
/// often a person may try is for the program to say.
extension DataDirectory {
  /// - Parameter offline: the folder, when it has been moved apart.
  package func registrar(
    _ passphrase: borrowing SecretBytes, offline: String? = nil
  ) throws(CustodyError) -> HeldKey {
    try locked(Place.registrar, passphrase, offline)
  }

  package func treatyKey(
    _ passphrase: borrowing SecretBytes, offline: String? = nil
  ) throws(CustodyError) -> HeldKey {
    try locked(Place.treaty, passphrase, offline)
  }

  /// As many of the root keys in force as must sign; those whose files are elsewhere are passed
  /// over.
  package func roots(
    _ passphrase: borrowing SecretBytes, offline: String? = nil
  ) throws(CustodyError) -> [HeldKey] {
    try roots(of: keyLog().roots, passphrase, offline)
  }

  /// The roots that take over next, with as many of their keys as must sign.
  package func nextRoots(
    _ passphrase: borrowing SecretBytes, offline: String? = nil
  ) throws(CustodyError) -> (set: RootSet, keys: [HeldKey]) {
    let path = moved(Place.nextRoots, offline)
    guard let set = RootSet(preimage: try Files.read(path)),
      set.commitment == (try keyLog().nextRoots)
    else { throw .malformed(path: path, expected: "the roots that the key log commits to") }
    return (set, try roots(of: set, passphrase, offline))
  }

  /// The successor log's key and grant of a channel, from `reserve/`.
  package func reserve(
    _ channel: Digest, _ passphrase: borrowing SecretBytes, folder: String? = nil
  ) throws(CustodyError) -> (key: HeldKey, grant: [UInt8]) {
    let folder = folder ?? at("reserve")
    let held = try keyLog()
    for name in try Files.names(in: folder) where name.hasSuffix(".grant") {
      let path = "\(folder)/\(name)"
      let text =
        try KeyFile.read(path, passphrase: passphrase).withBytes { span in
          span.indices.map { span[$0] }
        } + [0x0A]
      guard let grant = try? Grant(text: text), grant.channel == channel,
        let leaf = held.leaves.first(where: { $0.entry.kind == .grant(grant.hash) }),
        leaf.grant == nil
      else { continue }
      let key = try KeyFile.signer("\(path.dropLast(6)).key", passphrase: passphrase)
      return (key, text)
    }
    throw .unknown("reserve for this channel in \(folder)")
  }

  private func roots(
    of set: RootSet, _ passphrase: borrowing SecretBytes, _ offline: String?
  ) throws(CustodyError) -> [HeldKey] {
    var keys: [HeldKey] = []
    for verifier in set.keys where keys.count < set.threshold {
      let path = moved(Place.root(verifier.name), offline)
      guard Files.exists(path) else { continue }
      let key = try KeyFile.signer(path, passphrase: passphrase)
      guard key.verifier == verifier else {
        throw .malformed(path: path, expected: "the key \(verifier.name)")
      }
      keys.append(key)
    }
    guard keys.count == set.threshold else {
      throw .refused(
        "\(set.threshold) root keys must sign, and \(keys.count) are in \(offline ?? self.offline)")
    }
    return keys
  }

  private func locked(
    _ place: String, _ passphrase: borrowing SecretBytes, _ offline: String?
  ) throws(CustodyError) -> HeldKey {
    try KeyFile.signer(moved(place, offline), passphrase: passphrase)
  }

  /// Where a file of `offline/` is now.
  private func moved(_ place: String, _ offline: String?) -> String {
    guard let offline, place.hasPrefix("offline/") else { return at(place) }
    return offline + place.dropFirst("offline".count)
  }
}
