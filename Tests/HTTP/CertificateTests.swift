import ParleyCrypto
import ParleyHTTP
import ParleyWire
import Testing

@Suite struct CertificateTests {
  private func make(
    _ commonName: String = "a", seed: [UInt8] = [UInt8](repeating: 5, count: 32),
    notBefore: Int64 = 1_700_000_000, days: Int = 90
  ) throws(HTTPError) -> (pem: String, pin: Pin) {
    let made = try LinkCertificate.make(
      commonName: commonName, seed: SecretBytes(copying: seed), notBefore: notBefore, days: days)
    return (made.certificatePEM, made.pin)
  }

  @Test func `the pin is the hash of the public key as RFC 8410 writes it`() throws {
    let seed = [UInt8](repeating: 5, count: 32)
    let key = Ed25519.PrivateKey(seed: SecretBytes(copying: seed))?.publicKey
    let publicKey = try #require(key)
    let prefix = try #require(Hex.decode("302a300506032b6570032100"))
    let made = try make(seed: seed)
    #expect(made.pin.digest == SHA256.hash(prefix + publicKey.bytes))
    #expect(LinkCertificate.pin(ofPEM: made.pem) == made.pin)
  }

  @Test func `the same arguments make the same certificate, another key another pin`() throws {
    let first = try make()
    let again = try make()
    #expect(again.pem == first.pem)
    let renewed = try make(notBefore: 1_700_000_001)
    #expect(renewed.pem != first.pem)
    #expect(renewed.pin == first.pin)
    let other = try make(seed: [UInt8](repeating: 6, count: 32))
    #expect(other.pin != first.pin)
  }

  @Test func `openssl reads it as we meant it`() async throws {
    let folder = Folder()
    let path = folder.write("a.crt", Array(try make("Ministry of Água").pem.utf8))
    let said = try #require(
      await shell(
        "openssl x509 -in \(path) -noout -text -nameopt utf8; "
          + "openssl verify -check_ss_sig -partial_chain -attime 1700000100 "
          + "-trusted \(path) \(path)"
      ), "the openssl program is needed for this test")
    for part in [
      "Version: 3", "ED25519", "CN=Ministry of Água", "Nov 14 22:13:20 2023 GMT",
      "Feb 12 22:13:20 2024 GMT", "CA:FALSE", "Digital Signature",
      "TLS Web Server Authentication, TLS Web Client Authentication", ": OK",
    ] {
      #expect(said.contains(part), "\(part) is not in \(said)")
    }
  }

  @Test func `what cannot be a certificate is refused`() throws {
    #expect(throws: HTTPError.self) { try make("") }
    #expect(throws: HTTPError.self) { try make(String(repeating: "x", count: 65)) }
    #expect(throws: HTTPError.self) { try make(seed: [1, 2, 3]) }
    #expect(throws: HTTPError.self) { try make(notBefore: .max) }
    #expect(throws: HTTPError.self) { try make(notBefore: -1) }
    #expect(throws: HTTPError.self) { try make(days: .max) }
    #expect(throws: HTTPError.self) { try make(days: 0) }
  }

  @Test func `a pin comes from a certificate with an Ed25519 key and nothing else`() async throws {
    let pem = try make().pem
    #expect(LinkCertificate.pin(ofPEM: "") == nil)
    #expect(LinkCertificate.pin(ofPEM: "-----BEGIN CERTIFICATE-----\n") == nil)
    #expect(LinkCertificate.pin(ofPEM: String(pem.dropLast(60))) == nil)
    let other = try #require(
      await shell(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null "
          + "-subj /CN=x -days 1"), "the openssl program is needed for this test")
    #expect(other.contains("BEGIN CERTIFICATE"))
    #expect(LinkCertificate.pin(ofPEM: other) == nil)
  }
}
