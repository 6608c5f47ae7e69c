import ParleyForms
import ParleyRecord
import ParleyWire
import Testing

@Test func `the sample launch has no fault`() {
  #expect(shipped(.launch1988).check(Sample.launch, in: Sample.context) == [])
}

private let id = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

/// Fields of `sample/3` that keep every rule.
private let good = fields(
  """
  text one
  text two
  kind sea
  count 12.25
  start 2026-11-26T00:00:00Z
  window 2026-11-26T00:00:00Z/2026-11-27T00:00:00Z
  day 2026-11-26
  place area Plesetsk
  who alfa.example
  message 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
  restated text one
  about text
  """)

private func sampleForm() throws -> Form { try form(Sample.everyType) }

private let context = FormContext(at: Sample.at, precedence: .routine, release: 2, re: 1)

/// The good fields with one value replaced, or, if it is nil, the field left out.
private func with(_ name: String, _ value: String?) -> [Field] {
  good.compactMap { old in
    guard old.name == name else { return old }
    return value.map { field(name, $0) }
  }
}

/// What breaks each rule, and no other: fields, and the context they stand in.
private func broken(_ rule: FormRule) throws -> ([Field], FormContext) {
  var other = context
  switch rule {
  case .knownField: return (good + [field("texts", "x")], context)
  case .required: return (with("text", nil), context)
  case .order: return (good.filter { $0.name != "day" } + [field("day", "2026-11-26")], context)
  case .repeats: return ([field("text", "zero")] + good, context)
  case .length: return (with("restated", "text " + String(repeating: "x", count: 900)), context)
  case .code: return (with("kind", "rail").filter { $0.name != "who" }, context)
  case .number: return (with("count", "012"), context)
  case .bounds: return (with("count", "1000.51"), context)
  case .instant: return (with("start", "2026-11-26T00:00Z"), context)
  case .window: return (with("window", "2026-11-26T00:00:00Z"), context)
  case .windowReversed:
    return (with("window", "2026-11-27T00:00:00Z/2026-11-26T00:00:00Z"), context)
  case .date: return (with("day", "2026-02-29"), context)
  case .place: return (with("place", "Plesetsk"), context)
  case .coordinate: return (with("place", "circle 90.5,0 5km"), context)
  case .polygon: return (with("place", "polygon 0,0 1,1 0,1 1,0"), context)
  case .placeKind: return (with("place", "quadrant pacific-nw"), context)
  case .party: return (with("who", "Alfa"), context)
  case .reference: return (with("message", "abc"), context)
  case .quote: return (with("restated", "text"), context)
  case .fieldCode: return (with("about", "No field"), context)
  case .notAfter: return (with("start", "2026-11-26T00:00:01Z"), context)
  case .with: return (with("who", nil), context)
  case .placesWhen: return (with("kind", "air").filter { $0.name != "who" }, context)
  case .legalAnswer:
    other.answering = try sampleForm()
    return (good, other)
  case .answers: other.re = 2
  case .precedence: other.precedence = .flash
  case .release: other.release = 1
  }
  return (good, other)
}

@Test func `the good fields keep every rule`() throws {
  #expect(try sampleForm().check(good, in: context) == [])
}

@Test(arguments: FormRule.allCases)
func `each rule can be broken alone`(rule: FormRule) throws {
  let (fields, context) = try broken(rule)
  let faults = try sampleForm().check(fields, in: context)
  #expect(faults.map(\.rule) == [rule], "\(faults)")
}

@Test func `rules are numbered without gaps and say what they ask`() {
  for (index, rule) in FormRule.allCases.enumerated() {
    #expect(rule.rawValue == "F-\(index + 1)")
    #expect(rule.sentence.hasSuffix("."))
  }
  #expect(Set(FormRule.allCases.map(\.sentence)).count == FormRule.allCases.count)
}

@Test func `all faults come at once, with field, line and what was expected`() throws {
  let faults = shipped(.launch1988).check(
    fields("plannd 2026-11-26\nclass icmb\nimpact-area circle 1,2 0km"),
    in: FormContext(at: Sample.at, precedence: .flash, release: 1, re: 1))
  #expect(
    faults.map(\.rule)
      == [.answers, .precedence, .knownField, .code, .place, .required, .required])
  #expect(
    faults.map(\.field) == [nil, nil, "plannd", "class", "impact-area", "planned", "launch-area"])
  #expect(faults.map(\.index) == [nil, nil, 0, 1, 2, nil, nil])
  #expect(faults[2].expected == "planned")
  #expect(faults[3].expected == "one of icbm, slbm")
}

@Test(arguments: [
  ("area Plesetsk", true), ("area Охотское море", true), ("area ", false), ("area", false),
  ("area  x", false), ("Area x", false), ("area \u{301}x", true),
  ("quadrant atlantic-ne", true), ("quadrant baltic-ne", false), ("quadrant atlantic", false),
  ("quadrant atlantic-n", false), ("quadrant atlantic-ne-ne", false),
  ("circle 54.5,-30.25 120km", true), ("circle 54.5,-30.25 64.5nm", true),
  ("circle -90,180 1km", true), ("circle 0,-180 1km", false), ("circle 0,180.0001 1km", false),
  ("circle -0,0 1km", false), ("circle 54.50,0 1km", false), ("circle 1.12345,0 1km", false),
  ("circle 1.1234,0 1km", true), ("circle 1,2 0km", false), ("circle 1,2 -1km", false),
  ("circle 1,2 10000km", false), ("circle 1,2 1 km", false), ("circle 1,2 1mi", false),
  ("circle 1, 2 1km", false), ("circle 1,2,3 1km", false), ("circle 1,2  1km", false),
  ("circle 1,2 1.25km", false), ("circle 01,2 1km", false), ("circle +1,2 1km", false),
  ("circle 1,2 1e3km", false), ("circle .5,2 1km", false), ("circle 1.,2 1km", false),
  ("polygon 0,0 0,1 1,1 1,0", true), ("polygon 0,0 0,1", false),
  ("polygon 0,0 0,1 1,1 0,0", false), ("polygon 0,0 0,1 0,2", false),
  ("polygon 0,0 0,2 1,1 0,1", false), ("polygon 0,0 2,2 2,0 0,2", false),
  ("polygon 0,0 0,4 2,2 0,2 2,4 2,0", false), ("polygon 0,0 0,4 2,4 2,2 1,2 1,0", true),
  ("polygon 0,170 10,170 10,-170 0,-170", true), ("polygon 0,170 10,-170 10,170 0,-170", false),
  ("polygon 80,0 80,120 80,-120", false), ("polygon 0,0 0,180 10,90", false),
])
func `a place has one spelling and is on the globe`(text: String, isPlace: Bool) throws {
  let form = shipped(.launch1988)
  let changed = Sample.launch.map { $0.name == "launch-area" ? field($0.name, text) : $0 }
  #expect(form.check(changed, in: Sample.context).isEmpty == isPlace, "\(text)")
}

@Test func `a polygon has at most 64 corners`() {
  func area(_ corners: Int) -> [Field] {
    let points = (0..<corners).map { "\($0 % 2),\($0)" }.joined(separator: " ")
    return Sample.launch.map {
      $0.name == "launch-area" ? field("launch-area", "polygon \(points) -9,60 -9,1") : $0
    }
  }
  #expect(shipped(.launch1988).check(area(62), in: Sample.context) == [])
  #expect(shipped(.launch1988).check(area(63), in: Sample.context).map(\.rule) == [.place])
}

@Test(arguments: [
  ("0", true), ("-5", true), ("-5.01", false), ("1000.5", true), ("1000.6", false), ("0.25", true),
  ("0.125", false), ("-0", false), ("0.0", false), ("00", false), ("1.50", false), ("1e2", false),
  ("٣", false), ("1,5", false), ("--1", false), ("999999999999", false), ("-", false), (".", false),
])
func `a number has one spelling and keeps its bounds`(text: String, isGood: Bool) throws {
  let faults = try sampleForm().check(with("count", text), in: context)
  #expect(faults.isEmpty == isGood, "\(text)")
}

@Test func `a submarine launch is told only by quadrant or named water`() {
  func notice(_ area: String) -> [FormRule] {
    let fields = fields(
      "class slbm\nplanned 2026-11-26\nlaunch-area \(area)\nimpact-area circle 57.5,161.25 60km")
    return shipped(.launch1988).check(fields, in: Sample.context).map(\.rule)
  }
  #expect(notice("quadrant pacific-nw") == [])
  #expect(notice("area Sea of Okhotsk") == [])
  #expect(notice("circle 55.5,150 60km") == [.placesWhen])
}

@Test func `the form of the message answered decides which reply is legal`() throws {
  func reply(_ answer: String, to form: Form?) -> [FormRule] {
    let context = FormContext(
      at: Sample.at, precedence: .routine, release: 1, re: 1, answering: form)
    return shipped(.reply).check([field("answer", answer)], in: context).map(\.rule)
  }
  #expect(reply("roger", to: shipped(.launch1988)) == [])
  #expect(reply("wilco", to: shipped(.launch1988)) == [.legalAnswer])
  #expect(reply("negative", to: try sampleForm()) == [])
  #expect(reply("roger", to: shipped(.lineTest)) == [.legalAnswer])
  #expect(reply("roger", to: nil) == [])
}

@Test func `the finding on a read-back names what differs, and only then`() {
  func finding(_ text: String) -> [FormRule] {
    let context = FormContext(at: Sample.at, precedence: .routine, release: 1, re: 1)
    return shipped(.readBackAccept).check(fields(text), in: context).map(\.rule)
  }
  #expect(finding("finding matches") == [])
  #expect(finding("finding differs\ndiffers planned\ndiffers impact-area") == [])
  #expect(finding("finding differs") == [.with])
  #expect(finding("finding matches\ndiffers planned") == [.with])
}
