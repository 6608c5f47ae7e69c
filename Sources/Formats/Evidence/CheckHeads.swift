import ParleyCharter
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// Heads, cosignatures, and the place of every entry under them.
extension Checker {
  mutating func readHeads() {
    for item in items(.head) {
      guard let note = try? UnverifiedNote(item.bytes), note.signatures.count == 1,
        let claim = try? Checkpoint(text: note.claimedText)
      else { return fail(.head, "not a checkpoint with one signature", item) }
      guard let key = key(ofLog: claim.origin) else {
        return fail(.orphan, "a head of no log in the file", item)
      }
      guard let verified = try? VerifiedCheckpoint(note, log: key) else {
        return fail(.head, "not signed by the key of \(key.name)", item)
      }
      if let last = heads.last?.checkpoint {
        guard (last.origin, last.size) < (claim.origin, claim.size) else {
          return fail(.order, "heads stand by log and size, each once", item)
        }
      }
      heads.append(HeadRecord(item: item, checkpoint: verified.checkpoint))
    }
    checkKeyHeads()
  }

  private func key(ofLog origin: String) -> VerifierKey? {
    guard let origin = Origin(origin) else { return nil }
    if origin.isKeyLog { return keyLogs[origin.party]?.headKey }
    return logs.first { $0.origin == origin }?.key
  }

  /// A key log has one head, over exactly the entries here: so its last entries stand under a
  /// signature too, whoever's name they bear.
  private mutating func checkKeyHeads() {
    for party in keyLogs.keys.sorted() {
      guard let log = keyLogs[party] else { continue }
      let own = heads.filter { $0.origin == log.origin.description }
      guard let head = own.first else { return fail(.missing, "no head of \(log.origin)") }
      guard own.count == 1, head.checkpoint == log.checkpoint else {
        return fail(.head, "not the head of the key log in the file", own.last?.item)
      }
    }
  }

  mutating func readCosignatures() {
    var last: (head: Int, line: String)?
    for item in items(.cosign) {
      guard let (position, line) = Self.cosignItem(item.bytes) else {
        return fail(.cosignature, "not ORIGIN SIZE and a cosignature line", item)
      }
      let head = heads.firstIndex {
        $0.origin == position.origin.description && $0.checkpoint.size == position.size
      }
      guard let head else { return fail(.orphan, "a cosignature on no head in the file", item) }
      let text = line.description
      if let last, head < last.head || (head == last.head && !bytewiseLess(last.line, text)) {
        return fail(.order, "cosignatures stand by head, then bytewise, each once", item)
      }
      last = (head, text)
      let checkpoint = heads[head].checkpoint
      let found = cosigners(of: position.origin).lazy.compactMap {
        Cosignature(line, on: checkpoint, by: $0)
      }.first
      guard let found else {
        return fail(.cosignature, "not by another member's mirror or a witness here", item)
      }
      guard !heads[head].cosignatures.contains(where: { $0.key == found.key }) else {
        return fail(.order, "one key cosigns a head twice", item)
      }
      heads[head].cosignatures.append(found)
    }
  }

  /// `ORIGIN SIZE`, a line feed, and a signature line with its own.
  private static func cosignItem(_ bytes: [UInt8]) -> (LogPosition, SignatureLine)? {
    guard bytes.last == 0x0A, let text = String(validating: bytes.dropLast(), as: UTF8.self) else {
      return nil
    }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 2, let position = LogPosition(Substring(lines[0])),
      let line = SignatureLine(Substring(lines[1]))
    else { return nil }
    return (position, line)
  }

  /// Everyone who may cosign a log here: a mirror key that was ever granted stays good for the
  /// heads it cosigned.
  private func cosigners(of origin: Origin) -> [VerifierKey] {
    let mirrors = members.filter { $0.party != origin.party }.flatMap { member in
      keyLogs[member.party].map {
        KeyState($0, at: $0.size).everGranted(.mirror).filter(holdsHere)
      } ?? []
    }
    return mirrors.compactMap(\.grant.signer) + charters.flatMap(\.charter.witnesses)
  }

  /// Whether a grant holds in this channel.
  func holdsHere(_ standing: KeyState.Standing) -> Bool {
    standing.grant.channel.map { $0 == file.channel } ?? true
  }

  mutating func placeEntries() {
    if scope == .message { readProofs() } else { rebuildLogs() }
    for log in logs where faults.isEmpty { checkSeen(log) }
  }

  /// Whole logs: every root is recomputed.
  private mutating func rebuildLogs() {
    for (i, log) in logs.enumerated() {
      var tree = MerkleTree()
      for record in log.entries {
        guard record.entry.index == tree.size else {
          return fail(.whole, "index \(tree.size) of \(log.origin) is missing", record.item)
        }
        guard record.entry.after == tree.root else {
          return fail(.whole, "`after` is not the root of the leaves before", record.item)
        }
        tree.append(Tree.leafHash(record.item.bytes))
      }
      let own = heads.filter { $0.origin == log.origin.description }
      guard let newest = own.last else { return fail(.missing, "no head of \(log.origin)") }
      guard newest.checkpoint.size == tree.size else {
        return fail(.whole, "the newest head is not over all entries in the file", newest.item)
      }
      for head in own where tree.root(at: head.checkpoint.size) != head.checkpoint.root {
        return fail(.whole, "the head is not the root of the entries in the file", head.item)
      }
      logs[i].tree = tree
    }
  }

  /// Single entries: each has a proof under the one head of its log.
  private mutating func readProofs() {
    let records = logs.flatMap(\.entries)
    let proofs = items(.proof)
    for log in logs {
      let own = heads.filter { $0.origin == log.origin.description }
      guard !own.isEmpty else { return fail(.missing, "no head of \(log.origin)") }
      guard own.count == 1 else {
        return fail(.orphan, "a second head, under which nothing stands", own.last?.item)
      }
    }
    guard proofs.count == records.count else {
      return fail(.missing, "\(records.count) entries and \(proofs.count) proofs", proofs.last)
    }
    for (record, item) in zip(records, proofs) {
      guard let proof = try? TlogProof(item.bytes), proof.extra == nil,
        proof.index == record.entry.index
      else { return fail(.proof, "not the proof of entry \(record.entry.index)", item) }
      let head = heads.first { $0.origin == record.entry.origin.description }
      guard let head, head.note == proof.note else {
        return fail(.proof, "its checkpoint is not the head and cosignatures in the file", item)
      }
      let included = Tree.verifyInclusion(
        leaf: Tree.leafHash(record.item.bytes), index: proof.index, size: head.checkpoint.size,
        proof: proof.hashes, root: head.checkpoint.root)
      guard included else { return fail(.proof, "the entry does not stand there", item) }
    }
  }

  /// What a member saw of another's log is what the file shows of it.
  private mutating func checkSeen(_ log: LogRecord) {
    for record in log.entries {
      for line in record.entry.seen {
        let root: Digest?
        if line.origin.isKeyLog {
          root = keyLogs[line.origin.party].flatMap { $0.merkleTree.root(at: line.size) }
        } else {
          root = logs.first { $0.origin == line.origin }?.tree?.root(at: line.size)
        }
        if let root, root != line.root {
          return fail(.seen, "saw \(line.origin) with another root at \(line.size)", record.item)
        }
      }
    }
  }
}
