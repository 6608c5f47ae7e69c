import Glibc
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// Two honest nodes in a bad world, drawn from a seed; then the world heals.
@Suite struct Drills {
  /// A few each time; as many as a long run asks for.
  static let seeds = getenv("PARLEY_DRILL_SEEDS").flatMap { UInt64(String(cString: $0)) } ?? 12

  @Test(arguments: 1...seeds)
  func `whatever the road does, all arrives once and nobody is accused`(seed: UInt64) {
    var drill = Drill(seed: seed)
    for _ in 0..<60 { drill.step() }
    drill.heal()
    drill.check()
  }
}

struct Drill: ~Copyable {
  private var pair = Pair()
  private var chance: Generator
  /// What is on the road, and when it arrives.
  private var road: [Parcel] = []
  private var issued: [(byAlfa: Bool, id: Digest)] = []
  /// What the journals alone say, kept beside the nodes that live.
  private var shadows: (alfa: Node, bravo: Node)
  private var seen = (alfa: 0, bravo: 0)
  private var pages = 0
  private let seed: UInt64

  private struct Parcel {
    let at: Int64
    let toAlfa: Bool
    let bytes: [UInt8]
    /// Whether the carrier takes an answer back.
    let answers: Bool
  }

  init(seed: UInt64) {
    self.seed = seed
    chance = Generator(seed: seed)
    shadows = (
      Node(party: pair.alfa.member.party, catalogue: .shipped),
      Node(party: pair.bravo.member.party, catalogue: .shipped)
    )
  }

  private mutating func once(in count: UInt64) -> Bool { chance.next() % count == 0 }

  /// One thing happens, somewhere.
  mutating func step() {
    switch chance.next() % 10 {
    case 0, 1: issue(byAlfa: once(in: 2))
    case 2: act(atAlfa: once(in: 2))
    case 3, 4: pass(seconds: Int64(chance.next() % 40))
    case 5: crash(alfa: once(in: 2))
    default: deliver(losing: true)
    }
    compare()
  }

  private mutating func issue(byAlfa: Bool) {
    pages += 1
    let (from, to) =
      byAlfa
      ? (pair.alfa.member, pair.bravo.member)
      : (pair.bravo.member, pair.alfa.member)
    let all: [Precedence] = [.immediate, .priority]
    let page = pair.page(
      .launch1988, from: from, to: to, release: 2, fields: Pair.launch, nonce: "\(pages)",
      precedence: all[pages % all.count])
    let entropy = IssueEntropy(salt: chance.bytes(32), seed: chance.bytes(32))
    give(.page(page, entropy), toAlfa: byAlfa)
  }

  /// An officer sees a message that came, and acknowledges it.
  private mutating func act(atAlfa: Bool) {
    let node = atAlfa ? pair.alfa.node : pair.bravo.node
    let new = node.messages().first {
      !$0.ours && $0.judgement == .accepted && $0.shown.isEmpty && $0.page?.form == .launch1988
    }
    guard let new else { return }
    give(.shown(new.id, post: "1"), toAlfa: atAlfa)
    pages += 1
    let (from, to) =
      atAlfa
      ? (pair.alfa.member, pair.bravo.member)
      : (pair.bravo.member, pair.alfa.member)
    let page = pair.page(
      .acknowledge, from: from, to: to, re: [new.id], fields: [], nonce: "\(pages)")
    give(.page(page, IssueEntropy(salt: chance.bytes(32), seed: chance.bytes(32))), toAlfa: atAlfa)
  }

  /// A side takes an input; once in a while it dies with the outcome, before anything is durable.
  private mutating func give(
    _ input: Input, toAlfa: Bool, answers: Bool = false, mayDie: Bool = true
  ) {
    if mayDie, once(in: 12) {
      if toAlfa {
        _ = pair.alfa.node.handle(input, at: pair.now, with: pair.alfa.keys)
        pair.alfa.restart()
      } else {
        _ = pair.bravo.node.handle(input, at: pair.now, with: pair.bravo.keys)
        pair.bravo.restart()
      }
      return
    }
    let outcome =
      toAlfa ? pair.alfa.take(input, at: pair.now) : pair.bravo.take(input, at: pair.now)
    #expect(outcome.refusal == nil, "seed \(seed): \(input)")
    for case .recorded(let id) in outcome.events { issued.append((toAlfa, id)) }
    if answers, let reply = outcome.reply { ship(reply, toAlfa: !toAlfa, answers: false) }
    for packet in outcome.packets {
      ship(packet.bytes, toAlfa: !toAlfa, answers: once(in: 2))
    }
  }

  private mutating func ship(_ bytes: [UInt8], toAlfa: Bool, answers: Bool) {
    let late = once(in: 6) ? 90_000 : 2_000
    let at = pair.now.monotonic + Int64(chance.next() % UInt64(late))
    road.append(Parcel(at: at, toAlfa: toAlfa, bytes: bytes, answers: answers))
  }

  /// What is due arrives in any order; on a bad road some of it twice and some of it never.
  private mutating func deliver(losing: Bool) {
    let due = road.filter { $0.at <= pair.now.monotonic }.shuffled(using: &chance)
    road.removeAll { $0.at <= pair.now.monotonic }
    for parcel in due {
      if losing, once(in: 3) { continue }
      for _ in 0..<(once(in: 5) ? 2 : 1) {
        let arrival = Arrival(carrier: parcel.answers ? "https" : "drop", answers: parcel.answers)
        give(
          .bundle(parcel.bytes, arrival), toAlfa: parcel.toAlfa, answers: parcel.answers,
          mayDie: losing)
      }
    }
  }

  private mutating func pass(seconds: Int64, mayDie: Bool = true) {
    pair.pass(seconds: seconds)
    give(.tick, toAlfa: true, mayDie: mayDie)
    give(.tick, toAlfa: false, mayDie: mayDie)
  }

  private mutating func crash(alfa: Bool) {
    if alfa { pair.alfa.restart() } else { pair.bravo.restart() }
  }

  /// A live state is what its journal folds to.
  private mutating func compare() {
    for record in pair.alfa.journal[seen.alfa...] { shadows.alfa.replay(record) }
    for record in pair.bravo.journal[seen.bravo...] { shadows.bravo.replay(record) }
    seen = (pair.alfa.journal.count, pair.bravo.journal.count)
    #expect(shadows.alfa.state == pair.alfa.node.state, "seed \(seed)")
    #expect(shadows.bravo.state == pair.bravo.node.state, "seed \(seed)")
  }

  /// Nothing is lost any more. The two fall silent by themselves.
  mutating func heal() {
    var bundles = -road.count
    for _ in 0..<100 {
      bundles += road.count
      pass(seconds: 100, mayDie: false)
      deliver(losing: false)
      if road.isEmpty, isQuiet { break }
    }
    compare()
    #expect(road.isEmpty && isQuiet, "seed \(seed): they never fall silent")
    #expect(bundles < 32, "seed \(seed): \(bundles) bundles to heal")
  }

  private var isQuiet: Bool {
    pair.alfa.node.isSettled(at: pair.now, pair.alfa.keys)
      && pair.bravo.node.isSettled(at: pair.now, pair.bravo.keys)
  }

  func check() {
    for (byAlfa, id) in issued {
      let ours = byAlfa ? pair.alfa.node.message(id) : pair.bravo.node.message(id)
      let theirs = byAlfa ? pair.bravo.node.message(id) : pair.alfa.node.message(id)
      #expect(theirs?.judgement == .accepted, "seed \(seed)")
      #expect(theirs?.page != nil && theirs?.page == ours?.page, "seed \(seed)")
      let receipts = ours?.evidence.filter { if case .received = $0.kind { true } else { false } }
      #expect(receipts?.map(\.proofGood) == [true], "seed \(seed)")
      #expect(ours?.settledBy.count == 1, "seed \(seed)")
    }
    for event in pair.alfa.events + pair.bravo.events {
      switch event {
      case .forkProved, .rolledBack, .dropped, .refusedTheirs, .keyRefused:
        Issue.record("seed \(seed): \(event)")
      default: break
      }
    }
    check(pair.alfa.node, pair.alfa.journal)
    check(pair.bravo.node, pair.bravo.journal)
  }

  private func check(_ node: Node, _ journal: [Record]) {
    for log in node.channels().flatMap(\.logs) {
      #expect(log.cosigners.contains { $0.size == log.size }, "seed \(seed): \(log)")
    }
    func replayed(_ records: [Record]) -> State {
      Node(party: node.party, catalogue: .shipped, replaying: records).state
    }
    #expect(replayed(journal) == node.state, "seed \(seed)")
    #expect(replayed(node.snapshot()) == node.state, "seed \(seed): snapshot")
    #expect(journal.allSatisfy { Record($0.bytes) == $0 }, "seed \(seed)")
  }
}

extension Node {
  /// Whether there is nothing that it would try again.
  fileprivate func isSettled(at now: Moment, _ keys: borrowing Keys) -> Bool {
    var node = self
    return node.handle(.tick, at: now, with: keys).wake == nil
  }
}
