import CForgetfulVFS
import Synchronization

/// A disk that forgets what was not synced, as an SQLite file system under a name of its own.
package final class ForgetfulDisk {
  package let name: String
  private let disk: OpaquePointer
  private static let made = Atomic(0)

  package init() {
    name = "forgetful-\(Self.made.add(1, ordering: .relaxed).newValue)"
    disk = forgetful_new(name)
  }

  deinit { forgetful_free(disk) }

  package enum End: Hashable, Sendable {
    /// The process dies; the kernel still has what it wrote.
    case kill
    /// The power goes; what was not synced is lost.
    case drop
    /// The power goes; of what was not synced, some survives, in pieces.
    case tear(seed: UInt64)

    fileprivate var kind: forgetful_end {
      switch self {
      case .kill: FORGETFUL_KILL
      case .drop: FORGETFUL_DROP
      case .tear: FORGETFUL_TEAR
      }
    }

    fileprivate var seed: UInt64 {
      if case .tear(let seed) = self { seed } else { 0 }
    }
  }

  package func end(atOperation number: Int64, _ end: End) {
    forgetful_end_at(disk, number, end.kind, end.seed)
  }

  package func end(_ end: End) { forgetful_end_now(disk, end.kind, end.seed) }
  package func reboot() { forgetful_reboot(disk) }

  /// These syncs, numbered from the next one, report success and do nothing.
  package func ignoreSyncs(_ numbers: ClosedRange<Int64>) {
    forgetful_ignore_syncs(disk, numbers.lowerBound, numbers.upperBound)
  }
  package func ignoreEverySync() { ignoreSyncs(1...(.max / 2)) }
  package func failSync(_ number: Int64) { forgetful_fail_sync(disk, number) }

  package var operations: Int64 { forgetful_operations(disk) }
  package var syncs: Int64 { forgetful_syncs(disk) }
  /// Bytes in all files.
  package var size: Int64 { forgetful_size(disk) }
  /// The bytes that all files together may hold; nil for no limit.
  package var quota: Int64? {
    didSet { forgetful_set_quota(disk, quota ?? -1) }
  }
}
