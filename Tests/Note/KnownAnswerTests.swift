import ParleyCrypto
import ParleyNote
import ParleyWire
import Testing

/// Fixed keys and notes, computed by OpenSSL and by hand from the specifications, not by this code.
/// The seed is 00 01 02 ... 1f.
@Suite struct KnownAnswerTests {
  struct Answer: Sendable {
    let type: KeyType
    let vkey: String
    let secret: String
    let text: String
    let line: String
  }

  static let answers = [
    Answer(
      type: .ed25519,
      vkey: "a.example/office+221fcbd7+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
      secret: "PRIVATE+KEY+a.example/office+221fcbd7+"
        + "AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
      text: "parley test v1\nline two\n",
      line: "\u{2014} a.example/office Ih/L17/2mcdg2I88HK2hPOPkGd5beBL/"
        + "CyI9cJi5pt7ljRdQsi4XI/WGwLyeSpb9Uz0xTQb9PtqY2AwCsHJkO3aO6gU="),
    Answer(
      type: .cosignature,
      vkey: "a.example/cosigner+cf4fd519+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
      secret: "PRIVATE+KEY+a.example/cosigner+cf4fd519+"
        + "BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
      text: "log.example/c\n3\nlPvQ3YNvUDAWkubQ6t5yjuGexSv/8WBu2AfIV11aqhk=\n",
      line: "\u{2014} a.example/cosigner z0/VGQAAAABqsTuAybF2hF8xyCaQ/bODlpPnunqly9j+ztje"
        + "+k/W64chTSPKlrq9EAomWlboCg+8/a/bBroI72OWOFIA/VEsT5YHCA=="),
  ]

  @Test(arguments: answers) func keysAndSignatures(_ answer: Answer) throws {
    let secret = SecretBytes(copying: Array(answer.secret.utf8))
    guard let signer = SignerKey(secretText: secret) else {
      Issue.record("the stored key is not read")
      return
    }
    let key = try #require(VerifierKey(answer.vkey))
    #expect(signer.verifier == key && key.description == answer.vkey && key.type == answer.type)
    let text = Array(answer.text.utf8)
    let noon = try #require(Timestamp(seconds: 1_790_000_000))
    let line = answer.type == .ed25519 ? signer.sign(text) : signer.cosign(text, at: noon)
    #expect(line.description == answer.line)
    let bytes = Array("\(answer.text)\n\(answer.line)\n".utf8)
    let note = try UnverifiedNote(bytes).verified(by: [key])
    #expect(note.text == text)
    #expect(note.signers.first?.time == (answer.type == .ed25519 ? nil : noon))
  }
}
