import CLinux
import Glibc
package import ParleyCrypto

/// Where random bytes come from. The adapters have this one source; the core has none and takes
/// what it needs as input.
package protocol Entropy: Sendable {
  /// Fills a new secret.
  ///
  /// - Precondition: at least one byte is asked for.
  func secret(_ count: Int) -> SecretBytes
}

extension Entropy {
  /// Random bytes that are not secret: salts, nonces, names.
  package func bytes(_ count: Int) -> [UInt8] {
    secret(count).withBytes { span in span.indices.map { span[$0] } }
  }
}

/// The kernel's random numbers (getrandom(2)).
package struct SystemEntropy: Entropy {
  package init() {}

  package func secret(_ count: Int) -> SecretBytes {
    // Unsafe: the call fills the memory it is given, `count` bytes of it.
    unsafe SecretBytes(count: count) { memory in
      var done = 0
      while done < count {
        let got = unsafe getrandom(memory + done, count - done, 0)
        // Without flags the call waits for the kernel's pool and fails only for a bad address or a
        // signal; there is no state in which going on without it would be right.
        precondition(got > 0 || errno == EINTR, "the kernel gives no random numbers")
        if got > 0 { done += got }
      }
    }
  }
}
