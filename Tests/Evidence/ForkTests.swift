import ParleyEvidence
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// Proofs that a key signed two histories, carried in an exchange file.
@Suite struct ForkTests {
  private let bravo = text("bravo.example") { Party($0) }

  /// Two branches of Bravo's log that part behind the notice's receipt.
  private func branches() -> (kept: TestChannel, forged: TestChannel) {
    let (channel, _) = TestChannel.notice()
    var (kept, forged) = (channel, channel)
    kept.append(.beat, by: bravo)
    kept.append(.beat, by: bravo)
    forged.page(from: bravo)
    forged.append(.beat, by: bravo)
    forged.append(.beat, by: bravo)
    return (kept, forged)
  }

  private func verdict(_ channel: TestChannel, _ forks: [[UInt8]]) -> Verdict {
    var builder = channel.builder
    builder.forks = forks
    return channel.verdict(of: builder)
  }

  private func headFork(_ kept: TestChannel, _ forged: TestChannel) throws -> ForkProof {
    let (a, b) = (kept.log(bravo), forged.log(bravo))
    let older = try UnverifiedNote(a.signedHead().note)
    let newer = try UnverifiedNote(b.signedHead().note)
    return try #require(ForkProof(tree: b.tree, older: older, newer: newer))
  }

  private func leafFork(_ kept: TestChannel, _ forged: TestChannel) throws -> LeafFork {
    let index = Int(TestChannel.notice().channel.log(bravo).tree.size)
    return LeafFork(
      try UnverifiedNote(kept.log(bravo).leaves[index]),
      try UnverifiedNote(forged.log(bravo).leaves[index]))
  }

  @Test func bothKindsAreProved() throws {
    let (kept, forged) = branches()
    let forks = [try headFork(kept, forged).bytes, try leafFork(kept, forged).bytes]
    let verdict = verdict(kept, forks)
    #expect(verdict.faults == [])
    #expect(verdict.proved.count { $0.kind == "fork" } == 2)
    #expect(forks.allSatisfy { $0.count < 1_100 })
  }

  @Test func whatIsNoForkIsAFault() throws {
    let (kept, forged) = branches()
    let proof = try headFork(kept, forged).bytes
    for i in stride(from: 0, to: proof.count, by: 7) {
      var bytes = proof
      bytes[i] ^= 1
      #expect(verdict(kept, [bytes]).rules == ["E-20"])
    }
    let leaves = try leafFork(kept, forged)
    #expect(verdict(kept, [LeafFork(leaves.first, leaves.first).bytes]).rules == ["E-20"])
    // A stranger's log that forked is no matter of this channel.
    let name = "other.example/c/aaaaaaaaaaaaaaaa"
    let heads = [Tree.leafHash([1]), Tree.leafHash([2])].map { root in
      let text = Checkpoint(origin: name, size: 1, root: root).text
      return NoteText.assemble(text, [testKey(name).sign(text)])
    }
    let other = ForkProof(
      tree: MerkleTree(), older: try UnverifiedNote(heads[0]), newer: try UnverifiedNote(heads[1]))
    #expect(verdict(kept, [try #require(other).bytes]).rules == ["E-20"])
  }

  @Test func aBranchThatAMemberSawOtherwiseIsAFault() throws {
    // Alfa saw the history that Bravo now denies.
    var (kept, forged) = branches()
    kept.append(.beat, by: kept.alfa.party, seen: [kept.log(bravo).head])
    let alfa = kept.log(kept.alfa.party)
    var builder = forged.builder
    builder.logs = [alfa.builderLog(cosignedBy: []), forged.log(bravo).builderLog(cosignedBy: [])]
    forged = kept
    #expect(forged.verdict(of: builder).rules == ["E-15"])
  }

  @Test func keyLogsForkToo() throws {
    let (kept, _) = branches()
    var (a, b) = (kept.bravo, kept.bravo)
    a.grant(.witness, "bravo.example/w")
    b.grant(.witness, "bravo.example/w", label: "other")
    let proof = try #require(
      ForkProof(
        tree: b.keyLog.merkleTree, older: try UnverifiedNote(a.keyHead),
        newer: try UnverifiedNote(b.keyHead)))
    let verdict = verdict(kept, [proof.bytes])
    #expect(verdict.faults == [])
    #expect(verdict.proves("fork"))
  }
}
