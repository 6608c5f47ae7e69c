import Foundation
import ParleyCrypto
import ParleyForms
import ParleyRecord
import ParleyWire
import ParleyTestKit
import Testing

private let folder = Vectors.root.appendingPathComponent("Sources/Protocol/Forms/Catalogue")

@Test func `every file of the catalogue is shipped to the byte, under its name`() throws {
  let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  #expect(files.count == Catalogue.shipped.forms.count)
  for file in files {
    let data = [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
    let form = try Form(text: data)
    #expect(Catalogue.shipped[form.id] == form, "\(file) is not in Catalogue.embedded")
    #expect(file == "\(form.id.name).\(form.id.version).form")
    #expect(form.text == data)
    #expect(form.digest == SHA256.hash(data))
    #expect(Catalogue.shipped[form.digest] == form)
  }
}

@Test func `the forms the program asks for are there`() {
  let named: [FormID] = [
    .launch1988, .acknowledge, .readBack, .readBackAccept, .reply, .standby, .lineTest, .service,
    .agreementPropose, .agreementAccept, .agreementObject, .agreementWithdraw, .agreementMessage,
    .agreementEvent, .agreementAct, .suspend, .resume,
  ]
  for id in named { #expect(Catalogue.shipped[id]?.id == id) }
  #expect(named.sorted() == Catalogue.shipped.forms.map(\.id))
}

@Test func `every shipped form speaks English and Russian, reviewed by nobody yet`() {
  for form in Catalogue.shipped.forms {
    #expect(form.languages == [.english, .russian])
    #expect(form.reviewers.all.allSatisfy { $0.text == "nobody" })
    #expect(form.fields.allSatisfy { $0.labels.languages == form.languages })
  }
}

@Test func `a catalogue grows, and one id names one form`() throws {
  let sample = try form(Sample.everyType)
  let grown = try Catalogue.shipped.adding([sample, sample])
  #expect(grown[sample.id] == sample)
  #expect(grown.forms.count == Catalogue.shipped.forms.count + 1)
  let other = try form(Sample.everyType.replacing("Sample", with: "Another"))
  #expect(throws: Catalogue.Failure.twoForms(sample.id)) { try grown.adding([other]) }
}

@Test func `a misspelt id is answered with the nearest`() {
  #expect(Catalogue.shipped.suggestion(for: "lanuch-1988/1") == .launch1988)
  #expect(Catalogue.shipped.suggestion(for: "exercise/1") == nil)
}

@Test func `a reply can give every legal answer`() throws {
  let answer = try #require(shipped(.reply).field("answer"))
  guard case .code(let terms) = answer.type else {
    Issue.record("answer is not a code list")
    return
  }
  for answers in Answers.allCases {
    #expect(Set(answers.codes).isSubset(of: Set(terms.map(\.code))))
  }
}

@Test func `a page is current for as long as its form says`() {
  let at = time("2026-11-24T00:00:00Z")
  #expect(shipped(.launch1988).current(writtenAt: at) == time("2026-11-25T00:00:00Z"))
  #expect(shipped(.acknowledge).current(writtenAt: at) == nil)
}
