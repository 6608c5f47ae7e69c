import Glibc

/// A bare socket, for what no client of ours would send. It blocks, so it has threads of its own.
struct Raw: Sendable {
  let file: Int32

  static func unix(_ path: String) -> Raw {
    var address = unixAddress(path)
    return connected(AF_UNIX, &address)
  }

  static func listening(_ path: String) -> Raw {
    let file = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = unixAddress(path)
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    precondition(isBound == 0 && listen(file, 5) == 0, "cannot listen on \(path)")
    return Raw(file: file)
  }

  func accepted() -> Raw { Raw(file: accept(file, nil, nil)) }

  private static func unixAddress(_ path: String) -> sockaddr_un {
    var address = sockaddr_un()
    address.sun_family = UInt16(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return address
  }

  static func tcp(_ port: UInt16) -> Raw {
    var address = sockaddr_in()
    address.sin_family = UInt16(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return connected(AF_INET, &address)
  }

  private static func connected<T>(_ family: Int32, _ address: inout T) -> Raw {
    let file = Glibc.socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let size = socklen_t(MemoryLayout<T>.size)
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, size) }
    }
    return Raw(file: file)
  }

  /// False if the other side has gone.
  @discardableResult
  func send(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    return Glibc.send(file, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(text.utf8) }

  /// Everything until `enough`, the end, or `milliseconds` without a byte.
  func read(
    milliseconds: Int32 = 5_000, until enough: (String) -> Bool = { _ in false }
  ) -> (text: String, isClosed: Bool) {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while !enough(String(decoding: all, as: UTF8.self)) {
      var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, milliseconds) > 0 else {
        return (String(decoding: all, as: UTF8.self), false)
      }
      let count = recv(file, &piece, piece.count, 0)
      guard count > 0 else { return (String(decoding: all, as: UTF8.self), true) }
      all += piece[..<count]
    }
    return (String(decoding: all, as: UTF8.self), false)
  }

  func close() { _ = Glibc.close(file) }
}
