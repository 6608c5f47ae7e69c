import ParleyChecks
import ParleyPact
import ParleyTreaties
import Testing

/// What the static checks say of each shipped agreement, as it was reviewed: the rule, and the
/// article where there is one. All are notes: a treaty that names no court or no exit, a detail
/// that nobody has read, a template that cites nothing, a duty that only one side has.
private let reviewed = """
  contract-notice K-24 K-10:1 K-20:1 K-10:2 K-20:2 K-10:3 K-20:3 K-20:4 K-20:5 K-20:6 K-20:7
  disclosure-90 K-24 K-10:1 K-20:1 K-10:2 K-20:2 K-10:3 K-20:3 K-10:4 \
  K-20:4 K-10:5 K-20:5 K-10:6 K-20:6 K-10:7 K-20:7
  exchange-of-measures K-23 K-24 K-10:1 K-10:2 K-10:3
  exercises-1989 K-24 K-25
  hcoc K-23 K-24 K-25
  iaea-early-notification K-23 K-24 K-25
  incsea-1972 K-24 K-25
  india-pakistan-1988 K-23 K-24
  india-pakistan-1991-airspace K-23 K-24 K-25
  india-pakistan-1991-exercises K-23 K-24 K-25
  india-pakistan-2005 K-23 K-24 K-25
  launch-1988 K-24 K-25
  new-start-notifications K-23 K-24
  osce-cyber K-23 K-24 K-25
  two-institutions K-24 K-20:1 K-20:2 K-20:3 K-20:4 K-20:5 K-20:6 K-20:7 K-20:8
  vd2011-iii K-23 K-24 K-25
  vd2011-ix K-23 K-24 K-25
  vd2011-v K-23 K-24 K-25
  """

@Test func `what the static checks say of the shipped agreements was reviewed`() {
  let found = Treaties.shipped.map { shipped in
    let findings = shipped.agreement.checked()
    let rules = findings.map { $0.check.rawValue + ($0.article.map { ":\($0)" } ?? "") }
    return ([shipped.id] + rules).joined(separator: " ")
  }
  #expect(
    found == reviewed.split(separator: "\n").map(String.init), "\(found.joined(separator: "\n"))")
}

@Test func `no shipped agreement has an error or a warning, alone or beside the others`() {
  for findings in Checks.findings(in: Treaties.shipped.map(\.agreement)) {
    for finding in findings { #expect(finding.severity == .note, "\(finding.text)") }
  }
}

@Test func `an adopted agreement is found to be as sound as the shipped one`() throws {
  let chapter = try #require(Treaties.shipped("vd2011-iii"))
  let adopted = try chapter.adopted(by: ["Norway", "Poland", "Ukraine", "Russia"])
  #expect(adopted.checked().map(\.check) == chapter.agreement.checked().map(\.check))
}
