package import ParleyCrypto
import ParleyKeylog
package import ParleyNote
import ParleySeal

/// How the secrets that are kept apart from the node are locked: offline, in reserve, officers'.
///
/// Such a file is an age file with one scrypt recipient, so that `age -d` opens it too.
package final class Vault: Sendable {
  package let passphrase: SecretBytes
  /// scrypt's work factor, 2 to its power; a small one is only for trials and exercises.
  package let logN: Int
  /// About a second and 256 MiB.
  package static let defaultLogN = ParleySeal.Passphrase.defaultLogN

  package init(passphrase: consuming SecretBytes, logN: Int = Vault.defaultLogN) {
    self.passphrase = passphrase
    self.logN = logN
  }
}

/// A signing key in memory, shared by reference because it may not be copied.
package final class HeldKey: Sendable {
  package let key: SignerKey
  package var verifier: VerifierKey { key.verifier }

  package init(_ key: consuming SignerKey) { self.key = key }

  fileprivate convenience init(name: String, type: KeyType, seed: borrowing SecretBytes) {
    self.init(SignerKey(name: name, type: type, key: Self.key(seed)))
  }

  fileprivate static func key(_ seed: borrowing SecretBytes) -> Ed25519.PrivateKey {
    guard let key = Ed25519.PrivateKey(seed: seed) else {
      preconditionFailure("a seed has 32 bytes")
    }
    return key
  }
}

/// A signing key that was just made: it can still prove possession in its own grant, which a key
/// that cosigns could not do later, because it signs nothing but checkpoints.
final class NewKey: Sendable {
  let held: HeldKey
  private let key: Ed25519.PrivateKey
  var verifier: VerifierKey { held.verifier }

  init(name: String, type: KeyType = .ed25519, from entropy: some Entropy) {
    let seed = entropy.secret(Ed25519.seedBytes)
    held = HeldKey(name: name, type: type, seed: seed)
    key = HeldKey.key(seed)
  }

  func proved(_ grant: Grant) -> Grant { grant.proved(by: key) }
}

/// The text of one secret in a file of mode 0600: with a line feed behind it, plain or locked.
package enum KeyFile {
  private static let lineFeed = UInt8(ascii: "\n")
  private static let lockedStart = Array("age-encryption.org/v1\n".utf8)

  /// The content of a plain file.
  static func plain(_ secret: borrowing SecretBytes) -> SecretBytes {
    secret.withBytes { text in
      // Unsafe: one byte more than the text has.
      unsafe SecretBytes(count: text.count + 1) { memory in
        for i in text.indices { unsafe memory[i] = text[i] }
        unsafe memory[text.count] = lineFeed
      }
    }
  }

  /// The content of a locked file.
  static func locked(
    _ secret: borrowing SecretBytes, in vault: Vault, from entropy: some Entropy
  ) throws(CustodyError) -> SecretBytes {
    do throws(SealError) {
      let salt = entropy.bytes(ParleySeal.Passphrase.saltBytes)
      let file = try ParleySeal.Passphrase.seal(
        plain(secret), passphrase: vault.passphrase, salt: salt,
        seed: entropy.secret(Seal.seedBytes), logN: vault.logN)
      return SecretBytes(copying: file)
    } catch {
      throw .tooMuchWork(path: "a key file with work factor \(vault.logN)")
    }
  }

  /// The secret in a plain file.
  static func read(_ path: String) throws(CustodyError) -> SecretBytes {
    try line(Files.readSecret(path), path)
  }

  /// The secret in a locked file.
  package static func read(
    _ path: String, passphrase: borrowing SecretBytes
  ) throws(CustodyError) -> SecretBytes {
    let file = try Files.readSecret(path).withBytes { span in span.indices.map { span[$0] } }
    guard file.starts(with: lockedStart) else {
      throw .malformed(path: path, expected: "a key file under a passphrase")
    }
    let content: SecretBytes
    do throws(SealError) {
      content = try ParleySeal.Passphrase.open(file, passphrase: passphrase)
    } catch {
      switch error {
      case .noMatch: throw .wrongPassphrase(path: path)
      case .tooMuchWork: throw .tooMuchWork(path: path)
      default: throw .malformed(path: path, expected: "an age file that nobody altered")
      }
    }
    return try line(content, path)
  }

  /// The signing key in a locked file.
  package static func signer(
    _ path: String, passphrase: borrowing SecretBytes
  ) throws(CustodyError) -> HeldKey {
    HeldKey(try signer(in: read(path, passphrase: passphrase), path))
  }

  /// The signing key in a plain file.
  static func signerKey(_ path: String) throws(CustodyError) -> SignerKey {
    try signer(in: read(path), path)
  }

  private static func signer(
    in secret: borrowing SecretBytes, _ path: String
  ) throws(CustodyError) -> SignerKey {
    guard let key = SignerKey(secretText: secret) else {
      throw .malformed(path: path, expected: "a signing key")
    }
    return key
  }

  /// The bytes before the one line feed at the end.
  private static func line(
    _ content: borrowing SecretBytes, _ path: String
  ) throws(CustodyError) -> SecretBytes {
    let count = content.count - 1
    guard count > 0, content.withBytes({ $0[count] == lineFeed }) else {
      throw .malformed(path: path, expected: "a secret and a line feed")
    }
    return content.withBytes { span in
      // Unsafe: `count` bytes are copied into as many.
      unsafe SecretBytes(count: count) { memory in
        for i in 0..<count { unsafe memory[i] = span[i] }
      }
    }
  }

  /// Writes a locked key file outside a data directory: an officer's, on the officer's seat.
  package static func write(
    _ key: HeldKey, to path: String, in vault: Vault, from entropy: some Entropy
  ) throws(CustodyError) {
    try Files.write(locked(key.key.secretText(), in: vault, from: entropy), to: path)
  }
}
