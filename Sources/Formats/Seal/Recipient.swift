public import ParleyCrypto
import ParleyWire

/// The public half of a seal key: whom a file is sealed to. Its text is `age1...` (Bech32).
public struct Recipient: Hashable, Comparable, Sendable, CustomStringConvertible {
  static let prefix = "age"

  public let key: X25519.PublicKey

  public init(_ key: X25519.PublicKey) { self.key = key }

  /// Nil for anything `description` would not have written: upper case too, though age reads it.
  public init?(_ text: some StringProtocol) {
    guard let (prefix, bytes) = Bech32.decode(text), prefix == Self.prefix,
      text.utf8.starts(with: Self.prefix.utf8), let key = X25519.PublicKey(bytes)
    else { return nil }
    self.key = key
  }

  public var description: String { Bech32.encode(prefix: Self.prefix, key.bytes) }

  public static func < (a: Recipient, b: Recipient) -> Bool { a.key < b.key }
}

/// The private half of a seal key. There is one copy, it is never printed, and it is wiped when it
/// goes.
public struct Identity: ~Copyable, Sendable {
  private static let prefix = "age-secret-key-"
  // The prefix, "1", 52 characters for 32 bytes, 6 of checksum.
  private static let textBytes = prefix.utf8.count + 1 + 52 + 6

  let key: X25519.PrivateKey
  public let recipient: Recipient

  public init(_ key: consuming X25519.PrivateKey) {
    recipient = Recipient(key.publicKey)
    self.key = key
  }

  /// Reads `AGE-SECRET-KEY-1...`, in upper case as age writes it and without a line end; nil for
  /// anything else.
  public init?(secretText: borrowing SecretBytes) {
    var wellFormed = secretText.count == Self.textBytes
    let scalar = secretText.withBytes { text in
      for i in text.indices where (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[i]) {
        wellFormed = false
      }
      return unsafe SecretBytes(count: 32) { memory in
        var written = 0
        let prefix = Bech32.decode(text) { byte in
          if written < 32 { unsafe memory[written] = byte }
          written += 1
        }
        wellFormed = wellFormed && prefix == Self.prefix && written == 32
      }
    }
    guard wellFormed, let key = X25519.PrivateKey(scalar) else { return nil }
    self.init(key)
  }

  /// The text that goes into a key file, which only ever stands on disk sealed.
  public borrowing func secretText() -> SecretBytes {
    let scalar = key.secret()
    return unsafe SecretBytes(count: Self.textBytes) { memory in
      var written = 0
      scalar.withBytes { bytes in
        Bech32.encode(prefix: Self.prefix, bytes) { character in
          let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(character)
          unsafe memory[written] = isLower ? character - 32 : character
          written += 1
        }
      }
    }
  }
}

/// The seal keys of one node: those in force, and those that past mail may still be sealed to.
public struct KeyRing: ~Copyable, Sendable {
  // An array cannot hold what cannot be copied; a final class with one owner can stand for it.
  private final class Slot: Sendable {
    let identity: Identity

    init(_ identity: consuming Identity) { self.identity = identity }
  }

  private var slots: [Slot] = []

  public init() {}

  public mutating func append(_ identity: consuming Identity) { slots.append(Slot(identity)) }

  /// Destroys the private half of a recipient; false if it was not here.
  public mutating func remove(_ recipient: Recipient) -> Bool {
    let before = slots.count
    slots.removeAll { $0.identity.recipient == recipient }
    return slots.count < before
  }

  public var count: Int { slots.count }

  /// The public halves, in the order in which they were appended.
  public var recipients: [Recipient] { slots.map { $0.identity.recipient } }

  /// The first file key that one of the stanzas yields to one of our keys; nil when none does.
  borrowing func unwrap(_ stanzas: [X25519Stanza]) throws(SealError) -> SecretBytes? {
    guard stanzas.count * slots.count <= Limit.sealTrials else { throw .tooManyTrials }
    for stanza in stanzas {
      for slot in slots {
        if let fileKey = try stanza.unwrap(with: slot.identity) { return fileKey }
      }
    }
    return nil
  }
}
