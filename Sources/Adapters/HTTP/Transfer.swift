import CCurl
import ParleyWire

/// What is asked of whom. Times in milliseconds.
struct Call: Sendable {
  enum Place { case node(Pin), unix(path: String) }

  let place: Place
  let url: String
  let method: Request.Method
  let headers: [Request.Header]
  let body: [UInt8]
  let timeout: Int
  let limit: Int
}

/// One call on its way. Touched by the client's thread alone once it is posted.
@safe final class Transfer: @unchecked Sendable {
  /// Names a transfer to those that may not touch it, and remembers that its task was cancelled,
  /// which may happen before the transfer has arrived on the client's thread.
  final class ID: Sendable {
    let isCancelled = Lock(false)
  }
  typealias Outcome = Result<HTTPClient.Answer, HTTPClientError>

  let id: ID
  // Unsafe: libcurl's handle and list, and the text it explains errors in; freed in `deinit`.
  let easy: UnsafeMutableRawPointer
  private var headers: UnsafeMutablePointer<curl_slist>?
  private let detail = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  private let call: Call
  private let done: CheckedContinuation<Outcome, Never>
  private var body: [UInt8] = []
  private var headBytes = 0
  private var isTooLarge = false

  init(_ id: ID, _ call: Call, _ done: CheckedContinuation<Outcome, Never>) {
    guard let easy = unsafe curl_easy_init() else { preconditionFailure("no memory") }
    unsafe self.easy = easy
    (self.id, self.call, self.done) = (id, call, done)
    unsafe detail.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    unsafe curl_easy_cleanup(easy)
    unsafe curl_slist_free_all(headers)
    unsafe detail.deallocate()
  }

  func finish(_ outcome: Outcome) { done.resume(returning: outcome) }

  // MARK: the question

  /// False if libcurl does not take it.
  func prepare(_ identity: HTTPClient.Identity?) -> Bool {
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    return unsafe set(CURLOPT_URL, call.url) && set(CURLOPT_TIMEOUT_MS, call.timeout)
      && set(CURLOPT_NOSIGNAL, 1) && set(CURLOPT_TCP_NODELAY, 1)
      // Whatever http_proxy may say in our environment.
      && set(CURLOPT_PROXY, "")
      // A server of ours closes after 75 seconds: do not begin a request just then.
      && set(CURLOPT_MAXAGE_CONN, 60)
      && set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
      && ccurl_set_pointer(easy, CURLOPT_PRIVATE, me) == CURLE_OK
      && ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, detail) == CURLE_OK
      && ccurl_set_pointer(easy, CURLOPT_HEADERDATA, me) == CURLE_OK
      && ccurl_set_receive(easy, CURLOPT_HEADERFUNCTION, receiveHead) == CURLE_OK
      && ccurl_set_pointer(easy, CURLOPT_WRITEDATA, me) == CURLE_OK
      && ccurl_set_receive(easy, CURLOPT_WRITEFUNCTION, receiveBody) == CURLE_OK
      && prepareRequest() && preparePlace(identity)
  }

  private func prepareRequest() -> Bool {
    var lines = call.headers.map { header in
      let line = "\(header.name): \(header.value)"
      precondition(!line.utf8.contains { $0 < 0x20 }, "a header of ours has a control character")
      return line
    }
    guard call.method == .post else { return setHeaders(lines) }
    // Not 100-continue, which costs a round trip; not curl's own idea of what a body is.
    lines.append("Expect:")
    if !call.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
      lines.append("Content-Type: application/octet-stream")
    }
    return unsafe setHeaders(lines)
      && ccurl_set_body(easy, call.body, call.body.count) == CURLE_OK
  }

  private func setHeaders(_ lines: [String]) -> Bool {
    for line in lines { unsafe headers = curl_slist_append(headers, line) }
    return unsafe ccurl_set_pointer(easy, CURLOPT_HTTPHEADER, headers) == CURLE_OK
  }

  private func preparePlace(_ identity: HTTPClient.Identity?) -> Bool {
    switch call.place {
    case .unix(let path):
      return set(CURLOPT_UNIX_SOCKET_PATH, path) && set(CURLOPT_PROTOCOLS_STR, "http")
    case .node(let pin):
      guard let identity else { return false }
      return set(CURLOPT_PROTOCOLS_STR, "https")
        && set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_3))
        && set(CURLOPT_SSL_ENABLE_ALPN, 0)
        && set(CURLOPT_SSLCERT, identity.certificate) && set(CURLOPT_SSLKEY, identity.key)
        // The certificate is self-signed and its names mean nothing, so there is no chain and no
        // host to verify. The pin does more: TLS 1.3 has the server prove that it holds the very
        // key we were told of, and libcurl checks the pin whatever these two say.
        && set(CURLOPT_SSL_VERIFYPEER, 0) && set(CURLOPT_SSL_VERIFYHOST, 0)
        && set(CURLOPT_PINNEDPUBLICKEY, "sha256//\(pin.digest.base64)")
        // Each connection proves the key anew.
        && set(CURLOPT_SSL_SESSIONID_CACHE, 0)
    }
  }

  private func set(_ option: CURLoption, _ value: Int) -> Bool {
    unsafe ccurl_set_long(easy, option, value) == CURLE_OK
  }

  private func set(_ option: CURLoption, _ value: String) -> Bool {
    unsafe ccurl_set_string(easy, option, value) == CURLE_OK
  }

  // MARK: the answer

  fileprivate func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard body.count + bytes.count <= call.limit else {
      isTooLarge = true
      return 0  // which libcurl takes for an error, and ends the transfer
    }
    unsafe body.append(contentsOf: bytes)
    return bytes.count
  }

  fileprivate func takeHead(_ count: Int) -> Int {
    headBytes += count
    isTooLarge = headBytes > 64 << 10
    return isTooLarge ? 0 : count
  }

  func result(_ code: CURLcode) -> Outcome {
    let words = unsafe String(cString: detail)
    let why = words.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : words
    switch code {
    case CURLE_OK:
      return .success(.init(status: unsafe ccurl_status(easy), body: body))
    case _ where isTooLarge: return .failure(.tooLarge(limit: call.limit))
    case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST: return .failure(.unreachable(why))
    case CURLE_OPERATION_TIMEDOUT: return .failure(.timeout)
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH: return .failure(.pinMismatch)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ENGINE_INITFAILED:
      return .failure(.tls(why))
    default:
      // A refusal of our certificate may arrive while we write or read the exchange itself.
      return .failure(why.contains("alert") ? .tls(why) : .broken(why))
    }
  }
}

private let receiveBody: ccurl_receive = { bytes, size, count, me in
  unsafe transfer(me).take(UnsafeRawBufferPointer(start: bytes, count: size * count))
}
private let receiveHead: ccurl_receive = { _, size, count, me in
  unsafe transfer(me).takeHead(size * count)
}

private func transfer(_ me: UnsafeMutableRawPointer?) -> Transfer {
  guard let me = unsafe me else { preconditionFailure("a callback without its context") }
  // Unsafe: `ClientLoop.transfers` holds it as long as libcurl has its handle.
  return unsafe Unmanaged<Transfer>.fromOpaque(me).takeUnretainedValue()
}
