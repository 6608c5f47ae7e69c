import Foundation
import ParleyCrypto
import ParleyPact
import ParleyTestKit
import ParleyTreaties
import ParleyWire
import Testing

private let folder = Vectors.root.appendingPathComponent("Sources/Protocol/Treaties/Catalogue")

func files(_ ending: String) throws -> [(name: String, text: [UInt8])] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    .filter { $0.hasSuffix(ending) }
    .map { ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))) }
}

@Test func `every file of the catalogue reads without a fault`() throws {
  for file in try files(".pact") {
    do {
      let agreement = try Agreement.read(file.text)
      #expect(file.name == "\(agreement.id).pact")
    } catch {
      for fault in error.faults {
        Issue.record(
          """
          \(file.name):\(fault.position.line):\(fault.position.column) \(fault.rule.rawValue) \
          \(fault.message) — \(fault.remedy)
          """)
      }
    }
  }
}

@Test func `every file is shipped to the byte`() throws {
  let files = try files(".pact")
  #expect(files.map { $0.text } == Treaties.shipped.map(\.text))
  for shipped in Treaties.shipped { #expect(shipped.digest == SHA256.hash(shipped.text)) }
}

@Test func `every file is as the formatter would lay it out`() throws {
  for file in try files(".pact") {
    #expect(try PactFormatter.format(file.text) == String(decoding: file.text, as: UTF8.self))
  }
}

@Test(arguments: [Tongue.english, .russian, .french])
func `with its keywords in another language a file means the same`(_ tongue: Tongue) throws {
  for shipped in Treaties.shipped {
    let translated = try PactFormatter.format(shipped.text, in: tongue)
    let again = try Agreement.read(translated)
    #expect(again.meaning == shipped.agreement.meaning, "\(shipped.id) in \(tongue)")
    #expect(again.printed() == shipped.agreement.printed(), "\(shipped.id) in \(tongue)")
  }
}

/// A change of meaning is seen here; a change of words is not.
private let meanings = """
  contract-notice 0bD6Iljyt4EzAeXtZL0C3+jhnFmKTFb2Y8s8uAk28bQ=
  disclosure-90 /D/tuJey9ZUWSZ3NI6LidghZQlkLQ6XHBVO2PRIea4M=
  exchange-of-measures 3/wWlzOlp0xFFfF+1uimpiRMpt7Yv6BrIeRh2SA4IPs=
  exercises-1989 xHDwpTBWwhu+qpVakFr+d2e1Twg7tdttvsjglS+5xlE=
  hcoc mo1DRAkt9hQiHTNNFBs2M66p9HL2Chc+K3+ZCLTefBA=
  iaea-early-notification XT4YeC+r1sSv38AFfy7VxGFuR7uNZV3/jTerRhQVpWA=
  incsea-1972 jPnwcEHbZxcTo3DcuNlc6/i5A1BJIswloGUruyH3HLU=
  india-pakistan-1988 qVTNa6bRjFAFdArZnfF+lL/lMS+CBXuIHXjYyp2N/VQ=
  india-pakistan-1991-airspace thWEGkJRgYFWMMS14jE+IEtPs0piQzk8rZ/0in9eGQs=
  india-pakistan-1991-exercises S873nm6xCm8rJffjEeZjT23B76BWIfJVlpITNwr5uwY=
  india-pakistan-2005 EaPW3f8o3FQgJz/5BNXGlH/8g6I2l1EUgqQ5xUx5xJc=
  launch-1988 jH/ZUoGHAbkdZUxdSrg1DZo+2ZpmgKDMcaW2Zihr0Tk=
  new-start-notifications JJaw98iPqBI+d6D9Um8n7uIVz19U1OasicgGBZHhpQQ=
  osce-cyber ue+xd+QP1DBg9+rUmXhTtjRY46+X3OYEnJ+myEvS16Y=
  two-institutions eAlb3ph4/1Rms3c9sLfrHKpZyafWaysw0IkrbOFfuGc=
  vd2011-iii jG6J5nSwC/aKS9e7mIghwtg0ehDo0XeeqaEGMiYAyGg=
  vd2011-ix PXD2zIpZ5ZD30CXb5vAFLXkwjULWdWfzh1gcOR//QV4=
  vd2011-v qLEatE9yutneTM1DdlWToj8mIHaQ41oUTuOGn5a+Tdg=
  """

@Test func `the meaning of a shipped agreement does not change unseen`() {
  let table = Treaties.shipped.map { "\($0.id) \($0.agreement.meaning.base64)" }
  #expect(
    table == meanings.split(separator: "\n").map(String.init), "\(table.joined(separator: "\n"))")
}

@Test func `every word that people read stands in English and Russian, and nouns are inflected`() {
  for shipped in Treaties.shipped {
    let agreement = shipped.agreement
    let nouns =
      agreement.messages.map { ($0.id, $0.labels) } + agreement.events.map { ($0.id, $0.labels) }
      + agreement.facts.map { ($0.id, $0.labels) }
    for (id, labels) in nouns {
      #expect(labels.map(\.language).starts(with: ["en", "ru"]), "\(shipped.id): \(id)")
      for label in labels where label.language == "ru" {
        #expect(label.forms.map(\.name) == ["gen", "dat", "acc", "ins"], "\(shipped.id): \(id)")
      }
      for label in labels where label.language == "fr" {
        #expect(label.forms.map(\.name) == ["gen"], "\(shipped.id): \(id)")
      }
    }
    let titles = [agreement.titles] + agreement.articles.map(\.titles)
    for title in titles {
      #expect(title.map(\.language) == agreement.titles.map(\.language), "\(shipped.id)")
    }
  }
}
