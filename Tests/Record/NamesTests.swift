import ParleyRecord
import ParleyWire
import Testing

private let longest = String(repeating: "a", count: 60) + ".bcd"

@Test(arguments: [
  ("alfa.example", true), ("a.b", true), ("a-1.b-2.c", true), ("1.2", true), (longest, true),
  ("exercise.alfa", true), (longest + "e", false), ("alfa", false), ("", false), (".", false),
  ("alfa.", false), (".alfa", false), ("a..b", false), ("Alfa.example", false),
  ("alfa_example.x", false), ("alfa.example ", false), ("а.example", false), ("a\u{301}.b", false),
  ("alfa/example.x", false), ("\u{FF41}.b", false),
])
func `a party is two or more labels`(text: String, isParty: Bool) {
  #expect((Party(text)?.description == text) == isParty)
  #expect((Party(text) != nil) == isParty)
}

@Test func `the first label alone tells the world`() {
  #expect(Party("exercise.alfa")?.world == .exercise)
  #expect(Party("alfa.exercise")?.world == .live)
  #expect(Party("exercises.alfa")?.world == .live)
  #expect(Party("exercise-1.alfa")?.world == .live)
  #expect(World.exercise.firstLine("page") == "parley exercise page v1")
}

@Test(arguments: [
  ("a.b/keys", true), ("a.b/c/abcdefghijklmnop", true), ("a.b/c/234567abcdefghij", true),
  ("a.b/c/abcdefghijklmno", false), ("a.b/c/abcdefghijklmnopq", false),
  ("a.b/c/abcdefghijklmno1", false), ("a.b/c/abcdefghijklmno8", false),
  ("a.b/c/Abcdefghijklmnop", false), ("a.b/d/abcdefghijklmnop", false), ("a.b/c/", false),
  ("a.b/c", false), ("a.b", false), ("a.b/", false), ("a.b/keys/", false), ("a.b//keys", false),
  ("a.b/Keys", false), ("a/keys", false), ("", false),
])
func `an origin is a key log or a channel log with a random name`(text: String, isOrigin: Bool) {
  #expect((Origin(text) != nil) == isOrigin)
  if let origin = Origin(text) {
    #expect(origin.description == text)
    #expect(origin.isKeyLog == text.hasSuffix("/keys"))
  }
}

@Test func `ten random bytes name a log in base32`() {
  let party = Sample.live.party("alfa")
  #expect(
    Origin(party: party, entropy: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).channelPart == "aaaqeayeaudaocaj")
  let full = Origin(party: party, entropy: [UInt8](repeating: 255, count: 10))
  #expect(full.channelPart == "7777777777777777")
  #expect(Origin(full.description) == full)
}

@Test(arguments: [
  ("a.b/watch", true), ("a.b/watch-3", true), ("a.b/0", true), ("a.b/oo", true),
  ("a.b/c", false), ("a.b/g", false), ("a.b/keys", false), ("a.b/m", false), ("a.b/o", false),
  ("a.b/r", false), ("a.b/t", false), ("a.b/w", false), ("a.b/", false), ("a.b", false),
  ("a.b/Watch", false), ("a.b/watch/3", false), ("a.b/watch 3", false), ("a/watch", false),
  ("a.b/" + String(repeating: "w", count: 64), true),
  ("a.b/" + String(repeating: "w", count: 65), false),
])
func `an office is a post of a party, and no label of keys or logs`(text: String, isOffice: Bool) {
  #expect((Office(text) != nil) == isOffice)
  if let office = Office(text) { #expect(office.description == text) }
}

@Test(arguments: [
  ("launch-1988/1", true), ("a/999999999999999999", true), ("launch-1988/0", false),
  ("launch-1988/01", false), ("launch-1988/", false), ("launch-1988", false), ("/1", false),
  ("Launch/1", false), ("a/1/1", false), ("a/-1", false), ("a/+1", false),
  ("a/1000000000000000000", false), (String(repeating: "f", count: 64) + "/1", true),
  (String(repeating: "f", count: 65) + "/1", false),
])
func `a form is named by name and version`(text: String, isForm: Bool) {
  #expect((FormID(text) != nil) == isForm)
  if let form = FormID(text) { #expect(form.description == text) }
}

@Test(arguments: [
  ("a.b/keys 0", true), ("a.b/keys 18", true), ("a.b/keys 01", false), ("a.b/keys", false),
  ("a.b/keys  1", false), ("a.b/keys 1 ", false), ("a.b/keys -1", false), ("a.b 1", false),
  (" a.b/keys 1", false),
])
func `a log position is an origin and a count`(text: String, isPosition: Bool) {
  #expect((LogPosition(text) != nil) == isPosition)
  if let position = LogPosition(text) { #expect(position.text == text) }
}

@Test func `a log head is an origin, a count and a root`() {
  let head = LogHead(Sample.live.log("alfa"), size: 3, root: hash(1))
  #expect(LogHead(head.text) == head)
  #expect(LogHead(head.text + " ") == nil)
  #expect(LogHead(String(head.text.dropLast())) == nil)
  #expect(LogHead(LogPosition(head.origin, 3).text) == nil)
}

@Test func `names sort by their bytes, flash sorts first`() {
  let names = ["a-b.c", "a.b", "a.b-c", "ab.c"]
  #expect(names.shuffled().compactMap { Party($0) }.sorted().map(\.name) == names)
  #expect(Precedence.allCases.shuffled().sorted() == [.flash, .immediate, .priority, .routine])
}

@Test(arguments: [
  ("remark", "x", true), ("remark", " x ", true), ("remark", "‌می‌خواهم", true),
  ("re-2", "\u{301}x", true), ("remark", "", false), ("", "x", false), ("Remark", "x", false),
  ("re mark", "x", false), ("re\u{301}", "x", false), ("remark", "a\u{202E}b", false),
  ("remark", "a\u{0}b", false), ("remark", "a\nb", false), ("remark", "a\rb", false),
  ("remark", "a\tb", false), ("remark", "a\u{7F}b", false), ("remark", "a\u{200B}b", false),
  ("remark", "a\u{2028}b", false), ("remark", "a\u{E0041}b", false), ("remark", "\u{FEFF}a", false),
])
func `a field holds only what a signer may sign`(name: String, value: String, isField: Bool) {
  #expect((Field(name, value) != nil) == isField)
}

@Test func `a field keeps to the line limit and its name to 64 bytes`() {
  let rest = Limit.lineBytes - 2
  #expect(Field("n", String(repeating: "x", count: rest)) != nil)
  #expect(Field("n", String(repeating: "x", count: rest + 1)) == nil)
  #expect(Field("n", String(repeating: "ж", count: rest / 2 + 1)) == nil)
  #expect(Field(String(repeating: "n", count: 64), "x") != nil)
  #expect(Field(String(repeating: "n", count: 65), "x") == nil)
}
