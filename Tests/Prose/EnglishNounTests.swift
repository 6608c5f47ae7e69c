@testable import ParleyProse
import Testing

@Suite("Articles before English labels") struct EnglishNounTests {
  @Test(arguments: [
    ("reply", "a "), ("explanation", "an "), ("EU regulation", "an "), ("UN report", "a "),
    ("NATO report", "a "), ("hour of rest", "an "), ("unit list", "a "),
    ("unusual activity", "an "),
    ("updated data, first half of the year", ""), ("measures 15.1 to 15.11", ""),
    ("list of installations", "a "), ("information on an incident", ""), ("status of forces", "a "),
    ("one-off exchange", "a "), ("European list", "a "), ("X-ray", "an "),
  ])
  func indefinite(_ label: String, _ article: String) {
    #expect(EnglishNoun(label).indefinite == article, "\(label)")
  }
}
