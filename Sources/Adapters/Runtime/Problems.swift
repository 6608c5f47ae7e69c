import ParleyCharter
import ParleyCustody
import ParleyDelivery
import ParleyForms
import ParleyKeylog
package import ParleyNode
import ParleyWire

extension OperatorAPI.Problem {
  package init(_ refusal: Refusal) {
    switch refusal {
    case .rule(let rule, let faults):
      self.init(
        "rule", rule.sentence, rule: rule.rawValue,
        faults: faults.map {
          Fault(
            rule: $0.rule.rawValue, field: $0.field, index: $0.index, expected: $0.expected,
            sentence: $0.rule.sentence)
        })
    case .malformed(let words): self.init("malformed", words)
    case .keyLog(let error): self.init("key-log", error.words, rule: error.rule)
    case .charter(let error): self.init("charter", error.words, rule: error.rule)
    case .unknownChannel:
      self.init("unknown-channel", "there is no such channel", next: "parley status lists them")
    case .unknownMessage:
      self.init(
        "unknown-message", "there is no message with this id, or more than one begins so",
        next: "parley inbox lists them")
    case .unknownDraft:
      self.init("unknown-draft", "there is no draft with this id, or more than one begins so")
    case .unknownProposal:
      self.init(
        "unknown-proposal", "no such version of the charter is pending in this channel",
        next: "parley charter show lists the versions")
    case .logNotOpen:
      self.init(
        "log-not-open", "our log in this channel is not open: its key or its grant is missing",
        next: "parley charter sign opens it; see Docs/Operating/setup.md")
    case .recovering:
      self.init(
        "recovering", "the node is recovering and signs nothing until its successor log is open",
        next: "see Docs/Operating/recovery.md")
    case .suspended(let id):
      self.init(
        "suspended",
        "this party has suspended what the page is about, by message \(id); acts, service messages "
          + "and line tests go on",
        next: "parley resume ends the suspension; parley status lists them")
    case .notSuspended:
      self.init(
        "not-suspended", "no suspension of this party's is in force that this could end",
        next: "parley status lists them")
    case .alreadyRecorded(let id):
      self.init("already-recorded", "the page was recorded as \(id)")
    }
  }

  init(_ halt: Runtime.Halt) {
    switch halt {
    case .storage(let error):
      self.init(
        "storage-failed", "\(error)",
        next: "the node takes nothing more; mend the disk and start it again")
    case .draining: self.init("draining", "the node is stopping", next: "parley serve DIR")
    }
  }
}
