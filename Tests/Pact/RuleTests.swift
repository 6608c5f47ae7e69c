import ParleyPact
import ParleyTestKit
import Testing

/// A text that keeps every rule, by its parts.
private struct Sample {
  var opening = "agreement sample"
  var head = """
      title en "A sample"
      parties Alfa, Bravo
      chair Chairman
      certifier Agency
      in force from 1 January 2030
      time UTC tolerance 5 minutes
      counted on receipt
    """
  var declarations = """
    message request en "request" has cause, start-date
    message reply en "reply" answers request
    event visit en "visit" about request recorded by both has persons
    fact opening en "opening"
      occurs 90 days after visit, or earlier when all parties consent
    """
  var article = """
    article 1 "Reply within 48 hours"
      cites "Sample, Article 1"
      when A sends request to B
      B must send reply to A within 48 hours of receipt
    """
  var more = ""

  var text: String { [opening, head, declarations, article, more].joined(separator: "\n") + "\n" }

  func with(_ part: WritableKeyPath<Sample, String>, _ from: String, _ to: String) -> String {
    precondition(self[keyPath: part].contains(from), "the sample has no \(from)")
    var changed = self
    changed[keyPath: part] = self[keyPath: part].replacing(from, with: to)
    return changed.text
  }

  func adding(_ article: String) -> String {
    var changed = self
    changed.more = article
    return changed.text
  }
}

/// A text that breaks this rule and no other.
private func vector(_ rule: PactRule) -> String {
  let sample = Sample()
  return switch rule {
  case .characters: sample.with(\.head, "A sample", "A \u{202E}elpmas")
  case .size: String(repeating: "-- a line\n", count: 1_000_000)
  case .quotation: sample.with(\.article, "Article 1\"", "Article 1")
  case .opening: sample.with(\.opening, "agreement", "treaty")
  case .sentence: sample.with(\.article, "B must send", "B shall send")
  case .spelling:
    sample.with(\.declarations, "event visit en", "event Visit en")
      .replacing("after visit", with: "after opening")
  case .number: sample.with(\.article, "48 hours of", "048 hours of")
  case .date: sample.with(\.head, "1 January", "31 February")
  case .timeOfDay: sample.with(\.head, "from 1 January 2030", "from 23:59:60")
  case .zone: sample.with(\.head, "time UTC", "time +15:00")
  case .once: sample.with(\.head, "counted on receipt", "counted on receipt\ncounted on dispatch")
  case .norm: sample.adding("article 2\n  cites \"Article 2\"")
  case .nesting:
    sample.adding(
      "article 2\n  if \(String(repeating: "not ", count: 40))article 1 is overdue\n"
        + "  Alfa must do visit")
  case .label: sample.with(\.head, "title en", "title en \"Another\"\n  title en")
  case .declared: sample.with(\.article, "send reply", "send replay")
  case .kind: sample.with(\.article, "send reply", "send visit")
  case .oneID: sample.with(\.declarations, "fact opening en", "fact visit en")
  case .oneNumber: sample.adding("article 1\n  Alfa must do visit")
  case .article: sample.adding("article 2\n  if article 11 is overdue\n  Alfa must do visit")
  case .party: sample.adding("article 2\n  Alpha must do visit")
  case .parties: sample.with(\.head, "parties Alfa, Bravo", "parties Alfa, Bravo, Alfa")
  case .reserved: sample.with(\.declarations, "fact opening", "fact start")
  case .repeated: sample.with(\.declarations, "has cause,", "has cause, cause,")
  case .version: sample.with(\.head, "parties", "version 2\n  parties")
  case .cycle:
    sample.adding(
      "fact calm\n  occurs when not article 2 is overdue\n"
        + "article 2\n  if calm is established\n  Alfa must do visit")
  case .zoneStated: sample.with(\.head, "time UTC tolerance 5 minutes", "")
  case .basisStated: sample.with(\.head, "counted on receipt", "")
  case .rounding: sample.with(\.declarations, "90 days", "3 months")
  case .timeNeeded:
    sample.adding(
      "article 2\n  when A sends request to B\n"
        + "  A must do visit at least 24 hours before start-date")
  case .annex: sample.with(\.article, "48 hours", "10 working-days")
  case .annexEnds:
    sample.with(
      \.head, "counted", "calendar office weekend Saturday Sunday\n  counted")
  case .tolerance: sample.with(\.head, "5 minutes", "1 day")
  }
}

private func faults(_ text: String) -> [PactFault] {
  do throws(PactFaults) {
    _ = try Agreement.read(text)
    return []
  } catch {
    return error.faults
  }
}

@Test func `the sample keeps every rule`() { #expect(faults(Sample().text) == []) }

@Test(arguments: PactRule.allCases)
func `each rule has a text that breaks only it`(rule: PactRule) {
  let found = faults(vector(rule))
  #expect(Set(found.map(\.rule)) == [rule], "\(found)")
  #expect(found.allSatisfy { $0.position.line > 0 && !$0.message.isEmpty && !$0.remedy.isEmpty })
}
