import ParleyKeylog
import ParleyNote
import ParleyWire

// What passes over the agent's socket: one request, one reply, then both close.
//
//   sign draft 812          refused A-9
//   (812 bytes of page)     the officer did not say yes
//
//                           signed
//                           (the signature line)

/// A page to sign, and in which capacity.
struct SigningRequest: Hashable {
  let right: Grant.Right
  let text: [UInt8]

  static let headLimit = 40

  init(_ right: Grant.Right, _ text: [UInt8]) {
    self.right = right
    self.text = text
  }

  var bytes: [UInt8] { Array("sign \(right.rawValue) \(text.count)\n".utf8) + text }

  /// Reads from a descriptor exactly what the first line announces; nil for anything else.
  init?(from socket: borrowing Connection) {
    var head: [UInt8] = []
    while head.count < Self.headLimit, let byte = socket.byte() {
      if byte == UInt8(ascii: "\n") { break }
      head.append(byte)
    }
    let parts = String(decoding: head, as: UTF8.self)
      .split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "sign", let right = Grant.Right(rawValue: String(parts[1])),
      let count = Decimal.parse(parts[2]), (1...Int64(Limit.pageBytes)).contains(count),
      let text = socket.bytes(Int(count))
    else { return nil }
    self.init(right, text)
  }
}

enum SigningReply: Hashable {
  case signed(String)
  case refused(rule: String, words: String)

  static let limit = Limit.signatureLineBytes + 64

  var bytes: [UInt8] {
    switch self {
    case .signed(let line): Array("signed\n\(line)\n".utf8)
    case .refused(let rule, let words): Array("refused \(rule)\n\(words)\n".utf8)
    }
  }

  init(_ line: SignatureLine) { self = .signed(line.description) }
  init(_ refusal: AgentRefusal) { self = .refused(rule: refusal.rule, words: refusal.words) }

  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else {
      return nil
    }
    let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 2 else { return nil }
    if lines[0] == "signed" {
      self = .signed(String(lines[1]))
    } else if lines[0].hasPrefix("refused ") {
      self = .refused(rule: String(lines[0].dropFirst(8)), words: String(lines[1]))
    } else {
      return nil
    }
  }
}
