public import ParleyNote

/// Why a policy is refused, or a checkpoint by a policy.
public enum TlogPolicyError: Error, Hashable, Sendable {
  case tooLong(limit: Int)
  /// An octet that no policy holds.
  case forbiddenCharacter(offset: Int)
  /// Line `line` (from 1) is not finished, or none of those that a policy has.
  case malformed(line: Int)
  /// A key that is not a vkey of the right type: 01 for logs, 04 for witnesses.
  case key(line: Int)
  /// A name or a public key that was defined before.
  case defined(line: Int)
  /// A name that is not defined yet, or a member of some group already.
  case member(line: Int)
  /// A threshold that is not within 1 and the number of members.
  case threshold(line: Int)
  /// There is not exactly one quorum line.
  case quorum
  /// None of the policy's logs has the checkpoint's origin.
  case unknownLog
  case checkpoint(CheckpointError)
  /// The witnesses that cosigned are not enough.
  case notEnough
}

/// Which logs are known, and whose cosignatures make a checkpoint acceptable (C2SP tlog-policy).
public struct TlogPolicy: Hashable, Sendable {
  /// A name inside the policy: octets without meaning elsewhere, compared as they are.
  public struct Name: Hashable, Sendable {
    public let octets: [UInt8]

    init(_ octets: some Sequence<UInt8>) { self.octets = Array(octets) }
  }

  public struct Log: Hashable, Sendable {
    public let key: VerifierKey
    /// As it was written; nil if there is none.
    public let url: [UInt8]?
  }

  public struct Witness: Hashable, Sendable {
    public let name: Name
    public let key: VerifierKey
    /// As it was written; nil if there is none.
    public let url: [UInt8]?
  }

  public enum Threshold: Hashable, Sendable {
    case any, all
    case count(Int)
  }

  public struct Group: Hashable, Sendable {
    public let name: Name
    public let threshold: Threshold
    public let members: [Name]

    /// How many members must have witnessed.
    public var needed: Int {
      switch threshold {
      case .any: 1
      case .all: members.count
      case .count(let k): k
      }
    }
  }

  public let logs: [Log]
  public let witnesses: [Witness]
  /// In an order in which each refers only to those before it.
  public let groups: [Group]
  /// The witness or group that must have witnessed; nil for `none`: the log's signature is enough.
  public let quorum: Name?

  /// Reads a policy. Comments and empty lines are allowed and forgotten. A key stands once among
  /// the logs and once among the witnesses, whatever its names; a name is a member once.
  ///
  /// Witnesses with keys of types that are unknown here refuse the policy: their cosignatures could
  /// not be counted.
  public init(_ bytes: some Collection<UInt8>) throws(TlogPolicyError) {
    let policy = try TlogPolicyReader.read(Array(bytes))
    logs = policy.logs
    witnesses = policy.witnesses
    groups = policy.groups
    quorum = policy.quorum ?? nil
  }

  /// A policy of one group: so many of the witnesses, each named by its key, or none at all.
  ///
  /// - Parameter threshold: ignored where there are no witnesses.
  public init(
    logs: [VerifierKey], witnesses: [VerifierKey], threshold: Threshold
  ) throws(TlogPolicyError) {
    var lines = logs.map { "log \($0)" }
    lines += witnesses.map { "witness \($0.name) \($0)" }
    // No key's name holds a plus sign, so the group's is no witness's.
    let names = witnesses.map { " " + $0.name }.joined()
    let rule = String(decoding: threshold.octets, as: UTF8.self)
    lines += witnesses.isEmpty ? ["quorum none"] : ["group + \(rule)\(names)", "quorum +"]
    try self.init(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// The policy in one spelling: logs, witnesses, groups, quorum; single spaces, no comments.
  public var text: [UInt8] {
    func octets(_ value: some CustomStringConvertible) -> [UInt8] { Array("\(value)".utf8) }
    var lines: [[[UInt8]]] = logs.map { log in
      [octets("log"), octets(log.key)] + [log.url].compactMap(\.self)
    }
    lines += witnesses.map { witness in
      [octets("witness"), witness.name.octets, octets(witness.key)]
        + [witness.url].compactMap(\.self)
    }
    lines += groups.map { group in
      [octets("group"), group.name.octets, group.threshold.octets] + group.members.map(\.octets)
    }
    lines.append([octets("quorum"), quorum?.octets ?? octets("none")])
    return lines.flatMap { $0.joined(separator: [0x20]) + [0x0A] }
  }

  /// Whether these keys, each of which has cosigned, are enough.
  public func quorum(satisfiedBy cosigners: [VerifierKey]) -> Bool {
    guard let quorum else { return true }
    let cosigners = Set(cosigners)
    var witnessed = Set(witnesses.filter { cosigners.contains($0.key) }.map(\.name))
    for group in groups where group.members.count(where: witnessed.contains) >= group.needed {
      witnessed.insert(group.name)
    }
    return witnessed.contains(quorum)
  }

  /// Verifies a note as a checkpoint of one of the policy's logs that enough witnesses cosigned.
  public func verify(_ note: some Collection<UInt8>) throws(TlogPolicyError) -> VerifiedCheckpoint {
    let note = try Self.read(note)
    let origin = note.claimedText.prefix { $0 != 0x0A }
    // A log may have several keys of one name; whichever signed is good.
    var checkpoint: VerifiedCheckpoint?
    var refusal = TlogPolicyError.unknownLog
    for log in logs where checkpoint == nil && log.key.name.utf8.elementsEqual(origin) {
      do throws(TlogPolicyError) {
        checkpoint = try Self.verify(note, log: log.key, witnesses: witnesses.map(\.key))
      } catch { refusal = error }
    }
    guard let checkpoint else { throw refusal }
    guard quorum(satisfiedBy: checkpoint.cosignatures.map(\.key)) else { throw .notEnough }
    return checkpoint
  }

  private static func read(
    _ bytes: some Collection<UInt8>
  ) throws(TlogPolicyError) -> UnverifiedNote {
    do { return try UnverifiedNote(bytes) } catch { throw .checkpoint(.note(error)) }
  }

  private static func verify(
    _ note: UnverifiedNote, log: VerifierKey, witnesses: [VerifierKey]
  ) throws(TlogPolicyError) -> VerifiedCheckpoint {
    do {
      return try VerifiedCheckpoint(
        note, log: log, cosigners: witnesses, extensionLines: .accepted)
    } catch { throw .checkpoint(error) }
  }
}

extension TlogPolicy.Threshold {
  var octets: [UInt8] {
    switch self {
    case .any: Array("any".utf8)
    case .all: Array("all".utf8)
    case .count(let k): Array(String(k).utf8)
    }
  }
}
