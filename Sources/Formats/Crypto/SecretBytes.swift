import CSodium

/// Secret bytes on the heap: one owner, never printed, wiped when they go.
///
/// Secrets stand in no array, string or Data, whose copies nobody can find again.
@safe public struct SecretBytes: ~Copyable, @unchecked Sendable {
  private let storage: UnsafeMutablePointer<UInt8>
  public let count: Int

  /// `fill` is given `count` zeroed bytes, at least one.
  public init<E: Error>(
    count: Int, fill: (UnsafeMutablePointer<UInt8>) throws(E) -> Void
  ) throws(E) {
    precondition(count > 0, "a secret has at least one byte")
    Sodium.start()
    // Unsafe: memory that this value alone owns and frees in deinit.
    unsafe storage = .allocate(capacity: count)
    unsafe storage.initialize(repeating: 0, count: count)
    self.count = count
    // Should this throw, deinit wipes: everything is initialised by now.
    unsafe try fill(storage)
  }

  /// Copies bytes that are secret from now on; the caller's copy is the caller's to lose.
  public init(copying bytes: some Collection<UInt8>) {
    unsafe self.init(count: bytes.count) { memory in
      // At once where the bytes stand together: a loop over a collection of unknown type is slow.
      let copied: Void? = bytes.withContiguousStorageIfAvailable { source in
        guard let start = source.baseAddress else { return }
        unsafe memory.update(from: start, count: source.count)
      }
      guard copied == nil else { return }
      for (i, byte) in bytes.enumerated() { unsafe memory[i] = byte }
    }
  }

  deinit {
    // sodium_memzero is not optimised away.
    unsafe sodium_memzero(storage, count)
    unsafe storage.deallocate()
  }

  /// Lends the bytes; they must not leave the closure.
  public borrowing func withBytes<R: ~Copyable, E: Error>(
    _ body: (Span<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try unsafe body(Span(_unsafeStart: storage, count: count))
  }

  /// Lends the memory to a C function.
  package borrowing func withPointer<R: ~Copyable, E: Error>(
    _ body: (UnsafePointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try unsafe body(UnsafePointer(storage))
  }

  /// Takes bytes over from an array, which is wiped. The array must have no other owner.
  package init(moving bytes: inout [UInt8]) {
    self.init(copying: bytes)
    Sodium.wipe(&bytes)
  }

  /// Overwrites what was secret in an array, which must have no other owner.
  package static func wipe(_ bytes: inout [UInt8]) { Sodium.wipe(&bytes) }

  /// Lends the bytes to what takes only an array; the array is wiped when `body` is done with it.
  package borrowing func withArray<R: ~Copyable, E: Error>(
    _ body: ([UInt8]) throws(E) -> R
  ) throws(E) -> R {
    var bytes = withBytes { span in [UInt8](span.indices.map { span[$0] }) }
    defer { Sodium.wipe(&bytes) }
    return try body(bytes)
  }

  /// A second owner of the same secret.
  public borrowing func copy() -> SecretBytes {
    withBytes { span in
      unsafe SecretBytes(count: span.count) { memory in
        for i in 0..<span.count { unsafe memory[i] = span[i] }
      }
    }
  }
}

/// libsodium chooses its fastest code once, before first use.
enum Sodium {
  private static let started: Bool = {
    // -1 would mean that the machine has no source of entropy, which no operation here draws on,
    // but libsodium's answers are then not defined.
    precondition(sodium_init() >= 0, "libsodium cannot start")
    return true
  }()

  static func start() { precondition(started) }

  static func wipe(_ bytes: inout [UInt8]) { unsafe sodium_memzero(&bytes, bytes.count) }
}
