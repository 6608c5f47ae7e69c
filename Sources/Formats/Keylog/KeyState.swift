public import ParleyNote
public import ParleyRecord
import ParleyWire

/// A party's keys as they stood at a size of its key log: which were granted and not yet revoked.
///
/// This is pure order: no clock decides. A grant's term is compared with claimed times by whoever
/// uses the key, and only flags.
public struct KeyState: Sendable {
  private let log: KeyLog
  public let size: Int64

  /// - Precondition: `size` is at most the log's.
  public init(_ log: KeyLog, at size: Int64) {
    precondition(size <= log.size, "a state within the log")
    self.log = log
    self.size = size
  }

  /// A grant and its place in the key log.
  public struct Standing: Hashable, Sendable {
    public let index: Int64
    public let grant: Grant
  }

  /// The grants of a role in force here, oldest first.
  public func grants(_ role: Grant.Role) -> [Standing] {
    everGranted(role).filter { revocation(of: $0.index) == nil }
  }

  /// Every grant of a role disclosed and proved below this size, revoked or not, oldest first; of
  /// all roles for nil.
  public func everGranted(_ role: Grant.Role?) -> [Standing] {
    (0..<Int(size)).compactMap { i in
      guard let grant = log.leaves[i].grant, role == nil || grant.role == role, log.stands(i) else {
        return nil
      }
      return Standing(index: Int64(i), grant: grant)
    }
  }

  /// The revocation of a grant before this size, if any.
  public func revocation(of index: Int64) -> (index: Int64, reason: KeyEntry.Reason)? {
    guard index >= 0, index < size else { return nil }
    for i in Int(index)..<Int(size) {
      if case .revoke(index, let reason, _) = log.leaves[i].entry.kind, log.stands(i) {
        return (Int64(i), reason)
      }
    }
    return nil
  }

  /// How many grants below this size were not disclosed; each may be of any role.
  public var undisclosed: Int {
    (0..<Int(size)).count { i in
      if case .grant = log.leaves[i].entry.kind { log.leaves[i].grant == nil } else { false }
    }
  }

  /// The end of a channel log, when the roots closed it before this size.
  public func close(of origin: Origin) -> (
    head: LogHead, cause: KeyEntry.Cause, successor: VerifierKey
  )? {
    for leaf in log.leaves.prefix(Int(size)) {
      if case .close(let head, let cause, let successor) = leaf.entry.kind, head.origin == origin {
        return (head, cause, successor)
      }
    }
    return nil
  }
}

extension KeyLog {
  /// Settles who signed what stands in a registrar's name, as far as grants were disclosed. Only
  /// roots make and end registrars, so what is settled once stays so.
  mutating func resolve() {
    for i in leaves.indices where leaves[i].authority == .unproved {
      guard let note = try? UnverifiedNote(leaves[i].bytes, limit: Limit.entryBytes) else {
        continue
      }
      leaves[i].authority = registrar(of: note, at: Int64(i))
    }
  }

  /// The registrar in force at an index who signed the note, or `unproved`.
  func registrar(of note: UnverifiedNote, at index: Int64) -> Authority {
    for registrar in KeyState(self, at: index).grants(.registrar) {
      guard let key = registrar.grant.signer, (try? note.verified(by: [key])) != nil else {
        continue
      }
      return .registrar(grantedAt: registrar.index)
    }
    return .unproved
  }

  /// Whether an entry has effect: its signer is proved and entitled.
  func stands(_ index: Int) -> Bool {
    let leaf = leaves[index]
    guard leaf.authority != .unproved else { return false }
    // Only roots make registrars and treaty keys.
    if let grant = leaf.grant, grant.role.needsRoots { return leaf.authority == .roots }
    if case .revoke(let target, _, _) = leaf.entry.kind, leaf.authority != .roots,
      leaves[Int(target)].grant?.role.needsRoots ?? true
    {
      return false
    }
    return true
  }

  /// Entries that stand in the name of a registrar whose own grant was not disclosed. They have no
  /// effect; a revocation among them is a reason for doubt.
  public var unproved: [KeyEntry] {
    leaves.filter { $0.authority == .unproved }.map(\.entry)
  }
}
