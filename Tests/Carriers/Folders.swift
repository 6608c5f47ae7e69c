import Glibc
import Testing

/// A folder for one test, gone with it.
final class Scratch: Sendable {
  let root: String

  init() throws {
    var template = Array("/tmp/parley-carriers-XXXXXX".utf8CString)
    root = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit { Scratch.remove(root) }

  func folder(_ name: String) -> String {
    mkdir("\(root)/\(name)", 0o700)
    return "\(root)/\(name)"
  }

  static func names(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { found.append(name) }
    }
    return found.sorted()
  }

  static func remove(_ path: String) {
    for name in names(path) { remove(path + "/" + name) }
    if unlink(path) != 0 { rmdir(path) }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(file) }
    try #require(Glibc.write(file, bytes, bytes.count) == bytes.count)
  }
}
