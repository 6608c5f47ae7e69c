public import ParleyKeylog
import ParleyNote
public import ParleyRecord
import ParleyWire

/// A new version of a charter that parties of the channel have signed, perhaps not enough of them.
///
/// Each of its signature lines is good; whether it binds is for the logs to say
/// (Docs/Spec/charter.md, amendment).
public struct ProposedCharter: Hashable, Sendable {
  public let charter: Charter
  /// The note: text and the signature lines so far, by name.
  public let bytes: [UInt8]
  /// Who has signed it, rising; at least one party.
  public let signers: [Party]
  /// Whose log decides.
  public let proposer: Party

  /// - Parameters:
  ///   - keyLogs: of the parties that signed.
  ///   - before: the version that it must follow; nil where that was checked before.
  public init(
    _ bytes: [UInt8], keyLogs: [Party: KeyLog], after before: Charter?
  ) throws(CharterError) {
    let (note, charter) = try SignedCharter.read(bytes)
    guard let proposer = charter.proposer else { throw .doesNotFollow }
    if let before, !charter.follows(before) { throw .doesNotFollow }
    var signers: [Party] = []
    var fault: CharterError?
    for member in charter.parties {
      do throws(CharterError) {
        try SignedCharter.check(note, member, keyLogs[member.party])
        signers.append(member.party)
      } catch {
        fault = fault ?? error
      }
    }
    guard !signers.isEmpty else { throw fault ?? .malformed }
    guard note.signatures.count == signers.count else { throw .foreignSignature }
    self.charter = charter
    self.bytes = bytes
    self.signers = signers
    self.proposer = proposer
  }

  /// With the signature lines of both; nil for another text.
  public func merged(with other: ProposedCharter) -> ProposedCharter? {
    guard charter == other.charter, let mine = try? UnverifiedNote(bytes),
      let theirs = try? UnverifiedNote(other.bytes)
    else { return nil }
    var lines = mine.signatures
    for line in theirs.signatures where !lines.contains(where: { $0.name == line.name }) {
      lines.append(line)
    }
    lines.sort { bytewiseLess($0.name, $1.name) }
    return ProposedCharter(
      charter: charter, bytes: NoteText.assemble(charter.text, lines),
      signers: Set(signers + other.signers).sorted(), proposer: proposer)
  }

  /// The charter, if as many have signed as the version before asks for, its proposer among them.
  public func binding(after before: Charter) -> SignedCharter? {
    guard charter.follows(before), Int64(signers.count) >= before.amend,
      signers.contains(proposer)
    else { return nil }
    return SignedCharter(self)
  }

  private init(charter: Charter, bytes: [UInt8], signers: [Party], proposer: Party) {
    self.charter = charter
    self.bytes = bytes
    self.signers = signers
    self.proposer = proposer
  }
}

extension Charter {
  /// Whether this is a version that may come after another: members change with a new channel only.
  public func follows(_ before: Charter) -> Bool {
    version == before.version + 1 && follows == before.digest && parties == before.parties
      && succeeds == before.succeeds
  }
}
