import ParleyCrypto
public import ParleyWire

/// One field line of a page. A long text is the same name again.
public struct Field: Hashable, Sendable {
  public let name: String
  public let value: String

  /// Nil unless the name is a label of a-z, 0-9 and `-`, the value is not empty and holds nothing
  /// that a signer may not sign (`SafeText`), and the line keeps to `Limit.lineBytes`.
  public init?(_ name: String, _ value: String) {
    guard Self.isName(name), !value.isEmpty, SafeText.mayBeSigned(value),
      name.utf8.count + 1 + value.utf8.count <= Limit.lineBytes
    else { return nil }
    self.name = name
    self.value = value
  }

  init?(line: Substring) {
    // By bytes, both ways: a space and a combining mark behind it are one Character, and a step
    // over that Character would lose the mark.
    guard let space = line.utf8.firstIndex(of: 0x20) else { return nil }
    self.init(String(line[..<space]), String(line[line.utf8.index(after: space)...]))
  }

  var line: String { "\(name) \(value)" }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

/// What officers write and sign: text that anyone can read.
///
/// A page that was read is only well formed; who signed it is the business of `SignedPage`.
/// Format: Docs/Spec/page.md.
public struct Page: Hashable, Sendable {
  /// SHA-256 of the channel's first charter.
  public var channel: Digest
  /// The charter version in force for the signer.
  public var charter: Int64
  public var form: FormID
  public var from: Office
  /// At least one, rising, without a duplicate.
  public var to: [Office]
  /// How many persons signed: 1 or 2. Standing in the text, it keeps a stripped signature from
  /// passing for a page that one person may release.
  public var release: Int
  public var precedence: Precedence
  /// The officer's claim.
  public var at: Timestamp
  /// The node may not record it later.
  public var issueBy: Timestamp
  /// After this the page is DELAYED; it is never refused for it.
  public var until: Timestamp?
  /// The messages this page answers.
  public var re: [Digest]
  /// What the desk had shown the signer; crossing in transit is judged by this.
  public var read: [LogPosition]
  /// 15 random bytes: two pages are never the same by accident.
  public var nonce: [UInt8]
  public var fields: [Field]

  public init(
    channel: Digest, charter: Int64, form: FormID, from: Office, to: [Office], release: Int,
    precedence: Precedence, at: Timestamp, issueBy: Timestamp, until: Timestamp? = nil,
    re: [Digest] = [], read: [LogPosition] = [], nonce: [UInt8], fields: [Field]
  ) {
    self.channel = channel
    self.charter = charter
    self.form = form
    self.from = from
    self.to = to.sorted()
    self.release = release
    self.precedence = precedence
    self.at = at
    self.issueBy = issueBy
    self.until = until
    self.re = re.sorted { bytewiseLess($0.base64, $1.base64) }
    self.read = read.sorted { bytewiseLess($0.text, $1.text) }
    self.nonce = nonce
    self.fields = fields
  }

  /// SHA-256 of the text, without signature lines: the page's id.
  public var id: Digest { SHA256.hash(text) }

  public var world: World { from.party.world }

  public var text: [UInt8] {
    var lines = [
      world.firstLine("page"), "channel \(channel)", "charter \(charter)", "form \(form)",
      "from \(from)",
    ]
    lines += to.map { "to \($0)" }
    lines += [
      "release \(release)", "precedence \(precedence.rawValue)", "at \(at)", "issue-by \(issueBy)",
    ]
    if let until { lines.append("until \(until)") }
    lines += re.map { "re \($0)" }
    lines += read.map { "read \($0.text)" }
    lines += ["nonce \(Base64.encode(nonce))", ""]
    lines += fields.map(\.line)
    return Array(lines.joined(separator: "\n").utf8) + [0x0A]
  }
}

extension Page {
  /// Reads the text of a page strictly: what this accepts, `text` writes back to the byte.
  public init(text: [UInt8]) throws(WireError) {
    var reader = try LineReader(text, limit: Limit.pageBytes)
    let world = try reader.world("page")
    channel = try reader.digest("channel")
    charter = try reader.decimal("charter")
    form = try reader.value("form", "form NAME/VERSION") { FormID($0) }
    from = try reader.value("from", "from OFFICE") { Office($0) }
    to = try reader.rising("to", "to OFFICE, rising") { Office($0) }
    guard !to.isEmpty else { throw reader.unexpected("to OFFICE") }
    release = try reader.value("release", "release 1 or 2") { ["1": 1, "2": 2][String($0)] }
    precedence = try reader.value("precedence", "a precedence") { Precedence(rawValue: String($0)) }
    at = try reader.timestamp("at")
    issueBy = try reader.timestamp("issue-by")
    until = try reader.optional("until", "until TIME") { Timestamp($0) }
    re = try reader.rising("re", "re ID, rising") { Digest(base64: $0) }
    read = try reader.rising("read", "read ORIGIN SIZE, rising") { LogPosition($0) }
    guard read.map(\.origin).risesStrictly else { throw reader.wrong("one read line for a log") }
    nonce = try reader.value("nonce", "20 characters of base64") { text in
      text.utf8.count == 20 ? Base64.decode(text) : nil
    }
    try reader.exactly("")
    fields = []
    while let line = reader.peek {
      guard let field = Field(line: line) else { throw reader.unexpected("name value") }
      _ = try reader.line("a field")
      fields.append(field)
    }
    guard from.party.world == world, to.allSatisfy({ $0.party.world == world }) else {
      throw .unexpected(line: 1, expected: "the world of the offices named")
    }
  }
}
