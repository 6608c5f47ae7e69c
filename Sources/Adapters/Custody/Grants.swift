import ParleyCrypto
package import ParleyKeylog
package import ParleyRecord
import ParleyNote
import ParleySeal
package import ParleyWire

// What a registrar does from day to day.
extension Ceremony {
  /// A new office, with its first seal key; for an office that is there, a new seal key beside the
  /// old one. What is sealed to the old one must still be opened, so its private half stays until
  /// the charter's `seal-grace` has passed.
  ///
  /// - Parameter number: the first that is free for a file (`nextSealNumber`); nil in an inception.
  package mutating func openOffice(
    _ office: Office, registrar: HeldKey, number: Int?
  ) throws(CustodyError) {
    let before = state.grants(.seal).filter { $0.grant.office == office }
    let used = files.count { $0.place.hasPrefix("keys/seal/") }
    guard let scalar = X25519.PrivateKey(entropy.secret(32)) else {
      preconditionFailure("a scalar has 32 bytes")
    }
    let identity = Identity(scalar)
    let grant = Grant(
      party: party, salt: salt(), role: .seal, key: .seal(identity.recipient.description),
      office: office, from: at)
    guard (try? Grant(text: grant.text)) == grant else {
      throw .refused("\(office) is not an office of \(party)")
    }
    try append(grant, by: [registrar])
    for standing in before {
      try append(.revoke(standing.index, .superseded, since: nil), by: [registrar])
    }
    let place = Place.seal((number ?? 1) + used)
    files.append(NewFile(place, KeyFile.plain(identity.secretText())))
  }

  /// Appoints an officer by the request that was made on the officer's seat.
  package mutating func appoint(_ request: Grant, registrar: HeldKey) throws(CustodyError) {
    guard request.role == .officer, request.party == party, let office = request.office,
      let name = request.signer?.name
    else { throw .refused("not a request for an officer of \(party)") }
    guard state.grants(.seal).contains(where: { $0.grant.office == office }) else {
      throw .unknown("office \(office)")
    }
    if let held = state.grants(.officer).first(where: { $0.grant.signer?.name == name }) {
      throw .refused("the post \(name) is held since entry \(held.index); revoke that first")
    }
    try append(request, by: [registrar])
  }

  /// Ends a grant. Roots sign for what only roots grant, a registrar for everything else.
  package mutating func revoke(
    _ index: Int64, _ reason: KeyEntry.Reason, since: Timestamp? = nil, by keys: [HeldKey]
  ) throws(CustodyError) {
    if let before = state.revocation(of: index) {
      throw .refused("entry \(index) was revoked by entry \(before.index)")
    }
    try append(.revoke(index, reason, since: since), by: keys)
    guard state.revocation(of: index) != nil else {
      throw .refused("entry \(index) is a grant of the roots; the roots must revoke it")
    }
  }
}

/// The request for an officer's key, made on the officer's seat: the grant as it is to be, signed
/// by the new key itself. The secret never leaves the seat.
package enum OfficerSeat {
  /// - Parameters:
  ///   - post: by which the other side knows the officer: a label of a-z, 0-9 and `-`.
  ///   - person: a pseudonym from the party's own register; the same person never counts twice.
  package static func request(
    _ office: Office, post: String, person: String, rights: [Grant.Right], from: Timestamp,
    until: Timestamp?, entropy: any Entropy
  ) throws(CustodyError) -> (key: HeldKey, grant: Grant) {
    guard Field(post, "-") != nil, let salt = Digest(entropy.bytes(Digest.byteCount)) else {
      throw .refused("a post is a label of a-z, 0-9 and -")
    }
    let key = NewKey(name: "\(office.party)/o/\(post)", from: entropy)
    let unproved = Grant(
      party: office.party, salt: salt, role: .officer, key: .signing(key.verifier),
      person: person, office: office, rights: rights, from: from, until: until)
    let grant = key.proved(unproved)
    guard (try? Grant(text: grant.text)) == grant else {
      throw .refused("a person is a label of a-z, 0-9 and -, and an officer has a right")
    }
    return (key.held, grant)
  }
}
