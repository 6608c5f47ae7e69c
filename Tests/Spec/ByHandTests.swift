import Foundation
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// What a script wrote from the pages alone, with openssl and age, given to a node of ours.
@Suite struct ByHandTests {
  @Test func `a page, an entry and a bundle written by hand are received`() throws {
    guard let python = try Tool.path("python3"), try Tool.path("openssl") != nil,
      try Tool.path("age") != nil
    else { return }
    try Tool.inScratchFolder { folder in
      let script = Vectors.root.appendingPathComponent("Tests/Processes/byhand.py")
      let made = try Tool.run(python, [script.path, "--make", folder.path])
      #expect(made.status == 0, "\(made.errors)")
      func file(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      }
      let bravo = try #require(Party("bravo.example"))
      let keys = try Self.keys(of: bravo, file)
      var node = Node(party: bravo, catalogue: .shipped)
      let now = Moment(monotonic: 0, civil: noon.adding(seconds: 20))
      let cards = try Card(file("alfa.card")).items + Card(file("bravo.card")).items
      for input in [Input.keys(cards), .charter(try file("charter"))] {
        #expect(node.handle(input, at: now, with: keys).refusal == nil)
      }
      let outcome = node.handle(
        .bundle(try file("bundle.parley"), Arrival(carrier: "drop", answers: true)), at: now,
        with: keys)

      let id = try #require(Digest(base64: String(decoding: try file("message"), as: UTF8.self)))
      #expect(outcome.refusal == nil)
      #expect(node.message(id)?.judgement == .accepted)
      let reply = try ParleyRecord.Bundle(try #require(outcome.reply))
      let receipts = try reply.items.filter { $0.kind == .entry }.map {
        try Entry(text: UnverifiedNote($0.bytes, limit: Limit.entryBytes).claimedText).act
      }
      // The salt stands on the second line of what the age program opened.
      let content = try SealedContent(plaintext: try file("opened"))
      let origin = try #require(Origin(String(decoding: try file("bravo.origin"), as: UTF8.self)))
      #expect(receipts.contains(.evidence([.received(id, proof: content.proof(for: origin))])))
    }
  }

  /// Bravo's secrets, as the script left them.
  private static func keys(of party: Party, _ file: (String) throws -> [UInt8]) throws -> Keys {
    func signer(_ file: [UInt8], _ name: String, _ type: KeyType = .ed25519) -> SignerKey {
      guard let key = Ed25519.PrivateKey(seed: SecretBytes(copying: file)) else {
        preconditionFailure("a seed is 32 bytes")
      }
      return SignerKey(name: name, type: type, key: key)
    }
    func text(_ name: String) throws -> String { String(decoding: try file(name), as: UTF8.self) }
    var ring = KeyRing()
    guard let identity = Identity(secretText: SecretBytes(copying: try file("bravo.seal"))) else {
      preconditionFailure("not a key of age-keygen's")
    }
    ring.append(identity)
    let origin = try #require(Origin(try text("bravo.origin")))
    let log = LogKey(
      origin: origin, signer: signer(try file("bravo.log"), "\(origin)"),
      successor: try #require(VerifierKey(try text("bravo.successor"))))
    return Keys(
      keyLogHead: signer(try file("bravo.keys"), "\(party)/keys"),
      mirror: signer(try file("bravo.mirror"), "\(party)/m", .cosignature),
      witness: testKey("\(party)/w", .cosignature), seal: ring, logs: [log])
  }
}
