import CLinux
import Glibc
package import ParleyKeylog
package import ParleyRecord
import ParleyNote
package import ParleyWire

/// The process on an officer's seat that holds the officer's key for a shift.
///
/// It reads every page itself and shows in its own words what it is asked to sign, whatever the
/// desk that asks has shown; nothing is signed without a yes on its own terminal. No other process
/// ever sees the key or its passphrase.
package final class Agent {
  /// What is shown of a page before the question.
  package typealias Describe = (Page, Grant.Right) -> (nature: FormNature, lines: [String])

  private let post: OfficerPost
  /// Nil once the shift is over.
  private var key: HeldKey?
  private let shift: Shift
  private let consent: Consent
  private let describe: Describe
  private let log: (String) -> Void

  /// How long a client may take to send its request.
  private static let requestSeconds = 5

  /// - Parameters:
  ///   - key: the grant's own.
  ///   - log: is told what was signed and refused, a line each, without its time.
  package init(
    _ key: HeldKey, _ post: OfficerPost, shift: Shift, consent: Consent,
    describe: @escaping Describe, log: @escaping (String) -> Void
  ) throws(CustodyError) {
    guard key.verifier == post.grant.signer else {
      throw .refused("the key and the grant beside it do not belong together")
    }
    self.post = post
    self.key = key
    self.shift = shift
    self.consent = consent
    self.describe = describe
    self.log = log
    // Not fatal: some kernels forbid it, and the key is then only as safe as it was.
    _ = clinux_hide_memory()
  }

  /// Serves requests one after the other until the shift ends, then forgets the key.
  ///
  /// - Parameter stop: a descriptor; the shift ends early when something can be read from it.
  package func serve(at path: String, stop: Int32? = nil) throws(CustodyError) {
    defer { key = nil }
    let listener = try UnixListener(path)
    while let remaining = shift.remaining {
      var waits = [pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0)]
      if let stop { waits.append(pollfd(fd: stop, events: Int16(POLLIN), revents: 0)) }
      // Unsafe: the call reads and fills the array it is given.
      _ = unsafe poll(&waits, nfds_t(waits.count), remaining)
      if waits.count > 1, waits[1].revents != 0 { return }
      guard waits[0].revents & Int16(POLLIN) != 0, let peer = listener.accept() else { continue }
      serve(peer)
    }
    log("the shift is over; the key is gone")
  }

  private func serve(_ peer: borrowing Connection) {
    peer.limitReading(seconds: Self.requestSeconds)
    do throws(AgentRefusal) {
      guard peer.peerUser == geteuid() else { throw .otherUser }
      guard let request = SigningRequest(from: peer) else {
        throw .malformed("sign RIGHT BYTES, and a page")
      }
      peer.write(SigningReply(try sign(request)).bytes)
    } catch {
      log("refused [\(error.rule)]: \(error.words)")
      peer.write(SigningReply(error).bytes)
    }
  }

  private static func expected(_ error: WireError) -> String {
    if case .unexpected(let line, let expected) = error { return "\(expected), on line \(line)" }
    return "the text of a page (\(error))"
  }

  private func sign(_ request: SigningRequest) throws(AgentRefusal) -> SignatureLine {
    let page: Page
    do { page = try Page(text: request.text) } catch { throw .malformed(Self.expected(error)) }
    let view = describe(page, request.right)
    try post.check(page, as: request.right, view.nature, at: SystemClock.now)
    switch consent.ask(view.lines, shift) {
    case .yes: break
    case .no: throw .declined
    case .shiftOver: throw .shiftOver
    }
    guard shift.remaining != nil, let key else { throw .shiftOver }
    log("signed \(page.id) \(page.form) as \(request.right.rawValue)")
    return key.key.sign(request.text)
  }
}

/// How long the key is held, on a clock that nobody can turn back.
package struct Shift: Hashable, Sendable {
  /// On the clock of `SystemClock.monotonic`.
  private let end: Int64
  /// A poll waits for at most so many milliseconds.
  private static let longest: Int64 = 3_600_000

  package init(seconds: Int64) { end = SystemClock.monotonic + seconds * 1_000 }

  /// Milliseconds to wait, at least 1 and at most an hour; nil when the shift is over.
  var remaining: Int32? {
    let left = end - SystemClock.monotonic
    return left <= 0 ? nil : Int32(min(left, Self.longest))
  }
}

/// The clocks of this machine.
package enum SystemClock {
  /// Civil time, to the second.
  package static var now: Timestamp {
    var time = timespec()
    // Unsafe: the call fills the struct it is given.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    guard let now = Timestamp(seconds: Int64(time.tv_sec)) else {
      preconditionFailure("the clock is outside the years 1970 to 9999")
    }
    return now
  }

  /// Milliseconds since the machine started, those asleep included.
  static var monotonic: Int64 {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
