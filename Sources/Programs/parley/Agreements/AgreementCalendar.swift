import ParleyAdoption
import ParleyAgreements
import ParleyConsole
import ParleyPact
import ParleyProse
import ParleyRuntime
import ParleyWire

/// `parley agreement calendar` and `figures`: deadlines for a desk's own calendar, a picture of the
/// record, and what both sides count alike.
enum AgreementCalendar {
  private static let language = Option<Tongue>("lang", .choice("LANG"), "the language (en)")
  private static let party = Option("party", .text("NAME"), "only what this party owes or is owed")
  private static let ics = Option("ics", .file, "write the deadlines as iCalendar (RFC 5545)")
  private static let svg = Option("svg", .file, "write the record as a picture")
  private static let from = Option(
    "record", .file, "from a record that parley agreement record wrote; no node is asked")

  static let calendar = Command(
    "agreement calendar", "list deadlines and agreed alerts; as a calendar file or as a picture",
    discussion: """
      An entry keeps its UID, so that a calendar that is read again moves entries and never \
      doubles them. What was done or excused is cancelled in it.
      """,
    options: [ReadAgreement.at, language, party, ics, svg, from],
    arguments: [HeldAgreement.optional],
    examples: [
      .init("agreement calendar"),
      .init("agreement calendar vd2011-16 --ics deadlines.ics --svg record.svg --lang ru"),
    ],
    exits: [.negative, .unreachable, .cannotCreate]
  ) { call throws(CommandError) in
    let held = try await held(call)
    let found = try held.statuses(at: call[ReadAgreement.at] ?? held.now)
    let prose = Prose(call[language] ?? .english)
    guard let last = found.last(where: { $0.status.isInForce }) ?? found.last else {
      throw CommandError(
        .negative, "no text of \(held.file.summary.name) can come into force",
        next: "parley agreement list")
    }
    if let path = call[ics] {
      let text = ICalendar.text(
        prose, last.status, of: last.text.agreement, for: call[party])
      try OutputFile.write(Array(text.utf8), to: path, replacing: true)
    }
    if let path = call[svg] {
      let named = try held.statuses(at: last.status.instant, spoken: true)
      let status = named.last { $0.text.meaning == last.text.meaning }?.status ?? last.status
      let picture = Timeline(prose, last.text.agreement, held.spoken, status).svg
      try OutputFile.write(Array(picture.text.utf8), to: path, replacing: true)
    }
    let rows = found.flatMap(\.status.rows).filter { row in
      row.due != nil && call[party].map { row.debtor == $0 || row.creditor == $0 } ?? true
    }.sorted { ($0.due ?? last.status.instant, $0.key) < ($1.due ?? last.status.instant, $1.key) }
    call.answer(.array(rows.map { StatusJSON.value($0) })) { speech in
      var table = Table(["by", "state", "duty", "alerts"])
      for row in rows {
        table.add(
          row.due.map { "\($0)" } ?? "-", row.state.rawValue, Speech.shown(row.key),
          row.alerts.map { "\($0)" }.joined(separator: " "))
      }
      speech.pour(table.text(columns: speech.output.columns))
      for path in [call[ics], call[svg]].compactMap({ $0 }) { speech.remark(path) }
    }
    return .ok
  }

  static let figures = Command(
    "agreement figures", "count duties met and not, notices given, days since each side spoke",
    discussion: "Both sides derive the same figures from the same record.",
    options: [ReadAgreement.at, ReadAgreement.language, from],
    arguments: [HeldAgreement.optional], examples: [.init("agreement figures vd2011-16")],
    exits: [.negative, .unreachable]
  ) { call throws(CommandError) in
    let held = try await held(call)
    let found = try held.statuses(at: call[ReadAgreement.at] ?? held.now)
    guard let last = found.last(where: { $0.status.isInForce }) ?? found.last else {
      throw CommandError(
        .negative, "no text of \(held.file.summary.name) can come into force",
        next: "parley agreement list")
    }
    let figures = Figures.of(last.text.agreement, held.record, last.status)
    call.answer(json(figures)) { speech in
      let page = Pages(call[ReadAgreement.language]) {
        $0.figures(figures, of: last.text.agreement)
      }
      speech.pour(Speech.shown(page.text(columns: speech.output.columns), lines: true))
    }
    return .ok
  }

  private static func held(_ call: Invocation) async throws(CommandError) -> HeldAgreement {
    if let path = call[from] { return try CompareRecords.read(path) }
    return try await NodeClient.with(call) { node throws(CommandError) in
      try await HeldAgreement.choose(call[HeldAgreement.optional], from: node)
    }
  }

  private static func json(_ figures: Figures) -> JSONValue {
    .object([
      .init("agreement", .string(figures.agreement)),
      .init("instant", .string("\(figures.instant)")),
      .init(
        "parties",
        .array(
          figures.parties.map { party in
            .object([
              .init("party", .string(party.party)),
              .init("inTime", .integer(Int64(party.inTime))),
              .init("late", .integer(Int64(party.late))),
              .init("overdue", .integer(Int64(party.overdue))),
              .init("open", .integer(Int64(party.open))),
              .init("released", .integer(Int64(party.released))),
              .init(
                "notices",
                .array(
                  party.notices.map {
                    ["kind": .string($0.kind), "count": .integer(Int64($0.count))]
                  })),
              .init("daysSilent", party.spoke.first?.days.map { .integer(Int64($0)) } ?? .null),
            ])
          })),
    ])
  }
}
