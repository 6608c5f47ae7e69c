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
    mentions = Mentions(logs)
    readSealed()
    readOpened()
    if scope == .message { checkRelevance() }
    guard faults.isEmpty else { return }
    for i in messages.indices { judge(i) }
    checkRepeats()
    mentions.note(messages)
    // Only what nobody refused is a fault of the record as the file has it.
    for message in messages {
      if let fault = message.fault, !isRefused(message) { faults.append(fault) }
    }
  }

  private mutating func readSealed() {
    let places = Dictionary(
      messages.enumerated().map { ($1.reference.hash, $0) }, uniquingKeysWith: { first, _ in first }
    )
    var last = -1
    for item in items(.page) {
      guard let place = places[SHA256.hash(item.bytes)],
        messages[place].reference.size == Int64(item.bytes.count)
      else { return fail(.page, "not the sealed page of an entry in the file", item) }
      guard place > last else { return fail(.order, "pages stand as their entries do", item) }
      last = place
    }
  }

  private mutating func readOpened() {
    let places = Dictionary(
      messages.enumerated().map { ($1.reference.commit, $0) },
      uniquingKeysWith: { first, _ in first })
    var last = -1
    for item in items(.opened) {
      guard let content = OpenedItem(item.bytes)?.content(of: file.world) else {
        return fail(.commitment, "not a salt line and a page", item)
      }
      guard let place = places[content.commit] else {
        return fail(.commitment, "not what an entry in the file committed to", item)
      }
      guard place > last else { return fail(.order, "pages stand as their entries do", item) }
      last = place
      messages[place].content = content
    }
  }

  /// In a file of single messages an entry opens a log, puts a charter into force, holds a message,
  /// or speaks of one here.
  private mutating func checkRelevance() {
    let ids = Set(messages.map(\.id))
    for record in logs.flatMap(\.entries) {
      let named: [Digest]
      switch record.entry.act {
      case .open, .page: continue
      case .evidence(let lines): named = lines.map(\.message)
      case .questioned(let affirm, let disown): named = affirm + disown
      case .deleted(let lines): named = lines.map(\.message)
      case .amendment where charters.contains(where: { record.entry.act.puts($0.charter) }):
        continue
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

  /// A page is recorded once; a further entry of it is sealed anew, says `again`, and names one
  /// before.
  private mutating func checkRepeats() {
    var pages: [Digest: [Digest]] = [:]
    var seals: Set<Digest> = []
    for i in messages.indices where messages[i].fault == nil {
      let message = messages[i]
      let isNewSeal = seals.insert(message.reference.hash).inserted
      // A page names its office, so no two parties' pages have one id.
      let earlier = message.page.map { pages[$0.id, default: []] } ?? []
      let names = message.again.map(earlier.contains) ?? earlier.isEmpty
      if let page = message.page { pages[page.id, default: []].append(message.id) }
      if isNewSeal, names || message.page == nil { continue }
      messages[i].fault = Fault(
        .twice, "message \(message.id.short) repeats a page without naming the entry before",
        at: message.record.item.place)
    }
  }

  /// Another member's log refused it.
  private func isRefused(_ message: MessageRecord) -> Bool {
    mentions.evidence(about: message).contains { _, line in
      if case .refused = line { true } else { false }
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
