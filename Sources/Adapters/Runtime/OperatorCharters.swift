import ParleyCharter
import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleyWire

extension OperatorAPI {
  /// A version of a channel's charter.
  package struct CharterVersion: Codable, Sendable {
    package var version: Int64
    /// SHA-256 of the text.
    package var id: String
    package var title: String
    /// Of a version above 1: whose log decides.
    package var proposer: String?
    /// `pending`, `withdrawn`, `in-force`, or `superseded` by a later version.
    package var state: String
    /// Whose logs say that they accept it; of the first version, its parties.
    package var accepted: [String]
    /// How many are needed.
    package var needed: Int64
    /// The note: the text, and the signature lines held.
    package var charter: String
  }

  /// What a party has suspended: what it no longer sends.
  package struct Suspension: Codable, Sendable {
    /// The message that says so.
    package var id: String
    package var party: String
    package var ours: Bool
    /// `channel`, `forms` or `agreement`, and the names of forms or agreements.
    package var scope: String
    package var names: [String]
    package var effect: String
    /// `anytime`, `conditional` or `final`.
    package var reversibility: String
    package var reason: [String]
  }

  package struct Withdrawal: Codable, Sendable {
    /// The id of the version.
    package var version: String
    package init(version: String) { self.version = version }
  }
}

// The versions of a charter: shown, accepted, withdrawn.
extension Runtime {
  func charters(_ channel: String) async throws -> [OperatorAPI.CharterVersion] {
    let versions = versions(of: try channelID(channel))
    try await settled()
    return versions
  }

  private func versions(of id: Digest) -> [OperatorAPI.CharterVersion] {
    guard let channel = node.state.channels[id], let first = channel.charters.first else {
      return []
    }
    let parties = first.charter.parties.map(\.party.name)
    let founding = OperatorAPI.CharterVersion(
      version: 1, id: id.base64, title: first.charter.title, proposer: nil,
      state: channel.charters.count == 1 ? "in-force" : "superseded", accepted: parties,
      needed: Int64(parties.count), charter: String(decoding: first.bytes, as: UTF8.self))
    return [founding]
      + node.proposals(in: id).map { .init($0, newest: Int64(channel.charters.count)) }
  }

  /// Takes a later version of a charter, as a note that this party has signed.
  func accept(_ note: [UInt8], in channel: String) async throws -> OperatorAPI.CharterVersion {
    let id = try channelID(channel)
    try await asked(.charter(note))
    guard let text = node.text(ofCharter: note) else {
      preconditionFailure("a charter that was taken is a charter")
    }
    return try version(text, in: id)
  }

  func withdraw(
    _ order: OperatorAPI.Withdrawal, in channel: String
  ) async throws -> OperatorAPI.CharterVersion {
    let id = try channelID(channel)
    guard let text = Digest(base64: order.version) else {
      throw OperatorAPI.Problem(.unknownProposal)
    }
    try await asked(.withdraw(channel: id, text: text))
    return try version(text, in: id)
  }

  private func version(_ text: Digest, in id: Digest) throws -> OperatorAPI.CharterVersion {
    guard let found = versions(of: id).first(where: { $0.id == text.base64 }) else {
      throw OperatorAPI.Problem("malformed", "the charter is one of another channel")
    }
    return found
  }
}

extension OperatorAPI.CharterVersion {
  init(_ view: ProposalView, newest: Int64) {
    let state =
      switch view.decision {
      case .inForce: view.charter.version == newest ? "in-force" : "superseded"
      case .withdrawn: "withdrawn"
      default: view.charter.version > newest ? "pending" : "superseded"
      }
    self.init(
      version: view.charter.version, id: view.charter.digest.base64, title: view.charter.title,
      proposer: view.proposer.name, state: state, accepted: view.accepted.map(\.name),
      needed: view.needed, charter: String(decoding: view.bytes, as: UTF8.self))
  }
}
