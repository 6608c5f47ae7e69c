public import ParleyCrypto
public import ParleyWire

/// The private half of a key that signs notes. There is one copy and it is never printed.
public struct SignerKey: ~Copyable, Sendable {
  /// The public half.
  public let verifier: VerifierKey
  private let key: Ed25519.PrivateKey

  /// - Precondition: the name is valid (`KeyName.isValid`).
  public init(name: String, type: KeyType, key: consuming Ed25519.PrivateKey) {
    verifier = VerifierKey(name: name, type: type, key: key.publicKey)
    self.key = key
  }

  /// Signs the text of a note with a key of type 01.
  ///
  /// - Precondition: the key has that type; the text is well formed (`NoteText.isWellFormed`) and
  ///   does not begin like the input of a cosignature (`NoteText.isReserved`).
  public borrowing func sign(_ text: [UInt8]) -> SignatureLine {
    precondition(verifier.type == .ed25519, "a cosigning key signs nothing but checkpoints")
    precondition(NoteText.isWellFormed(text), "not the text of a note")
    precondition(!NoteText.isReserved(text), "would be a cosignature")
    return line(key.sign(text))
  }

  /// Cosigns the text of a checkpoint with a key of type 04 (C2SP tlog-cosignature): at this time
  /// this is the largest tree of the log that the cosigner has seen, and it extends all before.
  ///
  /// - Precondition: the key has that type, the text is a checkpoint, the time is not zero.
  public borrowing func cosign(_ text: [UInt8], at time: Timestamp) -> SignatureLine {
    precondition(verifier.type == .cosignature, "not a cosigning key")
    precondition((try? CheckpointLines(text))?.isCoherent == true, "not a checkpoint")
    precondition(time.seconds > 0, "a cosignature has a time")
    let signature = key.sign(NoteText.cosigned(text, seconds: time.seconds))
    return line(time.seconds.bigEndianBytes + signature)
  }

  private borrowing func line(_ signature: [UInt8]) -> SignatureLine {
    SignatureLine(name: verifier.name, id: verifier.id, signature: signature)
  }
}

// The stored form is that of golang.org/x/mod/sumdb/note:
// PRIVATE+KEY+name+ID+base64(type || seed), without a line feed.
extension SignerKey {
  /// What stands before the secret part; it holds nothing secret.
  private static func head(_ verifier: VerifierKey) -> [UInt8] {
    Array("PRIVATE+KEY+\(verifier.name)+\(Hex.encode(verifier.id.bigEndianBytes))+".utf8)
  }

  /// Reads the stored form; nil for anything `secretText` would not have written.
  public init?(secretText: borrowing SecretBytes) {
    let count = secretText.count - SecretBase64.characters
    guard count > 0, count <= Limit.lineBytes else { return nil }
    // Nothing is copied out before the place where the secret begins is sure.
    let isHead = secretText.withBytes { text in text[count - 1] == 0x2B }
    guard isHead else { return nil }
    let (head, type) = secretText.withBytes { text in
      ((0..<count).map { text[$0] }, SecretBase64.firstByte(text, from: count))
    }
    // "PRIVATE", "KEY", the name, the ID, and nothing behind the last plus sign.
    let parts = head.split(separator: 0x2B, omittingEmptySubsequences: false)
    guard parts.count == 5, let name = String(validating: parts[2], as: UTF8.self),
      KeyName.isValid(name), let type = type.flatMap(KeyType.init(rawValue:))
    else { return nil }
    guard let seed = secretText.withBytes({ SecretBase64.seed($0, from: count) }) else {
      return nil
    }
    guard let key = Ed25519.PrivateKey(seed: seed) else { return nil }
    // Name, type and key give the ID; whatever else was written there is another spelling.
    let verifier = VerifierKey(name: name, type: type, key: key.publicKey)
    guard head == Self.head(verifier) else { return nil }
    self.init(name: name, type: type, key: key)
  }

  /// The stored form.
  public borrowing func secretText() -> SecretBytes {
    let head = Self.head(verifier)
    let seed = key.seed()
    return seed.withBytes { seed in
      SecretBase64.text(head: head, type: verifier.type.rawValue, seed: seed)
    }
  }
}
