import Glibc
import ParleyCrypto

/// Files that are handed to others or come from them: cards, charters, requests. Not secret, and
/// outside the data directory.
package enum HandedFile {
  private static let mode: mode_t = 0o644

  package static func read(_ path: String) throws(CustodyError) -> [UInt8] {
    try Files.read(path)
  }

  /// Writes a file whole. An older one of the name is replaced only when that was asked for.
  package static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool = false
  ) throws(CustodyError) {
    try Files.write(SecretBytes(copying: bytes), to: path, mode: mode, replacing: replacing)
  }

  package static func exists(_ path: String) -> Bool { Files.exists(path) }
}
