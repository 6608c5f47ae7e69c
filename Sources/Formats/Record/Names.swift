public import ParleyWire

/// Live or exercise. The two never mix: names, first lines and keys all tell them apart.
public enum World: Hashable, Sendable {
  case live, exercise

  /// The first line of a signed text of this world, as in `parley exercise page v1`.
  public func firstLine(_ kind: String) -> String {
    self == .exercise ? "parley exercise \(kind) v1" : "parley \(kind) v1"
  }
}

private func isLabel(_ text: Substring.UTF8View) -> Bool {
  !text.isEmpty
    && text.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
    }
}

/// A party's name: two or more labels of a-z, 0-9 and `-`, joined by dots, at most 64 bytes.
///
/// The first label is `exercise` exactly when the party lives in the exercise world, so that every
/// key name and signature line shows it.
public struct Party: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let name: String

  public init?(_ text: some StringProtocol) {
    let labels = Substring(text).utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard text.utf8.count <= Limit.partyBytes, labels.count >= 2,
      labels.allSatisfy({ isLabel(Substring($0).utf8) })
    else { return nil }
    name = String(text)
  }

  public var world: World { name.utf8.starts(with: "exercise.".utf8) ? .exercise : .live }
  public var description: String { name }

  /// The origin of this party's key log.
  public var keyLog: Origin { Origin(party: self, channelPart: nil) }

  public static func < (a: Party, b: Party) -> Bool { bytewiseLess(a.name, b.name) }
}

/// The name of a log: `PARTY/c/` with 16 random base32 characters, or `PARTY/keys`.
///
/// A channel log's name says nothing of the channel: witnesses learn origins.
public struct Origin: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let party: Party
  /// The random part of a channel log's name; nil for the key log.
  public let channelPart: String?

  init(party: Party, channelPart: String?) {
    self.party = party
    self.channelPart = channelPart
  }

  /// The name of a new channel log, from 10 random bytes.
  ///
  /// - Precondition: there are ten bytes.
  public init(party: Party, entropy: [UInt8]) {
    precondition(entropy.count == 10, "sixteen base32 characters hold ten bytes")
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    var part: [UInt8] = []
    var pending = 0
    var bits = 0
    for byte in entropy {
      pending = (pending << 8 | Int(byte)) & 0xFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        part.append(alphabet[pending >> bits & 31])
      }
    }
    self.init(party: party, channelPart: String(decoding: part, as: UTF8.self))
  }

  public init?(_ text: some StringProtocol) {
    let parts = text.parts("/")
    guard let first = parts.first, let party = Party(first) else { return nil }
    if parts.count == 2, parts[1] == "keys" {
      self.init(party: party, channelPart: nil)
      return
    }
    guard parts.count == 3, parts[1] == "c", parts[2].utf8.count == 16,
      parts[2].utf8.allSatisfy({ (97...122).contains($0) || (50...55).contains($0) })
    else { return nil }
    self.init(party: party, channelPart: String(parts[2]))
  }

  public var isKeyLog: Bool { channelPart == nil }
  public var description: String { channelPart.map { "\(party)/c/\($0)" } ?? "\(party)/keys" }

  public static func < (a: Origin, b: Origin) -> Bool {
    bytewiseLess(a.description, b.description)
  }
}

/// A post of a party that may speak within a mandate: `PARTY/` and a label.
public struct Office: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let party: Party
  public let post: String

  /// The labels that key names and log names use; no office may bear them.
  private static let reserved = ["c", "g", "keys", "m", "o", "r", "t", "w"]

  public init?(_ text: some StringProtocol) {
    let parts = text.parts("/")
    guard parts.count == 2, let party = Party(parts[0]), parts[1].utf8.count <= Limit.partyBytes,
      isLabel(Substring(parts[1]).utf8), !Self.reserved.contains(String(parts[1]))
    else { return nil }
    self.party = party
    post = String(parts[1])
  }

  public var description: String { "\(party)/\(post)" }

  public static func < (a: Office, b: Office) -> Bool {
    bytewiseLess(a.description, b.description)
  }
}

/// The name and version of a form, as in `launch-1988/1`.
public struct FormID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let name: String
  public let version: Int64

  public init?(_ text: some StringProtocol) {
    let parts = text.parts("/")
    guard parts.count == 2, parts[0].utf8.count <= Limit.partyBytes,
      isLabel(Substring(parts[0]).utf8), let version = Decimal.parse(parts[1]), version > 0
    else { return nil }
    name = String(parts[0])
    self.version = version
  }

  public var description: String { "\(name)/\(version)" }

  public static func < (a: FormID, b: FormID) -> Bool {
    bytewiseLess(a.description, b.description)
  }
}

/// How fast a page must be brought to a person, as the sender asks; ordered, flash first.
public enum Precedence: String, CaseIterable, Comparable, Sendable {
  case flash, immediate, priority, routine

  private var rank: Int {
    switch self {
    case .flash: 0
    case .immediate: 1
    case .priority: 2
    case .routine: 3
    }
  }

  public static func < (a: Precedence, b: Precedence) -> Bool { a.rank < b.rank }
}

/// A log and a number of its entries, counted from its beginning.
public struct LogPosition: Hashable, Sendable {
  public let origin: Origin
  public let size: Int64

  public init(_ origin: Origin, _ size: Int64) {
    self.origin = origin
    self.size = size
  }

  /// Reads `ORIGIN DEC`.
  public init?(_ text: some StringProtocol) {
    let parts = text.parts(" ")
    guard parts.count == 2, let origin = Origin(parts[0]), let size = Decimal.parse(parts[1])
    else { return nil }
    self.init(origin, size)
  }

  public var text: String { "\(origin) \(size)" }
}

/// A log at a size, with the root of its tree there: what a `seen` or `follows` line names.
public struct LogHead: Hashable, Sendable {
  public let origin: Origin
  public let size: Int64
  public let root: Digest

  public init(_ origin: Origin, size: Int64, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads `ORIGIN DEC HASH`.
  public init?(_ text: some StringProtocol) {
    let parts = text.parts(" ")
    guard parts.count == 3, let origin = Origin(parts[0]), let size = Decimal.parse(parts[1]),
      let root = Digest(base64: parts[2])
    else { return nil }
    self.init(origin, size: size, root: root)
  }

  public var text: String { "\(origin) \(size) \(root)" }
}
