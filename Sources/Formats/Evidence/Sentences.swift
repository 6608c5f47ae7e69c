import ParleyRecord
import ParleyWire

extension Digest {
  /// Enough of it to tell messages of one file apart; never to be trusted alone.
  var short: String { "\(base64.prefix(8))" }
}

extension Statement: CustomStringConvertible {
  /// A machine's name for the kind of fact.
  public var kind: String {
    switch self {
    case .keyLogWhole: "key-log-whole"
    case .charterSigned: "charter-signed"
    case .charterInForce: "charter-in-force"
    case .logWhole: "log-whole"
    case .recorded: "recorded"
    case .recordedBefore: "recorded-before"
    case .authored: "authored"
    case .contentShown: "content-shown"
    case .delivered: "delivered"
    case .unsealed: "unsealed"
    case .shownTo: "opened"
    case .refused: "refused"
    case .answered: "answered"
    case .affirmed: "affirmed"
    case .cosigned: "cosigned"
    case .settled: "settled"
    case .fork: "fork"
    }
  }

  /// One plain sentence.
  public var description: String {
    switch self {
    case .keyLogWhole(let party, let id, let size):
      "the keys of \(party) follow from its id \(id): \(size) entries, signed and whole"
    case .charterSigned(let version, let parties):
      "charter version \(version) is signed by \(list(parties.map(\.name)))"
    case .charterInForce(let version, let log, let entry):
      "charter version \(version) came into force: \(log) says so at index \(entry)"
    case .logWhole(let origin, let size):
      "the log \(origin) is whole: entries 0 to \(size - 1), under a head its key signed"
    case .recorded(let id, let log, let index):
      "message \(id.short) stands in \(log) at index \(index)"
    case .recordedBefore(let id, let time, let key):
      "message \(id.short) stood there by \(time) on the clock of \(key)"
    case .authored(let id, let office, let posts, let release):
      "message \(id.short) was signed for \(office) by \(list(posts)): \(persons(release))"
    case .contentShown(let id, let form):
      "message \(id.short) is the page shown here, form \(form)"
    case .delivered(let id, let log, let entry):
      "message \(id.short) was received: \(log) says so at index \(entry)"
    case .unsealed(let id, let log, let entry):
      "message \(id.short) was opened: \(log) holds at index \(entry) what only one who opened it "
        + "can know"
    case .shownTo(let id, let office, let entry):
      "message \(id.short) was shown to an officer of \(office): its log says so at index \(entry)"
    case .refused(let id, let log, let entry, let rule):
      "message \(id.short) was refused by rule \(rule): \(log) says so at index \(entry)"
    case .answered(let id, let answer, let form, let office):
      "message \(id.short) was answered by message \(answer.short): \(form) from \(office)"
    case .affirmed(let id): "message \(id.short) was affirmed by its author's log"
    case .cosigned(let origin, let size, let key, let time, let witness):
      "\(key) cosigned \(origin) at size \(size), by its clock at \(time)"
        + (witness ? ": no other history had been shown to it" : ": it held every entry below")
    case .settled(let origin, let size, let quorum):
      "\(origin) is settled at size \(size), by the charter's quorum of \(quorum)"
    case .fork(let origin, let key, let sizes):
      "the key \(key) signed two histories of \(origin), at "
        + (sizes.count == 1 ? "index \(sizes[0])" : "sizes \(sizes[0]) and \(sizes[1])")
    }
  }

  private func persons(_ release: Int) -> String {
    release == 1 ? "one person" : "\(release) different persons"
  }
}

private func list(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "nobody" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

extension Doubt: CustomStringConvertible {
  /// A machine's name for the kind of doubt.
  public var kind: String {
    switch self {
    case .contentWithheld: "content-withheld"
    case .noReceipt: "no-receipt"
    case .unanswered: "unanswered"
    case .receiptUnchecked: "receipt-unchecked"
    case .receiptFalse: "receipt-false"
    case .refusedRightly: "refused-rightly"
    case .notSettled: "not-settled"
    case .cosignerCompromised: "cosigner-compromised"
    case .inQuestion: "in-question"
    case .disowned: "disowned"
    case .afterClose: "after-close"
    case .outsideTerm: "outside-term"
    case .recordedLate: "recorded-late"
    case .revocationUnproved: "revocation-unproved"
    case .logAbsent: "log-absent"
    case .logShort: "log-short"
    case .charterNotInForce: "charter-not-in-force"
    case .cosignersUnknown: "cosigners-unknown"
    }
  }

  /// One plain sentence.
  public var description: String {
    switch self {
    case .contentWithheld(let id):
      "what message \(id.short) says and which officers signed it: its page is not in the file"
    case .noReceipt(let id, let party): "that \(party) received message \(id.short)"
    case .unanswered(let id): "that anyone answered message \(id.short)"
    case .receiptUnchecked(let id, let log):
      "that \(log) opened message \(id.short): its proof needs the page to be checked"
    case .receiptFalse(let id, let log):
      "that \(log) opened message \(id.short): the proof it recorded is false"
    case .refusedRightly(let id, let fault):
      "that message \(id.short) is valid: it was refused, and \(fault.sentence) "
        + "(\(fault.rule.rawValue))"
    case .notSettled(let origin, let size, let have, let quorum):
      "that \(origin) is settled at size \(size): \(have) cosigned of the quorum of \(quorum)"
    case .cosignerCompromised(let origin, let size, let key):
      "that \(key) cosigned \(origin) at size \(size): the key was later revoked as compromised"
    case .inQuestion(let id, let key, let index):
      "that its owner signed message \(id.short): \(key) was revoked as compromised at key-log "
        + "index \(index), and nothing here shows that the message was received before"
    case .disowned(let id): "message \(id.short) stands: its author's log disowned it"
    case .afterClose(let id):
      "that its party wrote message \(id.short): it is beyond the size at which the log was closed"
    case .outsideTerm(let id, let key):
      "that \(key) was within its term when it signed message \(id.short), by the claimed time"
    case .recordedLate(let id):
      "that message \(id.short) was recorded in time: its log claims a time after its issue-by"
    case .revocationUnproved(let id, let party, let index):
      "that a key of message \(id.short) was in force: entry \(index) of \(party)'s key log "
        + "revokes it, in the name of a registrar who is not shown"
    case .logAbsent(let party): "anything that \(party) recorded: no log of it is in the file"
    case .logShort(let origin, let size, let seen):
      "that \(origin) ends at size \(size): an entry here has seen it at size \(seen)"
    case .charterNotInForce(let version):
      "that charter version \(version), which entries name, came into force"
    case .cosignersUnknown(let origin):
      "who may settle \(origin): fewer cosigners' keys are shown than the charter asks for"
    }
  }
}
