import ParleyConsole
import ParleyCrypto
import ParleyEvidence
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyWire

/// How fast a whole channel is checked offline, beside the signatures alone.
enum VerifyBench {
  static func take(_ plan: BenchPlan) throws(CommandError) -> [BenchFinding] {
    var pair = BenchPair()
    pair.fill(plan.messages)
    let builder = known(pair.alfa.node.exchange(channel: pair.channel))
    let file = known(try? builder.channelFile())
    let bytes = file.bytes
    let verdict = Exchange.check(bytes)
    guard verdict.holds else {
      throw CommandError(.bug, "a channel that two nodes made has faults: \(verdict.faults)")
    }
    let texts = signed(file)
    let bare = BareSignatures(texts.map { $0 })
    let count = Double(texts.count)
    let samples = (0..<plan.rounds).map { _ in
      let figure = Stopwatch.work { Exchange.check(bytes) }.0
      return (figure: count / figure * 1_000_000, floor: count / bare.verify() * 1_000_000)
    }
    return [
      BenchFinding(
        "signatures checked in a whole channel", unit: "a second", samples,
        floorIs: "Ed25519 alone on as many texts of the same lengths", isRate: true,
        goal: "80 % of the floor (ratio 1.25)",
        remark: "one core; \(plan.messages) notices, \(texts.count) signatures,"
          + " \(bytes.count) bytes")
    ]
  }

  /// The lengths of the texts that are signed in a file, once for each signature.
  private static func signed(_ file: ExchangeFile) -> [Int] {
    file.items.flatMap { item -> [Int] in
      switch item.kind {
      case .grant: return [item.bytes.count]
      case .cosign: return [192]
      case .opened:
        let start = item.bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return lengths(item.bytes[start...])
      case .charter, .key, .entry, .head: return lengths(item.bytes[...])
      default: return []
      }
    }
  }

  private static func lengths(_ bytes: ArraySlice<UInt8>) -> [Int] {
    guard let note = try? UnverifiedNote(bytes) else { return [] }
    return note.signatures.map { _ in note.claimedText.count }
  }
}

/// Ed25519 and nothing around it.
struct BareSignatures {
  private let key: Ed25519.PublicKey
  private let signed: [(text: [UInt8], signature: [UInt8])]

  /// Signs a text of each length.
  init(_ lengths: [Int]) {
    let secret = BenchParty.secret("bare")
    key = secret.publicKey
    signed = lengths.enumerated().map { place, length in
      let text = [UInt8](repeating: UInt8(truncatingIfNeeded: place), count: length)
      return (text, secret.sign(text))
    }
  }

  /// Microseconds for all of them.
  func verify() -> Double {
    let (time, good) = Stopwatch.work {
      signed.allSatisfy { key.verifies($0.signature, on: $0.text) }
    }
    precondition(good, "a signature of our own does not verify")
    return time
  }
}
