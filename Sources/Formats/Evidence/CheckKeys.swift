import ParleyCharter
import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

// Key logs, grants and charters: who the parties are and what they agreed on.
extension Checker {
  mutating func readKeyLogs() {
    var last: Party?
    for item in items(.key) {
      guard let note = try? UnverifiedNote(item.bytes, limit: Limit.entryBytes),
        let entry = try? KeyEntry(text: note.claimedText)
      else { return fail(.keyLog, "not an entry of a key log", item, inner: "K-1") }
      let party = entry.origin.party
      let next = keyLogs[party]?.size ?? 0
      guard entry.index == next, last.map({ next == 0 ? $0 < party : $0 == party }) ?? true else {
        return fail(.order, "key-log entries stand by party and index, each once", item)
      }
      last = party
      do throws(KeyLogError) {
        if next == 0 {
          keyLogs[party] = try KeyLog(inception: item.bytes)
        } else {
          try keyLogs[party]?.append(item.bytes)
        }
      } catch {
        return fail(
          .keyLog, "entry \(entry.index) of \(party)'s key log does not stand", item,
          inner: error.rule)
      }
    }
    readGrants()
    if faults.isEmpty { checkSharedKeys() }
  }

  private mutating func readGrants() {
    var last: (party: Party, index: Int)?
    for item in items(.grant) {
      guard let grant = try? Grant(text: item.bytes) else {
        return fail(.keyLog, "not a grant, or not shaped for its role", item, inner: "K-10")
      }
      let place = keyLogs[grant.party]?.leaves.firstIndex {
        $0.entry.kind == .grant(grant.hash)
      }
      guard let place else {
        return fail(.orphan, "a grant that no key log here holds", item, inner: "K-10")
      }
      if let last, (grant.party, place) <= last {
        return fail(.order, "grants stand by party and place in the key log, each once", item)
      }
      last = (grant.party, place)
      do throws(KeyLogError) { try keyLogs[grant.party]?.disclose(item.bytes) } catch {
        return fail(.keyLog, "a grant of \(grant.party) does not stand", item, inner: error.rule)
      }
    }
  }

  /// One key under two names would let one holder count twice.
  private mutating func checkSharedKeys() {
    var owners: [Ed25519.PublicKey: Party] = [:]
    for party in keyLogs.keys.sorted() {
      guard let log = keyLogs[party] else { continue }
      for key in log.enrolledKeys {
        if let other = owners[key], other != party {
          return fail(.sharedKey, "one key stands under \(other) and under \(party)")
        }
        owners[key] = party
      }
    }
  }

  mutating func readCharters() {
    for item in items(.charter) {
      let signed: SignedCharter
      do throws(CharterError) {
        signed = try SignedCharter(item.bytes, keyLogs: keyLogs)
      } catch {
        return fail(.charter, "a charter that does not bind", item, inner: error.rule)
      }
      let charter = signed.charter
      if let before = charters.last?.charter {
        guard charter.version == before.version + 1, charter.follows == before.digest,
          charter.parties == before.parties
        else {
          return fail(.charter, "not the charter that follows version \(before.version)", item)
        }
      } else if charter.version != 1 || charter.digest != file.channel {
        return fail(.charter, "the first charter is not the one that the channel line names", item)
      }
      guard charter.world == file.world else {
        return fail(.charter, "a charter of another world than the file", item)
      }
      charters.append(signed)
    }
    guard let first = charters.first?.charter else { return fail(.missing, "no charter") }
    for item in items(.key) {
      guard let note = try? UnverifiedNote(item.bytes, limit: Limit.entryBytes),
        let entry = try? KeyEntry(text: note.claimedText),
        first.member(entry.origin.party) != nil
      else { return fail(.orphan, "a key log of no member", item) }
    }
    let keys = Set(keyLogs.values.flatMap(\.enrolledKeys))
    guard charters.allSatisfy({ !$0.charter.witnesses.contains { keys.contains($0.key) } }) else {
      return fail(.sharedKey, "a witness of the charter has a key of a party")
    }
  }
}

extension KeyLog {
  /// Every signing key that the log shows, whatever became of it.
  var enrolledKeys: [Ed25519.PublicKey] {
    [headKey.key]
      + leaves.flatMap { leaf -> [Ed25519.PublicKey] in
        switch leaf.entry.kind {
        case .incept(let roots, _, _), .rotate(let roots, _): roots.keys.map(\.key)
        case .grant: leaf.grant?.signer.map { [$0.key] } ?? []
        case .close(_, _, let successor): [successor.key]
        case .revoke: []
        }
      }
  }
}
