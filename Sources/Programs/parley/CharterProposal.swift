import ParleyCharter
import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyRecord
import ParleyWire

/// `parley charter propose`: a charter's text, with the rules that hold unless others are chosen.
extension CharterCommand {
  private static let title = Option("title", .text(), "what the channel is for")
  private static let with = Option(
    "with", .text("PARTY|CARD"), repeats: true, "the other parties, whose cards were imported")
  private static let amends = Option(
    "amends", .text("CHANNEL"), "a channel of this node, of whose charter this is the next version")
  private static let without = Option(
    "without", .text("FORM"), repeats: true, "with --amends: forms that may pass no more")
  private static let office = Option(
    "office", .text("OFFICE[=WORDS]"), repeats: true,
    "who speaks, and on what (every office of which a seal key is known)")
  static let form = Option(
    "form", .text("FORM[=PERSONS]"), repeats: true,
    "forms that may pass, and how many persons sign (every notice in the catalogue)")
  private static let language = Option(
    "language", .text("TAG"), repeats: true, "authentic languages (en)")
  private static let out = Option("out", short: "o", .file, required: true, "where to write it")

  static let propose = Command(
    "charter propose", "write a charter for both sides to sign",
    discussion: """
      The acts of the watch (acknowledge, read-back and so on) are always admitted. The text is \
      plain: change what you like before anybody signs; afterwards every change is a new version, \
      which --amends begins from the one in force. Then parley charter accept FILE signs it and \
      sends it to the others.
      """,
    options: [title, with, office, form, language, amends, without, out],
    examples: [
      .init(
        "charter propose --title 'Notices of launches' --with bravo.example "
          + "--form launch-1988/1=2 --out launches.charter"),
      .init("charter propose --amends launches --form note/1 --out second.charter"),
    ],
    exits: [.noInput, .refused, .cannotCreate, .unreachable]
  ) { call async throws(CommandError) in
    let directory = try Shared.directory(call)
    if let name = call[amends] {
      let (_, charter) = try await CharterVersions.inForce(name, call)
      return try write(next(call, after: charter, by: directory.party), call, "accept")
    }
    guard call[title] != nil, !call.all(with).isEmpty else {
      throw CommandError(
        .usage, "a first charter needs --title and --with; a later version, --amends",
        next: "parley charter propose --help")
    }
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
    return try write(charter, call, "sign")
  }

  private static func write(
    _ charter: Charter, _ call: Invocation, _ verb: String
  ) throws(CommandError) -> ExitCode {
    do { _ = try Charter(text: charter.text) } catch {
      throw CommandError(
        .refused, "these terms make no charter: \(error)", next: "parley charter propose --help")
    }
    let path = call.required(out)
    try custody { () throws(CustodyError) in try HandedFile.write(charter.text, to: path) }
    call.answer(["charter": .string(path), "id": .string(charter.digest.base64)]) { speech in
      speech.say("\(path): \(charter.digest)")
      speech.remark("next: parley charter \(verb) \(path)")
    }
    return .ok
  }

  /// The version after the one in force, with what the command line changes.
  private static func next(
    _ call: Invocation, after charter: Charter, by party: Party
  ) throws(CommandError) -> Charter {
    var next = charter
    next.version += 1
    next.follows = charter.digest
    next.proposer = party
    if let title = call[title] { next.title = title }
    if !call.all(language).isEmpty { next.languages = call.all(language).sorted() }
    for text in call.all(office) {
      let (office, words) = try mandate(text, charter.parties.map(\.party))
      let old = next.mandate(of: office)?.words
      next.offices.removeAll { $0.office == office }
      let said = words ?? old ?? "speaks for its party on \(next.title.lowercased())"
      next.offices.append(.init(office: office, words: said))
    }
    for name in call.all(without) {
      guard let index = next.forms.firstIndex(where: { "\($0.form)" == name }) else {
        throw CommandError(
          .refused, "the charter in force does not admit \(name)", next: "parley charter show")
      }
      next.forms.remove(at: index)
    }
    if !call.all(form).isEmpty {
      for admitted in try chosen(call) {
        next.forms.removeAll { $0.form == admitted.form }
        next.forms.append(admitted)
      }
    }
    next.offices.sort { $0.office < $1.office }
    next.forms.sort { $0.form < $1.form }
    return next
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
      let (office, words) = try mandate(text, logs.map(\.party))
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

  private static func mandate(
    _ text: String, _ parties: [Party]
  ) throws(CommandError) -> (Office, words: String?) {
    let (name, words) = parts(text)
    guard let office = Office(name), parties.contains(office.party) else {
      throw CommandError(
        .usage, "'\(name)' is not an office of one of the parties, as in alfa.example/watch",
        next: "parley charter propose --help")
    }
    return (office, words)
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
    for chosen in try chosen(call) {
      admitted.removeAll { $0.form == chosen.form }
      admitted.append(chosen)
    }
    return admitted
  }

  /// The forms that the command line names.
  private static func chosen(_ call: Invocation) throws(CommandError) -> [Charter.Admitted] {
    var chosen: [Charter.Admitted] = []
    for text in call.all(form) {
      let (name, persons) = parts(text)
      guard let id = FormID(name), let form = Catalogue.shipped[id] else {
        let meant = Catalogue.shipped.suggestion(for: name).map { "; did you mean \($0)?" } ?? ""
        throw CommandError(
          .usage, "there is no form '\(name)' in the catalogue\(meant)", next: "parley forms")
      }
      let release = persons.map { Int($0) ?? 0 } ?? form.release
      guard (form.release...2).contains(release) else {
        throw CommandError(
          .usage, "\(id) is signed by \(form.release) or more persons, at most 2",
          next: "as in --form \(id)=2")
      }
      chosen.append(.init(form: id, digest: form.digest, release: release))
    }
    return chosen
  }

  /// What stands before and behind an equals sign.
  private static func parts(_ text: String) -> (String, String?) {
    guard let sign = text.firstIndex(of: "=") else { return (text, nil) }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }
}
