package import ParleyKeylog
package import ParleyNote
import ParleyWire

/// How other commands have a page signed: by the agent that holds the officer's key.
package enum AgentClient {
  package enum Failure: Error, Hashable, Sendable {
    /// Nobody listens there.
    case noAgent(path: String, CustodyError)
    /// The agent refused; the rule is one of `AgentRefusal`.
    case refused(rule: String, words: String)
    /// The agent went away, or said what no agent says.
    case broken(path: String)

    package var words: String {
      switch self {
      case .noAgent(let path, let error): "no agent answers at \(path): \(error.cause)"
      case .refused(_, let words): words
      case .broken(let path): "the agent at \(path) went away without an answer"
      }
    }
  }

  /// Asks the agent at a socket to sign the exact text of a page. Waits for as long as the officer
  /// takes to answer.
  package static func sign(
    _ page: [UInt8], as right: Grant.Right, at path: String
  ) throws(Failure) -> SignatureLine {
    let bytes: [UInt8]?
    do throws(CustodyError) {
      let connection = try Connection(to: path)
      connection.write(SigningRequest(right, page).bytes)
      bytes = connection.rest(limit: SigningReply.limit)
    } catch { throw .noAgent(path: path, error) }
    switch bytes.flatMap({ SigningReply($0) }) {
    case .signed(let text)?:
      guard let line = SignatureLine(text) else { throw .broken(path: path) }
      return line
    case .refused(let rule, let words)?: throw .refused(rule: rule, words: words)
    case nil: throw .broken(path: path)
    }
  }
}
