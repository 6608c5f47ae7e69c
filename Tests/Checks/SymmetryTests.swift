import ParleyPact
import Testing

@testable import ParleyChecks

@Test func `norms for any party are the same for every pair`() throws {
  let symmetry = Symmetry.of(try vector("compare"))
  #expect(symmetry.rows.isEmpty)
  #expect(symmetry.pairs.map { "\($0.first) \($0.second)" } == ["Alfa Bravo", "Bravo Alfa"])
  #expect(symmetry.pairs.allSatisfy { $0.alone.isEmpty && $0.has.count == 4 })
  #expect(symmetry.pairs[0].has[0].words == "may send \"request\" to the other")
}

@Test func `what one party alone has is shown for its pair`() throws {
  let symmetry = Symmetry.of(try vector("K-10"))
  #expect(symmetry.rows.map { "\($0.party) \($0.without)" } == ["Alfa [\"Bravo\"]"])
  let alone = symmetry.pairs.filter { !$0.alone.isEmpty }
  #expect(
    alone.map { "\($0.first) \($0.second) \($0.alone.map(\.article))" } == ["Alfa Bravo [\"3\"]"])
}

@Test func `two articles that say the same with the names exchanged are symmetric`() throws {
  var agreement = try vector("K-10")
  var other = try #require(agreement.article("3"))
  other.number = "4"
  other.norm.subject = .names(["Bravo"])
  other.norm.act = .send("request", to: .names(["Alfa"]))
  agreement.articles.append(other)
  #expect(Symmetry.of(agreement).rows.allSatisfy { $0.without.isEmpty })
  other.norm.quota = Quota(most: .number(3))
  agreement.articles[3] = other
  #expect(Symmetry.of(agreement).rows.map(\.without) == [["Bravo"], ["Alfa"]])
}

@Test func `beyond a dozen parties the pairs are left out, and the rows are not`() throws {
  var agreement = try vector("K-10")
  agreement.parties += (1...20).map { "Party\($0)" }
  let symmetry = Symmetry.of(agreement)
  #expect(symmetry.pairs.isEmpty && symmetry.rows[0].without.count == 21)
}
