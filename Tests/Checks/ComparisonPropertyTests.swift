import Foundation
import ParleyPact
import ParleyTestKit
import Testing

@testable import ParleyChecks

private func shipped() throws -> [Agreement] {
  let folder = Vectors.root.appendingPathComponent("Sources/Protocol/Treaties/Catalogue")
  return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    .filter { $0.hasSuffix(".pact") }.map {
      try Agreement.read(String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
    }
}

private typealias Edit = @Sendable (inout Agreement, inout Generator) -> Void

private func article(_ body: @escaping @Sendable (inout Article, inout Generator) -> Void) -> Edit {
  return { agreement, generator in
    guard let i = agreement.articles.indices.randomElement(using: &generator) else { return }
    body(&agreement.articles[i], &generator)
  }
}

/// Changes of any part of a tree, one at a time.
private let edits: [Edit] = [
  article { article, _ in article.norm.timings = [] },
  article { article, _ in article.norm.timings.append(.within(Span(7, .days), of: .dispatch)) },
  article { article, _ in article.norm.timings.reverse() },
  article { article, g in article.norm.modal = Norm.Modal.allCases.randomElement(using: &g) ?? .may
  },
  article { article, _ in article.norm.subject = .allOthers },
  article { article, _ in article.norm.quota = Quota(most: .number(3)) },
  article { article, _ in article.norm.quota = Quota(most: .number(3), fromSameParty: .share(of: 5))
  },
  article { article, _ in article.trigger = nil },
  article { article, _ in article.trigger = .eachYear },
  article { article, _ in article.condition = .allConsent },
  article { article, _ in article.unless = .not(.allConsent) },
  article { article, _ in
    article.onlyIf = .all([
      .allConsent, .threshold(Threshold(field: "n", relation: .moreThan, number: 4)),
    ])
  },
  article { article, _ in article.copied = article.copied == nil ? .allOthers : nil },
  article { article, _ in article.otherwise = article.norm },
  article { article, _ in article.excuses.append("storm") },
  article { article, _ in article.lateness = .lapses },
  article { article, _ in article.lateness = .remainsDue },
  article { article, _ in article.alerts.append(Span(5, .minutes)) },
  article { article, _ in article.survivesSuspension.toggle() },
  article { article, _ in article.number += ".9" },
  article { article, _ in article.citations.append(Citation("somewhere", confidence: .design)) },
  article { article, _ in article.titles = [Label("en", "Another title")] },
  article { article, _ in article.quotations.append(Label("fa", "…")) },
  { agreement, g in
    guard let i = agreement.articles.indices.randomElement(using: &g) else { return }
    agreement.articles.remove(at: i)
  },
  { agreement, _ in agreement.articles.reverse() },
  { agreement, g in
    guard let i = agreement.messages.indices.randomElement(using: &g) else { return }
    switch Int.random(in: 0..<6, using: &g) {
    case 0: agreement.messages[i].labels = [Label("en", "another label")]
    case 1: agreement.messages[i].fields.append("another")
    case 2: agreement.messages[i].needsNoAnswer.toggle()
    case 3: agreement.messages[i].relation = nil
    case 4: agreement.messages[i].form = agreement.messages[i].id
    default: agreement.messages.remove(at: i)
    }
  },
  { agreement, g in
    guard let i = agreement.events.indices.randomElement(using: &g) else { return }
    switch Int.random(in: 0..<3, using: &g) {
    case 0:
      agreement.events[i].recordedBy = EventKind.Recorder.allCases.randomElement(using: &g) ?? .any
    case 1: agreement.events[i].fields = ["another"]
    default: agreement.events[i].labels = [Label("en", "another label")]
    }
  },
  { agreement, _ in agreement.facts.append(FactKind(id: "another", rule: .when(.allConsent))) },
  { agreement, _ in agreement.terms.append(Term(id: "another", labels: [Label("en", "x")])) },
  { agreement, _ in agreement.zone = Zone(minutes: 330) },
  { agreement, _ in agreement.tolerance = Span(1, .hours) },
  { agreement, _ in agreement.basis = agreement.basis == .receipt ? .dispatch : .receipt },
  { agreement, _ in agreement.counting = .clearDays },
  { agreement, _ in agreement.withdrawal = Span(9, .days) },
  { agreement, _ in agreement.disputes = agreement.parties.last },
  { agreement, _ in agreement.amendment = .silence(Span(9, .days)) },
  { agreement, _ in agreement.force = .when(.allConsent) },
  { agreement, _ in agreement.parties.reverse() },
  { agreement, _ in agreement.parties.append("Zulu") },
  { agreement, _ in agreement.certifiers.append("Zulu") },
  { agreement, _ in agreement.chair = "Zulu" },
  { agreement, _ in agreement.titles = [Label("en", "Another")] },
  { agreement, _ in agreement.sources.append(Source(.design, "somewhere")) },
  { agreement, _ in agreement.version.number += 1 },
  { agreement, _ in agreement.calendars.append(DayCalendar(id: "office", weekend: [6, 7])) },
  { agreement, _ in agreement.partyZones.append(PartyZone(party: agreement.parties[0], zone: .utc))
  },
]

@Test func `nothing differs unsaid, and the digests agree exactly where only words differ`() throws
{
  var generator = Generator(seed: 11)
  let texts = try shipped()
  for (j, edit) in edits.enumerated() {
    // Each change in three texts.
    for (i, left) in texts.enumerated() where (i + j).isMultiple(of: 6) {
      var right = left
      edit(&right, &generator)
      let found = Comparison.of(left, right)
      let saysMore = found.differences.map(\.text).joined(separator: "\n")
      #expect((left.printed() == right.printed()) == found.differences.isEmpty, "\(saysMore)")
      let onlyWords = found.differences.allSatisfy { $0.kind == .words }
      #expect((found.left == found.right) == onlyWords, "\(left.id): \(saysMore)")
      // From the other side the same kinds are told.
      let back = Comparison.of(right, left)
      #expect(
        back.differences.map(\.kind.rawValue).sorted()
          == found.differences.map(\.kind.rawValue).sorted())
    }
  }
}
