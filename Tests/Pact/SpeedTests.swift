import ParleyPact
import Testing

/// As many articles as make a text of about this size.
private func text(bytes: Int) -> String {
  var text = """
    agreement large
      parties Alfa, Bravo
      time UTC
      counted on receipt
    message request en "request"
    message reply en "reply" answers request

    """
  var number = 0
  while text.utf8.count < bytes {
    number += 1
    text += """
      article \(number) "Reply to the request for an explanation"
        cites "Article \(number): a reply is given without undue delay" stated
        when any party A sends request to any other party B
        if article \(max(1, number - 1)) is fulfilled or (article 1 is overdue and Alfa sends reply)
        B must send reply to A within 48 hours of receipt not later than 10 days after start of it
        copied to all other parties

      """
  }
  return text
}

@Test func `reading is linear`() throws {
  let clock = ContinuousClock()
  let small = Array(text(bytes: 250_000).utf8)
  let large = Array(text(bytes: 1_000_000).utf8)
  let first = try clock.measure { _ = try Agreement.read(small) }
  // The better of two: other work on the machine is no fault of the reader.
  let second = try (0..<2).map { _ in try clock.measure { _ = try Agreement.read(large) } }.min()
  // A quadratic reader needs sixteen times as long.
  #expect(second ?? .zero < first * 10, "\(first), then \(second ?? .zero)")
}

@Test func `hostile texts are refused quickly`() {
  let line = "  time of A1 +01:00\n"
  let head = "agreement x\n"
  let texts = [
    String(repeating: "-- a line\n", count: 1_000_000),
    head + String(repeating: line, count: 19_000),
    head + (0..<19_000).map { "fact a\($0) occurs when a\($0 + 1) is established\n" }.joined(),
    head + String(repeating: "xyzzy \"", count: 100_000),
    head + "message x has " + (0..<90_000).map { "field-\($0)" }.joined(separator: ", "),
    head + "in force when " + String(repeating: "(", count: 900_000),
    head + String(repeating: "article 1 ", count: 80_000),
    head + (0..<19_000).map { "article \($0) Alfaa must do vissit\($0)\n" }.joined(),
  ]
  let clock = ContinuousClock()
  for text in texts {
    let took = clock.measure { #expect(throws: PactFaults.self) { try Agreement.read(text) } }
    #expect(took < .seconds(20), "\(text.prefix(40)) took \(took)")
  }
}

@Test func `long lists are read and laid out quickly`() throws {
  let holidays = (0..<15_000).map { day in
    " holiday \(day % 28 + 1) \(["January", "May", "June"][day / 28 % 3]) \(1970 + day / 84)"
  }
  let texts = [
    "agreement x parties Alfa, Bravo term x " + String(repeating: "means en \"y\" ", count: 15_000),
    "agreement x parties Alfa, Bravo message x has "
      + (0..<15_000).map { "field-\($0)" }.joined(separator: ",\n"),
    "agreement x parties Alfa, Bravo time UTC calendar x weekend Sunday from 1 January 1970 to "
      + "31 December 9999" + holidays.joined(separator: " -- note\n") + "\n",
  ]
  let clock = ContinuousClock()
  for text in texts {
    let took = try clock.measure {
      let lines = text.replacing("means", with: "\nmeans")
      let laidOut = try PactFormatter.format(Array(lines.utf8), in: .russian)
      #expect(try Agreement.read(laidOut).meaning == Agreement.read(lines).meaning)
    }
    #expect(took < .seconds(20), "\(text.prefix(40)) took \(took)")
  }
}
