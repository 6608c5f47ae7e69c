import ParleySeal
import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

// What grows the key log.
extension Member {
  private mutating func append(_ kind: KeyEntry.Kind, byRoots: Bool, at: Timestamp) -> Int64 {
    let entry = KeyEntry(
      origin: party.keyLog, index: keyLog.size, after: keyLog.head.root, at: at, kind: kind)
    let name = byRoots ? "\(party)/r/1" : "\(party)/g/1"
    let leaf = NoteText.assemble(entry.text, [key(name).sign(entry.text)])
    do throws(KeyLogError) { try keyLog.append(leaf) } catch {
      preconditionFailure("a key-log entry that stands: \(error)")
    }
    return entry.index
  }

  private func makeGrant(
    _ role: Grant.Role, _ key: Grant.Key, person: String? = nil, office: Office? = nil,
    channel: Digest? = nil, rights: [Grant.Right] = []
  ) -> Grant {
    // From the beginning: a clock that is behind must not silence an office.
    Grant(
      party: party, salt: SHA256.hash("salt \(seed) \(party) \(key.text)"), role: role, key: key,
      person: person, office: office, channel: channel, rights: rights, from: Timestamp.earliest)
  }

  private mutating func disclose(_ grant: Grant, byRoots: Bool, at: Timestamp) -> Int64 {
    let index = append(.grant(grant.hash), byRoots: byRoots, at: at)
    do throws(KeyLogError) { try keyLog.disclose(grant.text) } catch {
      preconditionFailure("a grant that stands: \(error)")
    }
    return index
  }

  mutating func grant(
    _ role: Grant.Role, _ name: String, type: KeyType = .ed25519, person: String? = nil,
    office: Office? = nil, rights: [Grant.Right] = [], byRoots: Bool = false,
    at: Timestamp = Member.beginning
  ) {
    let verifier = key(name, type).verifier
    let grant = makeGrant(
      role, .signing(verifier), person: person, office: office, rights: rights)
    grants[name] = disclose(proved(grant, name, type, generation(name)), byRoots: byRoots, at: at)
  }

  private func proved(_ grant: Grant, _ name: String, _ type: KeyType, _ generation: Int) -> Grant {
    let secret = Self.secret(name, "\(type.rawValue)", generation, seed)
    guard let key = Ed25519.PrivateKey(seed: secret) else {
      preconditionFailure("a seed is 32 bytes")
    }
    return grant.proved(by: key)
  }

  mutating func grantOfficer(_ post: String, at: Timestamp = Member.beginning) {
    let rights: [Grant.Right] = post == "1" ? [.answer, .draft, .release] : [.release]
    grant(
      .officer, "\(party)/o/\(post)", person: "p\(post)", office: watch, rights: rights, at: at)
  }

  mutating func grantSeal(at: Timestamp = Member.beginning) {
    let recipient = identity(generation("\(watch)")).recipient
    let grant = makeGrant(.seal, .seal("\(recipient)"), office: watch)
    grants["\(watch)"] = disclose(grant, byRoots: false, at: at)
  }

  /// Grants the first log of a channel, and puts its successor's grant in reserve.
  mutating func enter(channel: Digest) {
    reserve(channel)
    succeed(in: channel)
  }

  /// Takes the log in reserve into use and puts another in its place; what its node is told.
  @discardableResult
  mutating func succeed(in channel: Digest, at: Timestamp = Member.beginning) -> [Item] {
    guard let taken = logs[channel]?.last else { preconditionFailure("a log is in reserve") }
    do throws(KeyLogError) { try keyLog.disclose(taken.grant) } catch {
      preconditionFailure("a grant in reserve is in the log: \(error)")
    }
    reserve(channel, at: at)
    return items
  }

  private mutating func reserve(_ channel: Digest, at: Timestamp = Member.beginning) {
    let generation = logs[channel]?.count ?? 0
    let entropy = SHA256.hash("drill log \(seed) \(party) \(channel) \(generation)").bytes
    let origin = Origin(party: party, entropy: Array(entropy.prefix(10)))
    let verifier = Self.key("\(origin)", .ed25519, 0, seed).verifier
    let grant = proved(
      makeGrant(.log, .signing(verifier), channel: channel), "\(origin)", .ed25519, 0)
    _ = append(.grant(grant.hash), byRoots: false, at: at)
    logs[channel, default: []].append(
      GrantedLog(origin: origin, generation: generation, grant: grant.text))
  }

  /// Replaces keys of one kind; what its node is told.
  mutating func change(_ what: KeyChange, at: Timestamp) -> [Item] {
    switch what {
    case .seal:
      generations["\(watch)", default: 0] += 1
      grantSeal(at: at)
    case .officers: for post in ["1", "2"] { replaceOfficer(post, .superseded, at: at) }
    case .stolen: replaceOfficer("1", .compromised, at: at)
    case .mirror:
      generations["\(party)/m", default: 0] += 1
      grant(.mirror, "\(party)/m", type: .cosignature, at: at)
    case .roots:
      let name = "\(party)/r/1"
      let generation = generation(name) + 1
      generations[name] = generation
      let next = Self.roots(party, generation + 1, seed).commitment
      _ = append(
        .rotate(Self.roots(party, generation, seed), next: next), byRoots: true, at: at)
    }
    return items
  }

  private mutating func replaceOfficer(
    _ post: String, _ reason: KeyEntry.Reason, at: Timestamp
  ) {
    let name = "\(party)/o/\(post)"
    if let index = grants[name] {
      _ = append(.revoke(index, reason, since: nil), byRoots: false, at: at)
    }
    generations[name, default: 0] += 1
    grantOfficer(post, at: at)
  }
}
