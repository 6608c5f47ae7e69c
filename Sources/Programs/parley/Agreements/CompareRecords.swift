import FoundationEssentials
import ParleyAdoption
import ParleyAgreements
import ParleyConsole
import ParleyRuntime
import ParleyWire

/// `parley agreement record` and `differ`: what a status rests on, as a file, and why two sides
/// see one agreement differently.
enum CompareRecords {
  private static let out = Option("out", short: "o", .file, "where to write it (standard output)")
  private static let texts = Option("texts", .folder, "write the texts there, a file a version")

  static let record = Command(
    "agreement record", "write down all that the status of an agreement rests on",
    discussion: """
      Texts, messages, receipts and proved times, as JSON, for the other side to compare or for an \
      archive. It is not signed: each message in it is named by its id, under which both logs hold \
      it signed (parley export).
      """,
    options: [out, texts], arguments: [HeldAgreement.argument],
    examples: [
      .init("agreement record vd2011-16 --out vd2011.record"),
      .init("agreement record vd2011-16 --texts texts"),
    ],
    exits: [.negative, .unreachable, .cannotCreate]
  ) { call throws(CommandError) in
    let held = try await NodeClient.with(call) { node throws(CommandError) in
      try await HeldAgreement.fetch(call.required(HeldAgreement.argument), from: node)
    }
    if let folder = call[texts] {
      try OutputFile.makeFolder(folder)
      for (version, text) in zip(held.file.summary.versions, held.file.texts) {
        let name = version.proposal.prefix(8).map { $0 == "/" || $0 == "+" ? "-" : String($0) }
        let path = "\(folder)/\(held.file.summary.name)-\(name.joined()).pact"
        try OutputFile.write(Array(text.utf8), to: path)
        call.speech.remark(path)
      }
    }
    let text = OperatorJSON.text(held.file) + "\n"
    if let path = call[out] {
      try OutputFile.write(Array(text.utf8), to: path)
      call.answer(["record": .string(path)]) { $0.remark(path) }
    } else if call[texts] == nil {
      call.speech.pour(text)
    }
    return .ok
  }

  private static let other = Argument(
    "FILE", .file, "what parley agreement record wrote on the other side")

  static let differ = Command(
    "agreement differ", "say why the other side sees an agreement differently",
    discussion: """
      Equal records give equal statuses. Where the two sides differ, it is because of messages, \
      receipts or times that one of them holds and the other does not: these are listed, and the \
      duties that they change. Ends with 1 when there is a difference.
      """,
    options: [ReadAgreement.at], arguments: [HeldAgreement.argument, other],
    examples: [.init("agreement differ vd2011-16 bravo.record")],
    exits: [.negative, .badData, .noInput, .unreachable]
  ) { call throws(CommandError) in
    let path = call.required(other)
    let theirs = try read(path)
    let ours = try await NodeClient.with(call) { node throws(CommandError) in
      try await HeldAgreement.fetch(call.required(HeldAgreement.argument), from: node)
    }
    let instant = call[ReadAgreement.at] ?? max(ours.now, theirs.now)
    let found = RecordComparison(ours.record, theirs.record)
    let rows = try changed(ours, theirs, at: instant)
    call.answer(json(found, rows)) { speech in
      guard !found.isEmpty else {
        return speech.say("both sides hold the same record: the same status at every instant")
      }
      speech.pour(Speech.shown(sheet(found, rows), lines: true))
    }
    return found.isEmpty ? .ok : .negative
  }

  static func read(_ path: String) throws(CommandError) -> HeldAgreement {
    let bytes = try InputFile.read(path, limit: Limit.exchangeBytes)
    guard let file = try? JSONDecoder().decode(OperatorAPI.AgreementFile.self, from: Data(bytes))
    else {
      throw CommandError(
        .badData, "\(path) is not the record of an agreement",
        next: "the other side writes one with parley agreement record")
    }
    return try HeldAgreement(file)
  }

  private struct Changed {
    let key: String
    let ours: RowState?
    let theirs: RowState?
  }

  private static func changed(
    _ ours: HeldAgreement, _ theirs: HeldAgreement, at instant: Timestamp
  ) throws(CommandError) -> [Changed] {
    let here = try ours.statuses(at: instant).flatMap(\.status.rows)
    let there = try theirs.statuses(at: instant).flatMap(\.status.rows)
    let keys = Set((here + there).map(\.key)).sorted(by: bytewiseLess)
    return keys.compactMap { key in
      let states = [here, there].map { rows in rows.first { $0.key == key }?.state }
      return states[0] == states[1] ? nil : Changed(key: key, ours: states[0], theirs: states[1])
    }
  }

  private static func sheet(_ found: RecordComparison, _ rows: [Changed]) -> String {
    var out = "The two sides' views differ because of:\n"
    for message in found.onlyFirst {
      out += "  only here    \(message.id)  \(message.said.words.joined(separator: " ")) "
      out += "of \(message.author), \(message.claimed)\n"
    }
    for message in found.onlySecond {
      out += "  only there   \(message.id)  \(message.said.words.joined(separator: " ")) "
      out += "of \(message.author), \(message.claimed)\n"
    }
    for message in found.differing {
      out += "  both hold    \(message.id): \(message.what.map(words).joined(separator: "; "))\n"
    }
    for party in found.heard {
      out +=
        "  \(party.party) was heard until \(time(party.first)) here, \(time(party.second)) there\n"
    }
    out += rows.isEmpty ? "No duty is in another state for it.\n" : "Duties that it changes:\n"
    for row in rows {
      out += "  \(row.key): \(row.ours?.rawValue ?? "none") here, "
      out += "\(row.theirs?.rawValue ?? "none") there\n"
    }
    return out
  }

  private static func words(_ what: RecordComparison.What) -> String {
    switch what {
    case .receipt(let party, let first, let second):
      "receipt of \(party): \(time(first)) here, \(time(second)) there"
    case .notBefore(let first, let second):
      "not before: \(time(first)) here, \(time(second)) there"
    case .notAfter(let first, let second):
      "not after: \(time(first)) here, \(time(second)) there"
    case .content: "one id and two contents: compare the exchange files"
    }
  }

  private static func time(_ time: Timestamp?) -> String { time.map { "\($0)" } ?? "not" }

  private static func json(_ found: RecordComparison, _ rows: [Changed]) -> JSONValue {
    .object([
      .init("same", .bool(found.isEmpty)),
      .init("onlyHere", .array(found.onlyFirst.map { .string($0.id) })),
      .init("onlyThere", .array(found.onlySecond.map { .string($0.id) })),
      .init(
        "differing",
        .array(
          found.differing.map { message in
            [
              "id": .string(message.id),
              "what": .array(message.what.map { .string(words($0)) }),
            ]
          })),
      .init("heard", .array(found.heard.map { .string($0.party) })),
      .init(
        "duties",
        .array(
          rows.map { row in
            [
              "duty": .string(row.key), "here": .string(row.ours?.rawValue),
              "there": .string(row.theirs?.rawValue),
            ]
          })),
    ])
  }
}
