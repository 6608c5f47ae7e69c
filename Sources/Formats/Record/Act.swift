public import ParleyWire

/// What one entry does. There is one act in an entry; a run of receipts is one act.
public enum Act: Hashable, Sendable {
  /// Index 0: the channel's first charter, the hash of the successor log's key, and the log this
  /// one succeeds, if any.
  case open(charter: Digest, successor: Digest, follows: LogHead?)
  /// A page, sealed. `again` names the entry of the same page that a recipient could not open.
  case page(SealedReference, again: Digest?)
  /// What became of others' pages: at least one line and at most `Limit.actsPerEntry`.
  case evidence([Evidence])
  /// Which of this party's own late or questioned entries stand.
  case questioned(affirm: [Digest], disown: [Digest])
  /// A step of a charter amendment.
  case amendment(Amendment, version: Int64, text: Digest)
  /// Bodies deleted, with the reason's code; the hashes stay.
  case deleted([Deletion])
  /// Nothing to say: a watermark.
  case beat

  public enum Amendment: String, CaseIterable, Sendable {
    case accept
    case inForce = "in-force"
    case withdrawn
  }

  public struct Deletion: Hashable, Sendable {
    public let message: Digest
    /// A label that says why; the codes stand in the charter.
    public let code: String

    public init(message: Digest, code: String) {
      self.message = message
      self.code = code
    }
  }
}

/// What an entry says of a sealed page: size and hash of the sealed bytes, and the salted
/// commitment to what is inside.
public struct SealedReference: Hashable, Sendable {
  public let size: Int64
  public let hash: Digest
  public let commit: Digest

  public init(size: Int64, hash: Digest, commit: Digest) {
    self.size = size
    self.hash = hash
    self.commit = commit
  }
}

/// One line of evidence about another party's message.
public enum Evidence: Hashable, Sendable {
  /// Stored, opened and within the rules. The proof, present when the node itself opened it, could
  /// only be made by one who holds the salt inside.
  case received(Digest, proof: Digest?)
  /// First shown to an officer of the office: the node's testimony.
  case opened(Digest, Office, proof: Digest?)
  /// Not accepted, by the rule named, as in `M-7`.
  case refused(Digest, rule: String)

  /// The message it is about.
  public var message: Digest {
    switch self {
    case .received(let id, _), .opened(let id, _, _), .refused(let id, _): id
    }
  }

  var line: String {
    func text(_ proof: Digest?) -> String { proof?.base64 ?? "-" }
    return switch self {
    case .received(let id, let proof): "received \(id) \(text(proof))"
    case .opened(let id, let office, let proof): "opened \(id) \(office) \(text(proof))"
    case .refused(let id, let rule): "refused \(id) \(rule)"
    }
  }

  // The order of the kinds in an entry.
  fileprivate static let names = ["received", "opened", "refused"]

  fileprivate init?(name: String, _ text: Substring) {
    let parts = text.parts(" ")
    guard parts.count == (name == "opened" ? 3 : 2), let id = Digest(base64: parts[0]) else {
      return nil
    }
    if name == "refused" {
      guard Self.isRule(parts[1]) else { return nil }
      self = .refused(id, rule: String(parts[1]))
      return
    }
    guard let last = parts.last, let proof = Self.proof(last) else { return nil }
    if name == "received" {
      self = .received(id, proof: proof)
    } else {
      guard let office = Office(parts[1]) else { return nil }
      self = .opened(id, office, proof: proof)
    }
  }

  private static func proof(_ text: Substring) -> Digest?? {
    text == "-" ? .some(nil) : Digest(base64: text).map { .some($0) }
  }

  /// `[A-Z]+-[0-9]+`
  static func isRule(_ text: Substring) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.count == 2 && text.utf8.count <= 32 && !parts[0].isEmpty && !parts[1].isEmpty
      && parts[0].allSatisfy { (65...90).contains($0) }
      && parts[1].allSatisfy { (48...57).contains($0) }
  }
}

extension Act {
  var lines: [String] {
    switch self {
    case .open(let charter, let successor, let follows):
      return ["open \(charter) \(successor)"] + (follows.map { ["follows \($0.text)"] } ?? [])
    case .page(let page, let again):
      return ["page \(page.size) \(page.hash) \(page.commit)"]
        + (again.map { ["again \($0)"] } ?? [])
    case .evidence(let evidence):
      let all = evidence.map(\.line)
      return Evidence.names.flatMap { name in
        all.filter { $0.utf8.starts(with: name.utf8) }.sorted(by: bytewiseLess)
      }
    case .questioned(let affirm, let disown):
      return affirm.map { "affirm \($0)" }.sorted(by: bytewiseLess)
        + disown.map { "disown \($0)" }.sorted(by: bytewiseLess)
    case .amendment(let step, let version, let text):
      return ["\(step.rawValue) \(version) \(text)"]
    case .deleted(let deletions):
      return deletions.map { "deleted \($0.message) \($0.code)" }.sorted(by: bytewiseLess)
    case .beat: return ["beat"]
    }
  }

  init(_ reader: inout LineReader) throws(WireError) {
    guard let next = reader.peek else { throw reader.unexpected("an act") }
    switch next.split(separator: " ").first ?? "" {
    case "beat":
      try reader.exactly("beat")
      self = .beat
    case "open": self = try Self.open(&reader)
    case "page": self = try Self.page(&reader)
    case "received", "opened", "refused": self = try Self.evidence(&reader)
    case "affirm", "disown":
      let affirm = try reader.rising("affirm", "affirm ID, rising") { Digest(base64: $0) }
      let disown = try reader.rising("disown", "disown ID, rising") { Digest(base64: $0) }
      guard !affirm.isEmpty || !disown.isEmpty else { throw reader.unexpected("affirm ID") }
      self = .questioned(affirm: affirm, disown: disown)
    case "deleted": self = try Self.deleted(&reader)
    default: self = try Self.amendment(&reader)
    }
  }

  private static func open(_ reader: inout LineReader) throws(WireError) -> Act {
    let hashes = try reader.value("open", "open HASH HASH") { text -> [Digest]? in
      let parts = text.parts(" ")
      let found = parts.compactMap { Digest(base64: $0) }
      return parts.count == 2 && found.count == 2 ? found : nil
    }
    let follows = try reader.optional("follows", "follows ORIGIN SIZE HASH") { LogHead($0) }
    return .open(charter: hashes[0], successor: hashes[1], follows: follows)
  }

  private static func page(_ reader: inout LineReader) throws(WireError) -> Act {
    let reference = try reader.value("page", "page SIZE HASH HASH") { text -> SealedReference? in
      let parts = text.parts(" ")
      guard parts.count == 3, let size = Decimal.parse(parts[0]),
        let hash = Digest(base64: parts[1]), let commit = Digest(base64: parts[2])
      else { return nil }
      return SealedReference(size: size, hash: hash, commit: commit)
    }
    let again = try reader.optional("again", "again ID") { Digest(base64: $0) }
    return .page(reference, again: again)
  }

  private static func evidence(_ reader: inout LineReader) throws(WireError) -> Act {
    var all: [Evidence] = []
    for name in Evidence.names {
      all += try reader.rising(name, "\(name) line, rising", limit: Limit.actsPerEntry) {
        Evidence(name: name, $0)
      }
    }
    guard (1...Limit.actsPerEntry).contains(all.count) else {
      throw reader.wrong("1 to \(Limit.actsPerEntry) lines of evidence")
    }
    return .evidence(all)
  }

  private static func deleted(_ reader: inout LineReader) throws(WireError) -> Act {
    let all = try reader.rising("deleted", "deleted ID CODE, rising", limit: Limit.actsPerEntry) {
      text -> Deletion? in
      let parts = text.parts(" ")
      guard parts.count == 2, let id = Digest(base64: parts[0]), Field(String(parts[1]), "-") != nil
      else { return nil }
      return Deletion(message: id, code: String(parts[1]))
    }
    guard !all.isEmpty else { throw reader.unexpected("deleted ID CODE") }
    return .deleted(all)
  }

  private static func amendment(_ reader: inout LineReader) throws(WireError) -> Act {
    for step in Amendment.allCases {
      let found = try reader.optional(step.rawValue, "\(step.rawValue) VERSION HASH") {
        text -> (Int64, Digest)? in
        let parts = text.parts(" ")
        guard parts.count == 2, let version = Decimal.parse(parts[0]),
          let hash = Digest(base64: parts[1])
        else { return nil }
        return (version, hash)
      }
      if let (version, hash) = found { return .amendment(step, version: version, text: hash) }
    }
    throw reader.unexpected("an act")
  }
}
