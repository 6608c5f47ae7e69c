import Foundation
import ParleyCrypto
import ParleyEvidence
import ParleyNote
import ParleyRecord
import ParleySeal
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// The pages show what these keys sign, to the byte. With PARLEY_WRITE_EXAMPLES set the pages are
/// written anew instead.
@Suite(.serialized) struct ExampleTests {
  private let examples = Examples()

  @Test func `the page of pages`() throws {
    try expect("page", "page", [examples.page])
    try expect("page", "sealed", [examples.content.plaintext.prefix(while: examples.page)])
    try expect("page", "age", [Array(Armor.encode(examples.sealed).utf8)])
    try expect("page", "identity", [examples.identity])

    let shown = try #require(try SpecPage("page").examples("page").first)
    let note = try UnverifiedNote(shown)
    #expect(try Page(text: note.claimedText).text == note.claimedText)
    let officers = (1...2).map { testKey("\(examples.alfa.party)/o/\($0)").verifier }
    #expect(try note.verified(by: officers).signers.count == 2)
  }

  @Test func `its sealed page opens to it, here and in the age program`() throws {
    let page = try SpecPage("page")
    let armoured = try #require(page.examples("age").first)
    var ring = KeyRing()
    ring.append(testIdentity("\(examples.bravo.party)/watch"))
    let sealed = try Armor.decode(armoured)
    let plaintext = try Seal.open(sealed, with: ring).plaintext
    let content = try SealedContent(plaintext: plaintext)
    #expect(content.page == page.examples("page").first)
    let entry = try Self.entry(try SpecPage("entry").examples("entry")[1])
    guard case .page(let reference, _) = entry.act else {
      Issue.record("the second entry records a page")
      return
    }
    #expect(reference.commit == content.commit)
    #expect(reference.hash == SHA256.hash(sealed) && reference.size == Int64(sealed.count))

    guard let age = try Tool.path("age") else { return }
    try Tool.inScratchFolder { folder in
      let key = folder.appendingPathComponent("key")
      try Data(try #require(page.examples("identity").first)).write(to: key)
      let opened = try Tool.run(age, ["-d", "-i", key.path], input: armoured)
      #expect(opened.bytes == plaintext, "\(opened.errors)")
    }
  }

  @Test func `the page of entries`() throws {
    try expect(
      "entry", "entry",
      [examples.leaf(examples.alfa, 0), examples.leaf(examples.alfa, 1)]
        + [examples.leaf(examples.bravo, 1)])
    let shown = try SpecPage("entry").examples("entry")
    for (leaf, log) in zip(shown, [examples.alfa, examples.alfa, examples.bravo]) {
      let note = try UnverifiedNote(leaf, limit: Limit.entryBytes)
      #expect(try note.verified(by: [testKey("\(log.origin)").verifier]).signers.count == 1)
      #expect(try Entry(text: note.claimedText).text == note.claimedText)
    }
    let receipt = try Self.entry(shown[2])
    let proof = examples.content.proof(for: examples.bravo.origin)
    #expect(receipt.act == .evidence([.received(try Self.entry(shown[1]).id, proof: proof)]))
  }

  @Test func `the page of logs`() throws {
    let log = examples.channel.log(examples.alfa.party)
    let key = testKey("\(examples.alfa.origin)").verifier
    try expect("log", "head", [log.signedHead().note])
    try expect("log", "vkey", [Array("\(key)\n".utf8)])
    try expect("log", "cosign", [examples.cosignature])
    try expect("log", "leaf-fork", [examples.leafFork.bytes])
    try expect("log", "head-fork", [examples.forkProof.bytes])

    let page = try SpecPage("log")
    let head = try VerifiedCheckpoint(bytes: page.examples("head")[0], log: key)
    let leaves = try SpecPage("entry").examples("entry").prefix(2)
    let tree = MerkleTree(leafHashes: leaves.map { Tree.leafHash($0) })
    #expect(tree.root(at: 2) == head.checkpoint.root && head.checkpoint.size == 2)
    let theirs = testKey("\(examples.bravo.origin)").verifier
    let leafFork = try #require(LeafFork(page.examples("leaf-fork")[0]))
    #expect(leafFork.verified(by: theirs) == LogPosition(examples.bravo.origin, 1))
    let headFork = try ForkProof(page.examples("head-fork")[0])
    #expect(try headFork.verified(by: theirs).newer.checkpoint.size == 3)
  }

  @Test func `the page of bundles`() throws {
    let request = examples.request.bytes
    try expect("bundle", "bundle", [examples.reply.bytes])
    try expect(
      "bundle", "begins", [Array(request.prefix(request.count - examples.sealed.count - 6))])
    let shown = try #require(try SpecPage("bundle").examples("bundle").first)
    let bundle = try ParleyRecord.Bundle(shown)
    #expect(bundle.bytes == shown)
    #expect(bundle.items.map(\.kind) == [.entry, .head, .cosign])
    #expect(try ParleyRecord.Bundle(request).items.last?.bytes == examples.sealed)
  }

  private static func entry(_ leaf: [UInt8]) throws -> Entry {
    try Entry(text: UnverifiedNote(leaf, limit: Limit.entryBytes).claimedText)
  }

  private func expect(
    _ page: String, _ word: String, _ blocks: [[UInt8]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["PARLEY_WRITE_EXAMPLES"] != nil {
      try SpecPage.rewrite(page, word, blocks)
    }
    let shown = try SpecPage(page).examples(word).map { String(decoding: $0, as: UTF8.self) }
    let made = blocks.map { String(decoding: $0, as: UTF8.self) }
    #expect(shown == made, sourceLocation: sourceLocation)
  }
}

extension [UInt8] {
  /// The bytes before another text begins in them.
  fileprivate func prefix(while text: [UInt8]) -> [UInt8] {
    let end = indices.first { self[$0...].starts(with: text) } ?? endIndex
    return Array(self[..<end])
  }
}
