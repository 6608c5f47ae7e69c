import Glibc

/// Why a file was not read.
enum FileError: Error {
  case missing, tooLarge, unreadable

  var sentence: String {
    switch self {
    case .missing: "no such file"
    case .tooLarge: "too large for an exchange file"
    case .unreadable: "cannot be read"
    }
  }
}

/// The whole file, unless it is longer than `limit` bytes.
func readFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  // Unsafe: Glibc is given a string that outlives the call.
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw errno == ENOENT ? .missing : .unreadable }
  defer { close(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    // Unsafe: read fills no more than the buffer it is lent.
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
    if count == 0 { return bytes }
    guard count > 0 else {
      if errno == EINTR { continue }
      throw .unreadable
    }
    guard bytes.count + count <= limit else { throw .tooLarge }
    bytes += chunk[..<count]
  }
}

/// Writes all of a text; what cannot be written is nobody's to mend.
func write(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    // Unsafe: write reads no more than the buffer it is lent.
    let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}
