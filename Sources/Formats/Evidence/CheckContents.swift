import ParleyCharter
import ParleyCrypto
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyWire

// Pages, sealed and opened, and the entries that speak of them.
extension Checker {
  mutating func readContents() {
    for record in logs.flatMap(\.entries) {
      guard case .page(let reference, let again) = record.entry.act else { continue }
      messages.append(MessageRecord(record: record, reference: reference, again: again))
    }
    readSealed()
    readOpened()
    if scope == .message { checkRelevance() }
    guard faults.isEmpty else { return }
    for i in messages.indices { judge(i) }
    checkRepeats()
    // Only what nobody refused is a fault of the record as the file has it.
    for message in messages {
      if let fault = message.fault, !isRefused(message) { faults.append(fault) }
    }
  }

  private mutating func readSealed() {
    var last = -1
    for item in items(.page) {
      let hash = SHA256.hash(item.bytes)
      let place = messages.firstIndex {
        $0.reference.hash == hash && $0.reference.size == Int64(item.bytes.count)
      }
      guard let place else {
        return fail(.page, "not the sealed page of an entry in the file", item)
      }
      guard place > last else { return fail(.order, "pages stand as their entries do", item) }
      last = place
    }
  }

  private mutating func readOpened() {
    var last = -1
    for item in items(.opened) {
      guard let content = OpenedItem(item.bytes)?.content(of: file.world) else {
        return fail(.commitment, "not a salt line and a page", item)
      }
      let commit = content.commit
      guard let place = messages.firstIndex(where: { $0.reference.commit == commit }) else {
        return fail(.commitment, "not what an entry in the file committed to", item)
      }
      guard place > last else { return fail(.order, "pages stand as their entries do", item) }
      last = place
      messages[place].content = content
    }
  }

  /// In a file of single messages an entry opens a log, holds a message, or speaks of one here.
  private mutating func checkRelevance() {
    let ids = Set(messages.map(\.id))
    for record in logs.flatMap(\.entries) {
      let named: [Digest]
      switch record.entry.act {
      case .open, .page: continue
      case .evidence(let lines): named = lines.map(\.message)
      case .questioned(let affirm, let disown): named = affirm + disown
      case .deleted(let lines): named = lines.map(\.message)
      case .amendment, .beat: named = []
      }
      if ids.isDisjoint(with: named) {
        return fail(.orphan, "an entry that speaks of no message in the file", record.item)
      }
    }
  }

  /// Holds a shown page to the rules of messages.
  private mutating func judge(_ i: Int) {
    guard let content = messages[i].content else { return }
    do throws(PageFault) {
      let check = try PageCheck(content, messages[i].record.entry, self)
      messages[i].page = check.page
      messages[i].signers = check.signers
    } catch {
      messages[i].fault = Fault(
        error.rule, "message \(messages[i].id.short): \(error.sentence)",
        at: messages[i].record.item.place)
    }
  }

  /// A page is recorded once; a second entry says `again` and names the first.
  private mutating func checkRepeats() {
    for i in messages.indices where messages[i].fault == nil {
      let message = messages[i]
      let earlier = messages[..<i].first { other in
        other.record.entry.origin.party == message.record.entry.origin.party
          && (other.reference.hash == message.reference.hash
            || other.page.map { $0.id == message.page?.id } ?? false)
      }
      guard let earlier, message.again != earlier.id || earlier.reference == message.reference
      else { continue }
      messages[i].fault = Fault(
        .twice, "message \(message.id.short) repeats the page of \(earlier.id.short)",
        at: message.record.item.place)
    }
  }

  /// Another member's log refused it.
  private func isRefused(_ message: MessageRecord) -> Bool {
    evidence(about: message).contains { _, line in
      if case .refused = line { true } else { false }
    }
  }

  /// What other members' logs say of a message, in the order of the entries.
  func evidence(about message: MessageRecord) -> [(record: EntryRecord, line: Evidence)] {
    logs.filter { $0.origin.party != message.log.party }.flatMap(\.entries).flatMap { record in
      guard case .evidence(let lines) = record.entry.act else {
        return [(record: EntryRecord, line: Evidence)]()
      }
      return lines.filter { $0.message == message.id }.map { (record, $0) }
    }
  }
}

/// The bytes of an `opened` item: a salt line, and the signed page.
struct OpenedItem {
  let salt: Digest
  let page: [UInt8]

  init(_ content: SealedContent) {
    guard let salt = Digest(content.salt) else { preconditionFailure("a salt has 32 bytes") }
    self.salt = salt
    page = content.page
  }

  init?(_ bytes: [UInt8]) {
    let line = bytes.prefix { $0 != 0x0A }
    guard line.starts(with: "salt ".utf8), line.count < bytes.count,
      let text = String(validating: line.dropFirst(5), as: UTF8.self),
      let salt = Digest(base64: text)
    else { return nil }
    self.salt = salt
    page = Array(bytes[(line.count + 1)...])
  }

  var bytes: [UInt8] { Array("salt \(salt)\n".utf8) + page }

  func content(of world: World) -> SealedContent {
    SealedContent(world: world, salt: salt.bytes, page: page)
  }
}
