import Foundation
import ParleyNote
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

@Suite struct TlogPolicyTests {
  struct Cases: Decodable {
    struct Case: Decodable {
      let id: Int
      let name: String
      let policy_base64: Data
      let expect: String
      let quorum_for_witness_sets: [Quorum]?
    }
    struct Quorum: Decodable {
      let witnesses: [String]
      let sufficient: Bool
    }
    let cases: [Case]
  }

  @Test func vectors() throws {
    guard let set = try Vectors.json(Cases.self, "tlog-policy/tlog-policy.json") else { return }
    var quorums = 0
    for vector in set.cases {
      // Open are a comment behind a line and a last line without an end: both refused.
      let policy = try? TlogPolicy(vector.policy_base64)
      #expect((policy != nil) == (vector.expect == "accept"), "\(vector.id) \(vector.name)")
      guard let policy else { continue }
      #expect(try TlogPolicy(policy.text) == policy)
      for quorum in vector.quorum_for_witness_sets ?? [] {
        let keys = policy.witnesses.filter { witness in
          quorum.witnesses.contains { Array($0.utf8) == witness.name.octets }
        }
        #expect(keys.count == quorum.witnesses.count)
        #expect(
          policy.quorum(satisfiedBy: keys.map(\.key)) == quorum.sufficient,
          "\(vector.name): \(quorum.witnesses)")
        quorums += 1
      }
    }
    #expect(set.cases.count == 26 && quorums == 29)
    Vectors.ran("tlog-policy", set.cases.count)
    Vectors.ran("tlog-policy, sets of witnesses", quorums)
  }

  static let log = testKey("log.example/c").verifier
  static let a = testKey("a.example/w", .cosignature).verifier
  static let b = testKey("b.example/w", .cosignature).verifier
  static let renamed = VerifierKey(name: "x.example/w", type: .cosignature, key: a.key)

  static let texts: [(String, TlogPolicyError?)] = [
    ("quorum none\n", nil),
    ("\n \t\n # comment\nlog  \(log)\thttps://log/ \nquorum none\n", nil),
    ("witness A \(a)\ngroup G 1 A\ngroup H all G\nquorum H\n", nil),
    ("quorum  none", .malformed(line: 1)),
    ("", .quorum),
    ("log \(log)\n", .quorum),
    ("quorum none\nquorum none\n", .quorum),
    ("quorum A\n", .member(line: 1)),
    ("log \(a)\nquorum none\n", .key(line: 1)),
    ("witness A \(log)\nquorum A\n", .key(line: 1)),
    ("log \(log)\nlog \(log)\nquorum none\n", .defined(line: 2)),
    ("witness A \(a)\nwitness B \(renamed)\nquorum A\n", .defined(line: 2)),
    ("witness A \(a)\nwitness A \(b)\nquorum A\n", .defined(line: 2)),
    ("witness A \(a)\ngroup G any G\nquorum G\n", .member(line: 2)),
    ("witness A \(a)\ngroup G any A\ngroup H any A\nquorum G\n", .member(line: 3)),
    ("witness A \(a)\ngroup G 0 A\nquorum G\n", .threshold(line: 2)),
    ("witness A \(a)\ngroup G 01 A\nquorum G\n", .threshold(line: 2)),
    ("witness A \(a)\ngroup G 2 A\nquorum G\n", .threshold(line: 2)),
    ("witness A\nquorum A\n", .malformed(line: 1)),
    ("witness A \(a) url # comment\nquorum A\n", .malformed(line: 1)),
    ("quorum none none\n", .malformed(line: 1)),
    ("Quorum none\n", .malformed(line: 1)),
    ("quorum none\r\n", .forbiddenCharacter(offset: 11)),
  ]

  @Test(arguments: texts) func reading(_ text: String, _ error: TlogPolicyError?) throws {
    guard let error else {
      let policy = try TlogPolicy(text.utf8)
      #expect(try TlogPolicy(policy.text) == policy)
      return
    }
    #expect(throws: error) { try TlogPolicy(text.utf8) }
  }

  @Test func namesAreOctets() throws {
    // One name in two spellings of Unicode is two names.
    let text = "witness caf\u{E9} \(Self.a)\nwitness cafe\u{301} \(Self.b)\nquorum caf\u{E9}\n"
    let policy = try TlogPolicy(text.utf8)
    #expect(policy.quorum(satisfiedBy: [Self.a]) && !policy.quorum(satisfiedBy: [Self.b]))
    #expect(
      String(decoding: policy.text, as: UTF8.self).unicodeScalars.elementsEqual(
        text.unicodeScalars))
  }

  @Test func aKeyCountsOnceAndStrangersNever() throws {
    let policy = try TlogPolicy(
      logs: [Self.log], witnesses: [Self.a, Self.b], threshold: .count(2))
    #expect(policy.quorum(satisfiedBy: [Self.a, Self.b]))
    #expect(!policy.quorum(satisfiedBy: [Self.a, Self.a]))
    #expect(!policy.quorum(satisfiedBy: [Self.a, Self.renamed, Self.log]))
    #expect(!policy.quorum(satisfiedBy: []))
  }

  @Test func manyOfAKind() throws {
    let keys = (0..<64).map { testKey("w\($0).example/w", .cosignature).verifier }
    let logs = (0..<64).map { testKey("l\($0).example/c").verifier }
    let policy = try TlogPolicy(logs: logs, witnesses: keys, threshold: .count(43))
    #expect(policy.quorum(satisfiedBy: Array(keys.prefix(43))))
    #expect(!policy.quorum(satisfiedBy: Array(keys.prefix(42))))
  }

  @Test func checkpointsByPolicy() throws {
    let log = testKey("log.example/c")
    let cosigner = testKey("a.example/w", .cosignature)
    let noon = try #require(Timestamp(seconds: 1_790_000_000))
    let text = Checkpoint(origin: "log.example/c", size: 0, root: Tree.emptyRoot).text
    let signed = NoteText.assemble(text, [log.sign(text)])
    let cosigned = NoteText.assemble(text, [log.sign(text), cosigner.cosign(text, at: noon)])
    let any = try TlogPolicy(
      logs: [Self.log], witnesses: [Self.a, Self.b], threshold: .any)
    let both = try TlogPolicy(
      logs: [Self.log], witnesses: [Self.a, Self.b], threshold: .all)
    let none = try TlogPolicy(logs: [Self.log], witnesses: [], threshold: .all)
    let other = try TlogPolicy(
      logs: [testKey("other.example/c").verifier], witnesses: [], threshold: .all)
    #expect(try any.verify(cosigned).cosignatures.map(\.key) == [Self.a])
    #expect(try none.verify(signed).cosignatures.isEmpty)
    #expect(throws: TlogPolicyError.notEnough) { try any.verify(signed) }
    #expect(throws: TlogPolicyError.notEnough) { try both.verify(cosigned) }
    #expect(throws: TlogPolicyError.unknownLog) { try other.verify(cosigned) }
    // Two keys of one log: either will do.
    let rotated = testKey("log.example/c", label: "next").verifier
    let twoKeys = try TlogPolicy(logs: [rotated, Self.log], witnesses: [], threshold: .all)
    #expect(try twoKeys.verify(signed).checkpoint.size == 0)
  }
}
