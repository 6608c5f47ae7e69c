import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyTreaties
import ParleyWire
import Testing

private let folder = Vectors.root.appendingPathComponent("Tests/Stories")

private let names: [String] = {
  let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  return files.filter { $0.hasSuffix(".story") }.sorted()
}()

private func story(_ name: String) throws -> Story {
  try Story(text: String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
}

@Test func `there are stories`() { #expect(names.count >= 15) }

@Test(arguments: names)
func `a story is shown as it is told`(_ name: String) throws {
  let story = try story(name)
  for step in story.steps {
    guard case .expect(let expected) = step.what else { continue }
    let status = try Status.of(story.agreement, story.record(at: step.at), at: step.at)
    for expectation in expected {
      if let failure = expectation.failure(in: status, of: story.agreement, others: expected) {
        Issue.record("\(name):\(expectation.line) \(expectation.text)\nbut: \(failure)")
      }
    }
  }
}

@Test(arguments: names)
func `a story comes out the same in whatever order it arrives`(_ name: String) throws {
  let story = try story(name)
  var generator = Generator(seed: 7)
  for step in story.steps {
    guard case .expect = step.what else { continue }
    let record = story.record(at: step.at)
    let status = try Status.of(story.agreement, record, at: step.at)
    for _ in 0..<3 {
      var shuffled = record
      shuffled.messages.shuffle(using: &generator)
      shuffled.heard.shuffle(using: &generator)
      #expect(try Status.of(story.agreement, shuffled, at: step.at) == status, "\(name)")
    }
  }
}

@Test(arguments: names)
func `a story says where it is from, and that its times of day are illustrative`(
  _ name: String
) throws {
  let story = try story(name)
  #expect(story.steps.contains { if case .expect = $0.what { true } else { false } })
  #expect(story.notes.contains { $0.contains("Times of day are illustrative") }, "\(name)")
}

@Test(arguments: names)
func `message by message a story comes to the same status`(_ name: String) throws {
  let story = try story(name)
  for step in story.steps {
    guard case .expect = step.what else { continue }
    let record = story.record(at: step.at)
    var engine = try AgreementEngine(story.agreement)
    for message in record.messages { engine.take(message) }
    for sign in record.heard { engine.hear(sign.party, sign.at) }
    engine.advance(to: step.at)
    #expect(
      engine.status(at: step.at).rows.map(\.state)
        == (try Status.of(story.agreement, record, at: step.at)).rows.map(\.state), "\(name)")
  }
}

@Test func `every shipped agreement is told in a story`() throws {
  let told = try names.map { try story($0).agreement.id }
  #expect(Set(Treaties.shipped.map(\.id)).subtracting(told).sorted() == [])
}
