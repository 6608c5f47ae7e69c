import ParleyCrypto

/// The payload of an age file: a nonce, then chunks of 64 KiB, each sealed with its place and
/// whether it is the last (STREAM).
///
/// Specification: C2SP age v1, "Payload".
enum Payload {
  static let nonceBytes = 16
  static let chunkBytes = 64 << 10
  private static let boxBytes = chunkBytes + ChaChaPoly.tagBytes

  static func seal(
    _ plaintext: [UInt8], fileKey: borrowing SecretBytes, nonce: [UInt8]
  ) -> [UInt8] {
    let key = key(fileKey, nonce: nonce)
    var out = nonce
    var rest = plaintext[...]
    var counter = 0
    repeat {
      let chunk = rest.prefix(chunkBytes)
      rest = rest.dropFirst(chunkBytes)
      var piece = Array(chunk)
      out += ChaChaPoly.seal(piece, key: key, nonce: chunkNonce(counter, last: rest.isEmpty))
      SecretBytes.wipe(&piece)
      counter += 1
    } while !rest.isEmpty
    return out
  }

  /// - Parameter released: receives the plaintext of every chunk that is authentic, also when the
  ///   payload then proves wrong. Whoever cannot take that back must not use it.
  static func open(
    _ payload: ArraySlice<UInt8>, fileKey: borrowing SecretBytes, released: inout [UInt8]
  ) throws(SealError) {
    guard payload.count >= nonceBytes else { throw .header("a nonce of 16 bytes after the header") }
    let key = key(fileKey, nonce: Array(payload.prefix(nonceBytes)))
    var rest = payload.dropFirst(nonceBytes)
    // Growing would leave copies of what may be a private key.
    released.reserveCapacity(rest.count)
    var counter = 0
    while true {
      let box = rest.prefix(boxBytes)
      rest = rest.dropFirst(boxBytes)
      let isLast = rest.isEmpty
      if var chunk = ChaChaPoly.open(box, key: key, nonce: chunkNonce(counter, last: isLast)) {
        // An empty last chunk would be a second spelling of the same plaintext.
        guard !chunk.isEmpty || counter == 0 else { throw .payload }
        released += chunk
        SecretBytes.wipe(&chunk)
        if isLast { return }
        counter += 1
        continue
      }
      // Authentic, but cut off behind it or lengthened: what a reader of streams lets out before it
      // meets the end. Only a full chunk can be in doubt.
      if box.count == boxBytes,
        let chunk = ChaChaPoly.open(box, key: key, nonce: chunkNonce(counter, last: !isLast))
      {
        released += chunk
      }
      throw .payload
    }
  }

  private static func key(_ fileKey: borrowing SecretBytes, nonce: [UInt8]) -> SecretBytes {
    HKDFSHA256.derive(
      from: fileKey, salt: nonce, info: Array("payload".utf8), count: ChaChaPoly.keyBytes)
  }

  /// Eleven bytes of counter, big-endian, and one that marks the last chunk.
  private static func chunkNonce(_ counter: Int, last: Bool) -> [UInt8] {
    let low = stride(from: UInt64(56), through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: UInt64(counter) >> $0)
    }
    return [0, 0, 0] + low + [last ? 1 : 0]
  }
}
