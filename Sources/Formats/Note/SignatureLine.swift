import ParleyWire

/// One signature line of a note: `— name base64(ID || signature)`, without its line feed.
public struct SignatureLine: Sendable {
  /// The name of the key. Not unique by itself: a key is its name and its ID together.
  public let name: String
  public let id: UInt32
  /// The signature behind the ID, never empty; for a cosignature (type 04) it begins with the time.
  public let signature: [UInt8]

  /// - Precondition: the name is valid and the signature is not empty.
  public init(name: String, id: UInt32, signature: [UInt8]) {
    precondition(KeyName.isValid(name) && !signature.isEmpty, "not a signature line")
    self.name = name
    self.id = id
    self.signature = signature
  }

  /// Nil for anything that `description` would not have written: the base64 is canonical, so one
  /// signature has one line.
  public init?(_ line: some StringProtocol) {
    let mark = "\u{2014} ".utf8
    guard line.utf8.count <= Limit.signatureLineBytes, line.utf8.starts(with: mark) else {
      return nil
    }
    let rest = line.utf8.dropFirst(mark.count)
    guard let space = rest.firstIndex(of: 0x20) else { return nil }
    let name = line[rest.startIndex..<space]
    guard KeyName.isValid(name), let bytes = Base64.decode(line[rest.index(after: space)...]),
      bytes.count > 4
    else { return nil }
    self.name = String(name)
    id = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    signature = Array(bytes.dropFirst(4))
  }
}

extension SignatureLine: CustomStringConvertible {
  public var description: String {
    "\u{2014} \(name) \(Base64.encode(id.bigEndianBytes + signature))"
  }
}

extension SignatureLine: Hashable {
  public static func == (a: SignatureLine, b: SignatureLine) -> Bool {
    a.id == b.id && a.signature == b.signature && KeyName.same(a.name, b.name)
  }

  // The name is left out: equal names hash equally only by their bytes, and the ID covers it.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(signature)
  }
}

extension FixedWidthInteger {
  var bigEndianBytes: [UInt8] {
    stride(from: bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }
  }
}
