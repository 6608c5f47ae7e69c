import Foundation
import ParleyAgreements
import ParleyPact
import ParleyProse
import ParleyTestKit
import ParleyWire
import Testing

@Suite("Deadlines as calendar entries") struct ICalendarTests {
  private var row: Row {
    var row = Sample.overdue
    row.state = .due
    row.alerts = [Sample.at("2022-02-12T21:05:00Z"), Sample.at("2022-02-13T16:05:00Z")]
    return row
  }

  private func calendar(_ row: Row, at instant: String, _ language: Prose.Language) -> String {
    var status = Sample.status([row])
    status.instant = Sample.at(instant)
    return ICalendar.text(Prose(language), status, of: Sample.consultation)
  }

  @Test func entriesMoveAndAreNeverDoubled() {
    let early = calendar(row, at: "2022-02-12T00:00:00Z", .english)
    var done = row
    done.state = .fulfilled
    let late = calendar(done, at: "2022-02-13T00:00:00Z", .russian)
    func lines(_ text: String, _ name: String) -> [String] {
      text.components(separatedBy: "\r\n").filter { $0.hasPrefix(name + ":") }
    }
    #expect(lines(early, "UID") == lines(late, "UID"))
    #expect(lines(early, "STATUS") == ["STATUS:CONFIRMED"])
    #expect(lines(late, "STATUS") == ["STATUS:CANCELLED"])
    #expect(lines(early, "DTSTAMP") == ["DTSTAMP:20220212T000000Z"])
    #expect(lines(early, "BEGIN").count == 4)
    #expect(lines(late, "BEGIN").count == 2)
    let sequences = [early, late].flatMap { lines($0, "SEQUENCE") }
      .compactMap { Int($0.dropFirst(9)) }
    #expect(sequences.count == 2 && sequences[0] < sequences[1])
  }

  @Test func onlyWhatConcernsAParty() {
    let status = Sample.status([row])
    let prose = Prose(.english)
    func entries(_ party: PartyName) -> Int {
      ICalendar.text(prose, status, of: Sample.consultation, for: party)
        .components(separatedBy: "BEGIN:VEVENT").count - 1
    }
    #expect(["Alfa", "Bravo", "Charlie"].map(entries) == [1, 1, 0])
  }

  /// A Python that has the parser: the one named, the checkout's own, or any.
  private func pythons() throws -> [URL] {
    let named = ProcessInfo.processInfo.environment["PARLEY_PYTHON"].map {
      URL(fileURLWithPath: $0)
    }
    let own = Vectors.root.appendingPathComponent(".venv/bin/python")
    let isHere = FileManager.default.isExecutableFile(atPath: own.path)
    return [named, isHere ? own : nil, try Tool.path("python3")].compactMap { $0 }
  }

  @Test(arguments: Prose.Language.allCases)
  func anotherProgramReadsIt(_ language: Prose.Language) throws {
    var row = row
    row.overlays = [.contested(by: "Alfa", ground: "Commas, semicolons; \\n and “quotes”")]
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Checker/read_calendar.py")
    var status = Sample.status([row])
    status.instant = Sample.at("2022-02-12T00:00:00Z")
    let prose = Prose(language)
    let text = ICalendar.text(prose, status, of: Sample.consultation)
    try Tool.inScratchFolder { folder in
      let file = folder.appendingPathComponent("deadlines.ics")
      try Data(text.utf8).write(to: file)
      for python in try pythons() {
        let out = try Tool.run(python, ["-B", script.path, file.path])
        if out.status == 77 { continue }
        let said = String(decoding: out.bytes, as: UTF8.self)
        #expect(out.status == 0, "\(said)\(out.errors)")
        let lines = said.split(separator: "\n")
        #expect(lines.count == 2 && lines.first == "METHOD PUBLISH", "\(said)")
        let words = (lines.last ?? "").split(separator: "\t").map(String.init)
        try #require(words.count == 7, "\(words)")
        #expect(
          words.dropFirst().prefix(4) == [
            "2022-02-13T18:05:00+00:00", "2022-02-12T00:00:00+00:00", "CONFIRMED",
            "2022-02-12T21:05:00+00:00,2022-02-13T16:05:00+00:00",
          ])
        let owes = prose.obligation(row, of: Sample.consultation).capitalised.plain
        #expect(words[5].hasPrefix(owes), "\(words)")
        #expect(words[6].contains("Commas, semicolons; \\n and “quotes”"), "\(words)")
        return
      }
      Vectors.say("NOT RUN: no Python with the package icalendar (Scripts/setup test installs it)")
    }
  }
}
