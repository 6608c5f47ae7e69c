import ParleyCharter
import ParleyCustody
import ParleyDelivery
import ParleyDirectory
package import ParleyForms
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleySQLite
import ParleyWire

/// A node as it stands after its journal has been replayed, and before it says anything.
package struct OpenedNode: ~Copyable {
  let directory: DataDirectory
  let node: Node
  let keys: Keys
  let journal: SQLiteJournal
  /// The number of the last record.
  let last: Int64

  /// Opens a data directory to run its node.
  ///
  /// The journal's lock comes first: from then on no one else signs with these keys. Then the keys
  /// and the journal are held against each other (protocol.md, rule 25), and only then is it
  /// replayed.
  ///
  /// - Parameter restored: the administrator knows that the journal is not the newest, or is lost.
  ///   Every log of ours is then closed for signing, and the node goes on in successor logs.
  package init(
    _ path: String, restored: Bool = false, catalogue: Catalogue = .shipped
  ) throws(StartFault) {
    let directory = try custody { () throws(CustodyError) in try DataDirectory(path) }
    let incarnation = try custody { () throws(CustodyError) in try directory.incarnation() }
    let store = try openJournal(directory, incarnation, restored: restored)
    let keys = try custody { () throws(CustodyError) in try loadKeys(directory) }
    let held = try storage { () throws(JournalError) in try store.incarnation() }
    guard incarnation.accepts(held) || restored else {
      throw .journalOld(journal: held, keys: incarnation.current)
    }
    var node = try replay(store, Node(party: directory.party, catalogue: catalogue))
    if restored {
      let records = try custody { () throws(CustodyError) in
        try retirement(of: node, directory, keys)
      }
      _ = try storage { () throws(JournalError) in try store.append(records.map(\.bytes)) }
      for record in records { node.replay(record) }
    }
    let known = incarnation.accepts(held) ? held : incarnation.current
    let number = try custody { () throws(CustodyError) in
      try directory.begin(incarnation, journal: known)
    }
    try storage { () throws(JournalError) in try store.setIncarnation(number) }
    try custody { () throws(CustodyError) in try directory.finish(number) }
    last = try storage { () throws(JournalError) in try store.lastSequence() }
    self.directory = directory
    self.node = node
    self.keys = keys
    journal = SQLiteJournal(store)
  }
}

/// The journal, locked. One is made only for keys that have never been in use.
private func openJournal(
  _ directory: DataDirectory, _ incarnation: Incarnation, restored: Bool
) throws(StartFault) -> sending SQLiteStore {
  let owner = directory.party.name
  let isUnused = incarnation.current == 1 && incarnation.pending == nil
  do throws(JournalError) {
    let store = try SQLiteStore.open(
      directory: directory.journal, owner: owner, mode: .existing)
    // Making it was cut short before it had its number.
    if isUnused, try store.lastSequence() == 0 { try store.setIncarnation(incarnation.current) }
    return store
  } catch {
    guard case .missing = error else { throw StartFault(error) }
    guard isUnused || restored else { throw .journalMissing(directory.journal) }
  }
  return try storage { () throws(JournalError) in
    let store = try SQLiteStore.open(directory: directory.journal, owner: owner, mode: .create)
    try store.setIncarnation(incarnation.current)
    return store
  }
}

private func replay(_ store: SQLiteStore, _ empty: Node) throws(StartFault) -> Node {
  var node = empty
  let snapshot = try storage { () throws(JournalError) in try store.snapshot() }
  if let snapshot {
    guard let records = SnapshotCodec.decode(snapshot.bytes) else {
      throw StartFault(.corrupt(detail: "the snapshot at record \(snapshot.through)"))
    }
    for record in records { node.replay(record) }
  }
  var reached = snapshot?.through ?? 0
  while true {
    let batch = try storage { () throws(JournalError) in try store.records(after: reached) }
    for record in batch {
      guard let fact = Record(record.bytes) else {
        throw StartFault(.corrupt(detail: "record \(record.sequence) is no record"))
      }
      node.replay(fact)
      reached = record.sequence
    }
    if batch.isEmpty { return node }
  }
}

/// What a node that was restored records before it says anything.
private func retirement(
  of node: Node, _ directory: DataDirectory, _ keys: borrowing Keys
) throws(CustodyError) -> [Record] {
  let peers = try directory.peers().map(\.keyLog)
  return node.retirement(
    keyLogs: [try directory.keyLog()] + peers, charters: try directory.charters(), with: keys)
}

/// A snapshot as it lies in the journal: each record's size in four bytes, and the record.
enum SnapshotCodec {
  static func encode(_ records: [Record]) -> [UInt8] {
    var out: [UInt8] = []
    for record in records {
      let bytes = record.bytes
      out += (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) }
      out += bytes
    }
    return out
  }

  static func decode(_ bytes: [UInt8]) -> [Record]? {
    var records: [Record] = []
    var offset = 0
    while offset < bytes.count {
      guard offset + 4 <= bytes.count else { return nil }
      let size = bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
      offset += 4
      guard offset + size <= bytes.count,
        let record = Record(Array(bytes[offset..<(offset + size)]))
      else { return nil }
      records.append(record)
      offset += size
    }
    return records
  }
}

func custody<Value: ~Copyable>(
  _ body: () throws(CustodyError) -> Value
) throws(StartFault) -> Value {
  do throws(CustodyError) { return try body() } catch { throw StartFault(error) }
}

func storage<Value>(
  _ body: () throws(JournalError) -> sending Value
) throws(StartFault) -> sending Value {
  do throws(JournalError) { return try body() } catch { throw StartFault(error) }
}
