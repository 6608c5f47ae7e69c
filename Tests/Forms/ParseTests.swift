import ParleyForms
import ParleyRecord
import ParleyWire
import Testing

@Test func `a form with every type and rule is read and printed back`() throws {
  let form = try form(Sample.everyType)
  #expect(String(decoding: form.text, as: UTF8.self) == Sample.everyType)
  #expect(form.id == FormID("sample/3"))
  #expect(form.precedence == .routine && form.highest == .immediate)
  #expect(form.release == 2 && form.re == .one && form.answers == .affirmNegative)
  #expect(form.delayedAfter?.seconds == 21_600)
  #expect(form.fields.map(\.code).count == 11)
  #expect(form.field("text")?.most == 2 && form.field("text")?.marks == [.readBack])
  #expect(form.field("start")?.confidence == .unchecked)
  #expect(form.rules.count == 6)
}

/// What is replaced in the sample, by what, and the fault that must follow: where and with which
/// suggestion. One change, one fault.
private let changes: [(String, String, line: Int, column: Int, suggestion: String?)] = [
  ("parley form v1", "parley form v2", 1, 1, nil),
  ("form sample/3", "form sample/03", 2, 6, nil),
  ("form sample/3", "form Sample/3", 2, 6, nil),
  ("kind notice", "kind notise", 3, 6, "notice"),
  ("kind notice", "kind  notice", 3, 6, "notice"),
  ("title en Sample", "title en", 4, 9, nil),
  ("title en Sample", "title en Sample ", 4, 16, nil),
  ("title en Sample", "title EN Sample", 4, 7, nil),
  ("title en Sample", "title en  Sample", 4, 10, nil),
  ("title en Sample", "title en Sa\u{202E}mple", 4, 12, nil),
  ("reviewed ru nobody\n", "", 6, 10, nil),
  ("source design Made", "source desing Made", 8, 8, "design"),
  ("source design Made for this test.", "source design", 8, 14, nil),
  ("source design Made for this test.\n", "", 2, 1, nil),
  ("answers affirm-negative", "answer affirm-negative", 9, 1, "answers"),
  ("answers affirm-negative", "answers affirm", 9, 9, nil),
  ("precedence routine immediate", "precedence immediate routine", 10, 22, nil),
  ("precedence routine immediate", "precedence routine", 10, 19, nil),
  ("precedence routine immediate", "precedence routine immediate flash", 10, 30, nil),
  ("release 2", "release 3", 11, 9, nil),
  ("delayed-after 6h", "delayed-after 6", 12, 15, nil),
  ("delayed-after 6h", "delayed-after 0h", 12, 15, nil),
  ("delayed-after 6h", "delayed-after 99999d", 12, 15, nil),
  ("re one\n", "re two\n", 13, 4, nil),
  ("re one\n", "re one\nre one\n", 14, 1, nil),
  ("type text 20", "type text 501", 16, 11, nil),
  ("type text 20", "type text", 16, 10, nil),
  ("type text 20", "type txet 20", 16, 6, "text"),
  ("repeat 2\n", "repeat 1\n", 18, 8, nil),
  ("repeat 2\n", "repeat 4097\n", 18, 8, nil),
  ("marks read-back\n", "marks readback\n", 19, 7, "read-back"),
  ("marks read-back\n", "marks re-enter read-back\n", 19, 16, nil),
  ("field kind\n", "field text\n", 24, 7, nil),
  ("field kind\n", "feild kind\n", 24, 1, "field"),
  ("code air en By air\ncode air ru По воздуху\n", "", 102, 31, nil),
  ("code air ru По воздуху\n", "", 26, 10, nil),
  ("code sea en By sea", "code sea fr Par mer", 28, 10, nil),
  ("number km -5 1000.5 2", "number km -5 1000.50 2", 40, 19, nil),
  ("number km -5 1000.5 2", "number km -5 -6 2", 40, 19, nil),
  ("number km -5 1000.5 2", "number km -5 1000.5 7", 40, 26, nil),
  ("number km -5 1000.5 2", "number km -5 1000.5", 40, 25, nil),
  ("type instant", "type instant 5", 47, 14, nil),
  ("type place area polygon circle", "type place polygon area circle", 68, 20, nil),
  ("type place area polygon circle", "type place", 68, 6, nil),
  ("type party", "type party\ncode a en A", 76, 1, nil),
  ("rule design order start window", "rule design order start place", 102, 25, nil),
  ("rule design order start window", "rule design ordre start window", 102, 13, "order"),
  ("rule design with who kind sea", "rule design with text kind sea", 103, 18, nil),
  ("rule design with who kind sea", "rule design with who kind see", 103, 27, "sea"),
  ("rule design with who kind sea", "rule design with who kind", 103, 26, nil),
  ("rule design places place kind air circle", "rule design places place kind air", 104, 34, nil),
  (
    "rule design places place kind air circle", "rule design places place kind air quadrant", 104,
    35, nil
  ),
  ("notice-period window 24h", "notice-period window 24", 105, 32, nil),
  ("legal-answer kind", "legal-answer kind kind", 107, 31, nil),
  ("rule read notice-period", "\nrule read notice-period", 106, 1, nil),
  ("\n\nfield count", "\n\n\nfield count", 39, 1, nil),
]

@Test(arguments: changes.indices)
func `one change, one fault, at its place`(index: Int) throws {
  let (old, new, line, column, suggestion) = changes[index]
  #expect(Sample.everyType.contains(old))
  let text = Sample.everyType.replacing(old, with: new, maxReplacements: 1)
  let found = faults(text)
  #expect(found.count == 1, "\(old) -> \(new): \(found)")
  let first = try #require(found.first)
  #expect([first.line, first.column] == [line, column], "\(old) -> \(new): \(found)")
  #expect(first.suggestion == suggestion, "\(old) -> \(new): \(found)")
}

@Test func `all faults are given at once, in the order of the text`() {
  let text = Sample.everyType
    .replacing("kind notice", with: "kind notise")
    .replacing("release 2", with: "release two")
    .replacing("type window", with: "type windw")
    .replacing("confidence read\n", with: "confidence true\n")
  let found = faults(text)
  #expect(found.map(\.line) == [3, 11, 42, 54])
  #expect(
    found.first?.description == "3:6: expected notice or act; did you mean notice?")
}

@Test func `bytes that are no text are refused with their line`() {
  let bytes = Array(Sample.everyType.utf8)
  #expect(faults(bytes.dropLast() + []).map(\.line) == [107])
  #expect(faults([]) != [])
  #expect(faults([0x0A]) != [])
  #expect(faults(Array("parley form v1\n".utf8)) != [])
  #expect(faults(Sample.everyType.replacing("\n", with: "\r\n")).count >= 106)
  #expect(faults([0xFF] + bytes).first?.expected == "UTF-8")
  #expect(faults(Sample.everyType.replacing("Sample", with: "Sam\u{0}ple")).first?.column == 13)
  let long = String(repeating: "x", count: Limit.lineBytes)
  #expect(faults(Sample.everyType.replacing("Sample", with: long)).first?.line == 4)
  let huge = [UInt8](repeating: UInt8(ascii: "x"), count: 65 << 10)
  #expect(faults(huge).count == 1)
}

/// The sample with one part repeated under other codes, `#` standing for the number.
private func sample(with many: Int, of part: String, after place: String) -> String {
  let more = (0..<many).map { part.replacing("#", with: "\($0)") }.joined()
  return Sample.everyType.replacing(place, with: place + more, maxReplacements: 1)
}

@Test func `the number of fields, codes and rules is bounded`() {
  let field = """

    field more-#
    type date
    need possible
    confidence design
    label en More
    label ru Ещё

    """
  let code = "code more-# en More\ncode more-# ru Ещё\n"
  let rule = "rule design order day day\n"
  for (part, place, room) in [
    (field, "label ru О поле\n", 53), (code, "code affirm ru Подтверждаю\n", 60),
    (rule, "rule design legal-answer kind\n", 58),
  ] {
    #expect(faults(sample(with: room, of: part, after: place)) == [])
    #expect(faults(sample(with: room + 1, of: part, after: place)).count == 1)
  }
}

/// A generator of our own, so that a seed means the same for ever (SplitMix64).
struct Seeded {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}

@Test func `whatever is accepted prints back to the byte`() throws {
  var random = Seeded(state: 1988)
  let texts = Catalogue.shipped.forms.map(\.text) + [Array(Sample.everyType.utf8)]
  let pieces = [
    " ", "\n", "\n\n", "0", "1", "-", "/", "en", "rule ", "\u{301}", "é", "ру", "field ",
  ]
  var accepted = 0
  for round in 0..<1_500 {
    var text = texts[round % texts.count]
    let at = random.next(text.count)
    switch random.next(5) {
    case 0: text.remove(at: at)
    case 1: text[at] = UInt8(random.next(256))
    case 2: text.insert(contentsOf: pieces[random.next(pieces.count)].utf8, at: at)
    default:
      var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      let (a, b) = (random.next(lines.count), random.next(lines.count))
      switch random.next(3) {
      case 0: lines.swapAt(a, b)
      case 1: lines.insert(lines[a], at: b)
      default: lines.remove(at: a)
      }
      text = Array(lines.joined(separator: [0x0A]))
    }
    guard let form = try? Form(text: text) else { continue }
    accepted += 1
    #expect(form.text == text)
  }
  #expect(accepted > 150, "the changes must often enough leave a form: \(accepted)")
}
