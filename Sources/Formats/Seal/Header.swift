import ParleyCrypto
import ParleyWire

/// One recipient's part of a header: a type, its arguments and a body.
struct Stanza: Equatable, Sendable {
  /// The type and the arguments, each of one or more visible ASCII characters.
  let arguments: [String]
  let body: [UInt8]

  static let intro = "->"
  /// Columns of a line of the body. The last line is shorter, and may be empty.
  static let columns = 64

  func append(to out: inout [UInt8]) {
    out += Array("\(Self.intro) \(arguments.joined(separator: " "))\n".utf8)
    var text = Array(Base64.encode(body, padded: false).utf8)[...]
    while text.count >= Self.columns {
      out += text.prefix(Self.columns) + [0x0A]
      text = text.dropFirst(Self.columns)
    }
    out += text + [0x0A]
  }
}

/// The header of an age file as read, not yet authenticated.
///
/// Specification: C2SP age v1, "Header". Limits: `Limit.sealHeaderBytes`, `Limit.sealStanzas`.
package struct Header {
  private static let version = "age-encryption.org/v1"
  private static let macIntro = "---"

  let stanzas: [Stanza]
  /// What the code covers: the very bytes that came, up to and with `---`.
  private let authenticated: [UInt8]
  private let mac: [UInt8]
  /// Where the payload begins.
  let end: Int

  package init(_ file: [UInt8]) throws(SealError) {
    var reader = HeaderReader(file)
    guard try reader.line() == Self.version else { throw .header("the line \(Self.version)") }
    var stanzas: [Stanza] = []
    while true {
      let start = reader.position
      let line = try reader.line()
      if line.utf8.starts(with: Self.macIntro.utf8) {
        guard !stanzas.isEmpty else { throw .header("at least one stanza") }
        let value = line.utf8.dropFirst(Self.macIntro.utf8.count)
        guard value.first == 0x20,
          let mac = Base64.decode(Substring(value.dropFirst()), padded: false),
          mac.count == Digest.byteCount
        else { throw .header("--- and 43 characters of canonical base64") }
        self.mac = mac
        authenticated = Array(file[..<(start + Self.macIntro.utf8.count)])
        break
      }
      guard stanzas.count < Limit.sealStanzas else {
        throw .header("at most \(Limit.sealStanzas) stanzas")
      }
      stanzas.append(try reader.stanza(first: line))
    }
    self.stanzas = stanzas
    end = reader.position
  }

  /// Whether the header is as it was when the file key was drawn.
  func isAuthentic(under fileKey: borrowing SecretBytes) -> Bool {
    // Every byte is compared, so that the time taken tells nothing about the right code.
    let right = Self.code(over: authenticated, fileKey: fileKey).bytes
    return zip(right, mac).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// What would be written for this header: the bytes that were read, for tests of strictness.
  package var rewritten: [UInt8] {
    Self.covered(stanzas) + Array(" \(Base64.encode(mac, padded: false))\n".utf8)
  }

  static func encode(_ stanzas: [Stanza], fileKey: borrowing SecretBytes) -> [UInt8] {
    let out = covered(stanzas)
    let mac = Base64.encode(code(over: out, fileKey: fileKey).bytes, padded: false)
    return out + Array(" \(mac)\n".utf8)
  }

  private static func covered(_ stanzas: [Stanza]) -> [UInt8] {
    var out = Array("\(version)\n".utf8)
    for stanza in stanzas { stanza.append(to: &out) }
    return out + Array(macIntro.utf8)
  }

  private static func code(over bytes: [UInt8], fileKey: borrowing SecretBytes) -> Digest {
    let key = HKDFSHA256.derive(from: fileKey, salt: [], info: Array("header".utf8), count: 32)
    return HMACSHA256.authenticate(key: key, bytes)
  }
}

/// A cursor over the lines of a header, which is text in front of arbitrary bytes.
private struct HeaderReader {
  private let file: [UInt8]
  private(set) var position = 0

  init(_ file: [UInt8]) { self.file = file }

  /// The next line: visible ASCII and spaces, ended by a line feed.
  mutating func line() throws(SealError) -> String {
    let start = position
    let limit = min(file.count, Limit.sealHeaderBytes)
    while position < limit, file[position] != 0x0A {
      guard (0x20...0x7E).contains(file[position]) else {
        throw .header("visible characters and spaces")
      }
      position += 1
    }
    guard position < limit else {
      throw .header("a line feed, within \(Limit.sealHeaderBytes) bytes")
    }
    defer { position += 1 }
    return String(decoding: file[start..<position], as: UTF8.self)
  }

  mutating func stanza(first line: String) throws(SealError) -> Stanza {
    let words = line.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count >= 2, words[0].elementsEqual(Stanza.intro.utf8),
      words.allSatisfy({ !$0.isEmpty })
    else { throw .header("a stanza: -> and words with one space between") }
    var body: [UInt8] = []
    while true {
      let text = try self.line()
      guard text.utf8.count <= Stanza.columns, let bytes = Base64.decode(text, padded: false) else {
        throw .header("canonical base64 without padding in lines of \(Stanza.columns)")
      }
      body += bytes
      if text.utf8.count < Stanza.columns { break }
    }
    return Stanza(arguments: words.dropFirst().map { String($0) ?? "" }, body: body)
  }
}
