import ParleyCrypto
import ParleyRecord
import ParleyWire
import Testing

@Test func `a page reads back as it was, in both worlds`() throws {
  for sample in Sample.worlds {
    let page = sample.page
    #expect(try Page(text: page.text) == page)
    #expect(page.id == SHA256.hash(page.text))
    #expect(page.text.lines[0] == page.world.firstLine("page"))
    var bare = page
    (bare.until, bare.re, bare.read, bare.fields) = (nil, [], [], [])
    #expect(try Page(text: bare.text) == bare)
  }
}

@Test func `an entry of every act reads back as it was, in both worlds`() throws {
  for sample in Sample.worlds {
    for act in sample.acts {
      let entry = sample.entry(act)
      #expect(try Entry(text: entry.text) == entry, "\(act)")
      #expect(entry.id == SHA256.hash(entry.text))
    }
    var first = sample.entry(.beat, index: 0)
    first.seen = []
    #expect(try Entry(text: first.text) == first)
  }
}

/// The texts of every test below, with what reads them.
private struct Reading: Sendable {
  let name: String
  let text: [UInt8]
  /// What the reader makes of a text, written again; nil if it refuses.
  let again: @Sendable ([UInt8]) -> [UInt8]?

  static let all: [Reading] =
    Sample.worlds.flatMap { sample in
      [Reading(name: "page", text: sample.page.text) { try? Page(text: $0).text }]
        + sample.acts.map { act in
          Reading(name: "\(act)", text: sample.entry(act).text) { try? Entry(text: $0).text }
        }
    }
}

@Test func `no line can be altered to a second spelling`() {
  for reading in Reading.all {
    let lines = reading.text.lines
    for index in lines.indices where !lines[index].isEmpty {
      for change in [
        lines[index] + " ", " " + lines[index], lines[index] + "\r", lines[index] + "\u{0}",
        lines[index].replacing(" ", with: "  ", maxReplacements: 1),
        lines[index].uppercased() + "X", "unknown line", "",
        lines[index] + String(repeating: "x", count: Limit.lineBytes),
      ] where change != lines[index] {
        var changed = lines
        changed[index] = change
        let text = [UInt8](lines: changed)
        let isFreeText =
          reading.name == "page" && index > (lines.firstIndex(of: "") ?? lines.count)
        if let again = reading.again(text) {
          #expect(isFreeText && again == text, "\(reading.name): \(change)")
        }
      }
    }
  }
}

@Test func `no head line can be removed, repeated or moved unseen`() {
  // Lines whose absence is lawful, and the blocks that may lose one of several.
  let optional = ["until", "re", "read", "seen", "again", "follows"]
  for reading in Reading.all {
    let lines = reading.text.lines
    let end = lines.firstIndex(of: "") ?? lines.count
    for index in 0..<end {
      let keyword = String(lines[index].prefix { $0 != " " })
      var (removed, repeated, swapped) = (lines, lines, lines)
      removed.remove(at: index)
      repeated.insert(lines[index], at: index)
      let isOneOfMany =
        lines.filter { several(keyword).contains(String($0.prefix { $0 != " " })) }.count > 1
      if !optional.contains(keyword), !isOneOfMany {
        #expect(reading.again([UInt8](lines: removed)) == nil, "\(reading.name): \(lines[index])")
      }
      #expect(reading.again([UInt8](lines: repeated)) == nil, "\(reading.name): \(lines[index])")
      guard index + 1 < end else { continue }
      swapped.swapAt(index, index + 1)
      #expect(reading.again([UInt8](lines: swapped)) == nil, "\(reading.name): \(lines[index])")
    }
  }
}

/// The keywords that stand for one another, where at least one line must stay.
private func several(_ keyword: String) -> [String] {
  let groups = [["received", "opened", "refused"], ["affirm", "disown"]]
  return groups.first { $0.contains(keyword) } ?? [keyword]
}

@Test func `base64 has one spelling`() {
  let page = Sample.live.page
  let spelled = page.channel.base64
  let unused = String(spelled.dropLast(2)) + other(spelled.dropLast().last) + "="
  for second in [
    String(spelled.dropLast()), spelled + "=", unused,
    spelled.replacing("+", with: "-").replacing("/", with: "_"), "\(spelled) ",
  ] where second != spelled {
    let text = String(decoding: page.text, as: UTF8.self).replacing(spelled, with: second)
    #expect(throws: WireError.self) { try Page(text: Array(text.utf8)) }
  }
  let nonce = Base64.encode(page.nonce)
  for second in [String(nonce.dropLast()), nonce + "AAAA", "AAAA"] {
    let text = String(decoding: page.text, as: UTF8.self).replacing(nonce, with: second)
    #expect(throws: WireError.self) { try Page(text: Array(text.utf8)) }
  }
}

/// The next letter: the same byte at the end of a digest, with unused bits set.
private func other(_ letter: Character?) -> String {
  guard let code = letter?.asciiValue else { return "B" }
  return String(UnicodeScalar(code + 1))
}

@Test func `bounds hold: evidence, repeats, the whole text`() throws {
  let sample = Sample.live
  func evidence(_ count: Int) -> [UInt8] {
    sample.entry(.evidence((0..<count).map { .received(hash($0), proof: nil) })).text
  }
  #expect(throws: Never.self) { try Entry(text: evidence(Limit.actsPerEntry)) }
  #expect(throws: WireError.self) { try Entry(text: evidence(Limit.actsPerEntry + 1)) }
  #expect(throws: WireError.self) { try Entry(text: evidence(0)) }
  let mixed =
    (0..<40).map { Evidence.received(hash($0), proof: nil) }
    + (0..<25).map { Evidence.refused(hash($0), rule: "M-1") }
  #expect(throws: WireError.self) { try Entry(text: sample.entry(.evidence(mixed)).text) }
  var page = sample.page
  page.re = (0...Limit.repeats).map(hash).sorted {
    $0.base64.utf8.lexicographicallyPrecedes($1.base64.utf8)
  }
  #expect(throws: WireError.tooLong(limit: Limit.repeats)) { try Page(text: page.text) }
  page.re.removeLast()
  #expect(try Page(text: page.text) == page)
  let line = sure(Field("text", String(repeating: "x", count: 1_000)))
  page.fields = Array(repeating: line, count: 1_100)
  #expect(throws: WireError.tooLong(limit: Limit.pageBytes)) { try Page(text: page.text) }
}

@Test func `the worlds never mix`() {
  let (live, exercise) = (Sample.live, Sample.exercise)
  for (text, from, to) in [
    (live.page.text, "parley page", "parley exercise page"),
    (exercise.page.text, "parley exercise page", "parley page"),
    (live.page.text, "to bravo.example/staff", "to exercise.bravo.example/staff"),
  ] {
    let mixed = String(decoding: text, as: UTF8.self).replacing(from, with: to)
    #expect(mixed != String(decoding: text, as: UTF8.self))
    #expect(throws: WireError.self) { try Page(text: Array(mixed.utf8)) }
  }
  let entry = String(decoding: live.entry(.beat).text, as: UTF8.self)
  for mixed in [
    entry.replacing("parley entry", with: "parley exercise entry"),
    entry.replacing("log alfa.example/c/aeaqcaibaeaqcaib", with: "log alfa.example/keys"),
  ] {
    #expect(mixed != entry)
    #expect(throws: WireError.self) { try Entry(text: Array(mixed.utf8)) }
  }
}

@Test func `one log is named once`() {
  var page = Sample.live.page
  page.read = [LogPosition(Sample.live.log("alfa"), 3), LogPosition(Sample.live.log("alfa"), 4)]
  #expect(throws: WireError.self) { try Page(text: page.text) }
  var entry = Sample.live.entry(.beat)
  let origin = Sample.live.log("bravo")
  entry.seen = [
    LogHead(origin, size: 3, root: hash(1)), LogHead(origin, size: 4, root: hash(2)),
  ]
  #expect(throws: WireError.self) { try Entry(text: entry.text) }
}

@Test func `a rule is letters, a hyphen and digits`() {
  func reads(_ rule: String) -> Bool {
    let text = Sample.live.entry(.evidence([.refused(hash(1), rule: rule)])).text
    return (try? Entry(text: text)) != nil
  }
  for rule in ["M-7", "ADM-12", "F-1"] { #expect(reads(rule)) }
  for rule in ["", "M", "M-", "-7", "m-7", "M7", "M-7-8", "M-7 ", "M-x", "M_7", "М-7"] {
    #expect(!reads(rule), "\(rule)")
  }
}

/// A generator of our own, so that a seed means the same for ever (SplitMix64).
private struct Seeded {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}

@Test func `whatever is accepted is written again to the same bytes`() {
  var random = Seeded(state: 2026)
  let all = Reading.all
  let pieces = [
    " ", "\n", "0", "1", "=", "A", "-", "\u{301}", "é", "\r", "\u{0}", "beat\n", "seen ",
  ]
  var accepted = 0
  for round in 0..<6_000 {
    let reading = all[round % all.count]
    var text = reading.text
    let at = random.next(text.count)
    switch random.next(6) {
    case 0: text.remove(at: at)
    case 1: text[at] = UInt8(random.next(256))
    case 2: text[at] ^= UInt8(1 << random.next(8))
    case 3: text.insert(contentsOf: pieces[random.next(pieces.count)].utf8, at: at)
    case 4: text.removeSubrange(at..<min(text.count, at + random.next(64)))
    default:
      var lines = text.lines
      lines.swapAt(random.next(lines.count), random.next(lines.count))
      text = [UInt8](lines: lines)
    }
    guard let again = reading.again(text) else { continue }
    accepted += 1
    #expect(again == text, "\(reading.name)")
  }
  #expect(accepted > 500, "the changes must often enough leave a text: \(accepted)")
}
