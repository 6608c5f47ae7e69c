import Foundation
import ParleyCrypto
import ParleySeal
import ParleyTestKit
import ParleyWire
import Testing

/// What a door made of a file: how it failed, if it did, and all plaintext it let out.
private struct Outcome: Equatable, CustomStringConvertible {
  var error: SealError?
  var released: [UInt8] = []

  var description: String {
    "\(error.map { "\($0)" } ?? "success"), \(released.count) bytes released"
  }

  init(_ body: (inout [UInt8]) throws(SealError) -> Void) {
    var bytes: [UInt8] = []
    do { try body(&bytes) } catch { self.error = error }
    released = bytes
  }

  /// Whether this is what the suite asks for.
  func meets(_ expect: AgeCase.Kind, payload: String?) -> Bool {
    let kind = error?.kind ?? .success
    if kind != expect || error == .refusedPassphrase || error == .tooManyTrials { return false }
    // Without a sum in the case, nothing at all may come out.
    guard let payload else { return released.isEmpty }
    return Hex.encode(SHA256.hash(released).bytes) == payload
  }
}

@Suite("age test suite") struct AgeTestkitTests {
  /// Post-quantum hybrid recipients are not implemented: to us these stanzas are of an unknown
  /// type, which the format says to pass over. By the file key the files open like any other.
  private static let withoutOurKey: [String: AgeCase.Kind] = [
    "armor_hybrid": .noMatch, "hybrid": .noMatch, "hybrid_and_x25519": .noMatch,
    "hybrid_multiple_recipients": .noMatch, "hybrid_extra_argument": .noMatch,
    "hybrid_long_file_key": .noMatch, "hybrid_long_share": .noMatch,
    "hybrid_not_canonical_enc": .noMatch,
  ]

  private func whole(_ test: AgeCase) -> Outcome {
    Outcome { (released: inout [UInt8]) throws(SealError) in
      let file = test.isArmored ? try Armor.decode(test.file) : test.file
      _ = try Seal.release(file, with: test.keys(), into: &released)
    }
  }

  @Test func messages() throws {
    guard let cases = try AgeCase.all() else { return }
    #expect(cases.count == 96)
    for test in cases {
      let outcome = whole(test)
      if !test.passphrases.isEmpty, outcome.error == .refusedPassphrase { continue }
      let expect = Self.withoutOurKey[test.name] ?? test.expect
      let payload = expect == test.expect ? test.payload : nil
      #expect(outcome.meets(expect, payload: payload), "\(test.name): \(outcome)")
    }
    Vectors.ran("age-testkit, as messages", cases.count)
    Vectors.say(
      "  hybrid recipients not implemented, seen as no match: "
        + Self.withoutOurKey.keys.sorted().joined(separator: " "))
  }

  @Test func disclosedFileKeys() throws {
    guard let cases = try AgeCase.all() else { return }
    for test in cases {
      let fileKey = SecretBytes(copying: test.fileKey)
      let outcome = Outcome { (released: inout [UInt8]) throws(SealError) in
        let file = test.isArmored ? try Armor.decode(test.file) : test.file
        try Seal.release(file, fileKey: fileKey, into: &released)
      }
      if outcome.error == .refusedPassphrase {
        #expect(test.name.contains("scrypt"), "\(test.name)")
        continue
      }
      // Its stanza hides a key that is not the file key named in the case.
      let expect = test.name == "hybrid_long_file_key" ? .hmac : test.expect
      // What is wrong for one recipient alone is right for whoever holds the file key.
      let ofOneRecipient = Self.faultsOfOneStanza.contains(test.name) || test.expect == .noMatch
      if ofOneRecipient {
        #expect(outcome.error == nil, "\(test.name): \(outcome)")
      } else {
        #expect(outcome.meets(expect, payload: test.payload), "\(test.name): \(outcome)")
      }
    }
    Vectors.ran("age-testkit, by file key", cases.count)
  }

  private static let faultsOfOneStanza: Set = [
    "x25519_identity", "x25519_low_order",
    "hybrid_extra_argument", "hybrid_long_share", "hybrid_not_canonical_enc",
  ]

  @Test func armour() throws {
    guard let cases = try AgeCase.all() else { return }
    for test in cases {
      guard test.isArmored else {
        // Ours of any file reads back, and a file that is not armour is refused as such.
        // Armour does not look inside: the beginning of the largest files will do.
        let file = Array(test.file.prefix(200_000))
        let text = Armor.encode(file)
        #expect(try Armor.decode(text.utf8) == file, "\(test.name)")
        #expect(!Armor.begins(file) && Armor.begins(text.utf8), "\(test.name)")
        expectArmorFailure(file, test.name)
        continue
      }
      if test.expect == .armor {
        expectArmorFailure(test.file, test.name)
        continue
      }
      let file = try Armor.decode(test.file)
      // Whatever we read we would have written, white space around it apart.
      let text = String(decoding: test.file, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(Armor.encode(file) == text + "\n", "\(test.name)")
    }
    Vectors.ran("age-testkit, armour", cases.count)
  }

  private func expectArmorFailure(_ text: [UInt8], _ name: String) {
    do throws(SealError) {
      _ = try Armor.decode(text)
      Issue.record("\(name): read as armour")
    } catch {
      #expect(error.kind == .armor, "\(name): \(error)")
    }
  }

  @Test func passphrases() throws {
    guard let cases = try AgeCase.all() else { return }
    var count = 0
    for test in cases where test.name.contains("scrypt") {
      count += 1
      let file = test.isArmored ? try Armor.decode(test.file) : test.file
      let passphrase = SecretBytes(copying: (test.passphrases.first ?? "none").utf8)
      let outcome = Outcome { (released: inout [UInt8]) throws(SealError) in
        let opened = try Passphrase.open(file, passphrase: passphrase)
        released = opened.withBytes { span in span.indices.map { span[$0] } }
      }
      #expect(outcome.meets(test.expect, payload: test.payload), "\(test.name): \(outcome)")
      // The same file as a message: refused, whatever keys we hold, before any work is done.
      let message = Outcome { (released: inout [UInt8]) throws(SealError) in
        _ = try Seal.release(file, with: test.keys(), into: &released)
      }
      #expect(message.error == .refusedPassphrase && message.released.isEmpty, "\(test.name)")
    }
    #expect(count == 18)
    Vectors.ran("age-testkit, scrypt", count)
  }

  @Test func passphrasesDoNotOpenOtherFiles() throws {
    guard let cases = try AgeCase.all() else { return }
    let passphrase = SecretBytes(copying: "password".utf8)
    for test in cases where !test.name.contains("scrypt") && !test.isArmored {
      let outcome = Outcome { (_: inout [UInt8]) throws(SealError) in
        _ = try Passphrase.open(test.file, passphrase: passphrase)
      }
      #expect([.header, .noMatch].contains(outcome.error?.kind), "\(test.name): \(outcome)")
    }
  }
}
