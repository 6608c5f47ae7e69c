import ParleyAdoption
import ParleyAgreements
import ParleyConsole
import ParleyCustody
import ParleyPact
import ParleyProse
import ParleyRuntime
import ParleyWire

/// `parley agreement list`, `status`, `explain`: what is agreed, and what the record shows of it.
enum ReadAgreement {
  static let list = Command(
    "agreement list", "list the agreements of every channel: proposed, accepted, by whom",
    examples: [.init("agreement list"), .init("agreement list --json")],
    exits: [.unreachable]
  ) { call throws(CommandError) in
    let all = try await NodeClient.with(call) { node throws(CommandError) in
      try await node.ask { try await $0.agreements() }
    }
    call.answer(all) { speech in
      if all.isEmpty { speech.remark("no agreement was proposed in any channel") }
      for agreement in all { speech.pour(Speech.shown(sheet(agreement), lines: true)) }
    }
    return .ok
  }

  private static func sheet(_ agreement: OperatorAPI.AgreementSummary) -> String {
    let parties = agreement.parties.map { "\($0.name) = \($0.party)" }.joined(separator: ", ")
    var out = "\(agreement.name)   \(parties)\n"
    for version in agreement.versions {
      out += "  \(version.proposal.prefix(10))  version \(version.number.map(String.init) ?? "?"), "
      out += "proposed by \(version.by) at \(version.at)\n"
      if let title = version.title { out += "              \(title)\n" }
      out += "              meaning \(version.meaning)\n"
      for fault in version.faults { out += "            ! \(fault)\n" }
      for said in version.accepted {
        out += "              accepted by \(said.party) at \(said.at)\n"
      }
      for said in version.objected {
        out += "              objection of \(said.party) at \(said.at)\n"
      }
      for said in version.withdrawn {
        out += "              withdrawal of \(said.party) at \(said.at)\n"
      }
      if version.faults.isEmpty, !version.awaiting.isEmpty {
        out += "              not accepted yet: \(version.awaiting.joined(separator: ", "))\n"
      }
    }
    return out
  }

  static let at = Option("at", .time, "the instant asked about (now)")
  static let language = Option("lang", .tongues, "the language, or two as in en,ru (en)")

  static let status = Command(
    "agreement status", "show who owes what to whom by when, on this record",
    discussion: """
      Each duty as a sentence, its deadline and how it was counted. The same text, record and \
      instant give every party the same status, and its digests say whether two of them are. With \
      --at it is the status of another instant, from what is on the record now. Ends with 1 when a \
      duty is overdue on this record.
      """,
    options: [at, language], arguments: [HeldAgreement.optional],
    examples: [
      .init("agreement status"), .init("agreement status vd2011-16 --at 2026-11-26T00:00:00Z"),
      .init("agreement status vd2011-16 --lang en,ru"),
    ],
    exits: [.negative, .unreachable]
  ) { call throws(CommandError) in
    let held = try await NodeClient.with(call) { node throws(CommandError) in
      try await HeldAgreement.choose(call[HeldAgreement.optional], from: node)
    }
    let found = try held.statuses(at: call[at] ?? held.now, spoken: !call.json)
    let columns = call.speech.output.columns
    call.answer(.array(found.map { StatusJSON.value($0.status) })) { speech in
      if found.isEmpty {
        speech.remark("\(held.file.summary.name): no text that was proposed can come into force")
      }
      for version in found {
        let page = Pages(call[language]) { $0.status(version.status, of: version.text.agreement) }
        speech.pour(Speech.shown(page.text(columns: columns), lines: true))
      }
      for told in held.file.told {
        speech.remark(Speech.shown("told \(told.at): \(told.duty): \(told.what)"))
      }
    }
    let isLate = found.flatMap(\.status.rows).contains {
      $0.state == .overdue || $0.state == .overdueUnconfirmed
    }
    return isLate ? .negative : .ok
  }

  private static let duty = Argument(
    "DUTY", .text("DUTY"), "article/trigger/debtor, or a beginning that fits one duty")

  static let explain = Command(
    "agreement explain", "say why a duty is in the state it is in, step by step",
    discussion: """
      Each step names the messages it rests on and the arithmetic it did, so that anyone can check \
      it without this program. With --json it is the whole derivation (Docs/Spec/explanation.md).
      """,
    options: [at, language], arguments: [HeldAgreement.argument, duty],
    examples: [.init("agreement explain vd2011-16 16.1.2 --lang en")],
    exits: [.negative, .unreachable]
  ) { call throws(CommandError) in
    let held = try await NodeClient.with(call) { node throws(CommandError) in
      try await HeldAgreement.fetch(call.required(HeldAgreement.argument), from: node)
    }
    let found = try held.statuses(at: call[at] ?? held.now, spoken: !call.json)
    let name = call.json ? call.required(duty) : held.spoken(call.required(duty))
    let row = try DutyName.find(name, in: found.flatMap(\.status.rows))
    guard let version = found.first(where: { $0.status.rows.contains(row) }) else {
      preconditionFailure("the row is of one of the statuses")
    }
    let columns = call.speech.output.columns
    let page = Pages(call[language]) {
      $0.explain(row, in: version.status, of: version.text.agreement)
    }
    if call.json {
      let tree = Explanation.json(version.status, of: version.text.agreement, rows: [row])
      call.speech.pour(tree.text + "\n")
    } else {
      call.speech.pour(Speech.shown(page.text(columns: columns), lines: true))
    }
    return .ok
  }
}

/// One page, or the same in two languages beside each other.
struct Pages {
  private let pages: [Document]

  init(_ tongues: [Tongue]?, make: (Prose) -> Document) {
    pages = (tongues ?? [.english]).map { make(Prose($0)) }
  }

  func text(columns: Int) -> String {
    pages.count == 2
      ? pages[0].beside(pages[1], width: columns) : pages[0].plain(width: columns)
  }
}

extension HeldAgreement {
  /// The node's own time when it was asked.
  var now: Timestamp { Timestamp(file.now) ?? SystemClock.now }

  /// What the record shows at an instant under each version, oldest first.
  ///
  /// - Parameter spoken: messages bear the names that people call them by; the digests stay those
  ///   of the record.
  func statuses(
    at instant: Timestamp, spoken: Bool = false
  ) throws(CommandError) -> [TextStatus] {
    var texts: [AccordFile.Text] = []
    for (version, agreement) in zip(file.summary.versions, agreements) {
      guard let agreement, version.faults.isEmpty,
        let meaning = Digest(base64: version.meaning),
        !texts.contains(where: { $0.meaning == meaning })
      else { continue }
      texts.append(AccordFile.Text(agreement, meaning: meaning))
    }
    do throws(EngineFault) {
      let found = try AccordFile(name: file.summary.name, texts: texts, record: record)
        .statuses(at: instant)
      guard spoken else { return found }
      let names = try AccordFile(name: file.summary.name, texts: texts, record: self.spoken)
        .statuses(at: instant)
      return zip(names, found).map { named, plain in
        var status = named.status
        status.record = plain.status.record
        return TextStatus(text: named.text, status: status)
      }
    } catch {
      throw CommandError(
        .refused, "\(file.summary.name) cannot be followed: \(error)",
        next: "parley agreement check shows what is wrong with its text", rule: error.rule)
    }
  }
}
