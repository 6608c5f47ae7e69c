import ParleyCrypto
import ParleyRecord
import ParleyWire

/// What a test needs and knows to be well formed; a spelling error of the test itself stops it.
func sure<T>(_ value: T?, _ line: UInt = #line) -> T {
  guard let value else { preconditionFailure("a sample on line \(line) is malformed") }
  return value
}

func hash(_ n: Int) -> Digest { SHA256.hash("sample \(n)") }

func time(_ text: String) -> Timestamp { sure(Timestamp(text)) }

/// Parties, logs and offices of one world.
struct Sample {
  let prefix: String

  static let live = Sample(prefix: "")
  static let exercise = Sample(prefix: "exercise.")
  static let worlds = [live, exercise]

  func party(_ name: String) -> Party { sure(Party("\(prefix)\(name).example")) }

  func log(_ name: String, _ n: UInt8 = 1) -> Origin {
    Origin(party: party(name), entropy: [UInt8](repeating: n, count: 10))
  }

  func office(_ name: String, _ post: String) -> Office { sure(Office("\(party(name))/\(post)")) }

  var page: Page {
    Page(
      channel: hash(0), charter: 1, form: sure(FormID("launch-1988/1")),
      from: office("alfa", "watch"), to: [office("bravo", "watch"), office("bravo", "staff")],
      release: 2, precedence: .priority, at: time("2026-11-24T06:00:00Z"),
      issueBy: time("2026-11-24T07:00:00Z"), until: time("2026-11-25T06:00:00Z"),
      re: [hash(1), hash(2)], read: [LogPosition(log("bravo"), 7), LogPosition(log("alfa"), 3)],
      nonce: Array(0..<15),
      fields: [
        sure(Field("planned", "2026-11-26")), sure(Field("remark", "Учебный пуск")),
        sure(Field("remark", " second line, after a space")),
        sure(Field("remark", "\u{301}after a combining mark")),
      ])
  }

  func entry(_ act: Act, index: Int64 = 5) -> Entry {
    Entry(
      origin: log("alfa"), index: index, after: hash(3), charter: 1,
      keys: LogHead(party("alfa").keyLog, size: 4, root: hash(4)),
      seen: [
        LogHead(log("bravo"), size: 9, root: hash(5)),
        LogHead(party("bravo").keyLog, size: 2, root: hash(6)),
      ], at: time("2026-11-24T06:00:05Z"), act: act)
  }

  /// Every kind of act, with and without what may be left out.
  var acts: [Act] {
    let sealed = SealedReference(size: 1_962, hash: hash(7), commit: hash(8))
    let ids = (10..<14).map(hash).sorted {
      $0.base64.utf8.lexicographicallyPrecedes($1.base64.utf8)
    }
    let office = office("alfa", "watch")
    return [
      .open(charter: hash(0), successor: hash(9), follows: nil),
      .open(
        charter: hash(0), successor: hash(9),
        follows: LogHead(log("alfa", 2), size: 12, root: hash(4))),
      .page(sealed, again: nil), .page(sealed, again: hash(1)),
      .evidence([.received(ids[0], proof: hash(20))]), .evidence([.received(ids[0], proof: nil)]),
      .evidence([
        .received(ids[0], proof: hash(20)), .received(ids[1], proof: nil),
        .opened(ids[0], office, proof: nil), .opened(ids[2], office, proof: hash(21)),
        .refused(ids[3], rule: "M-7"),
      ]),
      .evidence((0..<Limit.actsPerEntry).map { .received(hash($0), proof: nil) }.sortedByLine()),
      .questioned(affirm: ids, disown: []), .questioned(affirm: [], disown: ids),
      .questioned(affirm: [ids[0]], disown: [ids[1]]),
      .deleted([.init(message: ids[0], code: "retention"), .init(message: ids[1], code: "law")]),
      .beat,
    ] + Act.Amendment.allCases.map { .amendment($0, version: 2, text: hash(30)) }
  }
}

extension [Evidence] {
  /// In the order of an entry, for evidence of one kind.
  fileprivate func sortedByLine() -> [Evidence] {
    sorted { $0.message.base64.utf8.lexicographicallyPrecedes($1.message.base64.utf8) }
  }
}

extension [UInt8] {
  /// The lines of a text, and a text of lines.
  var lines: [String] {
    String(decoding: dropLast(), as: UTF8.self).utf8.split(
      separator: 0x0A, omittingEmptySubsequences: false
    ).map { String(Substring($0)) }
  }

  init(lines: [String]) { self = Array(lines.joined(separator: "\n").utf8) + [0x0A] }
}
