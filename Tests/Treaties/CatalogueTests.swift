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
  contract-notice /bZWXDJF/9oXOqaHVu03I1VxGMCRIfKi6/25B2hlx+Y=
  disclosure-90 BhqPIacpQk9an2ZN01JC0xDpzTNc4nSkDKZtpSNwdqU=
  exchange-of-measures cpRDtdpQaxBoxyJD9Uy4ZqazHLiWUwtLeI8RuCNq7J4=
  exercises-1989 8+ma5ia/S2yUJ+H8ExRVzvQtctneVC03tQe/ofUVNPM=
  hcoc jirymMWHbEbcaQSagKybrI9pTnwMpbbOAEjqGcNklMk=
  iaea-early-notification yVB8KGszltd6YY56mM1nTabgomwmD6ZfYuvWi+vLZa8=
  incsea-1972 QR6/zl50l91k93jyAxgIij/jeLcy4NS6SVKpvgfbGD4=
  india-pakistan-1988 v+5vMKMBtRfRMbvCG58Wr3QD7c49tgQJRQLKMf+lgUc=
  india-pakistan-1991-airspace hSSfpC6pbSxYwjG06sCWn+HJ55C/FNWOH+rJI4H5DMo=
  india-pakistan-1991-exercises XbxsjClCrzndm5rKcwHxHz07rM6Y2138s9CNFznb26c=
  india-pakistan-2005 SVatEx+3JVWQiJeYduo2F3nEWWch9qQ1xxT+OljU2Ww=
  launch-1988 ZwOF2HRNAsIkXtlEwa+uPoWGmHu9WVjoU/Tp7DwROk8=
  new-start-notifications 7G3Zz5YaOtC4brq6YaGdYImMQZR0DZ2Ki+M5VHZWL0U=
  osce-cyber K1uuW7jmGksmYY8Xv6gffvnbkXrzphW9Irlip+/IOfA=
  two-institutions 6rfCv1hoAOqEp5bSzKr2dpqYwbka4Z9FlROGp6aoLD4=
  vd2011-iii K1tJl/f1lBH3xscG6glc2nfsLybuILMvqbolyA0wuDk=
  vd2011-ix KAHkEm8FR1wZaRgqXUU6chirxuDblZHT7ZHYc61D5W0=
  vd2011-v u72FFmHUjzuyNViGXlsXq/AOKWXjpg4APJSC4BbVvpM=
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
