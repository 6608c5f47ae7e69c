import ParleyCustody
import ParleyDelivery
import ParleyKeylog
import ParleyNode
import ParleyRecord
import ParleyWire

/// An event as logs and the operator API tell it.
struct EventWords {
  let level: NodeLog.Level
  let name: String
  let fields: NodeLog.Fields

  init(_ level: NodeLog.Level, _ name: String, _ fields: NodeLog.Fields = []) {
    self.level = level
    self.name = name
    self.fields = fields
  }

  init(_ event: Event) {
    switch event {
    case .keyLogGrew(let party, let size):
      self.init(.info, "key-log-grew", [("party", party.name), ("size", "\(size)")])
    case .charterInForce(let channel, let version):
      self.init(
        .info, "charter-in-force", [("channel", channel.base64), ("version", "\(version)")])
    case .charterAccepted(let channel, let version, let text, let party):
      self.init(
        .info, "charter-accepted",
        [
          ("channel", channel.base64), ("version", "\(version)"), ("text", text.base64),
          ("party", party.name),
        ])
    case .charterWithdrawn(let channel, let version, let text):
      self.init(
        .info, "charter-withdrawn",
        [("channel", channel.base64), ("version", "\(version)"), ("text", text.base64)])
    case .suspended(let id, let party):
      self.init(.warning, "suspended", [("message", id.base64), ("party", party.name)])
    case .resumed(let id, let party):
      self.init(.info, "resumed", [("message", id.base64), ("party", party.name)])
    case .logOpened(let origin): self.init(.info, "log-opened", [("origin", "\(origin)")])
    case .drafted(let page): self.init(.info, "drafted", [("page", page.base64)])
    case .recorded(let id): self.init(.info, "recorded", [("message", id.base64)])
    case .arrived(let id, let precedence, let delayed):
      self.init(
        .info, "arrived",
        [("message", id.base64), ("precedence", precedence.rawValue), ("delayed", "\(delayed)")])
    case .receivedByPeer(let id, let party):
      self.init(.info, "received-by-peer", [("message", id.base64), ("party", party.name)])
    case .openedByPeer(let id, let office):
      self.init(.info, "opened-by-peer", [("message", id.base64), ("office", "\(office)")])
    case .settled(let origin, let size, let party):
      self.init(
        .info, "settled", [("origin", "\(origin)"), ("size", "\(size)"), ("party", party.name)])
    case .succeeded(let origin, let successor):
      self.init(.warning, "log-succeeded", [("origin", "\(origin)"), ("by", "\(successor)")])
    default: self = Self.trouble(event)
    }
  }

  /// What an administrator should look at.
  private static func trouble(_ event: Event) -> EventWords {
    switch event {
    case .refusedTheirs(let id, let rule):
      EventWords(.warning, "refused-theirs", [("message", id.base64)] + fields(rule))
    case .waiting(let id, let waiting):
      EventWords(.warning, "waiting", [("message", id.base64), ("for", waiting.words)])
    case .refusedByPeer(let id, let party, let rule):
      EventWords(
        .warning, "refused-by-peer",
        [("message", id.base64), ("party", party.name), ("rule", rule)])
    case .dropped(let rule, let what):
      EventWords(.warning, "dropped", [("what", what)] + fields(rule))
    case .keyRefused(let error):
      EventWords(.warning, "key-refused", [("rule", error.rule), ("sentence", error.words)])
    case .forkProved(let origin): EventWords(.error, "fork-proved", [("origin", "\(origin)")])
    case .flag(let id, let flag):
      EventWords(.warning, "flag", [("message", id.base64), ("flag", flag.rawValue)])
    case .rolledBack(let origin, let shown, let held):
      EventWords(
        .error, "rolled-back",
        [("origin", "\(origin)"), ("shown", "\(shown)"), ("held", "\(held)")])
    case .claimUnfounded(let channel, let party):
      EventWords(
        .warning, "claim-unfounded", [("channel", channel.base64), ("party", party.name)])
    case .clockJumped(let seconds):
      EventWords(.error, "clock-jumped", [("seconds", "\(seconds)")])
    case .agreement(let alert): EventWords(alert)
    default: preconditionFailure("an event that is no trouble has its own words")
    }
  }

  private static func fields(_ rule: Rule) -> NodeLog.Fields {
    [("rule", rule.rawValue), ("sentence", rule.sentence)]
  }
}

extension EventWords {
  init(_ alert: AgreementAlert) {
    let name =
      switch alert.what {
      case .reminder: "duty-reminder"
      case .shows: "duty-late"
      case .corrects, .moved, .gone: "duty-corrected"
      }
    var fields: NodeLog.Fields = [
      ("agreement", alert.agreement.base64), ("duty", alert.duty),
      ("sentence", alert.what.sentence),
    ]
    if let due = alert.due { fields.append(("due", "\(due)")) }
    self.init(.warning, name, fields)
  }
}

extension Waiting {
  /// What is missing, in words.
  var words: String {
    switch self {
    case .keyLog(let size): "entries of its party's key log up to \(size)"
    case .charter(let version): "version \(version) of the charter"
    case .page: "its page"
    case .gap: "entries before it"
    }
  }
}
