import ParleyCrypto
import ParleyNodeKit
import ParleyRecord
import ParleySeal
import ParleyTestKit
import ParleyWire

// What is sealed, and its text form.
extension FuzzTarget {
  static let seals: [FuzzTarget] = [
    FuzzTarget("seal-header", examples: [Samples.sealed]) { bytes in
      let written = try Header(bytes).rewritten
      return written + bytes.dropFirst(written.count)
    },
    FuzzTarget("seal", judging: [Samples.sealed], read: opened),
    FuzzTarget("key-file", examples: [Samples.keyFile]) { bytes in
      let opened = try Passphrase.open(bytes, passphrase: Samples.passphrase, maxLogN: 2)
      return opened.count > 0 ? bytes : nil
    },
    FuzzTarget("armor", settling: [Array(Armor.encode(Samples.sealed).utf8)]) { bytes in
      Array(Armor.encode(try Armor.decode(bytes)).utf8)
    },
    FuzzTarget(
      "recipient", examples: [Array(testIdentity("a").recipient.description.utf8)]
    ) { bytes in
      String(validating: bytes, as: UTF8.self).flatMap { Recipient($0) }
        .map { Array($0.description.utf8) }
    },
    FuzzTarget("sealed-content", examples: [Samples.content.plaintext]) { bytes in
      try SealedContent(plaintext: bytes).plaintext
    },
  ]

  /// Every byte of a sealed file is authentic: what still opens is the file that was sealed, under
  /// another choice of stanzas at the most.
  private static func opened(_ bytes: [UInt8]) -> Reading {
    var ring = KeyRing()
    ring.append(testIdentity("a"))
    guard let opened = try? Seal.open(bytes, with: ring) else { return .refused }
    return opened.plaintext == Samples.plaintext ? .accepted : .fault("another text was opened")
  }
}

extension Samples {
  static let plaintext = Array("a page\n".utf8)

  static let sealed = Seal.seal(
    plaintext, to: [testIdentity("a").recipient, testIdentity("b").recipient], stanzas: 3,
    seed: SecretBytes(copying: SHA256.hash("seed").bytes))

  static let content = SealedContent(
    world: .live, salt: SHA256.hash("salt").bytes,
    page: TestCentres.sign(centres.launch(at: noon).text, 2, of: centres.alfa))

  static let passphrase = SecretBytes(copying: "a passphrase".utf8)

  /// With the least work that a key file can ask for: a search opens it thousands of times.
  static let keyFile: [UInt8] = {
    do {
      return try Passphrase.seal(
        SecretBytes(copying: plaintext), passphrase: passphrase,
        salt: Array(SHA256.hash("salt").bytes.prefix(16)),
        seed: SecretBytes(copying: SHA256.hash("seed").bytes), logN: 1)
    } catch { preconditionFailure("a key file of no work: \(error)") }
  }()
}
