/// Why a text could not be read. An offset counts bytes from the start of what was given.
public enum WireError: Error, Hashable, Sendable {
  /// Longer than the bound that applies to it.
  case tooLong(limit: Int)
  case notUTF8
  /// A control character, or a character that no signed text may hold.
  case forbiddenCharacter(offset: Int)
  /// The text does not end with a line feed.
  case unfinishedLine
  /// Line `line` (from 1) is not what the format puts there.
  case unexpected(line: Int, expected: String)
}

/// A cursor over the lines of a text that is read strictly and in order.
///
/// The whole text is checked first: UTF-8, line feeds only, no other byte below 0x20 and no DEL,
/// every line within `Limit.lineBytes`, and a line feed at the end.
public struct LineReader: Sendable {
  private let lines: [Substring]
  public private(set) var position = 0

  /// - Parameter limit: bytes of the whole text.
  @inlinable
  public init(_ bytes: some Collection<UInt8>, limit: Int, lineLimit: Int = Limit.lineBytes)
    throws(WireError)
  {
    guard bytes.count <= limit else { throw .tooLong(limit: limit) }
    try self.init(array: Array(bytes), lineLimit: lineLimit)
  }

  @usableFromInline init(array bytes: [UInt8], lineLimit: Int) throws(WireError) {
    let text = try Self.checked(bytes, lineLimit: lineLimit)
    // The final line feed ends the last line; it does not begin another.
    lines = text.utf8.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).map(
      Substring.init)
  }

  private static func checked(_ bytes: [UInt8], lineLimit: Int) throws(WireError) -> String {
    var length = 0
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x0A {
        length = 0
        continue
      }
      guard byte >= 0x20, byte != 0x7F else { throw .forbiddenCharacter(offset: offset) }
      length += 1
      guard length <= lineLimit else { throw .tooLong(limit: lineLimit) }
    }
    guard bytes.last == 0x0A else { throw .unfinishedLine }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  public var atEnd: Bool { position == lines.count }

  /// The next line, not taken.
  public var peek: Substring? { atEnd ? nil : lines[position] }

  /// The next line, whatever it holds.
  public mutating func line(_ expected: String) throws(WireError) -> Substring {
    guard let next = peek else { throw unexpected(expected) }
    position += 1
    return next
  }

  /// The next line, which must be exactly this one.
  public mutating func exactly(_ text: String) throws(WireError) {
    guard let next = peek, next.utf8.elementsEqual(text.utf8) else {
      throw unexpected(text.isEmpty ? "an empty line" : text)
    }
    position += 1
  }

  /// The rest of the next line if it begins with `name` and one space; the line is then taken.
  public mutating func field(ifNamed name: String) -> Substring? {
    guard let next = peek, next.utf8.starts(with: name.utf8) else { return nil }
    let rest = next.utf8.dropFirst(name.utf8.count)
    guard rest.first == 0x20, rest.count > 1 else { return nil }
    position += 1
    return Substring(rest.dropFirst())
  }

  /// The value of the next line, which must be `name value`.
  public mutating func field(_ name: String) throws(WireError) -> Substring {
    guard let value = field(ifNamed: name) else { throw unexpected("\(name) VALUE") }
    return value
  }

  /// The values of the next lines that are `name value`, as read; bounded.
  public mutating func fields(_ name: String, limit: Int = Limit.repeats) throws(WireError)
    -> [Substring]
  {
    var values: [Substring] = []
    while let value = field(ifNamed: name) {
      guard values.count < limit else { throw .tooLong(limit: limit) }
      values.append(value)
    }
    return values
  }

  public func end() throws(WireError) {
    guard atEnd else { throw unexpected("the end of the text") }
  }

  /// An error that names the line about to be read.
  public func unexpected(_ expected: String) -> WireError {
    .unexpected(line: position + 1, expected: expected)
  }

  /// An error that names the line just read.
  public func wrong(_ expected: String) -> WireError {
    .unexpected(line: max(position, 1), expected: expected)
  }
}

extension Sequence where Element: Comparable {
  /// Whether the elements rise strictly: sorted and without a duplicate, the one order in which
  /// repeated lines may stand.
  @inlinable public var risesStrictly: Bool {
    var last: Element?
    for element in self {
      if let last, !(last < element) { return false }
      last = element
    }
    return true
  }
}

/// Strings in the order of their UTF-8 bytes, which is the order of signed texts. (Swift's own
/// order of strings compares characters and treats different bytes as equal.)
@inlinable
public func bytewiseLess(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}

extension StringProtocol {
  /// The parts between the ASCII characters `separator`, empty ones too. By bytes: a separator
  /// with a combining mark behind it separates, and no table of characters is asked.
  @inlinable public func parts(_ separator: Unicode.Scalar) -> [Substring] {
    Substring(self).utf8.split(
      separator: UInt8(ascii: separator), omittingEmptySubsequences: false
    ).map(Substring.init)
  }
}
