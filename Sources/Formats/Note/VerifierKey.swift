public import ParleyCrypto
import ParleyWire

/// What a key may sign (C2SP signed-note, signature types). Signatures of other types are by keys
/// unknown here and are ignored.
public enum KeyType: UInt8, Sendable {
  /// Ed25519 over the text of a note.
  case ed25519 = 1
  /// Ed25519 over a checkpoint with a time (C2SP tlog-cosignature).
  case cosignature = 4
}

/// The public half of a key that signs notes. Its text is a vkey: `name+ID+base64(type || key)`.
///
/// A key is identified by its name and its ID together. One Ed25519 key stands under one name and
/// one type for ever: an Ed25519 cosignature does not commit to its signer's name.
public struct VerifierKey: Sendable {
  public let name: String
  /// The first four bytes of SHA-256(name || 0x0A || type || key), big-endian.
  public let id: UInt32
  public let type: KeyType
  public let key: Ed25519.PublicKey

  /// - Precondition: the name is valid (`KeyName.isValid`).
  public init(name: String, type: KeyType, key: Ed25519.PublicKey) {
    precondition(KeyName.isValid(name), "not the name of a key")
    self.name = name
    self.type = type
    self.key = key
    id = Self.id(name: name, type: type, key: key)
  }

  /// Reads a vkey in its one spelling: valid name, eight lower-case digits of the right ID,
  /// canonical base64 of a type known here and a key of its length. The text has at most
  /// `Limit.lineBytes`. Whether the key is fit to be enrolled is another question
  /// (`Ed25519.PublicKey.isEnrollable`).
  public init?(_ vkey: some StringProtocol) {
    guard vkey.utf8.count <= Limit.lineBytes else { return nil }
    // Base64 may hold a plus sign, so only the first two separate.
    let parts = String(vkey).utf8.split(
      separator: 0x2B, maxSplits: 2, omittingEmptySubsequences: false
    ).map(Substring.init)
    guard parts.count == 3, KeyName.isValid(parts[0]), let typed = Base64.decode(parts[2]),
      let type = typed.first.flatMap(KeyType.init(rawValue:)),
      let key = Ed25519.PublicKey(typed.dropFirst())
    else { return nil }
    self.init(name: String(parts[0]), type: type, key: key)
    guard KeyName.same(parts[1], Hex.encode(id.bigEndianBytes)) else { return nil }
  }

  private static func id(name: String, type: KeyType, key: Ed25519.PublicKey) -> UInt32 {
    let digest = SHA256.hash(Array(name.utf8) + [0x0A, type.rawValue] + key.bytes)
    return digest.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Whether the line names this key by both halves, name and ID.
  package func isNamed(by line: SignatureLine) -> Bool {
    line.id == id && KeyName.same(line.name, name)
  }

  /// The signature if it is by this key on this text, otherwise nil.
  ///
  /// Type 01 signs the text, which must not begin like the input of a cosignature. Type 04 signs a
  /// checkpoint with a time in seconds, neither zero nor past the year 9999; a text that is no
  /// checkpoint has no cosignature.
  public func verifies(_ line: SignatureLine, on text: [UInt8]) -> Verification? {
    guard isNamed(by: line) else { return nil }
    switch type {
    case .ed25519:
      guard !NoteText.isReserved(text), key.verifies(line.signature, on: text) else { return nil }
      return Verification(key: self, time: nil)
    case .cosignature:
      guard line.signature.count == 8 + Ed25519.signatureBytes else { return nil }
      let raw = line.signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard let seconds = Int64(exactly: raw), seconds > 0,
        let time = Timestamp(seconds: seconds),
        (try? CheckpointLines(text))?.isCoherent == true,
        key.verifies(
          line.signature.dropFirst(8), on: NoteText.cosigned(text, seconds: seconds))
      else { return nil }
      return Verification(key: self, time: time)
    }
  }
}

extension VerifierKey: CustomStringConvertible {
  /// The vkey.
  public var description: String {
    "\(name)+\(Hex.encode(id.bigEndianBytes))+\(Base64.encode([type.rawValue] + key.bytes))"
  }
}

extension VerifierKey: Hashable {
  public static func == (a: VerifierKey, b: VerifierKey) -> Bool {
    a.key == b.key && a.type == b.type && KeyName.same(a.name, b.name)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(key)
  }
}
