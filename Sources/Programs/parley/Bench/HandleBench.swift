import ParleyCrypto
import ParleyWire

/// What the core itself takes for a notice, beside the cryptography that it cannot leave out.
enum HandleBench {
  static func take(_ plan: BenchPlan) -> [BenchFinding] {
    var pair = BenchPair()
    var found = steps(&pair, plan, after: "in a young channel")
    pair.fill(plan.messages)
    found += steps(&pair, plan, after: "after \(plan.messages) messages")
    return found
  }

  /// Signatures checked, signatures made, and X25519 operations, at the least.
  private struct Need {
    var checked: [Int]
    var made: [Int]
    var agreed: Int
  }

  // Texts of two lengths: a page with its 1 KiB, and an entry, a head or a cosignature.
  private static let (page, small) = (1_280, 400)
  /// Two officers; entry and head; a share for each of four stanzas, a secret for two recipients.
  private static let issue = Need(checked: [page, page], made: [small, small], agreed: 6)
  /// Entry, head, cosignature, two officers; receipt, its head, a cosignature; one stanza opened.
  private static let intake = Need(
    checked: [small, small, small, page, page], made: [small, small, small], agreed: 1)
  /// Receipt, head, cosignature; a cosignature.
  private static let settle = Need(checked: [small, small, small], made: [small], agreed: 0)

  /// Microseconds of the cryptography of one notice on both sides.
  static func cryptography() -> Double {
    [issue, intake, settle].reduce(0) { $0 + BareCryptography($1).work() }
  }

  private static func steps(
    _ pair: inout BenchPair, _ plan: BenchPlan, after state: String
  ) -> [BenchFinding] {
    let needs = [issue, intake, settle].map(BareCryptography.init)
    let runs = max(plan.rounds * 5, 15)
    var samples: [[(figure: Double, floor: Double)]] = [[], [], []]
    for _ in 0..<runs {
      let passage = pair.send()
      for (i, figure) in [passage.issue, passage.intake, passage.settle].enumerated() {
        samples[i].append((figure, needs[i].work()))
      }
    }
    let names = ["issue", "intake with receipt", "taking the receipt"]
    return zip(names, samples).map { name, samples in
      BenchFinding(
        "\(name) \(state)", unit: "us of work", samples,
        floorIs: "its signatures and key agreements")
    }
  }

  /// The cryptography of one step and nothing around it.
  private struct BareCryptography {
    private let need: Need
    private let checks: BareSignatures

    init(_ need: Need) {
      self.need = need
      checks = BareSignatures(need.checked)
    }

    /// Microseconds.
    func work() -> Double {
      let secret = BenchParty.secret("bare")
      let texts = need.made.map { [UInt8](repeating: 1, count: $0) }
      let made = Stopwatch.work { for text in texts { _ = secret.sign(text) } }.0
      let scalar = SHA256.hash("scalar").bytes
      let agreed = Stopwatch.work {
        for _ in 0..<need.agreed { _ = X25519.PrivateKey(SecretBytes(copying: scalar)) }
      }.0
      return checks.verify() + made + agreed
    }
  }
}
