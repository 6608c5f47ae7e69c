import ParleyCharter
import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyRecord
import ParleyWire

/// `parley charter propose`: a charter's text, with the rules that hold unless others are chosen.
extension CharterCommand {
  private static let title = Option("title", .text(), required: true, "what the channel is for")
  private static let with = Option(
    "with", .text("PARTY|CARD"), required: true, repeats: true,
    "the other parties, whose cards were imported")
  private static let office = Option(
    "office", .text("OFFICE[=WORDS]"), repeats: true,
    "who speaks, and on what (every office of which a seal key is known)")
  private static let form = Option(
    "form", .text("FORM[=PERSONS]"), repeats: true,
    "forms that may pass, and how many persons sign (every notice in the catalogue)")
  private static let language = Option(
    "language", .text("TAG"), repeats: true, "authentic languages (en)")
  private static let out = Option("out", short: "o", .file, required: true, "where to write it")

  static let propose = Command(
    "charter propose", "write a charter for both sides to sign",
    discussion: """
      The acts of the watch (acknowledge, read-back and so on) are always admitted. The text is \
      plain: change what you like before anybody signs; afterwards every change is a new charter.
      """,
    options: [title, with, office, form, language, out],
    examples: [
      .init(
        "charter propose --title 'Notices of launches' --with bravo.example "
          + "--form launch-1988/1=2 --out launches.charter")
    ],
    exits: [.noInput, .refused, .cannotCreate]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let peers = try peers(call, directory)
    let own = try custody { () throws(CustodyError) in try directory.keyLog() }
    let logs = [own] + peers
    let charter = Charter(
      version: 1, follows: nil, succeeds: nil, title: call.required(title),
      parties: logs.map { Charter.Member(party: $0.party, id: $0.partyID) },
      offices: try offices(call, logs), forms: try forms(call),
      targets: [60, 300, 3_600, 86_400],
      languages: call.all(language).isEmpty ? ["en"] : call.all(language), terms: Terms(),
      witnesses: [], quorum: Int64(peers.count), amend: Int64(logs.count))
    do { _ = try Charter(text: charter.text) } catch {
      throw CommandError(
        .refused, "these terms make no charter: \(error)", next: "parley charter propose --help")
    }
    let path = call.required(out)
    try custody { () throws(CustodyError) in try HandedFile.write(charter.text, to: path) }
    call.answer(["charter": .string(path), "id": .string(charter.digest.base64)]) { speech in
      speech.say("\(path): \(charter.digest)")
      speech.remark("next: parley charter sign \(path)")
    }
    return .ok
  }

  /// A party by its name, or by a card that must be of a party known here.
  private static func peers(
    _ call: Invocation, _ directory: DataDirectory
  ) throws(CommandError) -> [KeyLog] {
    var logs: [KeyLog] = []
    for name in call.all(with) {
      var party = Party(name)
      if party == nil || HandedFile.exists(name) {
        let bytes = try custody { () throws(CustodyError) in try HandedFile.read(name) }
        party = (try? VerifiedCard(bytes))?.party
      }
      guard let party,
        let card = try custody({ () throws(CustodyError) in try directory.peer(party) })
      else {
        throw CommandError(
          .refused, "no card of \(name) was imported", next: "parley card import FILE")
      }
      logs.append(card.keyLog)
    }
    return logs
  }

  private static func offices(
    _ call: Invocation, _ logs: [KeyLog]
  ) throws(CommandError) -> [Charter.Mandate] {
    var mandates: [Charter.Mandate] = []
    for text in call.all(office) {
      let (name, words) = parts(text)
      guard let office = Office(name), logs.contains(where: { $0.party == office.party }) else {
        throw CommandError(
          .usage, "'\(name)' is not an office of one of the parties, as in alfa.example/watch",
          next: "parley charter propose --help")
      }
      mandates.append(
        .init(office: office, words: words ?? "speaks for its party on \(topic(call))"))
    }
    guard mandates.isEmpty else { return mandates }
    for log in logs {
      let known = KeyState(log, at: log.size).grants(.seal).compactMap(\.grant.office)
      for office in Set(known).sorted() {
        mandates.append(.init(office: office, words: "speaks for its party on \(topic(call))"))
      }
    }
    return mandates
  }

  private static func topic(_ call: Invocation) -> String { call.required(title).lowercased() }

  private static func forms(_ call: Invocation) throws(CommandError) -> [Charter.Admitted] {
    let shipped = Catalogue.shipped
    var admitted = shipped.forms.filter { $0.kind == .act }.map {
      Charter.Admitted(form: $0.id, digest: $0.digest, release: $0.release)
    }
    if call.all(form).isEmpty {
      return admitted
        + shipped.forms.filter { $0.kind == .notice }.map {
          Charter.Admitted(form: $0.id, digest: $0.digest, release: $0.release)
        }
    }
    for text in call.all(form) {
      let (name, persons) = parts(text)
      guard let id = FormID(name), let form = shipped[id] else {
        let meant = shipped.suggestion(for: name).map { "; did you mean \($0)?" } ?? ""
        throw CommandError(
          .usage, "there is no form '\(name)' in the catalogue\(meant)", next: "parley forms")
      }
      let release = persons.map { Int($0) ?? 0 } ?? form.release
      guard (form.release...2).contains(release) else {
        throw CommandError(
          .usage, "\(id) is signed by \(form.release) or more persons, at most 2",
          next: "as in --form \(id)=2")
      }
      admitted.removeAll { $0.form == id }
      admitted.append(.init(form: id, digest: form.digest, release: release))
    }
    return admitted
  }

  /// What stands before and behind an equals sign.
  private static func parts(_ text: String) -> (String, String?) {
    guard let sign = text.firstIndex(of: "=") else { return (text, nil) }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }
}
