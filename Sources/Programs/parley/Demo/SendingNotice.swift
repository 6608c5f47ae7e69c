import FoundationEssentials
import ParleyConsole
import ParleyCustody
import ParleyRuntime
import ParleyWire

// Scene 4: one notice, from a keyboard at Alfa to eyes at Bravo and back.
extension Demo {
  /// What a launch notification of the demonstration says: the day after tomorrow, so that the
  /// notice period is met.
  static func launch(days: Int64 = 2) -> [String] {
    let planned = SystemClock.now.adding(seconds: days * 86_400).description.prefix(10)
    return [
      "class=slbm", "planned=\(planned)", "launch-area=quadrant pacific-nw",
      "impact-area=circle 55.5,-160 120km",
    ]
  }

  func sendNotice() async throws(CommandError) -> String {
    stage.scene("4  A launch notification, with the fields of the agreement of 1988.")
    let fields = Self.launch()
    let draft = try draft(fields)
    alfa.tell("drafted by watch-1, waits for release", "draft \(draft.prefix(10)), not sent")
    var wrong = fields
    wrong[1] = Self.launch(days: 3)[1]
    let refused = try alfa.officer(
      "watch-2", ["release", draft] + wrong, expecting: ExitCode.negative.rawValue)
    let cause = refused.errors.split(separator: "\n").first { $0.contains("not released") } ?? ""
    alfa.tell(
      "watch-2 enters the fields again, and errs", String(cause.dropFirst(8)), style: .yellow)
    let id = try release(draft, fields)
    let recorded = try await alfa.message(id, "recorded") { _ in true }
    alfa.tell(
      "recorded: \(recorded.summary.serial)",
      "\(id)\nlog entry \(recorded.summary.index), signed by "
        + recorded.summary.signers.joined(separator: " and "))
    try await showArrival(id)
    try await answer(id, fields)
    return id
  }

  /// Drafts as watch-1; the draft's id.
  func draft(_ fields: [String]) throws(CommandError) -> String {
    try alfa.officer("watch-1", ["draft", "--form", "launch-1988/1", "--json"] + fields)
      .decoded(OperatorAPI.PageTaken.self).id
  }

  /// Releases as watch-2; the message's id.
  func release(_ draft: String, _ fields: [String]) throws(CommandError) -> String {
    try alfa.officer("watch-2", ["release", draft, "--json"] + fields)
      .decoded(OperatorAPI.PageTaken.self).id
  }

  /// Arrived at Bravo, and Bravo's receipt back at Alfa.
  func showArrival(_ id: String) async throws(CommandError) {
    let there = try await bravo.message(id, "arrived") { $0.summary.judgement == "accepted" }
    let carrier = there.carried.first { $0.direction == "arrived" }?.carrier ?? "https"
    bravo.tell(
      "arrived by \(carrier), checked and opened by the node",
      "\(there.summary.serial), precedence \(there.summary.precedence ?? "-")")
    let here = try await alfa.message(id, "received") { message in
      message.evidence.contains { $0.kind == "received" }
    }
    tellReceipt(here)
  }

  private func tellReceipt(_ message: OperatorAPI.MessageDetail) {
    guard let receipt = message.evidence.first(where: { $0.kind == "received" }) else { return }
    let proof = receipt.proofGood == true ? ", with proof of opening" : ""
    alfa.tell("received, says \(receipt.by)", "entry \(receipt.entry.prefix(20))...\(proof)")
  }

  private func answer(_ id: String, _ fields: [String]) async throws(CommandError) {
    _ = try bravo.parley(["show", id, "--post", "watch-3", "--lang", "en,ru"])
    bravo.tell("watch-3 reads it, in English and Russian", "parley show \(id.prefix(8))")
    let seen = try await alfa.message(id, "opened") { message in
      message.evidence.contains { $0.kind == "opened" }
    }
    let opened = seen.evidence.first { $0.kind == "opened" }
    alfa.tell(
      "opened, by \(opened?.office ?? "-")", "entry \(opened?.entry.prefix(20) ?? "-")...")
    _ = try bravo.officer("watch-3", ["ack", id])
    bravo.tell("acknowledged by watch-3", "an officer has seen it; no consent")
    _ = try bravo.officer("watch-3", ["readback", id] + fields)
    bravo.tell("read back by watch-3, restated by hand")
    let read = try await alfa.message(id, "read back") { message in
      message.answers.contains { $0.comparison != nil }
    }
    for answer in read.answers {
      guard let found = answer.comparison else {
        alfa.tell("acknowledged, by \(answer.from)", "message \(answer.id.prefix(20))...")
        continue
      }
      let same = found.count { $0.outcome == "same" }
      alfa.tell(
        "read back: \(same) of \(found.count) fields the same",
        found.map { "\($0.field): \($0.outcome)" }.joined(separator: ", "),
        style: same == found.count ? .green : .red)
    }
  }
}
