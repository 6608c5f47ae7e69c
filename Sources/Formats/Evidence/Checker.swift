import ParleyCharter
import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

/// What is known of a file while it is checked. Each stage adds what it has established; none looks
/// at what a later one establishes.
struct Checker {
  let file: ExchangeFile
  private let items: [Numbered]
  var faults: [Fault] = []
  /// Whether a fault is of the file as a whole, so that nothing in it is called proved.
  var isBroken: Bool { faults.contains { !$0.rule.isOfOneMessage } }

  /// By party, whole as far as this file goes.
  var keyLogs: [Party: KeyLog] = [:]
  /// From version 1, one after the other.
  var charters: [SignedCharter] = []
  /// Channel logs, rising by origin.
  var logs: [LogRecord] = []
  /// Rising by origin and size; key logs' heads among them.
  var heads: [HeadRecord] = []
  /// Entries that hold a page, in the order of the entries.
  var messages: [MessageRecord] = []
  var mentions = Mentions()
  var forks: [Statement] = []

  /// An item, its place counted from 1, and where its bytes begin.
  struct Numbered {
    let place: Fault.Place
    let bytes: [UInt8]
  }

  init(_ file: ExchangeFile) {
    self.file = file
    var offset = file.headBytes
    var items: [Numbered] = []
    for (i, item) in file.items.enumerated() {
      offset += "item \(item.kind.rawValue) \(item.bytes.count)\n".utf8.count
      let place = Fault.Place(item: i + 1, kind: item.kind, offset: offset)
      items.append(Numbered(place: place, bytes: item.bytes))
      offset += item.bytes.count
    }
    self.items = items
  }

  /// A file with the same charters, keys and grants as another that was found good so far.
  init(_ file: ExchangeFile, authoritiesOf other: Checker) {
    self.init(file)
    keyLogs = other.keyLogs
    charters = other.charters
  }

  func items(_ kind: ItemKind) -> [Numbered] { items.filter { $0.place.kind == kind } }

  /// Whether the file holds whole logs: then it holds no proof, which needs none.
  var scope: Verdict.Scope { items(.proof).isEmpty ? .channel : .message }

  /// The members by their charter; empty until it was read.
  var members: [Charter.Member] { charters.first?.charter.parties ?? [] }

  mutating func fail(
    _ rule: Fault.Rule, _ sentence: String, _ item: Numbered? = nil, inner: String? = nil
  ) {
    faults.append(Fault(rule, sentence, at: item?.place, inner: inner))
  }

  /// The verdict on a file that has a fault as a whole: nothing is called proved.
  var failed: Verdict {
    Verdict(channel: file.channel, scope: scope, members: members, faults: faults)
  }
}

extension ExchangeFile {
  /// Bytes before the first item line.
  var headBytes: Int { "\(world.firstLine("exchange"))\nchannel \(channel)\n".utf8.count }
}

/// A channel log as the file has it.
struct LogRecord {
  let origin: Origin
  var entries: [EntryRecord] = []
  /// Of whole logs.
  var tree: MerkleTree?
  /// The key that signed its entries and heads.
  var key: VerifierKey?

  func entry(at index: Int64) -> EntryRecord? { entries.first { $0.entry.index == index } }
}

struct EntryRecord {
  let item: Checker.Numbered
  let note: UnverifiedNote
  let entry: Entry
  let id: Digest
}

/// A head, read and verified, with the cosignatures on it.
struct HeadRecord {
  let item: Checker.Numbered
  let checkpoint: Checkpoint
  var cosignatures: [Cosignature] = []

  var origin: String { checkpoint.origin }

  /// The note with its cosignatures, as proofs carry it.
  var note: [UInt8] {
    item.bytes + cosignatures.flatMap { Array("\($0.line)\n".utf8) }
  }
}

/// A message and what the file shows of it.
struct MessageRecord {
  let record: EntryRecord
  let reference: SealedReference
  let again: Digest?
  var content: SealedContent?
  var page: Page?
  /// Who signed the page, where it holds.
  var signers: [KeyState.Standing]?
  /// Why the page does not hold.
  var fault: Fault?

  var id: Digest { record.id }
  var log: Origin { record.entry.origin }
}
