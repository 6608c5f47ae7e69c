public import ParleyKeylog
public import ParleyNote
public import ParleyRecord
import ParleyTlog
import ParleyWire

/// Why a charter does not bind. Each case has a number in Docs/Spec/charter.md.
public enum CharterError: Error, Hashable, Sendable {
  /// C-1: not a note over the text of a charter.
  case malformed
  /// C-2: the key log of this party is not at hand.
  case keyLogMissing(Party)
  /// C-3: the key log at hand is not the one that the charter names.
  case otherKeyLog(Party)
  /// C-4: no treaty key of this party in force has signed, or its signature fails.
  case notSigned(Party)
  /// C-5: a signature line that is none of the parties' treaty keys, or lines out of order.
  case foreignSignature
  /// C-6: a version that does not follow the one before: its hash, number, world or parties.
  case doesNotFollow

  public var rule: String {
    switch self {
    case .malformed: "C-1"
    case .keyLogMissing: "C-2"
    case .otherKeyLog: "C-3"
    case .notSigned: "C-4"
    case .foreignSignature: "C-5"
    case .doesNotFollow: "C-6"
    }
  }
}

/// A charter that binds: every party signed it with a treaty key that its own key log grants; or,
/// of a version above 1, as many parties as the version before asks for.
public struct SignedCharter: Hashable, Sendable {
  public let charter: Charter
  /// The note: text and signature lines.
  public let bytes: [UInt8]

  /// An amendment that enough parties have signed.
  init(_ amended: ProposedCharter) {
    charter = amended.charter
    bytes = amended.bytes
  }

  /// A charter with the signatures of all its parties.
  ///
  /// - Parameter keyLogs: of each party, as far as they are at hand.
  public init(_ bytes: [UInt8], keyLogs: [Party: KeyLog]) throws(CharterError) {
    let (note, charter) = try Self.read(bytes)
    for member in charter.parties {
      try Self.check(note, member, keyLogs[member.party])
    }
    guard note.signatures.count == charter.parties.count else { throw .foreignSignature }
    self.charter = charter
    self.bytes = bytes
  }

  /// A version above 1, with the signatures that the version before asks for.
  public init(
    _ bytes: [UInt8], keyLogs: [Party: KeyLog], after before: Charter
  ) throws(CharterError) {
    let proposed = try ProposedCharter(bytes, keyLogs: keyLogs, after: before)
    guard let signed = proposed.binding(after: before) else {
      let missing = before.parties.map(\.party).first { !proposed.signers.contains($0) }
      throw .notSigned(missing ?? proposed.proposer)
    }
    self = signed
  }

  /// The charter and who has signed it so far, before all have.
  public static func signers(_ bytes: [UInt8], keyLogs: [Party: KeyLog]) throws(CharterError)
    -> (charter: Charter, signed: [Party])
  {
    let (note, charter) = try read(bytes)
    var signed: [Party] = []
    for member in charter.parties where (try? check(note, member, keyLogs[member.party])) != nil {
      signed.append(member.party)
    }
    return (charter, signed)
  }

  static func read(_ bytes: [UInt8]) throws(CharterError) -> (UnverifiedNote, Charter) {
    guard let note = try? UnverifiedNote(bytes), let charter = try? Charter(text: note.claimedText)
    else { throw .malformed }
    let names = note.signatures.map(\.name)
    guard zip(names, names.dropFirst()).allSatisfy({ bytewiseLess($0, $1) }) else {
      throw .foreignSignature
    }
    return (note, charter)
  }

  static func check(_ note: UnverifiedNote, _ member: Charter.Member, _ keyLog: KeyLog?)
    throws(CharterError)
  {
    guard let keyLog else { throw .keyLogMissing(member.party) }
    guard keyLog.party == member.party, keyLog.partyID == member.id else {
      throw .otherKeyLog(member.party)
    }
    // Any treaty key ever granted: a charter outlives the key that signed it.
    let keys = KeyState(keyLog, at: keyLog.size).everGranted(.treaty).compactMap(\.grant.signer)
    guard keys.contains(where: { (try? note.verified(by: [$0])) != nil }) else {
      throw .notSigned(member.party)
    }
  }
}

extension SignedCharter {
  /// The log's acceptance rule as a C2SP tlog-policy, derived from the charter and the key logs:
  /// each other member's mirror, and the charter's neutral witnesses.
  ///
  /// - Parameters:
  ///   - log: the channel log whose heads are judged, and its key.
  ///   - mirrors: the members' mirror keys in force.
  public static func policy(
    _ charter: Charter, log: VerifierKey, of party: Party,
    mirrors: [(party: Party, key: VerifierKey)]
  ) -> String {
    var lines = ["log \(log)"]
    var names: [String] = []
    for mirror in mirrors.sorted(by: { $0.party < $1.party }) where mirror.party != party {
      lines.append("witness \(mirror.party) \(mirror.key)")
      names.append(mirror.party.name)
    }
    for (i, witness) in charter.witnesses.enumerated() {
      lines.append("witness neutral-\(i + 1) \(witness)")
      names.append("neutral-\(i + 1)")
    }
    if names.isEmpty || charter.quorum == 0 {
      return (lines + ["quorum none", ""]).joined(separator: "\n")
    }
    lines.append(
      "group members \(min(Int(charter.quorum), names.count)) \(names.joined(separator: " "))")
    return (lines + ["quorum members", ""]).joined(separator: "\n")
  }
}
