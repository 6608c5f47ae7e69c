public import ParleyEvidence
import ParleyNote
public import ParleyRecord
public import ParleyTlog
import ParleyWire

/// A log of a test, with its tree.
public struct TestLog: Sendable {
  public let origin: Origin
  public private(set) var leaves: [[UInt8]] = []
  public private(set) var tree = MerkleTree()
  /// The sizes of other logs that its entries have named.
  public internal(set) var seen: [Origin: Int64] = [:]

  public init(_ origin: Origin) { self.origin = origin }

  public mutating func append(_ leaf: [UInt8]) {
    leaves.append(leaf)
    tree.append(Tree.leafHash(leaf))
  }

  public var head: LogHead { LogHead(origin, size: tree.size, root: tree.root) }

  /// The newest head, signed by the log's key and cosigned by the mirrors named.
  public func signedHead(
    cosignedBy mirrors: [String] = [], at size: Int64? = nil
  ) -> ExchangeBuilder.Head {
    let size = size ?? tree.size
    let root = tree.root(at: size) ?? Tree.emptyRoot
    let text = Checkpoint(origin: origin.description, size: size, root: root).text
    let note = NoteText.assemble(text, [testKey(origin.description).sign(text)])
    return ExchangeBuilder.Head(
      note: note,
      cosignatures: mirrors.map {
        testKey($0, .cosignature).cosign(text, at: noon.adding(seconds: 3_600))
      })
  }

  public func builderLog(cosignedBy mirrors: [String]) -> ExchangeBuilder.Log {
    ExchangeBuilder.Log(
      origin: origin, key: testKey(origin.description).verifier, leaves: leaves, tree: tree,
      heads: [signedHead(cosignedBy: mirrors)])
  }
}

extension Entry {
  /// The entry signed by its log's test key.
  public var signedLeaf: [UInt8] {
    NoteText.assemble(text, [testKey(origin.description).sign(text)])
  }
}
