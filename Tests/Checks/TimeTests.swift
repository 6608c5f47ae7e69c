import ParleyPact
import Testing

@testable import ParleyChecks

/// Articles over one set of declarations, and the rule about time that they break, if any.
private struct Timed: Sendable, CustomTestStringConvertible {
  let name: String
  let articles: String
  let breaks: CheckRule?
  var testDescription: String { name }

  init(_ name: String, _ breaks: CheckRule?, _ articles: String) {
    self.name = name
    self.breaks = breaks
    self.articles = articles
  }

  var agreement: Agreement {
    get throws {
      try Agreement.read(
        """
        agreement timed
          parties Alfa, Bravo
          in force from 1 January 2030
          time UTC tolerance 5 minutes
          counted on receipt

        message request en "request" has visit-date
        message reply en "reply" answers request
        message notice en "notice"
        event inspection en "inspection" recorded by both
        fact opening en "opening" occurs 30 days after inspection

        \(articles)
        """)
    }
  }
}

private let ask = """
  article 1
    any party A may send request to any other party B
  """

private let cases = [
  Timed(
    "notice after the request, inspection later still", nil,
    """
    \(ask)
    article 2
      when A sends request to B
      B must hold inspection not earlier than 50 days after it
    article 3
      before each inspection by B
      B must send notice to the other party A at least 42 days before it
    """),
  Timed(
    "notice before the request that causes it", .impossibleDeadline,
    """
    \(ask)
    article 2
      when A sends request to B
      B must hold inspection within 41 days of receipt
    article 3
      before each inspection by B
      B must send notice to the other party A at least 42 days before it
    """),
  Timed(
    "the same where others may hold one too", .impossibleDeadline,
    """
    \(ask)
    article 2
      any party A may do inspection
    article 3
      when A sends request to B
      B must hold inspection within 41 days of receipt
    article 4
      before each inspection by B
      B must send notice to the other party A at least 42 days before it
    """),
  Timed(
    "just enough", nil,
    """
    \(ask)
    article 2
      when A sends request to B
      B must hold inspection within 42 days of receipt
    article 3
      before each inspection by B
      B must send notice to the other party A at least 42 days before it
    """),
  Timed(
    "a duty in force that must be done before it", .impossibleDeadline,
    """
    article 1
      each party A must send notice to the other party B by 1 December 2029
    """),
  Timed(
    "not earlier than its own deadline", .impossibleDeadline,
    """
    \(ask)
    article 2
      when A sends request to B
      B must send reply to A not later than 10 days after it not earlier than 11 days after it
    """),
  Timed(
    "a month is never shorter than 28 days", .impossibleDeadline,
    """
    \(ask)
    article 2
      when A sends request to B
      B must send reply to A not later than 3 weeks after it
        not earlier than 1 month rounded-down after it
    """),
  Timed(
    "a month may be shorter than 30 days", nil,
    """
    \(ask)
    article 2
      when A sends request to B
      B must send reply to A not later than 29 days after it
        not earlier than 1 month rounded-down after it
    """),
  Timed(
    "the answer before the last day to ask", .impossibleDeadline,
    """
    article 1
      any party A may send request to any other party B at least 10 days before visit-date
    article 2
      when A sends request to B
      B must send reply to A at least 12 days before visit-date
    """),
  Timed(
    "the answer after the last day to ask", nil,
    """
    article 1
      any party A may send request to any other party B at least 12 days before visit-date
    article 2
      when A sends request to B
      B must send reply to A at least 10 days before visit-date
    """),
  Timed(
    "a yearly answer before the last day of the year to ask", .impossibleDeadline,
    """
    article 1
      each year
      each party A must send request to the other party B by 15 March each year
    article 2
      when A sends request to B
      B must send reply to A by 1 March each year
    """),
  Timed(
    "a dated answer before the last day to ask", .impossibleDeadline,
    """
    article 1
      any party A may send request to any other party B by 15 March 2031
    article 2
      when A sends request to B
      B must send reply to A by 1 March 2031
    """),
  Timed(
    "a dated answer after the last day to ask", nil,
    """
    article 1
      any party A may send request to any other party B by 15 March 2031
    article 2
      when A sends request to B
      B must send reply to A by 1 April 2031
    """),
  Timed(
    "after the deadline of another article", .impossibleDeadline,
    """
    \(ask)
    article 2
      when A sends request to B
      B must send reply to A within 10 days of it
    article 3
      when article 2 is overdue
      B must send notice to the other party A by 5 January 2030
    """),
  Timed(
    "a fact that comes too late", .impossibleDeadline,
    """
    article 1
      each party A must hold inspection not earlier than 1 day after opening
    """),
  Timed(
    "questions that lead to questions are other questions", nil,
    """
    article 1
      when A sends notice to B
      B must send request to A within 2 days of it
    article 2
      when A sends request to B
      B must send notice to A not earlier than 3 days after it
    """),
  Timed(
    "an alert inside the period", nil,
    """
    \(ask)
    article 2
      when A sends request to B
      B must send reply to A within 48 hours of receipt
      alert 6 hours before
    """),
  Timed(
    "an alert as long as the period", .lateAlert,
    """
    \(ask)
    article 2
      when A sends request to B
      B must send reply to A within 48 hours of receipt
      alert 2 days before
    """),
  Timed(
    "an agreed alert after the deadline", .lateAlert,
    """
    \(ask)
    article 2
      when A sends request to B
      B must send reply to A within 48 hours of receipt without delay alert after 3 days
    """),
]

@Test(arguments: cases)
private func `deadlines that cannot be met are found, and no others`(one: Timed) throws {
  let found = TimeCheck.findings(CheckedText(try one.agreement))
  #expect(found.map(\.check) == (one.breaks.map { [$0] } ?? []), "\(found.map(\.text))")
  if one.breaks == .impossibleDeadline {
    // The proof is a circle whose bounds are named, and by how much they fail.
    #expect(found[0].chain.count >= 2 && found[0].chain.last?.contains("they lack") == true)
  }
}
