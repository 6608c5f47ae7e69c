import ParleyCrypto
import ParleySeal
public import ParleyWire

/// What stands inside the seal: a salt and the signed page, padded.
///
/// The salt is inside, because outside it would let anyone who holds the entry guess at a coded
/// page. Format: Docs/Spec/page.md.
public struct SealedContent: Hashable, Sendable {
  public let world: World
  /// 32 random bytes.
  public let salt: [UInt8]
  /// The signed page, signature lines included.
  public let page: [UInt8]

  /// - Precondition: the salt has 32 bytes.
  public init(world: World, salt: [UInt8], page: [UInt8]) {
    precondition(salt.count == Digest.byteCount, "a salt has 32 bytes")
    self.world = world
    self.salt = salt
    self.page = page
  }

  /// What the entry commits to: `SHA-256("parley commit v1\n" || salt || page)`.
  public var commit: Digest {
    SHA256.hash(Array("parley commit v1\n".utf8) + salt + page)
  }

  /// What only one who opened the page can say: `SHA-256("parley opened v1\n" || salt || ORIGIN)`,
  /// with the receiver's own log, so that one receiver cannot repeat another's.
  public func proof(for receiver: Origin) -> Digest {
    SHA256.hash(Array("parley opened v1\n".utf8) + salt + Array(receiver.description.utf8))
  }

  /// The padded text that is sealed.
  public var plaintext: [UInt8] {
    let head =
      "\(world.firstLine("sealed"))\nsalt \(Base64.encode(salt))\nsize \(page.count)\n\n"
    let body = Array(head.utf8) + page
    return body + [UInt8](repeating: 0x0A, count: Padding.length(of: body.count) - body.count)
  }

  /// Reads the opened text strictly: what this accepts, `plaintext` writes back to the byte.
  public init(plaintext: [UInt8]) throws(WireError) {
    // Four short lines stand before the page; the page itself is read elsewhere.
    var ends = plaintext.indices.lazy.filter { plaintext[$0] == 0x0A }.prefix(4).makeIterator()
    var headEnd = 0
    for _ in 0..<4 {
      guard let end = ends.next() else { throw .unfinishedLine }
      headEnd = end + 1
    }
    var reader = try LineReader(plaintext[..<headEnd], limit: Limit.lineBytes)
    world = try reader.world("sealed")
    salt = try reader.digest("salt").bytes
    let size = try reader.decimal("size")
    try reader.exactly("")
    guard size <= Limit.pageBytes, headEnd + Int(size) <= plaintext.count else {
      throw .tooLong(limit: Limit.pageBytes)
    }
    page = Array(plaintext[headEnd..<(headEnd + Int(size))])
    guard self.plaintext == plaintext else {
      throw .unexpected(line: 5, expected: "the page, and line feeds up to the padded size")
    }
  }
}
