import ParleyWire

/// The text form of an age file, for carriers of text: strict PEM, lines of 64 columns.
///
/// Specification: C2SP age v1, "ASCII armor". White space may stand before and after, as e-mail
/// adds it, and lines may end with CR LF if all do. Everything else has one spelling.
public enum Armor {
  private static let begin = "-----BEGIN AGE ENCRYPTED FILE-----"
  private static let end = "-----END AGE ENCRYPTED FILE-----"
  private static let columns = 64
  /// Bytes of white space before the block, and again after it.
  private static let whitespaceLimit = 1_024

  public static func encode(_ file: [UInt8]) -> String {
    var out = begin + "\n"
    var rest = file[...]
    while !rest.isEmpty {
      out += Base64.encode(rest.prefix(columns / 4 * 3)) + "\n"
      rest = rest.dropFirst(columns / 4 * 3)
    }
    return out + end + "\n"
  }

  /// Whether the text begins as armour does, white space apart. It may still not be armour.
  public static func begins(_ text: some Collection<UInt8>) -> Bool {
    text.prefix(whitespaceLimit + begin.utf8.count).drop(while: isWhitespace)
      .starts(with: begin.utf8)
  }

  public static func decode(_ text: some Collection<UInt8>) throws(SealError) -> [UInt8] {
    var lines = try block(Array(text)).split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.dropLast().allSatisfy({ $0.last == 0x0D }) {
      lines = lines.dropLast().map { $0.dropLast() } + lines.suffix(1)
    }
    guard lines.count >= 2, lines[0].elementsEqual(begin.utf8) else { throw .armor(begin) }
    guard lines[lines.count - 1].elementsEqual(end.utf8) else { throw .armor(end) }
    let body = lines.dropFirst().dropLast()
    var out: [UInt8] = []
    for (i, line) in body.enumerated() {
      let isLast = i == body.count - 1
      let wellSized = isLast ? (1...columns).contains(line.count) : line.count == columns
      guard wellSized, let bytes = Base64.decode(String(decoding: line, as: UTF8.self)),
        isLast || bytes.count == columns / 4 * 3
      else { throw .armor("canonical base64 in lines of \(columns)") }
      out += bytes
    }
    return out
  }

  /// The block without what stands around it and without its last line end.
  private static func block(_ text: [UInt8]) throws(SealError) -> ArraySlice<UInt8> {
    guard let first = text.firstIndex(where: { !isWhitespace($0) }),
      let last = text.lastIndex(where: { !isWhitespace($0) })
    else { throw .armor(begin) }
    guard first <= whitespaceLimit, text.count - 1 - last <= whitespaceLimit else {
      throw .armor("at most \(whitespaceLimit) bytes of white space around the block")
    }
    return text[first...last]
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
