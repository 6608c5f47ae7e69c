import ParleyCrypto
import ParleyNote
import ParleyRecord
public import ParleyWire

extension Charter {
  public var text: [UInt8] {
    var lines = [world.firstLine("charter"), "version \(version)"]
    if let follows { lines.append("follows \(follows)") }
    if let proposer { lines.append("proposer \(proposer)") }
    if let succeeds { lines.append("succeeds \(succeeds)") }
    // Suite 1: one signature of type 01 on a leaf, age v1 with X25519. Off the record cannot use
    // signed entries; a charter that says so is refused.
    lines += ["class on-record", "suite 1", "title \(title)"]
    lines += parties.map { "party \($0.party) \($0.id)" }
    lines += offices.map { "office \($0.office) \($0.words)" }
    lines += forms.map { "form \($0.form) \($0.digest) \($0.release)" }
    lines += zip(Precedence.allCases, targets).map { "target \($0.rawValue) \($1)" }
    lines += languages.map { "language \($0)" }
    lines += ["opened \(terms.opened.rawValue)", "read-back \(terms.readBack.rawValue)"]
    lines += Terms.numbers.map { "\($0.name) \(terms[keyPath: $0.path])" }
    lines.append("disclosure \(terms.disclosure)")
    lines += witnesses.map { "witness \($0)" }
    lines += ["quorum \(quorum)", "amend \(amend)"]
    return Array(lines.joined(separator: "\n").utf8) + [0x0A]
  }

  /// Reads a charter strictly: what this accepts, `text` writes back to the byte.
  public init(text: [UInt8]) throws(WireError) {
    var reader = try LineReader(text, limit: Limit.noteBytes)
    let world = try reader.world("charter")
    version = try reader.decimal("version")
    follows = try reader.optional("follows", "follows HASH") { Digest(base64: $0) }
    proposer = try reader.optional("proposer", "proposer PARTY") { Party($0) }
    succeeds = try reader.optional("succeeds", "succeeds HASH") { Digest(base64: $0) }
    try reader.exactly("class on-record")
    try reader.exactly("suite 1")
    title = try reader.value("title", "a title") { Self.words($0) }
    parties = try reader.rising("party", "party PARTY HASH, rising") { Member($0) }
    offices = try reader.rising(
      "office", "office OFFICE WORDS, rising", limit: Limit.charterOffices
    ) { Mandate($0) }
    forms = try reader.rising("form", "form NAME/VERSION HASH PERSONS, rising") { Admitted($0) }
    targets = []
    for precedence in Precedence.allCases {
      targets.append(try reader.decimal("target \(precedence.rawValue)"))
    }
    languages = try reader.rising("language", "a language tag, rising") { Self.language($0) }
    terms = try Terms(&reader)
    witnesses = try reader.rising("witness", "witness VKEY of type 04, rising") { text in
      VerifierKey(text).flatMap { $0.type == .cosignature ? $0 : nil }
    }
    quorum = try reader.decimal("quorum")
    amend = try reader.decimal("amend")
    try reader.end()
    if let fault = fault(world) { throw .unexpected(line: 1, expected: fault) }
  }

  /// What no single line shows to be wrong, or nil.
  private func fault(_ world: World) -> String? {
    let names = parties.map(\.party)
    guard names.count >= 2, names.risesStrictly, names.allSatisfy({ $0.world == world }) else {
      return "two or more different parties of one world"
    }
    guard Set(parties.map(\.id)).count == parties.count else { return "a key log for each party" }
    guard offices.map(\.office).risesStrictly,
      offices.allSatisfy({ names.contains($0.office.party) }),
      names.allSatisfy({ name in offices.contains { $0.office.party == name } })
    else { return "offices of the parties, each once, and at least one a party" }
    guard !forms.isEmpty, forms.map(\.form).risesStrictly else { return "each form once" }
    guard (version == 1) == (follows == nil), version > 0 else {
      return "version 1, or a higher one that follows a charter"
    }
    guard (version == 1) == (proposer == nil), proposer.map({ names.contains($0) }) ?? true else {
      return "a proposer among the parties, of versions above 1"
    }
    guard zip(targets, targets.dropFirst()).allSatisfy(<=), !languages.isEmpty else {
      return "targets that do not fall from flash to routine, and a language"
    }
    guard terms.stanzas <= Int64(Limit.sealStanzas), terms.stanzas > 0 else {
      return "1 to \(Limit.sealStanzas) stanzas"
    }
    guard (0...Int64(names.count - 1 + witnesses.count)).contains(quorum) else {
      return "a quorum that the others and the witnesses can reach"
    }
    // Two texts that half of the parties can accept could be in force at once.
    guard amend <= Int64(names.count), amend > Int64(names.count / 2) else {
      return "an amendment rule of more than half of the parties"
    }
    guard Set(witnesses.map(\.key)).count == witnesses.count,
      witnesses.allSatisfy(\.key.isEnrollable)
    else { return "each witness once, with a sound key" }
    return nil
  }

  static func words(_ text: Substring) -> String? {
    SafeText.mayBeSigned(text) ? String(text) : nil
  }

  private static func language(_ text: Substring) -> String? {
    let legal = text.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45
    }
    return legal && (2...35).contains(text.utf8.count) ? String(text) : nil
  }
}

extension Charter.Member {
  init?(_ text: Substring) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let party = Party(parts[0]), let id = Digest(base64: parts[1]) else {
      return nil
    }
    self.init(party: party, id: id)
  }
}

extension Charter.Mandate {
  init?(_ text: Substring) {
    // By bytes: a space and a combining mark behind it are one Character.
    guard let space = text.utf8.firstIndex(of: 0x20), let office = Office(text[..<space]),
      let words = Charter.words(text[text.utf8.index(after: space)...]), !words.isEmpty
    else { return nil }
    self.init(office: office, words: words)
  }
}

extension Charter.Admitted {
  init?(_ text: Substring) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let form = FormID(parts[0]), let digest = Digest(base64: parts[1]),
      let release = ["1": 1, "2": 2][String(parts[2])]
    else { return nil }
    self.init(form: form, digest: digest, release: release)
  }
}

extension Terms {
  init(_ reader: inout LineReader) throws(WireError) {
    self.init()
    opened = try reader.value("opened", "owed, voluntary or never") {
      Telling(rawValue: String($0))
    }
    readBack = try reader.value("read-back", "owed, voluntary or never") {
      Telling(rawValue: String($0))
    }
    for number in Self.numbers { self[keyPath: number.path] = try reader.decimal(number.name) }
    disclosure = try reader.value("disclosure", "words") { Charter.words($0) }
  }
}
