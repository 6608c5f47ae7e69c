import ParleyCharter
import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// Entries: whose they are, what they stand under, and that nothing along a log falls.
extension Checker {
  mutating func readEntries() {
    for item in items(.entry) {
      guard let note = try? UnverifiedNote(item.bytes, limit: Limit.entryBytes),
        note.signatures.count == 1, let entry = try? Entry(text: note.claimedText)
      else { return fail(.entry, "not an entry with one signature", item) }
      guard let keyLog = keyLogs[entry.origin.party] else {
        return fail(.entry, "an entry of no member's log", item)
      }
      if let last = logs.last {
        let (origin, index) = (last.origin, last.entries.last?.entry.index ?? -1)
        guard (origin, index) < (entry.origin, entry.index) else {
          return fail(.order, "entries stand by log and index, each once", item)
        }
      }
      if let fault = standing(of: entry, keyLog) { return fail(.entry, fault, item) }
      if logs.last?.origin != entry.origin { logs.append(LogRecord(origin: entry.origin)) }
      logs[logs.count - 1].entries.append(
        EntryRecord(item: item, note: note, entry: entry, id: SHA256.hash(note.claimedText)))
    }
    guard !logs.isEmpty else { return fail(.missing, "no entry") }
    for i in logs.indices where faults.isEmpty { signLog(i) }
    let named = logs.flatMap(\.entries).map(\.entry.charter).max() ?? 0
    if named < Int64(charters.count), faults.isEmpty {
      fail(.orphan, "a charter version above \(named), the highest that an entry names")
    }
  }

  /// What is wrong with an entry by itself, or nil.
  private func standing(of entry: Entry, _ keyLog: KeyLog) -> String? {
    guard (1...Int64(charters.count)).contains(entry.charter) else {
      return "charter version \(entry.charter) is not in the file"
    }
    guard (1...keyLog.size).contains(entry.keys.size),
      keyLog.root(at: entry.keys.size) == entry.keys.root
    else { return "names a key-log head that its party's key log does not have" }
    guard
      entry.seen.allSatisfy({ seen in
        seen.origin.party != entry.origin.party
          && members.contains { $0.party == seen.origin.party }
      })
    else { return "has seen a log of no other member" }
    switch entry.act {
    case .open(let charter, _, let follows):
      guard entry.index == 0 else { return "opens a log elsewhere than at index 0" }
      guard charter == file.channel else { return "opens a log for another channel" }
      let sound = follows.map { $0.origin.party == entry.origin.party && $0.origin != entry.origin }
      return sound ?? true ? nil : "follows a log that is not another of the same party"
    default: return entry.index == 0 ? "index 0 does not open the log" : nil
    }
  }

  /// Finds the key of a log, verifies each entry, and checks that nothing falls.
  private mutating func signLog(_ i: Int) {
    let log = logs[i]
    var before: Entry?
    var seen: [Origin: Int64] = [:]
    var known: (size: Int64, key: VerifierKey)?
    for record in log.entries {
      let entry = record.entry
      if let before, entry.charter < before.charter || entry.keys.size < before.keys.size {
        return fail(.falling, "charter version or key-log size falls along the log", record.item)
      }
      for line in entry.seen {
        guard line.size >= seen[line.origin] ?? 0 else {
          return fail(.falling, "has seen less of \(line.origin) than before", record.item)
        }
        seen[line.origin] = line.size
      }
      if known?.size != entry.keys.size {
        known = logKey(log, at: entry.keys.size).map { (entry.keys.size, $0) }
      }
      guard let key = known?.key else {
        return fail(.logKey, "no key for \(log.origin) is granted or committed to", record.item)
      }
      guard (try? record.note.verified(by: [key])) != nil else {
        return fail(.entrySignature, "not signed by the key of \(log.origin)", record.item)
      }
      logs[i].key = key
      before = entry
    }
  }

  /// The key of a channel log: granted below this size of the key log, named by the party's roots
  /// when they closed the log before, or committed to when that log was opened.
  ///
  /// A log keeps its key for its lifetime: a grant that was revoked later still names it, and what
  /// ends the log is that roots close it.
  private func logKey(_ log: LogRecord, at size: Int64) -> VerifierKey? {
    guard let keyLog = keyLogs[log.origin.party] else { return nil }
    let name = log.origin.description
    let granted = KeyState(keyLog, at: size).everGranted(.log).first {
      $0.grant.signer?.name == name && $0.grant.channel == file.channel
    }
    if let key = granted?.grant.signer { return key }
    for leaf in keyLog.leaves.prefix(Int(size)) {
      if case .close(_, _, let key) = leaf.entry.kind, key.name == name { return key }
    }
    guard case .open(_, _, .some(let old))? = log.entry(at: 0)?.entry.act,
      case .open(_, let successor, _)? = logs.first(where: { $0.origin == old.origin })?
        .entry(at: 0)?.entry.act
    else { return nil }
    // Only the policy spells out a key that was committed to by its hash.
    return claimedLogKeys.first { $0.name == name && SHA256.hash($0.description) == successor }
  }

  private var claimedLogKeys: [VerifierKey] {
    items(.policy).compactMap { item in
      let line = item.bytes.prefix { $0 != 0x0A }
      guard line.starts(with: "log ".utf8) else { return nil }
      return String(validating: line.dropFirst(4), as: UTF8.self).flatMap { VerifierKey($0) }
    }
  }
}
