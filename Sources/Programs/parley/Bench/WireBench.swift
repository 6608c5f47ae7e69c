/// Bytes that one notice costs on the wire. They are counted, not timed, and have no floor.
enum WireBench {
  private static let batch = 64

  static func take() -> [BenchFinding] {
    var pair = BenchPair()
    // The bundle takes the cosignature of the answer before along, as it does on a line in use.
    let alone = (0..<16).map { _ in pair.send() }
    let batches = (0..<4).map { _ in pair.send(batch) }
    let each = batches.map { Double($0.out + $0.back) / Double(batch) }
    return [
      BenchFinding(
        "a notice of 1 KiB alone, bundle and answer", unit: "bytes",
        alone.map { Double($0.out + $0.back) }, goal: "4,400",
        remark: "bundle \(alone[8].out), answer \(alone[8].back); without HTTP and TLS"),
      BenchFinding(
        "a notice of 1 KiB in a batch of \(batch)", unit: "bytes", each, goal: "2,700",
        remark: "bundle \(batches[2].out), answer \(batches[2].back)"),
    ]
  }
}
