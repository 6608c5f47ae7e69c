import ParleyCharter
import ParleyEvidence
import ParleyRecord
import ParleyWire

/// A verdict as a person reads it, and as a program does.
struct Report {
  private let verdict: Verdict
  private let proved: [Statement]
  private let notProved: [Doubt]
  /// A message was asked for that the file does not hold.
  private let isAbsent: Bool

  /// - Parameter message: restricts statements to one message and to what is of no message.
  init(_ verdict: Verdict, message: Digest?) {
    self.verdict = verdict
    proved = verdict.proved.filter { message == nil || $0.message ?? message == message }
    notProved = verdict.notProved.filter { message == nil || $0.message ?? message == message }
    isAbsent = message.map { id in !verdict.messages.contains { $0.id == id } } ?? false
  }

  private var isRead: Bool { verdict.channel != nil }

  var status: Int32 {
    if !isRead { return Exit.unreadable }
    return verdict.holds && !isAbsent ? Exit.proved : Exit.faults
  }

  private var conclusion: String {
    if !isRead { return "this is not an exchange file, or its lines were altered" }
    if !verdict.holds {
      return "\(counted(verdict.faults.count, "fault")): do not rely on this file"
    }
    if isAbsent { return "the message asked for is not in this file" }
    return "everything in this file holds: \(proved.count) proved, \(notProved.count) not"
  }

  var text: String {
    var lines: [String] = []
    if let channel = verdict.channel {
      let scope = verdict.scope == .channel ? "the whole of" : "single messages of"
      lines.append("This file holds \(scope) channel \(channel).")
    }
    lines += block("Parties: compare these words with each, by voice", verdict.members.map(spoken))
    lines += block("Messages", verdict.messages.map(line))
    lines += block(
      "Proved: \(counted(proved.count, "statement"))", proved.map(\.description), numbered: true)
    lines += block(
      "Not proved: \(counted(notProved.count, "statement"))", notProved.map(\.description),
      numbered: true)
    lines += block("What this does not show", verdict.doesNotShow.map(\.sentence))
    lines += block("Faults", verdict.faults.map(line), numbered: true)
    lines += ["", "Verdict: \(conclusion)."]
    // Names and keys are others' words: nothing in them may move the cursor or turn the line.
    return lines.map { SafeText.neutralised($0) + "\n" }.joined()
  }

  private func block(_ title: String, _ lines: [String], numbered: Bool = false) -> [String] {
    // A count of nothing is still said, unless the file could not be read at all.
    if lines.isEmpty { return numbered && title != "Faults" && isRead ? ["", title] : [] }
    return ["", title]
      + lines.enumerated().map { i, line in numbered ? "  \(i + 1). \(line)" : "  \(line)" }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func spoken(_ member: Charter.Member) -> String {
    "\(member.party)  \(member.id.spokenWords)"
  }

  private func line(_ message: Message) -> String {
    let form = message.form.map { ", form \($0)" } ?? ""
    return "\(message.id)  \(message.log) \(message.index), claimed \(message.at)\(form)"
  }

  private func line(_ fault: Fault) -> String {
    let place = fault.place.map { "item \($0.item) (\($0.kind.rawValue), byte \($0.offset)): " }
    let inner = fault.inner.map { ", \($0)" } ?? ""
    return "\(place ?? "")\(fault.sentence) [\(fault.rule.rawValue)\(inner)]"
  }
}

extension Report {
  var json: String {
    let members = verdict.members.map {
      JSON.object([
        ("party", .text($0.party.name)), ("id", .text($0.id.base64)),
        ("words", .text($0.id.spokenWords)),
      ])
    }
    let fields: [(String, JSON)] = [
      ("holds", .bool(verdict.holds)),
      ("verdict", .text(conclusion)),
      ("channel", .optional(verdict.channel?.base64)),
      ("scope", .optional(verdict.scope?.rawValue)),
      ("parties", .array(members)),
      ("messages", .array(verdict.messages.map(json))),
      ("proved", .array(proved.map { json($0.kind, $0.message, $0.description) })),
      ("notProved", .array(notProved.map { json($0.kind, $0.message, $0.description) })),
      (
        "doesNotShow",
        .array(verdict.doesNotShow.map { json($0.rawValue, nil, $0.sentence) })
      ),
      ("faults", .array(verdict.faults.map(json))),
    ]
    return JSON.object(fields).text + "\n"
  }

  private func json(_ kind: String, _ message: Digest?, _ sentence: String) -> JSON {
    .object([
      ("kind", .text(kind)), ("message", .optional(message?.base64)), ("sentence", .text(sentence)),
    ])
  }

  private func json(_ message: Message) -> JSON {
    .object([
      ("id", .text(message.id.base64)), ("log", .text("\(message.log)")),
      ("index", .number(message.index)), ("claimedAt", .text("\(message.at)")),
      ("form", .optional(message.form.map { "\($0)" })),
    ])
  }

  private func json(_ fault: Fault) -> JSON {
    .object([
      ("rule", .text(fault.rule.rawValue)), ("inner", .optional(fault.inner)),
      ("item", fault.place.map { .number(Int64($0.item)) } ?? .null),
      ("kind", .optional(fault.place?.kind.rawValue)),
      ("offset", fault.place.map { .number(Int64($0.offset)) } ?? .null),
      ("sentence", .text(fault.sentence)),
    ])
  }
}
