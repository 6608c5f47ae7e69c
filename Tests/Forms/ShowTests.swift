import ParleyForms
import ParleyRecord
import ParleyWire
import Testing

private let launch = shipped(.launch1988)

private func sentences(_ planned: String, at: String, _ language: Language = .english) -> [String] {
  launch.duties([field("planned", planned)], at: time(at)).map { $0.sentence(in: language) }
}

@Test func `duties are shown, met or missed, with how far`() {
  #expect(
    sentences("2026-11-26", at: "2026-11-24T23:48:00Z") == [
      "notice period met: 24 h 12 min before, counted from 00:00 UTC of the date",
      "valid until 2026-11-30 00:00:00 UTC, counted from 00:00 UTC of the date"
        + " (not checked against the primary text)",
    ])
  #expect(
    sentences("2026-11-26", at: "2026-11-25T00:00:00Z").first
      == "notice period met: 24 h before, counted from 00:00 UTC of the date")
  #expect(
    sentences("2026-11-26", at: "2026-11-25T00:00:01Z", .russian).first
      == "срок уведомления пропущен на 1 с, считая от 00:00 UTC этой даты")
  #expect(
    sentences("2026-11-26", at: "2026-11-27T03:00:00Z").first
      == "notice period missed by 2 d 3 h, counted from 00:00 UTC of the date")
  #expect(sentences("soon", at: "2026-11-24T00:00:00Z") == [])
}

@Test func `a missed duty refuses nothing`() {
  let late = FormContext(
    at: time("2026-11-26T12:00:00Z"), precedence: .immediate, release: 1, re: 0)
  #expect(launch.check(Sample.launch, in: late) == [])
  #expect(launch.duties(Sample.launch, at: late.at).map(\.isMissed) == [true, false])
}

@Test func `a page is shown from its codes in two languages, line by line`() {
  let english = launch.render(Sample.launch, in: .english)
  let russian = launch.render(Sample.launch, in: .russian)
  #expect(english.map(\.field) == russian.map(\.field))
  #expect(
    english.map { "\($0.label): \($0.value)" } == [
      "Class of missile: Land-based intercontinental ballistic missile",
      "Planned date of launch: 2026-11-26", "Launch area: Plesetsk",
      "Impact area: circle: 57.5° N 161.25° E, radius 60 km",
      "Impact area: polygon: 10.5° N 170° E; 10.5° N 170° W; 5° N 175.25° W",
      "Remark (changes nothing above): Учебный пуск",
    ])
  #expect(
    russian.map { "\($0.label): \($0.value)" }[3]
      == "Район падения: круг: 57.5° с. ш. 161.25° в. д., радиус 60 км")
  #expect(english.map(\.isOwnWords) == [false, false, true, false, false, true])
}

@Test func `what cannot be read is shown as it stands`() throws {
  let odd = fields("class rail\nunknown x\nplanned tomorrow")
  let shown = launch.render(odd, in: .english)
  #expect(shown.map(\.value) == ["rail", "x", "tomorrow"])
  let french = try #require(Language("fr"))
  #expect(
    launch.render(Sample.launch, in: french).map(\.label).first == "class")
  #expect(launch.render(Sample.launch, in: french).map(\.value).first == "icbm")
}

@Test func `quadrants and windows have words in both languages`() throws {
  let slbm = [field("launch-area", "quadrant pacific-nw")]
  #expect(
    launch.render(slbm, in: .english)[0].value == "north-western quadrant of the Pacific Ocean")
  #expect(launch.render(slbm, in: .russian)[0].value == "северо-западный квадрант Тихого океана")
  let window = [field("window", "2026-11-26T00:00:00Z/2026-11-27T06:30:00Z")]
  #expect(
    try form(Sample.everyType).render(window, in: .russian)[0].value
      == "с 2026-11-26 00:00:00 UTC до 2026-11-27 06:30:00 UTC")
}

@Test func `a faithful read-back compares as the same, field by field`() {
  let said = ReadBack.fields(for: launch, Sample.launch)
  #expect(said.map(\.name) == Array(repeating: "said", count: 5))
  #expect(said[1].value == "planned 2026-11-26")
  let context = FormContext(at: Sample.at, precedence: .routine, release: 1, re: 1)
  #expect(shipped(.readBack).check(said, in: context) == [])
  let found = ReadBack.compare(launch, original: Sample.launch, said: said)
  #expect(found.map(\.outcome) == Array(repeating: .same, count: 5))
  #expect(found.map(\.field) == Sample.launch.dropLast().map(\.name))
}

@Test func `each way a read-back can differ is told apart`() {
  var said = ReadBack.fields(for: launch, Sample.launch)
  said[1] = field("said", "planned 2026-11-27")
  said.remove(at: 4)
  said.append(field("said", "speed 5"))
  let found = ReadBack.compare(launch, original: Sample.launch, said: said)
  #expect(
    found.map(\.outcome) == [
      .same, .different(said: "2026-11-27"), .same, .same, .missing, .extra(said: "5"),
    ])
  #expect(found.last?.field == "speed" && found.last?.original == nil)
}

@Test func `equal is equal to the byte`() throws {
  let form = try form(Sample.everyType)
  let found = ReadBack.compare(
    form, original: [field("text", "caf\u{E9}")], said: [field("said", "text cafe\u{301}")])
  #expect(found.map(\.outcome) == [.different(said: "cafe\u{301}")])
}

@Test func `a value of the greatest length can still be read back`() throws {
  let long = [field("remark", String(repeating: "ж", count: 400))]
  #expect(launch.check(Sample.launch.dropLast() + long, in: Sample.context) == [])
  let name = String(repeating: "n", count: 64)
  let text = Sample.everyType.replacing("field text", with: "field \(name)")
    .replacing("type text 20", with: "type text 500")
  let form = try form(text)
  let value = String(repeating: "\u{4E00}", count: FormField.valueBytes / 3)
  #expect(ReadBack.fields(for: form, [field(name, value)]).count == 1)
}

@Test func `what the releaser enters again is compared by its own mark`() {
  #expect(launch.marked(.reEnter, Sample.launch).count == 5)
  let again = Sample.launch.prefix(4) + [field("impact-area", "circle 57.5,161.25 61km")]
  let found = ReadBack.compare(launch, by: .reEnter, original: Sample.launch, said: Array(again))
  #expect(
    found.map(\.outcome) == [
      .same, .same, .same, .same, .different(said: "circle 57.5,161.25 61km"),
    ])
}

@Test func `every shipped form can be shown in full in both languages`() {
  for form in Catalogue.shipped.forms {
    for line in form.fields {
      guard case .code(let terms) = line.type else { continue }
      for term in terms {
        let page = [field(line.code, term.code)]
        let shown = [Language.english, .russian].map { form.render(page, in: $0)[0] }
        #expect(shown.map(\.value) == term.labels.all.map(\.text))
        #expect(shown.map(\.label) == line.labels.all.map(\.text))
      }
    }
  }
}
