import ParleyWire

/// What an item of a bundle or an exchange file is. Items stand in the order of these kinds.
public enum ItemKind: String, CaseIterable, Comparable, Sendable {
  case charter, key, grant, entry, head, cosign, page, fork
  /// Only in exchange files.
  case proof, opened, policy

  public static func < (a: ItemKind, b: ItemKind) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }

  public var isForBundles: Bool { self <= .fork }
}

/// One item: a kind and its bytes, of which nothing is known yet.
public struct Item: Hashable, Sendable {
  public let kind: ItemKind
  public let bytes: [UInt8]

  public init(_ kind: ItemKind, _ bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
  }
}

/// The body that bundles and exchange files share: items, each `item KIND BYTES` and then exactly
/// that many bytes, and `end COUNT`, after which nothing follows.
enum Container {
  static func write(head: [String], _ items: [Item]) -> [UInt8] {
    var out = Array(head.joined(separator: "\n").utf8) + [0x0A]
    out.reserveCapacity(out.count + items.reduce(0) { $0 + $1.bytes.count + 32 })
    // Stable within a kind: the writer's order is part of what it says.
    for kind in ItemKind.allCases {
      for item in items where item.kind == kind {
        out += Array("item \(kind.rawValue) \(item.bytes.count)\n".utf8) + item.bytes
      }
    }
    return out + Array("end \(items.count)\n".utf8)
  }

  /// The head lines, as a reader, and the items.
  static func read(_ bytes: [UInt8], limit: Int, items: Int) throws(WireError)
    -> (head: LineReader, items: [Item])
  {
    guard bytes.count <= limit else { throw .tooLong(limit: limit) }
    var scanner = Scanner(bytes)
    var headEnd = 0
    while let line = scanner.peekLine(), !line.starts(with: "item ".utf8),
      !line.starts(with: "end ".utf8)
    {
      scanner.skip(line.count + 1)
      headEnd = scanner.offset
    }
    let head = try LineReader(bytes[..<headEnd], limit: Limit.pageBytes)
    return (head, try scanner.items(limit: items, startingAt: head))
  }
}

/// Walks over lines and counted bytes. Every error names the byte offset's line as best it can.
private struct Scanner {
  private let bytes: [UInt8]
  private(set) var offset = 0
  private var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line at the offset, without its line feed; nil at the end or when it is too long.
  func peekLine() -> ArraySlice<UInt8>? {
    let rest = bytes[offset...].prefix(Limit.lineBytes + 1)
    guard let end = rest.firstIndex(of: 0x0A) else { return nil }
    return bytes[offset..<end]
  }

  mutating func skip(_ count: Int) {
    offset += count
    line += 1
  }

  mutating func items(limit: Int, startingAt head: LineReader) throws(WireError) -> [Item] {
    var items: [Item] = []
    while true {
      guard let raw = peekLine(), let text = String(validating: raw, as: UTF8.self) else {
        throw .unexpected(line: line, expected: "item KIND BYTES, or end COUNT")
      }
      let parts = text.parts(" ")
      if parts.count == 2, parts[0] == "end" {
        guard Decimal.parse(parts[1]) == Int64(items.count), offset + raw.count + 1 == bytes.count
        else { throw .unexpected(line: line, expected: "end \(items.count), and nothing after it") }
        return items
      }
      guard parts.count == 3, parts[0] == "item", let kind = ItemKind(rawValue: String(parts[1])),
        let size = Decimal.parse(parts[2]), items.last.map({ $0.kind <= kind }) ?? true
      else { throw .unexpected(line: line, expected: "item KIND BYTES, kinds in their order") }
      guard items.count < limit else { throw .tooLong(limit: limit) }
      let start = offset + raw.count + 1
      guard size <= Int64(bytes.count - start) else {
        throw .unexpected(line: line, expected: "\(size) bytes; the file is cut short")
      }
      items.append(Item(kind, Array(bytes[start..<(start + Int(size))])))
      skip(raw.count + 1 + Int(size))
    }
  }
}
