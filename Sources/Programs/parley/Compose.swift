import ParleyCharter
import ParleyConsole
import ParleyForms
import ParleyRecord
import ParleyWire

/// Builds the page that an officer signs, from what was asked for and what the charter leaves open.
///
/// Everything that would be refused later is found here, before anyone is asked for a signature.
struct Compose {
  let charter: Charter
  /// SHA-256 of the channel's first charter.
  let channel: Digest
  let party: Party
  /// What the desk had shown: how far each of the others' logs is read.
  let read: [LogPosition]
  let form: Form
  var at: Timestamp
  /// 15 random bytes.
  let nonce: [UInt8]

  /// What an officer may choose; nil is the form's or the charter's own choice.
  struct Choices {
    var from: Office?
    var to: [Office] = []
    var precedence: Precedence?
    var release: Int?
    /// Seconds within which the page must be released and recorded.
    var issueWithin: Int64 = 12 * 3_600
    var re: [Digest] = []
    var fields: [Field] = []
    /// The form of the message answered.
    var answering: Form?
  }

  func page(_ choices: Choices) throws(CommandError) -> Page {
    guard let admitted = charter.admits(form.id), admitted.digest == form.digest else {
      let names = charter.forms.map(\.form.description).joined(separator: ", ")
      throw CommandError(
        .refused, "the charter of this channel does not admit \(form.id)",
        next: "use one of: \(names)", rule: "M-28")
    }
    let page = Page(
      channel: channel, charter: charter.version, form: form.id, from: try from(choices),
      to: try to(choices),
      release: try release(choices, least: max(admitted.release, form.release)),
      precedence: choices.precedence ?? form.precedence, at: at,
      issueBy: at.adding(seconds: choices.issueWithin), until: form.current(writtenAt: at),
      re: choices.re, read: read, nonce: nonce, fields: choices.fields)
    let faults = form.check(page, answering: choices.answering)
    guard faults.isEmpty else { throw FaultWords.error(faults, form) }
    return page
  }

  private func from(_ choices: Choices) throws(CommandError) -> Office {
    let own = charter.offices.map(\.office).filter { $0.party == party }
    guard let wanted = choices.from else {
      if own.count == 1 { return own[0] }
      throw CommandError(
        .usage, "\(party) has \(own.count) offices in this channel",
        next: "give --from with one of: " + own.map(\.description).joined(separator: ", "))
    }
    guard own.contains(wanted) else {
      throw CommandError(
        .refused, "\(wanted) may not speak for \(party) in this channel",
        next: "one of: " + own.map(\.description).joined(separator: ", "), rule: "M-19")
    }
    return wanted
  }

  /// An office of every other party: those chosen, and of the others the only one there is.
  private func to(_ choices: Choices) throws(CommandError) -> [Office] {
    let others = charter.offices.map(\.office).filter { $0.party != party }
    for office in choices.to where !others.contains(office) {
      throw CommandError(
        .refused, "\(office) is no office of the other side in this channel",
        next: "one of: " + others.map(\.description).joined(separator: ", "), rule: "M-19")
    }
    var all = Set(choices.to)
    for peer in charter.peers(of: party) where !all.contains(where: { $0.party == peer }) {
      let offices = others.filter { $0.party == peer }
      guard offices.count == 1 else {
        throw CommandError(
          .usage, "\(peer) has \(offices.count) offices in this channel",
          next: "give --to with one of: " + offices.map(\.description).joined(separator: ", "))
      }
      all.insert(offices[0])
    }
    return all.sorted()
  }

  private func release(_ choices: Choices, least: Int) throws(CommandError) -> Int {
    let wanted = choices.release ?? least
    guard wanted >= least else {
      throw CommandError(
        .refused, "\(form.id) is signed by \(least) persons in this channel",
        next: "leave --release out", rule: "M-29")
    }
    return wanted
  }
}
