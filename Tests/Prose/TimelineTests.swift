import Foundation
import ParleyAgreements
import ParleyPact
import ParleyProse
import ParleyTestKit
import ParleyWire
import Testing

@Suite("A record as a picture") struct TimelineTests {
  static let readers: [(Prose.Language, Zone)] = [
    (.english, .utc), (.russian, Zone(minutes: 330)), (.french, Zone(minutes: -210)),
  ]

  /// A text as it stands in the picture; its width is the least that it can take.
  private struct Text {
    let x, y, width: Int
    let words: String

    func overlaps(_ other: Text) -> Bool {
      abs(y - other.y) < 10 && x < other.x + other.width && other.x < x + width
    }
  }

  private func texts(_ svg: String) -> [Text] {
    let element = #/<text class="[^"]*" fill="[^"]*" x="(\d+)" y="(\d+)"([^>]*)>([^<]*)</text>/#
    return svg.matches(of: element).map { match in
      let words = String(match.4)
      let width = words.count * (match.3.contains("\"10\"") ? 4 : 5)
      let x = Int(match.1) ?? 0
      let isEnd = match.3.contains("\"end\"")
      let isMiddle = match.3.contains("\"middle\"")
      return Text(
        x: isEnd ? x - width : isMiddle ? x - width / 2 : x, y: Int(match.2) ?? 0, width: width,
        words: words)
    }
  }

  @Test func everyCaseInEveryLanguage() throws {
    let folder = ProcessInfo.processInfo.environment["PARLEY_PICTURES"]
    let cases = try Episode.all()
    for (_, episode) in cases {
      let (agreement, record) = (try episode.tree(), try episode.messages())
      let status = try Status.of(agreement, record, at: Episode.at(episode.now))
      for (language, zone) in Self.readers {
        let timeline = Timeline(Prose(language, zone: zone), agreement, record, status)
        let svg = timeline.svg.text
        #expect(svg == timeline.svg.text)
        #expect(svg.contains("role=\"img\"") && svg.contains("<title") && svg.contains("<desc"))
        let texts = texts(svg)
        #expect(texts.count > 3)
        for (i, text) in texts.enumerated() {
          #expect(text.x >= 0 && text.x + text.width <= 960, "\(episode.name): \(text.words)")
          for other in texts[..<i] {
            #expect(!text.overlaps(other), "\(episode.name): \(text.words) / \(other.words)")
          }
        }
        if let folder {
          let name = "\(folder)/\(episode.name)-\(language.rawValue).svg"
          try svg.write(toFile: name, atomically: true, encoding: .utf8)
        }
      }
    }
    Vectors.ran("timelines", cases.count * Self.readers.count)
  }

  @Test func nothingCoversAnotherUnderRandomRecords() throws {
    for file in try Shared.files("agreements-data/reference/examples", "pact") {
      let agreement = try Agreement.read(String(contentsOf: file, encoding: .utf8))
      for seed in 0..<4 as Range<UInt64> {
        let (record, at) = try RandomEpisode.make(agreement, seed: seed)
        let status = try Status.of(agreement, record, at: at)
        let (language, zone) = Self.readers[Int(seed) % 3]
        let svg = Timeline(Prose(language, zone: zone), agreement, record, status).svg.text
        if let folder = ProcessInfo.processInfo.environment["PARLEY_PICTURES"] {
          try svg.write(
            toFile: "\(folder)/random-\(agreement.id)-\(seed).svg", atomically: true,
            encoding: .utf8)
        }
        let texts = texts(svg)
        for (i, text) in texts.enumerated() {
          for other in texts[..<i] {
            #expect(
              !text.overlaps(other), "\(agreement.id) \(seed): \(text.words) / \(other.words)")
          }
        }
      }
    }
  }

  @Test func stateIsWrittenOut() {
    for state in RowState.allCases {
      var row = Sample.overdue
      row.state = state
      let status = Sample.status([row])
      let prose = Prose(.english)
      let svg = Timeline(prose, Sample.consultation, AgreementRecord(), status).svg.text
      let words = prose.status(status, of: Sample.consultation).sections
        .flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
      let shown = words[0].rows[0][2].plain
      let texts = texts(svg).map(\.words).joined(separator: " ")
      #expect(texts.contains(shown), "\(state): \(shown) in \(texts)")
    }
  }

  @Test func namesAreNeverMarkup() throws {
    var agreement = Sample.consultation
    agreement.titles = [Label("en", "</text><script>&\"")]
    let status = Sample.status([Sample.overdue])
    var message = RecordedMessage(
      id: "q1", author: "Alfa", addressees: ["Bravo"], said: .contest(ground: "<b>", reading: nil),
      claimed: Sample.at("2022-02-11T18:00:00Z"))
    message.receipts = [.init("Bravo", at: Sample.at("2022-02-11T18:05:00Z"))]
    let svg = Timeline(
      Prose(.english), agreement, AgreementRecord(messages: [message]), status
    ).svg.text
    #expect(!svg.contains("<script") && !svg.contains("<b>"))
    #expect(svg.contains("&lt;/text&gt;&lt;script&gt;&amp;&quot;"))
  }

  @Test func manyMessagesLeaveRoomForEachOther() {
    let messages = (0..<60).map { i in
      RecordedMessage(
        id: "m\(i)", author: i % 2 == 0 ? "Alfa" : "Bravo", addressees: ["Charlie"],
        said: .message("explanation-request"),
        claimed: Sample.at("2022-02-11T18:00:00Z").adding(seconds: Int64(i) * 900))
    }
    let svg = Timeline(
      Prose(.english), Sample.consultation, AgreementRecord(messages: messages),
      Sample.status([Sample.overdue])
    ).svg.text
    let texts = texts(svg)
    for (i, text) in texts.enumerated() {
      for other in texts[..<i] { #expect(!text.overlaps(other), "\(text.words) / \(other.words)") }
    }
    #expect(svg.contains("labels. The table has them all."))
  }
}
