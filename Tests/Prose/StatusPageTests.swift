import ParleyAgreements
import ParleyPact
import ParleyProse
import Testing

@Suite("A status in plain words") struct StatusPageTests {
  @Test func debtorAndDeadlineLead() {
    let page = Prose(.english).explain(
      Sample.overdue, in: Sample.status([Sample.overdue]), of: Sample.consultation)
    let text = page.plain(width: 400)
    #expect(text.contains("Bravo must send a reply to Alfa, by 13 February 2022, 18:05 UTC."))
    #expect(
      text.contains(
        "48 hours counted from the signed receipt of Bravo, 11 February 2022, 18:05 UTC, give 13 February 2022, 18:05 UTC"
      ))
    #expect(text.contains("State: overdue on this record."))
    #expect(text.contains("it decides no law"))
  }

  @Test func tableInThreeLanguages() {
    let status = Sample.status([Sample.overdue])
    for (language, state) in [
      (Prose.Language.english, "overdue on this record"), (.russian, "по этим записям просрочено"),
      (.french, "en retard d’après ces pièces"),
    ] {
      let prose = Prose(language, zone: Zone(minutes: 330))
      let page = prose.status(status, of: Sample.consultation)
      let text = page.plain(width: 50)
      #expect(page.plain(width: 1_000).contains(state), "\(text)")
      #expect(page.html.text.contains("<bdi>23:35</bdi>"), "the reader's own time")
      #expect(page.html.text.contains("<bdi>UTC+05:30</bdi>"))
    }
  }

  @Test func everyStateAndOverlayHasWords() {
    let overlays: [Overlay] = [
      .contested(by: "Bravo", ground: "time"), .excuseClaimed(ground: "distress"),
      .noReceiptOfTrigger, .claimedNoReceipt, .recordedByOneSide, .withinTolerance, .early,
      .senderClockAhead, .nothingHeard(from: "Bravo", since: nil), .overQuota,
      .breach(.alleged, by: "Alfa"), .corrected(was: .overdue, by: "r1"),
    ]
    for language in Prose.Language.allCases {
      var seen: Set<String> = []
      for state in RowState.allCases {
        var row = Sample.overdue
        row.state = state
        row.overlays = overlays
        let text = Prose(language).status(Sample.status([row]), of: Sample.consultation)
          .plain(width: 2_000)
        #expect(seen.insert(text).inserted, "\(state) has words of its own")
        for word in ["violat", "breach", "нарушени", "violé"] {
          #expect(!text.lowercased().contains(word))
        }
      }
    }
  }
}
