import ParleyPact
import Testing

@testable import ParleyChecks

@Test func `a circle of bounds is found wherever it lies, and only if there is one`() {
  var network = TemporalNetwork<String>()
  network.atMost(5, from: "a", to: "b") { "ab" }
  network.atMost(-2, from: "b", to: "c") { "bc" }
  network.atMost(-3, from: "c", to: "a") { "ca" }
  network.atMost(9, from: "a", to: "d") { "ad" }
  #expect(network.conflict == nil)
  network.atMost(-4, from: "c", to: "a") { "ca, tighter" }
  let circle = network.conflict ?? []
  #expect(Set(circle.map { $0.reason() }) == ["ab", "bc", "ca, tighter"])
  #expect(circle.reduce(0) { $0 + $1.most } == -1)
}

@Test func `the length of a span holds on every date`() {
  for count in 1...60 {
    let length = Length(Span(count, .months))
    for start in [
      CivilDate(year: 2027, month: 1, day: 31), CivilDate(year: 2028, month: 2, day: 29),
      CivilDate(year: 2029, month: 6, day: 1),
    ] {
      let months = start.year * 12 + start.month - 1 + count
      let first = CivilDate(year: months / 12, month: months % 12 + 1, day: 1).days
      let next = CivilDate(year: (months + 1) / 12, month: (months + 1) % 12 + 1, day: 1).days
      let down = min(first + start.day - 1, next - 1)
      let up = min(first + start.day - 1, next)
      #expect(length.least <= (down - start.days) * Length.day)
      #expect(length.most >= (up - start.days) * Length.day)
    }
  }
  #expect(CivilDate(year: 1970, month: 1, day: 1).days == 0)
  #expect(CivilDate(year: 2000, month: 3, day: 1).days == 11_017)
}
