import ParleyDelivery
import ParleyRecord
import ParleyWire

// How records lie in the journal: a name, its words, and its byte strings, each counted.
//
// `NAME WORD...` and a line feed, then for each byte string its size, a line feed and the bytes.
extension Record {
  package var bytes: [UInt8] {
    switch self {
    case .keyLeaf(let bytes): Self.write("key-leaf", [], [bytes])
    case .grant(let bytes): Self.write("grant", [], [bytes])
    case .keyHead(let bytes): Self.write("key-head", [], [bytes])
    case .charter(let bytes): Self.write("charter", [], [bytes])
    case .proposal(let id, let bytes): Self.write("proposal", [id.base64], [bytes])
    case .entry(let id, let bytes): Self.write("entry", [id.base64], [bytes])
    case .early(let id, let bytes): Self.write("early", [id.base64], [bytes])
    case .head(let id, let bytes): Self.write("head", [id.base64], [bytes])
    case .cosignature(let id, let origin, let size, let time, let line):
      Self.write(
        "cosignature", [id.base64, "\(origin)", "\(size)", "\(time)"], [Array(line.utf8)])
    case .sealed(let id, let bytes): Self.write("sealed", [id.base64], [bytes])
    case .content(let id, let message, let salt, let page):
      Self.write("content", [id.base64, message.base64], [salt, page])
    case .seed(let id, let message, let seed):
      Self.write("seed", [id.base64, message.base64], [seed])
    case .judged(let id, let message, let judgement, let at):
      Self.write("judged", [id.base64, message.base64, "\(at)"] + judgement.words, [])
    case .draft(let bytes, let at): Self.write("draft", ["\(at)"], [bytes])
    case .draftGone(let page): Self.write("draft-gone", [page.base64], [])
    case .shown(let id, let message, let post, let at):
      Self.write("shown", [id.base64, message.base64, "\(at)"], [Array(post.utf8)])
    case .carried(let id, let message, let carriage, let at):
      Self.write(
        "carried", [id.base64, message.base64, "\(at)", carriage.word],
        [
          Array(carriage.carrier.utf8)
        ])
    case .contradiction(let id, let origin, let proof):
      Self.write("contradiction", [id.base64, "\(origin)"], [proof])
    case .rolledBack(let id, let origin, let shown):
      Self.write("rolled-back", [id.base64, "\(origin)", "\(shown)"], [])
    case .told(let told): Self.write("told", told.words, [Array(told.alert.duty.utf8)])
    }
  }

  private static func write(_ name: String, _ words: [String], _ parts: [[UInt8]]) -> [UInt8] {
    var out = Array(([name] + words).joined(separator: " ").utf8) + [0x0A]
    for part in parts { out += Array("\(part.count)\n".utf8) + part }
    return out
  }

  /// Nil for anything `bytes` would not have written.
  package init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    func line() -> String? {
      guard let end = rest.firstIndex(of: 0x0A),
        let text = String(validating: rest[..<end], as: UTF8.self)
      else { return nil }
      rest = rest[(end + 1)...]
      return text
    }
    guard let head = line() else { return nil }
    var parts: [[UInt8]] = []
    while !rest.isEmpty {
      guard parts.count < 2, let count = line().flatMap({ Decimal.parse($0) }),
        count <= Int64(rest.count)
      else { return nil }
      parts.append(Array(rest.prefix(Int(count))))
      rest = rest.dropFirst(Int(count))
    }
    let words = head.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let record = Self.read(words[0], Array(words.dropFirst()), parts), record.bytes == bytes
    else { return nil }
    self = record
  }

  private static func read(_ name: String, _ words: [String], _ parts: [[UInt8]]) -> Record? {
    if let part = parts.first {
      switch (name, words.count) {
      case ("key-leaf", 0): return .keyLeaf(part)
      case ("grant", 0): return .grant(part)
      case ("key-head", 0): return .keyHead(part)
      case ("charter", 0): return .charter(part)
      case ("draft", 1): return Timestamp(words[0]).map { .draft(part, at: $0) }
      default: break
      }
    }
    if name == "told", let part = parts.first, parts.count == 1 {
      return ToldAlert(words: words, duty: part).map { .told($0) }
    }
    guard let id = words.first.flatMap({ Digest(base64: $0) }) else { return nil }
    if name == "draft-gone" { return .draftGone(id) }
    return inChannel(name, id, Array(words.dropFirst()), parts)
  }

  private static func inChannel(
    _ name: String, _ id: Digest, _ words: [String], _ parts: [[UInt8]]
  ) -> Record? {
    switch (name, words.count, parts.count) {
    case ("proposal", 0, 1): return .proposal(channel: id, parts[0])
    case ("entry", 0, 1): return .entry(channel: id, parts[0])
    case ("early", 0, 1): return .early(channel: id, parts[0])
    case ("head", 0, 1): return .head(channel: id, parts[0])
    case ("sealed", 0, 1): return .sealed(channel: id, parts[0])
    case ("cosignature", 3, 1):
      guard let origin = Origin(words[0]), let size = Decimal.parse(words[1]),
        let time = Timestamp(words[2]), let line = String(validating: parts[0], as: UTF8.self)
      else { return nil }
      return .cosignature(channel: id, origin, size: size, time: time, line: line)
    case ("contradiction", 1, 1):
      return Origin(words[0]).map { .contradiction(channel: id, $0, parts[0]) }
    case ("rolled-back", 2, 0):
      guard let origin = Origin(words[0]), let shown = Decimal.parse(words[1]) else { return nil }
      return .rolledBack(channel: id, origin, shown: shown)
    default:
      guard let message = words.first.flatMap({ Digest(base64: $0) }) else { return nil }
      return ofMessage(name, id, message, Array(words.dropFirst()), parts)
    }
  }

  private static func ofMessage(
    _ name: String, _ id: Digest, _ message: Digest, _ words: [String], _ parts: [[UInt8]]
  ) -> Record? {
    switch (name, parts.count) {
    case ("content", 2) where words.isEmpty && parts[0].count == Digest.byteCount:
      return .content(channel: id, message: message, salt: parts[0], page: parts[1])
    case ("seed", 1) where words.isEmpty: return .seed(channel: id, message: message, parts[0])
    default: break
    }
    guard let at = words.first.flatMap({ Timestamp($0) }) else { return nil }
    let text = parts.first.flatMap { String(validating: $0, as: UTF8.self) }
    switch name {
    case "judged":
      return Judgement(words: words.dropFirst()).map {
        .judged(channel: id, message: message, $0, at: at)
      }
    case "shown": return text.map { .shown(channel: id, message: message, post: $0, at: at) }
    case "carried":
      guard let text, let word = words.last, let carriage = Carriage(word, text) else { return nil }
      return .carried(channel: id, message: message, carriage, at: at)
    default: return nil
    }
  }
}

extension Carriage {
  var word: String {
    switch self {
    case .left: "left"
    case .arrived: "arrived"
    }
  }

  package var carrier: String {
    switch self {
    case .left(let carrier), .arrived(let carrier): carrier
    }
  }

  init?(_ word: String, _ carrier: String) {
    switch word {
    case "left": self = .left(carrier)
    case "arrived": self = .arrived(carrier)
    default: return nil
    }
  }
}

extension Judgement {
  var words: [String] {
    switch self {
    case .accepted: ["accepted"]
    case .refused(let rule): ["refused", rule.rawValue]
    case .waiting(.page): ["waiting", "page"]
    case .waiting(.gap): ["waiting", "gap"]
    case .waiting(.keyLog(let size)): ["waiting", "key-log", "\(size)"]
    case .waiting(.charter(let version)): ["waiting", "charter", "\(version)"]
    }
  }

  init?(words: ArraySlice<String>) {
    let words = Array(words)
    switch (words.first, words.count) {
    case ("accepted", 1): self = .accepted
    case ("refused", 2):
      guard let rule = Rule(rawValue: words[1]) else { return nil }
      self = .refused(rule)
    case ("waiting", 2) where words[1] == "page": self = .waiting(.page)
    case ("waiting", 2) where words[1] == "gap": self = .waiting(.gap)
    case ("waiting", 3):
      guard let number = Decimal.parse(words[2]) else { return nil }
      switch words[1] {
      case "key-log": self = .waiting(.keyLog(size: number))
      case "charter": self = .waiting(.charter(version: number))
      default: return nil
      }
    default: return nil
    }
  }
}
