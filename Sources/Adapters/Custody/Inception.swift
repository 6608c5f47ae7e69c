import ParleyCrypto
import ParleyHTTP
import ParleyKeylog
import ParleyNote
package import ParleyRecord
import ParleyTlog
package import ParleyWire

/// What is decided when a party begins.
package struct Inception: Sendable {
  package var party: Party
  /// How many of the root keys must sign, and how many there are.
  package var threshold = 2
  package var roots = 3
  /// The posts that may speak, each with a seal key of its own.
  package var offices: [Office]
  /// Where peers reach this node: https URLs; none for a party that only connects out.
  package var addresses: [String] = []

  package init(party: Party, offices: [Office]) {
    self.party = party
    self.offices = offices.sorted()
  }
}

extension Ceremony {
  // Peers know the link key by its pin, so the certificate's own term protects nobody; one that ran
  // out would only cut the line.
  static let certificateDays = 7_305

  /// A new party: roots and the commitment to the next ones, registrar, treaty key, the node's keys
  /// and a seal key for each office.
  package static func incept(
    _ plan: Inception, vault: Vault, entropy: any Entropy, at: Timestamp
  ) throws(CustodyError) -> Ceremony {
    let party = plan.party
    let generations = RootGenerations(plan, entropy)
    guard let first = generations.first, let next = generations.next, !plan.offices.isEmpty,
      plan.offices.allSatisfy({ $0.party == party })
    else { throw .refused("a party has 1 to 8 roots, a threshold within them, and an office") }
    let head = NewKey(name: party.keyLog.description, from: entropy).held
    let entry = KeyEntry(
      origin: party.keyLog, index: 0, after: Tree.emptyRoot, at: at,
      kind: .incept(first, next: next.commitment, head: head.verifier))
    let leaf = signed(entry.text, by: generations.firstKeys)
    var ceremony = try Ceremony(inception: leaf, at: at, entropy: entropy)
    ceremony.keep(head, at: Place.head)
    for key in generations.firstKeys + generations.nextKeys {
      try ceremony.lock(key, at: Place.root(key.verifier.name), in: vault)
    }
    ceremony.files.append(NewFile(Place.nextRoots, next.preimage))
    try ceremony.appoint(plan, roots: generations.firstKeys, vault: vault)
    return ceremony
  }

  /// What the roots grant, and then the registrar.
  private mutating func appoint(
    _ plan: Inception, roots: [HeldKey], vault: Vault
  ) throws(CustodyError) {
    let registrar = newKey("\(party)/g/1")
    try append(newGrant(.registrar, registrar), by: roots)
    try lock(registrar.held, at: Place.registrar, in: vault)
    let treaty = newKey("\(party)/t")
    try append(newGrant(.treaty, treaty), by: roots)
    try lock(treaty.held, at: Place.treaty, in: vault)
    try renewCosigners(registrar: registrar.held)
    try newLink(plan.addresses, registrar: registrar.held)
    for office in plan.offices { try openOffice(office, registrar: registrar.held, number: nil) }
    files.append(NewFile(Place.incarnation, Array("1\n".utf8)))
  }

  /// New mirror and witness keys. After a restore from a backup the old ones must not sign again.
  package mutating func renewCosigners(registrar: HeldKey) throws(CustodyError) {
    for (role, name, place) in [
      (Grant.Role.mirror, "m", Place.mirror), (.witness, "w", Place.witness),
    ] {
      for standing in state.grants(role) {
        try append(.revoke(standing.index, .superseded, since: nil), by: [registrar])
      }
      let key = newKey("\(party)/\(name)", .cosignature)
      try append(newGrant(role, key), by: [registrar])
      keep(key.held, at: place)
    }
  }

  /// A new link key with its certificate.
  package mutating func newLink(
    _ addresses: [String], registrar: HeldKey
  ) throws(CustodyError) {
    let seed = entropy.secret(Ed25519.seedBytes)
    let pin: Digest
    do throws(HTTPError) {
      let made = try LinkCertificate.make(
        commonName: party.name, seed: seed, notBefore: at.seconds, days: Self.certificateDays)
      pin = made.pin.digest
      files.append(NewFile(Place.linkCertificate, Array(made.certificatePEM.utf8)))
      files.append(NewFile(Place.linkKey, made.keyPEM.copy()))
    } catch { throw .refused("the link certificate could not be made: \(error)") }
    try grantLink(pin, addresses, registrar: registrar)
  }

  /// New addresses of the node, under the link key it has.
  package mutating func changeAddresses(
    _ addresses: [String], registrar: HeldKey
  ) throws(CustodyError) {
    guard case .pin(let pin)? = state.grants(.link).last?.grant.key else {
      throw .unknown("link key in force")
    }
    try grantLink(pin, addresses, registrar: registrar)
  }

  private mutating func grantLink(
    _ pin: Digest, _ addresses: [String], registrar: HeldKey
  ) throws(CustodyError) {
    let before = state.grants(.link)
    let grant = Grant(
      party: party, salt: salt(), role: .link, key: .pin(pin), addresses: addresses, from: at)
    guard (try? Grant(text: grant.text)) == grant else {
      throw .refused("an address is an https URL without white space")
    }
    try append(grant, by: [registrar])
    for standing in before {
      try append(.revoke(standing.index, .superseded, since: nil), by: [registrar])
    }
  }
}

/// Two generations of root keys: those in force and those they commit to.
private struct RootGenerations {
  let firstKeys: [HeldKey]
  let nextKeys: [HeldKey]
  let first: RootSet?
  let next: RootSet?

  init(_ plan: Inception, _ entropy: any Entropy) {
    // Two generations fit the sixteen signatures that a leaf may have.
    let count = (1...8).contains(plan.roots) ? plan.roots : 0
    func keys(_ numbers: Range<Int>) -> [HeldKey] {
      numbers.map { NewKey(name: "\(plan.party)/r/\($0)", from: entropy).held }
    }
    firstKeys = keys(1..<(count + 1))
    nextKeys = keys((count + 1)..<(2 * count + 1))
    first = RootSet(threshold: plan.threshold, keys: firstKeys.map(\.verifier))
    next = RootSet(threshold: plan.threshold, keys: nextKeys.map(\.verifier))
  }
}
