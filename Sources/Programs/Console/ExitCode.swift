/// How a command ended, as scripts see it. The numbers are promised: they follow BSD's sysexits.h
/// from 64 on, and one number stands for one kind of failure.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case ok = 0
  case negative = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case unreachable = 69
  case bug = 70
  case system = 71
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case permission = 77
  case configuration = 78
  case refused = 79

  /// One line for the help and the manual.
  package var meaning: String {
    switch self {
    case .ok: "done"
    case .negative: "the answer is no (a check failed, nothing was found)"
    case .usage: "wrong use of the command line"
    case .badData: "the input is malformed"
    case .noInput: "a file to read is not there"
    case .unreachable: "the node or the other side cannot be reached"
    case .bug: "a fault in this program"
    case .system: "the operating system refused something"
    case .cannotCreate: "a file cannot be made, or is in the way"
    case .inputOutput: "reading or writing failed, or the disk is full"
    case .tryAgain: "in use by another process; try again"
    case .permission: "not allowed: file permissions or passphrase"
    case .configuration: "the configuration does not hold together"
    case .refused: "refused by a rule; the rule is named"
    }
  }

  /// The name under which errors carry it in JSON.
  package var name: String {
    switch self {
    case .ok: "ok"
    case .negative: "negative"
    case .usage: "usage"
    case .badData: "bad-data"
    case .noInput: "no-input"
    case .unreachable: "unreachable"
    case .bug: "bug"
    case .system: "system"
    case .cannotCreate: "cannot-create"
    case .inputOutput: "input-output"
    case .tryAgain: "try-again"
    case .permission: "permission"
    case .configuration: "configuration"
    case .refused: "refused"
    }
  }
}

/// What a command failed of, in words for the person at the keyboard.
///
/// There is no error without a cause; `next` is left out only where nothing sensible can be done.
package struct CommandError: Error, Equatable, Sendable {
  package let exit: ExitCode
  /// What went wrong: a clause without a full stop.
  package let cause: String
  /// What to do now: a command to try, a file to look at.
  package let next: String?
  /// The numbered rule that refused, where there is one.
  package let rule: String?

  package init(_ exit: ExitCode, _ cause: String, next: String? = nil, rule: String? = nil) {
    precondition(exit != .ok, "an error does not end with 0")
    self.exit = exit
    self.cause = cause
    self.next = next
    self.rule = rule
  }

  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("exit", .integer(Int64(exit.rawValue))), .init("kind", .string(exit.name)),
      .init("cause", .string(cause)),
    ]
    if let rule { members.append(.init("rule", .string(rule))) }
    if let next { members.append(.init("next", .string(next))) }
    return ["error": .object(members)]
  }
}
