import ParleyCharter
import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

// Key logs, grants and charters: who the parties are and what they agreed on.
extension Checker {
  mutating func readKeyLogs() {
    var log: KeyLog?
    for item in items(.key) {
      do throws(KeyLogError) {
        let size = log?.size ?? 0
        if try Self.append(item.bytes, to: &log) {
          guard log?.size == size + 1 else { throw .outOfOrder(expected: size) }
          continue
        }
        let next = try KeyLog(inception: item.bytes)
        guard log.map({ $0.party < next.party }) ?? true else { throw .outOfOrder(expected: 0) }
        if let log { keyLogs[log.party] = log }
        log = next
      } catch .outOfOrder {
        return fail(.order, "key-log entries stand by party and index, each once", item)
      } catch {
        return fail(.keyLog, "an entry of a key log does not stand", item, inner: error.rule)
      }
    }
    if let log { keyLogs[log.party] = log }
    readGrants()
    if faults.isEmpty { checkSharedKeys() }
  }

  /// False for an entry of another party's log, which begins anew.
  private static func append(
    _ leaf: [UInt8], to log: inout KeyLog?
  ) throws(KeyLogError) -> Bool {
    guard log != nil else { return false }
    do { try log?.append(leaf) } catch .foreign { return false }
    return true
  }

  private mutating func readGrants() {
    var places: [Digest: (party: Party, index: Int)] = [:]
    for party in keyLogs.keys.sorted() {
      for (index, leaf) in (keyLogs[party]?.leaves ?? []).enumerated() {
        guard case .grant(let hash) = leaf.entry.kind, places[hash] == nil else { continue }
        places[hash] = (party, index)
      }
    }
    var last: (party: Party, index: Int)?
    for item in items(.grant) {
      guard let place = places[SHA256.hash(item.bytes)] else {
        return fail(.orphan, "a grant that no key log here holds", item, inner: "K-10")
      }
      if let last, place <= last {
        return fail(.order, "grants stand by party and place in the key log, each once", item)
      }
      last = place
      do throws(KeyLogError) { try keyLogs[place.party]?.disclose(item.bytes) } catch {
        return fail(
          .keyLog, "a grant of \(place.party) does not stand", item, inner: error.rule)
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
        signed =
          if let before = charters.last?.charter {
            try SignedCharter(item.bytes, keyLogs: keyLogs, after: before)
          } else {
            try SignedCharter(item.bytes, keyLogs: keyLogs)
          }
      } catch {
        return fail(.charter, "a charter that does not bind", item, inner: error.rule)
      }
      let charter = signed.charter
      if charters.isEmpty, charter.version != 1 || charter.digest != file.channel {
        return fail(.charter, "the first charter is not the one that the channel line names", item)
      }
      guard charter.world == file.world else {
        return fail(.charter, "a charter of another world than the file", item)
      }
      charters.append(signed)
    }
    guard let first = charters.first?.charter else { return fail(.missing, "no charter") }
    var start = 0
    for party in keyLogs.keys.sorted() {
      guard first.member(party) != nil else {
        return fail(.orphan, "a key log of no member", items(.key)[start])
      }
      start += keyLogs[party]?.leaves.count ?? 0
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
