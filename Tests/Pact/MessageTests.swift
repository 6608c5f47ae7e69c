import ParleyPact
import Testing

/// What an author is told of one mistake in an otherwise good text.
private func told(_ article: String, head: String = "") -> String {
  let text = """
    agreement sample
      parties Alfa, Bravo
      time UTC
      counted on receipt
    \(head)
    message request en "request" has start-date
    message reply en "reply" answers request
    event visit en "visit" recorded by both

    article 1
    \(article)
    """
  do throws(PactFaults) {
    _ = try Agreement.read(text)
    return ""
  } catch {
    return error.faults.map { "\($0.message)\n\($0.remedy)" }.joined(separator: "\n\n")
  }
}

@Suite struct MessageTests {
  @Test(arguments: [
    ("Alfa must sned reply to Bravo", "Did you mean “send”?"),
    ("Alfa shall send reply to Bravo", "“shall” is written “must” here"),
    (
      "Alfa doit send reply to Bravo", "“doit” is French, and the keywords of this text are English"
    ),
    ("Alfa must send replly to Bravo", "Did you mean reply?"),
    ("Alfa must send reply to Brovo", "Did you mean Bravo?"),
    ("Alfa must send reply to Bravo within 48 hours", "what it runs from: “of receipt”"),
    ("Alfa must send reply to Bravo within 48 hrs of receipt", "“hrs” is written “hours” here"),
    ("Alfa must send reply to Bravo by 1 january 2030", "Did you mean “January”?"),
    ("Alfa must send reply to Bravo by 14:30", "“14:30” is a time of day"),
    ("Alfa must send reply to Bravo by 29 February each year", "does not exist every year"),
    ("Alfa must send reply to Bravo by 29 February 2030", "there is no day 29"),
    ("when Alfa sends request to Bravo", "does not say who must"),
    ("Alfa must reply to Bravo", "Write “send reply”"),
    ("Alfa must do reply", "an event belongs here, and “reply” is a message"),
    ("Alfa must do visit\n  Bravo must do visit", "says a second time who must do what"),
    ("Alfa must do visit at least 24 hours before start-date", "Write “start of start-date”"),
    ("Alfa must do visit\n  unless artcle 1 is overdue", "“artcle” is not declared"),
    ("Alfa must do visit\n  remain due", "Did you mean “remains due”?"),
    ("Alfa must do visit within 2 working-days of it", "no calendar says which days those are"),
    ("cites “Article 1”\n  Alfa must do visit", "between straight marks"),
  ])
  func `a mistake is answered in the author's terms`(article: String, expected: String) {
    let told = told(article)
    #expect(told.contains(expected))
    for word in ["token", "syntax", "parse", "unexpected"] {
      #expect(!told.lowercased().contains(word))
    }
  }

  @Test(arguments: [
    ("  in force from 31 June 2030", "there is no day 31 in June"),
    ("  time of Alfa Europe/Moscow", "would change with the tables of whoever reads"),
    ("  certifier United Nations", "Write UnitedNations"),
    ("  dispute to Alfa", "Did you mean “disputes to”?"),
    ("  chiar Agency", "Did you mean “chair”?"),
    ("  calendar office weekend Sunday from 1 May 2030 to 1 April 2030", "ends before it begins"),
    ("  version 2", "does not say which version it amends"),
    ("  time UTC", "a second time in the head"),
  ])
  func `a mistake in the head is answered too`(head: String, expected: String) {
    #expect(told("Alfa must do visit", head: head).contains(expected))
  }

  @Test func `what rests on a broken line is not blamed too`() {
    let text = """
      agreement sample
        parties Alfa; Bravo
        time UTC
        counted on receipt
      message request en request has cause, size
      event visit en "visit" recorded by both
      article 1
        when Alfa sends request to Bravo where size at least 3
        Bravo must do visit not later than 2 days after cause
      """
    do throws(PactFaults) {
      _ = try Agreement.read(text)
      Issue.record("accepted")
    } catch {
      #expect(error.faults.map(\.position.line) == [2, 5], "\(error)")
    }
  }

  @Test func `bytes that are no text are refused with their place`() {
    let good = "agreement sample\n  parties Alfa, Bravo\n"
    let texts: [([UInt8], PactRule, Position)] = [
      (Array("agreement sample\n".utf8) + [0xFF, 0x0A], .characters, Position(line: 2, column: 1)),
      (Array("\u{FEFF}\(good)".utf8), .characters, Position(line: 1, column: 1)),
      (Array((good + "  chair A\u{200B}b").utf8), .characters, Position(line: 3, column: 10)),
      (
        Array((good + String(repeating: "\n", count: 30_000)).utf8), .size,
        Position(line: 1, column: 1)
      ),
      (Array((good + "  in force").utf8), .sentence, Position(line: 3, column: 3)),
      ([], .opening, Position(line: 1, column: 1)),
    ]
    for (text, rule, position) in texts {
      do throws(PactFaults) {
        _ = try Agreement.read(text)
        Issue.record("accepted")
      } catch {
        #expect(error.faults[0].rule == rule && error.faults[0].position == position, "\(error)")
      }
    }
  }

  @Test func `line ends and tabs of other systems are read`() throws {
    let text = "agreement sample\r\n\tparties Alfa, Bravo\r\n"
    #expect(try Agreement.read(text).printed() == "agreement sample\n  parties Alfa, Bravo\n")
  }

  @Test func `a tree that a program built is asked for its faults`() throws {
    var agreement = try Agreement.read("agreement sample parties Alfa, Bravo")
    #expect(agreement.faults == [])
    let norm = Norm(subject: .names(["Alfa"]), modal: .must, act: .perform("visit"))
    agreement.articles.append(Article(number: "1", norm: norm))
    #expect(agreement.faults.map(\.rule) == [.declared])
  }

  @Test func `all faults come at once, in the order of the text`() {
    let text = """
      agreement sample
        parties Alfa, Bravo
        in force from 31 February 2030
        counted at receipt
      message request en "request
      article 1
        Alfa shall send request to Bravo
      article 1
        Alfa must do request
      """
    #expect(throws: PactFaults.self) { try Agreement.read(text) }
    do throws(PactFaults) { _ = try Agreement.read(text) } catch {
      #expect(
        error.faults.map(\.rule) == [.date, .sentence, .quotation, .sentence, .oneNumber, .kind])
      #expect(error.faults.map(\.position.line) == [3, 4, 5, 7, 8, 9])
      #expect(error.faults.map(\.article) == [nil, nil, nil, "1", "1", "1"])
      let report = error.report(over: Array(text.utf8), named: "sample.pact")
      #expect(report.hasPrefix("sample.pact, line 3: there is no day 31 in February\n  | in force"))
    }
  }
}
