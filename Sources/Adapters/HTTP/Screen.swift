/// Why a request goes no further. The raw value is the status the client is told.
enum Refusal: Int, Error {
  case badRequest = 400
  case forbidden = 403
  case timeout = 408
  case lengthRequired = 411
  case contentTooLarge = 413
  case expectationFailed = 417
  case headTooLarge = 431
  case notImplemented = 501
  case unavailable = 503

  var reason: String {
    switch self {
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .timeout: "Request Timeout"
    case .lengthRequired: "Length Required"
    case .contentTooLarge: "Content Too Large"
    case .expectationFailed: "Expectation Failed"
    case .headTooLarge: "Request Header Fields Too Large"
    case .notImplemented: "Not Implemented"
    case .unavailable: "Service Unavailable"
    }
  }
}

/// Judges a request head before evhttp reads it, and returns the length of the body to expect.
///
/// evhttp 2.1.12 also takes folded lines, bare LF, NUL, blanks before a colon, signs and repeats of
/// Content-Length, and coding names it does not know: each of them lets two readers see two
/// different requests (RFC 9112 section 11.2). The screen builds nothing that anyone uses later; it
/// only says whether evhttp's reading will be the only possible one.
///
/// `head` ends with the empty line.
func screen(_ head: ArraySlice<UInt8>, _ limits: Limits) throws(Refusal) -> Int {
  var lines = try split(head)
  let (method, version) = try screenRequestLine(lines.removeFirst())
  guard lines.count <= limits.headers else { throw .headTooLarge }
  var framing = Framing()
  for line in lines { try framing.read(line) }
  let length = try framing.bodyLength(version, limits)
  // evhttp would leave it unread, and take it for the next request.
  guard length == 0 || method == .post else { throw .badRequest }
  return length
}

private typealias Bytes = ArraySlice<UInt8>
private enum Version { case http10, http11 }

/// The lines without their line ends, none of them with a control character left in it.
private func split(_ head: Bytes) throws(Refusal) -> [Bytes] {
  var lines = head.dropLast(4).split(
    separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  // Every line but the last still ends in its CR: that is how a bare LF, or a CR elsewhere, is
  // found.
  for i in lines.indices.dropLast() {
    guard lines[i].popLast() == UInt8(ascii: "\r") else { throw .badRequest }
  }
  let isText = { (byte: UInt8) in byte >= 0x20 && byte != 0x7f || byte == UInt8(ascii: "\t") }
  guard lines.allSatisfy({ $0.allSatisfy(isText) }) else { throw .badRequest }
  return lines
}

private func screenRequestLine(_ line: Bytes) throws(Refusal) -> (Request.Method, Version) {
  let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
  guard words.count == 3, !words[0].isEmpty,
    words[0].allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }),
    words[1].first == UInt8(ascii: "/"),
    words[1].allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "#") })
  else { throw .badRequest }
  let version: Version
  switch String(decoding: words[2], as: UTF8.self) {
  case "HTTP/1.1": version = .http11
  case "HTTP/1.0": version = .http10
  default: throw .badRequest
  }
  guard let method = Request.Method(rawValue: String(decoding: words[0], as: UTF8.self))
  else { throw .notImplemented }
  return (method, version)
}

/// What the headers say about where the request ends, and for whom it is.
private struct Framing {
  private var length: Int?
  private var hosts = 0
  private var isCoded = false

  mutating func read(_ line: Bytes) throws(Refusal) {
    // A name is a token, hence no folding and no blank before the colon.
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy({ isTokenByte[Int($0)] })
    else { throw .badRequest }
    let value = line[(colon + 1)...].trimmed
    switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
    case "host": hosts += 1
    case "transfer-encoding": isCoded = true
    case "content-length":
      // 15 digits are more than any body, and no Int overflows on them.
      guard length == nil, (1...15).contains(value.count),
        value.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { throw .badRequest }
      length = value.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    case "expect":
      guard String(decoding: value, as: UTF8.self).lowercased() == "100-continue"
      else { throw .expectationFailed }
    default: break
    }
  }

  func bodyLength(_ version: Version, _ limits: Limits) throws(Refusal) -> Int {
    guard hosts == 1 || hosts == 0 && version == .http10, !(isCoded && length != nil)
    else { throw .badRequest }
    // No chunked requests: our clients know the length of what they send.
    guard !isCoded else { throw .lengthRequired }
    guard length ?? 0 <= limits.bodyBytes else { throw .contentTooLarge }
    return length ?? 0
  }
}

/// RFC 9110 section 5.6.2.
private let isTokenByte: [Bool] = {
  var table = [Bool](repeating: false, count: 256)
  let bytes = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'*+-.^_`|~".utf8
  for byte in bytes { table[Int(byte)] = true }
  return table
}()

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let rest = drop(while: isBlank)
    return rest[..<((rest.lastIndex { !isBlank($0) } ?? rest.startIndex - 1) + 1)]
  }
}
