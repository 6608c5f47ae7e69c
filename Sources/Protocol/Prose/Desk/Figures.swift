package import ParleyAgreements
package import ParleyPact
package import ParleyWire

/// Figures that both sides derive alike from one record: duties met and not, notices given, and how
/// long each level has been silent.
package struct Figures: Hashable, Sendable {
  /// Who speaks at a level: messages of these kinds do. The node names its own levels.
  package struct Level: Hashable, Sendable {
    package var labels: [Label]
    package var messages: [String]

    package init(labels: [Label], messages: [String]) {
      self.labels = labels
      self.messages = messages
    }
  }

  package struct Party: Hashable, Sendable {
    package var party: PartyName
    package var inTime = 0
    package var late = 0
    package var overdue = 0
    package var open = 0
    /// Excused, waived, lapsed, superseded.
    package var released = 0
    /// By kind, in the order of the agreement; kinds never sent are left out.
    package var notices: [Notices] = []
    package var spoke: [Spoke] = []
  }

  package struct Notices: Hashable, Sendable {
    package var kind: String
    package var count: Int
  }

  package struct Spoke: Hashable, Sendable {
    /// Nil for the party as a whole.
    package var level: Level?
    package var last: Timestamp?
    /// Whole days up to the instant.
    package var days: Int?
  }

  package var agreement: String
  package var instant: Timestamp
  /// In the order of the agreement.
  package var parties: [Party]

  package static func of(
    _ agreement: Agreement, _ record: AgreementRecord, _ status: Status, levels: [Level] = []
  ) -> Figures {
    let spoken = record.shown.filter { $0.claimed <= status.instant }
    let parties = agreement.parties.map { name -> Party in
      var party = Party(party: name)
      for row in status.rows where row.debtors.contains(name) { party.count(row) }
      let own = spoken.filter { $0.author == name }
      party.notices = agreement.messages.compactMap { kind in
        let count = own.count { $0.said == .message(kind.id) }
        return count > 0 ? Notices(kind: kind.id, count: count) : nil
      }
      party.spoke = ([nil] + levels).map { spoke($0, own, status.instant) }
      return party
    }
    return Figures(agreement: agreement.id, instant: status.instant, parties: parties)
  }

  private static func spoke(
    _ level: Level?, _ own: [RecordedMessage], _ instant: Timestamp
  ) -> Spoke {
    let last = own.last { message in
      guard let level else { return true }
      guard case .message(let kind) = message.said else { return false }
      return level.messages.contains(kind)
    }?.claimed
    return Spoke(
      level: level, last: last, days: last.map { Int(instant.seconds - $0.seconds) / 86_400 })
  }
}

extension Figures.Party {
  /// A prohibition that is kept is no duty met: nothing was to be done.
  fileprivate mutating func count(_ row: Row) {
    switch row.state {
    case .fulfilled: inTime += 1
    case .fulfilledLate: late += 1
    case .overdue, .overdueUnconfirmed, .contrary: overdue += 1
    case .due, .waiting, .clockNotStarted, .suspended: open += 1
    case .excused, .waived, .lapsed, .superseded: released += 1
    case .kept: break
    }
  }
}

extension Prose {
  /// The figures as a page of two tables.
  package func figures(_ figures: Figures, of agreement: Agreement) -> Document {
    let words = words.desk
    let title = language.phrase(agreement.titles) ?? .apart(agreement.id)
    var page = Document(language, title: "\(words.figures): \(title)")
    var duties = Document.Table(
      [words.party, words.inTime, words.late, words.overdue, words.open, words.released],
      shares: [3, 2, 2, 3, 2, 3])
    var spoke = Document.Table(
      [words.party, words.since, words.lastSpoke, words.days], shares: [3, 3, 5, 2])
    var notices = Document.Table([words.party, words.notices], shares: [1, 4])
    let scene = Scene(agreement, language)
    for party in figures.parties {
      let counts = [party.inTime, party.late, party.overdue, party.open, party.released]
      duties.rows.append([.apart(party.party)] + counts.map { .apart("\($0)") })
      for line in party.spoke {
        spoke.rows.append([
          .apart(party.party), line.level.flatMap { language.phrase($0.labels) } ?? "—",
          line.last.map { instant($0) } ?? words.never, line.days.map { words.daysAgo($0) } ?? "—",
        ])
      }
      let kinds = party.notices.map { "\(grammar.label($0.kind, scene)): \($0.count)" as Phrase }
      notices.rows.append([.apart(party.party), kinds.isEmpty ? "—" : kinds.joined("; ")])
    }
    page.add(Document.Section("duties", words.duties, [.table(duties)]))
    page.add(Document.Section("notices", words.notices, [.table(notices)]))
    page.add(Document.Section("spoke", words.lastSpoke, [.table(spoke)]))
    page.add(
      Document.Section(
        "instant", nil,
        [.paragraph(self.words.status.instant(instant(figures.instant)), .note)]))
    return page
  }
}
