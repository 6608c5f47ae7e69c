import ParleyAdoption
import ParleyAgreements
import ParleyConsole
import ParleyForms
import ParleyPact
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley agreement act`: what a party says about a duty, or about the whole agreement.
enum ActAboutDuty {
  /// As the form agreement-act spells them.
  private enum Verb: String, CaseIterable, Sendable {
    case deposit, consent, contest
    case claimExcuse = "claim-excuse"
    case acceptExcuse = "accept-excuse"
    case waive, suspend, resume
    case breachAlleged = "breach-alleged"
    case breachAcknowledged = "breach-acknowledged"
    case breachDetermined = "breach-determined"

    /// Whether it concerns one duty, and must name it.
    var needsDuty: Bool {
      switch self {
      case .deposit, .consent, .suspend, .resume: false
      default: true
      }
    }
  }

  private static let verb = Argument<Verb>(
    "ACT", .choice("ACT"), "one of " + Verb.allCases.map(\.rawValue).joined(separator: ", "))
  private static let duty = Option(
    "duty", .text("DUTY"), "the duty as agreement status names it, or a beginning that fits one")
  private static let ground = Option(
    "ground", .text("GROUND"),
    "of a contest: existence, time, content or applicability; of an excuse: one the article lists")
  private static let reading = Option("reading", .text(), "the competing reading, of a contest")
  private static let instrument = Option("instrument", .text("ID"), "what is deposited")
  private static let article = Option(
    "article", .text("NUMBER"), repeats: true, "of suspend and resume (the whole agreement)")
  private static let text = Option("text", .text(), repeats: true, "a line of text")

  static let command = Command(
    "agreement act", "contest, excuse, waive, suspend: say something about a duty",
    discussion: """
      The node computes what the record shows and passes no verdict. Whoever does, does it with \
      this command, in a party's own name.
      """,
    options: [duty, ground, reading, instrument, article, text] + AgreementNotice.options,
    arguments: [HeldAgreement.argument, verb],
    examples: [
      .init(
        "agreement act vd2011-16 contest --duty 16.1.2 --ground content --text 'not an answer'"),
      .init("agreement act vd2011-16 waive --duty 16.1.2"),
      .init("agreement act incsea suspend --article 3"),
    ],
    exits: AgreementNotice.exits
  ) { call throws(CommandError) in
    try await NodeClient.with(call) { node throws(CommandError) in
      let held = try await HeldAgreement.fetch(call.required(HeldAgreement.argument), from: node)
      let status = try await node.ask { try await $0.status() }
      let channel = try await ChannelChoice.read(
        held.file.summary.channel, party: status.party, from: node)
      let fields = try fields(call, held)
      return try await AgreementNotice(form: .agreementAct, channel: channel, fields: fields)
        .send(call, node: node)
    }
  }

  private static func fields(
    _ call: Invocation, _ held: HeldAgreement
  ) throws(CommandError) -> [Field] {
    let act = call.required(verb)
    let fitting: Set<Verb> = [.contest, .claimExcuse]
    guard call[duty] != nil || !act.needsDuty else {
      throw CommandError(
        .usage, "\(act.rawValue) is about one duty", next: "give --duty, as in --duty 16.1.2")
    }
    guard call[ground] != nil || !fitting.contains(act) else {
      throw CommandError(.usage, "\(act.rawValue) has a ground", next: "give --ground")
    }
    var fields = try AgreementNotice.field("agreement", held.file.summary.id)
    fields += try AgreementNotice.field("act", act.rawValue)
    if let name = call[duty] { fields += try AgreementNotice.field("about", key(name, held)) }
    fields += try AgreementNotice.field("instrument", call[instrument])
    fields += try AgreementNotice.field("ground", call[ground])
    fields += try AgreementNotice.field("reading", call[reading])
    for number in call.all(article) { fields += try AgreementNotice.field("article", number) }
    for line in call.all(text) { fields += try AgreementNotice.field("text", line) }
    return fields
  }

  /// The duty that a beginning of its name means, among those that the record now shows.
  private static func key(
    _ name: String, _ held: HeldAgreement
  ) throws(CommandError) -> String {
    let rows = try held.statuses(at: held.now).flatMap(\.status.rows)
    return try DutyName.find(name, in: rows).key
  }
}

/// A duty as a person names it.
enum DutyName {
  static func find(_ name: String, in rows: [Row]) throws(CommandError) -> Row {
    let fitting = rows.filter { $0.key == name }
    let found = fitting.isEmpty ? rows.filter { $0.key.hasPrefix(name) } : fitting
    if found.count == 1 { return found[0] }
    let list = (found.isEmpty ? rows : found).map(\.key)
    throw CommandError(
      .negative, found.isEmpty ? "the record shows no duty \(name)" : "several duties begin so",
      next: list.isEmpty ? "parley agreement status" : "one of: " + list.joined(separator: ", "))
  }
}
