import ParleyConsole
import ParleyForms
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// One message as an officer reads it: the page in plain language, and the chain of custody, each
/// fact with the entry that is its evidence.
struct MessageSheet {
  let message: OperatorAPI.MessageDetail
  let languages: [Language]
  let columns: Int

  private var summary: OperatorAPI.MessageSummary { message.summary }
  private var form: Form? { summary.form.flatMap { FormID($0) }.flatMap { Catalogue.shipped[$0] } }

  var text: String { head + body + members + custody + differences }

  private var head: String {
    let world = summary.origin.hasPrefix("exercise.") ? "EXERCISE   " : ""
    let mark = summary.flags.contains("delayed") ? "   DELAYED: not to be acted on as current" : ""
    let title = form.map { FormSheet.text($0.titles, languages) } ?? summary.form ?? "(sealed)"
    var table = Table(["", ""])
    table.add("id", summary.id)
    if let from = summary.from {
      table.add("from", "\(from), signed by \(summary.signers.joined(separator: " and "))")
      table.add("to", summary.to.joined(separator: ", "))
    }
    if let page = message.page {
      table.add("precedence", summary.precedence ?? "-")
      table.add("written", page.at + (page.until.map { ", current until \($0)" } ?? ""))
    }
    for id in summary.re { table.add("answers", id) }
    for note in notes { table.add("note", note) }
    return "\(world)\(summary.serial)   \(title)\(mark)\n"
      + Speech.shown(table.text(columns: columns, indent: 2), lines: true)
  }

  private var notes: [String] {
    var notes: [String] = []
    switch summary.judgement {
    case "refused": notes.append("refused by rule \(summary.rule ?? "-")")
    case "waiting":
      notes.append("authority not yet verifiable: waits for \(summary.waitingFor ?? "-")")
    default: break
    }
    notes += summary.flags.filter { $0 != "delayed" }
    if summary.missingBefore > 0 {
      notes.append("\(summary.missingBefore) entries before it are missing")
    }
    return notes
  }

  private var body: String {
    guard let page = message.page else { return "\n  sealed: it cannot be read here\n" }
    let fields = page.fields.compactMap { Field($0.name, $0.value) }
    guard let form, let at = Timestamp(page.at) else {
      let lines = page.fields.map { "  \($0.name)  \(Speech.shown($0.value))\n" }
      return "\nThe form is not known here; these are its codes:\n" + lines.joined()
    }
    let echo = Echo(form: form, fields: fields, at: at, languages: languages)
    return "\n" + echo.lines(columns: columns)
  }

  /// Who has what, where there is more than one to ask about.
  private var members: String {
    guard message.members.count > 1 else { return "" }
    var table = Table(["member", "received", "opened", "answered", "cosigned"])
    for member in message.members {
      table.add(
        member.party, member.refused.map { "REFUSED \($0)" } ?? member.received ?? "-",
        member.opened ?? "-", member.answers.isEmpty ? "-" : member.answers.joined(separator: ", "),
        member.holds ? "yes" : "-")
    }
    let settled = message.settled ? "settled" : "not settled yet"
    return "\nMembers, on this record: \(settled)\n"
      + Speech.shown(table.text(columns: columns, indent: 2), lines: true)
  }

  private var custody: String {
    var table = Table(["", "", ""])
    for fact in CustodyFact.all(of: message) {
      table.add(fact.at, fact.what, fact.by)
      table.add("", "", "  \(fact.evidence)")
    }
    return "\nCustody: each fact, and what proves it\n"
      + Speech.shown(table.text(columns: columns, indent: 2), lines: true)
  }

  /// What a read-back says otherwise, field by field.
  private var differences: String {
    let found = message.answers.flatMap { $0.comparison ?? [] }.filter { $0.outcome != "same" }
    guard !found.isEmpty else { return "" }
    return "\nTHE READ-BACK DIFFERS\n"
      + found.map {
        "  \($0.field): the notice says \(Speech.shown($0.original ?? "nothing")), "
          + "the read-back \(Speech.shown($0.said ?? "nothing"))\n"
      }.joined()
  }
}

/// A fact of a message's life, with its evidence.
struct CustodyFact {
  let at: String
  let what: String
  let by: String
  /// The entry, or the message, that says so; what only this side saw has no other witness.
  let evidence: String
  /// Orders facts of one second as one follows from the other.
  let rank: Int

  /// Oldest first. Times of one spelling sort as text.
  static func all(of message: OperatorAPI.MessageDetail) -> [CustodyFact] {
    let summary = message.summary
    var facts = [
      CustodyFact(
        at: summary.at, what: "recorded", by: "\(summary.origin) \(summary.index)",
        evidence: "entry \(summary.id)", rank: 0)
    ]
    facts += message.carried.map { carried in
      CustodyFact(
        at: carried.at, what: carried.direction, by: "by \(carried.carrier)", evidence: ownRecord,
        rank: 1)
    }
    facts += message.evidence.map(fact)
    facts += message.shown.map {
      CustodyFact(at: $0.at, what: "shown", by: "to \($0.post)", evidence: ownRecord, rank: 4)
    }
    facts += message.answers.map(fact)
    let ordered = facts.enumerated().sorted { a, b in
      (a.element.at, a.element.rank, a.offset) < (b.element.at, b.element.rank, b.offset)
    }
    var all = ordered.map(\.element)
    if !summary.settledBy.isEmpty {
      let names = summary.settledBy.joined(separator: ", ")
      all.append(
        CustodyFact(
          at: "", what: "cosigned", by: "by \(names)", evidence: "a head over it", rank: 6))
    }
    return all
  }

  private static let ownRecord = "this side's own record"

  private static func fact(_ line: OperatorAPI.Evidence) -> CustodyFact {
    var by = "by \(line.office ?? line.by)"
    if let rule = line.rule { by += ", rule \(rule)" }
    let proof =
      switch line.proofGood {
      case true?: ", with proof of opening"
      case false?: ", its proof is FALSE"
      case nil: ""
      }
    return CustodyFact(
      at: line.at, what: line.kind, by: by, evidence: "entry \(line.entry)\(proof)",
      rank: line.kind == "opened" ? 3 : 2)
  }

  private static func fact(_ answer: OperatorAPI.Answer) -> CustodyFact {
    var by = "by \(answer.from)"
    if let comparison = answer.comparison {
      let same = comparison.count { $0.outcome == "same" }
      by += ": \(same) of \(comparison.count) fields the same"
    }
    for field in answer.fields where field.name == "answer" || field.name == "until" {
      by += ": \(field.value)"
    }
    return CustodyFact(
      at: answer.at, what: FormID(answer.form)?.pastTense ?? answer.form, by: by,
      evidence: "message \(answer.id)", rank: 5)
  }
}
