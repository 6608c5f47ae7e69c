import FoundationEssentials
import ParleyConsole
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// The running node of a data directory, as the officers' commands speak to it: over its operator
/// socket, which only the node's own user can open.
struct NodeClient: Sendable {
  let api: OperatorClient

  /// Runs a command against the node and lets go of it, however the command ends.
  static func with<Value>(
    _ call: Invocation, _ body: (NodeClient) async throws(CommandError) -> Value
  ) async throws(CommandError) -> Value {
    let api = OperatorClient(socket: Shared.path(call) + "/operator.sock")
    do throws(CommandError) {
      let value = try await body(NodeClient(api: api))
      await api.stop()
      return value
    } catch {
      await api.stop()
      throw error
    }
  }

  /// One call; what goes wrong with it becomes the command's error.
  func ask<Value>(
    _ question: (OperatorClient) async throws -> Value
  ) async throws(CommandError) -> Value {
    do { return try await question(api) } catch let failure as OperatorClient.Failure {
      throw CommandError(failure)
    } catch {
      preconditionFailure("a call of the operator client fails with its own error")
    }
  }
}

extension CommandError {
  init(_ failure: OperatorClient.Failure) {
    switch failure {
    case .notRunning(let socket):
      self.init(
        .unreachable, "no node answers at \(socket)",
        next: "start it with parley serve, or name its data directory with --data")
    case .broken(let words): self.init(.inputOutput, words)
    case .refused(_, let problem):
      let faults = problem.faults.map { "\n  \($0.field ?? "the page"): \($0.sentence)" }.joined()
      let exit: ExitCode =
        switch problem.kind {
        case "unknown-message", "unknown-draft", "unknown-channel": .negative
        default: .refused
        }
      self.init(exit, problem.sentence + faults, next: problem.next, rule: problem.rule)
    }
  }
}

/// The officer's agent, which alone can sign.
enum Seat {
  static let agent = Option(
    "agent", .socket, "the socket of the officer's agent (else PARLEY_AGENT)")

  static func socket(_ call: Invocation) throws(CommandError) -> String {
    guard let path = call[agent] ?? Terminal.environment("PARLEY_AGENT") else {
      throw CommandError(
        .usage, "no agent is named", next: "start one with parley agent, then give --agent SOCKET")
    }
    return path
  }

  /// Asks the officer, through the agent, to sign this text.
  static func sign(
    _ text: [UInt8], as right: Grant.Right, _ call: Invocation
  ) throws(CommandError) -> SignatureLine {
    let path = try socket(call)
    do throws(AgentClient.Failure) {
      return try AgentClient.sign(text, as: right, at: path)
    } catch {
      switch error {
      case .noAgent:
        throw CommandError(
          .unreachable, error.words, next: "start it: parley agent POST.key --socket \(path)")
      case .refused(let rule, _):
        throw CommandError(.refused, error.words, next: "see the agent's window", rule: rule)
      case .broken:
        throw CommandError(.unreachable, error.words, next: "see the agent's window, and try again")
      }
    }
  }
}

extension ValueKind where Value == String {
  static var socket: ValueKind {
    ValueKind("SOCKET", expected: "the path of a socket") { $0.isEmpty ? nil : $0 }
  }
}

extension Invocation {
  /// The node's own answer with `--json`, else the text.
  func answer(_ value: some Encodable, text: (Speech) -> Void) {
    if json { speech.pour(OperatorJSON.text(value) + "\n") } else { text(speech) }
  }
}

/// Answers of the operator API as lines of JSON, members by name.
enum OperatorJSON {
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("strings and numbers can be written as JSON")
    }
    return escaped(String(decoding: data, as: UTF8.self))
  }

  // What a terminal would obey stands only inside strings, where its number means the same.
  private static func escaped(_ json: String) -> String {
    var out = ""
    for scalar in json.unicodeScalars {
      guard !SafeText.mayBeSigned(scalar) else {
        out.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let hex = String(unit, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      }
    }
    return out
  }
}
