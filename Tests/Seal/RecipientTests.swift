import ParleyCrypto
import ParleySeal
import ParleyTestKit
import Testing

@Suite("Recipients and keys") struct RecipientTests {
  // The pair that the age specification prints.
  private let secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
  private let printed = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

  private func identity(_ text: String) -> Identity? {
    Identity(secretText: SecretBytes(copying: text.utf8))
  }

  @Test func oneSpelling() throws {
    let recipient = try #require(Recipient(printed))
    #expect(recipient.description == printed)
    for text in [
      printed.uppercased(), printed + " ", String(printed.dropLast()), "age1" + printed,
      printed.replacingOccurrences("age1", "agf1"), secret, "", "age1",
    ] {
      #expect(Recipient(text) == nil, "\(text)")
    }
  }

  @Test func secretTextReadsBack() throws {
    guard let key = identity(secret) else {
      Issue.record("not read")
      return
    }
    #expect(key.recipient.description == printed)
    let again = key.secretText().withBytes { span in span.indices.map { span[$0] } }
    #expect(again == Array(secret.utf8))
  }

  @Test func secretTextIsStrict() {
    for text in [
      secret.lowercased(), secret + "\n", " " + secret, String(secret.dropLast()), printed, "X",
      String(secret.dropLast()) + "Q", secret.replacingOccurrences("KEY-1", "KEY-2"),
    ] {
      if identity(text) != nil { Issue.record("\(text)") }
    }
  }

  @Test func everyAlteredCharacterIsRefused() {
    let alphabet = Array("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".utf8)
    let characters = Array(secret.utf8)
    for i in 16..<characters.count {
      for other in alphabet where other != characters[i] {
        var altered = characters
        altered[i] = other
        if identity(String(decoding: altered, as: UTF8.self)) != nil { Issue.record("\(i)") }
      }
    }
  }

  @Test func ringKeepsOrder() {
    let ring = testRing(3, 1, 2)
    let recipients = [3, 1, 2].map { testIdentity($0).recipient }
    #expect(ring.recipients == recipients)
    #expect(
      recipients.sorted().map(\.key.bytes)
        == recipients.map(\.key.bytes).sorted {
          $0.lexicographicallyPrecedes($1)
        })
  }
}

extension String {
  fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
