import ParleyPact
import ParleyTreaties
import Testing

private func shipped(_ id: String) throws -> ShippedAgreement {
  try #require(Treaties.shipped(id))
}

@Test func `an agreement whose articles name nobody takes any list of parties`() throws {
  let draft = try shipped("vd2011-iii").adopted(
    by: ["Ukraine", "Russia", "Poland", "Norway"], chair: "Vienna", as: "our-chapter-iii")
  #expect(draft.id == "our-chapter-iii")
  #expect(draft.parties == ["Ukraine", "Russia", "Poland", "Norway"])
  #expect(draft.chair == "Vienna")
  #expect(draft.article("16.3")?.norm.act == .send("plenary-request", to: .names(["Vienna"])))
  #expect(draft.article("16.1")?.norm.subject == .anyParty("A"))
}

@Test func `where articles name parties, names go over in their order`() throws {
  let lists = try shipped("india-pakistan-1988").adopted(by: ["Alfa", "Bravo"])
  #expect(lists.partyZones.map(\.party) == ["Alfa", "Bravo"])
  let report = try shipped("disclosure-90").adopted(by: ["Lab", "Maker"])
  let third = try #require(report.article("3"))
  #expect(third.norm.subject == .names(["Maker"]))
  #expect(third.unless == .sends("Lab", "extension"))
  let swap = try shipped("exchange-of-measures").adopted(
    by: ["North", "South"], certifiers: ["Commission"])
  guard case .when(.all(let parts))? = swap.fact("implementation-day")?.rule else {
    Issue.record("the fact has another rule")
    return
  }
  #expect(parts == [.sends("Commission", "agency-report"), .hasDone("South", "measures-y")])
}

@Test func `names that would change the meaning are refused`() throws {
  let chapter = try shipped("vd2011-iii")
  func fault(_ parties: [PartyName], _ chair: PartyName? = nil) -> AdoptionFault? {
    do {
      _ = try chapter.adopted(by: parties, chair: chair)
      return nil
    } catch { return error }
  }
  #expect(fault(["Ukraine"]) == .tooFew)
  #expect(fault(["Ukraine", "Ukraine"]) == .name("Ukraine"))
  #expect(fault(["Ukraine", "Chair"]) == .name("Chair"))
  #expect(fault(["Ukraine", "russia"]) == .name("russia"))
  #expect(fault(["A", "Russia"]) == .variable("A", article: "16.1"))
  #expect(fault(["Ukraine", "Russia"], "B") == .variable("B", article: "16.1"))
  let pair = try shipped("incsea-1972")
  #expect(throws: AdoptionFault.parties(expected: 2, given: 3)) {
    try pair.adopted(by: ["US", "Russia", "France"])
  }
}

@Test func `names change no more than names`() throws {
  for shipped in Treaties.shipped {
    let agreement = shipped.agreement
    let same = try shipped.adopted(by: agreement.parties)
    #expect(same == agreement, "\(shipped.id)")
  }
}
