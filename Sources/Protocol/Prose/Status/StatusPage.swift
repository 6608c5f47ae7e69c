package import ParleyAgreements
package import ParleyPact
import ParleyWire

extension Prose {
  /// Who owes what to whom by when, with the three inputs it was made from.
  package func status(_ status: Status, of agreement: Agreement) -> Document {
    let title = language.phrase(agreement.titles) ?? .apart(agreement.id)
    var page = Document(language, title: "\(words.status.title): \(title)")
    page.add(standing(status))
    page.add(duties(status, agreement))
    page.add(rights(status, agreement))
    page.add(quotas(status, agreement))
    page.add(inputs(status, agreement))
    return page
  }

  /// What is owed, as a sentence without its deadline: `Bravo must send a reply to Alfa`.
  package func obligation(_ row: Row, of agreement: Agreement) -> Phrase {
    guard let article = agreement.article(row.article) else { return .apart(row.key) }
    let norm = row.trigger.hasSuffix(":otherwise") ? article.otherwise : article.norm
    return sentence(norm ?? article.norm, of: article, agreement, row.bound, row.creditor)
  }

  /// A norm with the names of those whom it binds in one instance, without its deadline.
  private func sentence(
    _ norm: Norm, of article: Article, _ agreement: Agreement, _ holders: Subject,
    _ addressee: PartyName?
  ) -> Phrase {
    var scene = Scene(agreement, language, article: article)
    var norm = norm
    norm.subject = holders
    norm.timings = []
    norm.quota = nil
    if case .send(let id, let to) = norm.act {
      norm.act = .send(id, to: addressee.map { .names([$0]) } ?? to.unnamed(in: agreement))
    }
    return grammar.norm(norm, &scene)
  }

  private func standing(_ status: Status) -> Document.Section {
    let words = words.status
    var section = Document.Section("standing")
    section.add(status.standing.since.map { words.inForceSince(instant($0)) } ?? words.notInForce)
    if !status.standing.awaiting.isEmpty {
      section.add(
        words.awaiting(status.standing.awaiting.map { Phrase.apart($0) }.joined(", ")), .warning)
    }
    if let out = status.standing.withdrawn {
      section.add(words.withdrawn(out.party, instant(out.at)), .warning)
    }
    if status.standing.hasEnded { section.add(words.ended, .warning) }
    return section
  }

  private func duties(_ status: Status, _ agreement: Agreement) -> Document.Section {
    let words = words.status
    var section = Document.Section("duties", words.duties)
    guard !status.rows.isEmpty else {
      section.add(words.nothingDue)
      return section
    }
    var table = Document.Table(
      [words.who, words.by, words.state, words.counted], shares: [8, 7, 6, 9])
    for row in status.rows {
      let number = self.words.page.article(row.article)
      let overlays = row.overlays.map { "; " + overlay($0) }.joined("")
      let grade = row.performed == nil ? nil : row.grade.map { "; " + words.grade($0) }
      table.rows.append([
        "\(obligation(row, of: agreement).capitalised). \(number).", when(row, agreement),
        words.states(row.state) + (grade ?? "") + overlays, counted(row, agreement),
      ])
    }
    section.blocks.append(.table(table))
    return section
  }

  /// `by 13 February 2022, 18:05 UTC`; not known while what it counts from has not happened.
  func deadline(_ row: Row, of agreement: Agreement) -> Phrase {
    if let due = row.due { return words.status.due(instant(due)) }
    let isOpen = row.state == .waiting || row.state == .clockNotStarted
    let hasTiming = agreement.article(row.article)?.norm.timings.isEmpty == false
    return isOpen && hasTiming ? words.status.notYet : words.status.noDeadline
  }

  private func when(_ row: Row, _ agreement: Agreement) -> Phrase {
    let words = words.status
    var parts: [Phrase] = []
    if let opens = row.opens { parts.append(words.opens(instant(opens))) }
    parts.append(deadline(row, of: agreement))
    if let done = row.performed { parts.append(words.performed(instant(done))) }
    return parts.joined("; ")
  }

  /// The steps that count, as sentences.
  private func counted(_ row: Row, _ agreement: Agreement) -> Phrase {
    row.derivation.filter {
      switch $0 {
      case .counted, .dayOfYear, .date, .extended, .refused, .noDeadline, .stopped: true
      default: false
      }
    }.map { sentence($0, receiptOf: receiver($0, row, agreement)) }.joined(" ")
  }

  private func rights(_ status: Status, _ agreement: Agreement) -> Document.Section {
    let words = words.status
    var section = Document.Section("rights", words.rights)
    guard !status.rights.isEmpty else { return section }
    var table = Document.Table([words.holder, words.state], shares: [3, 1])
    for right in status.rights {
      var sentence: Phrase = .apart("\(right.holder): \(right.act)")
      if let article = agreement.article(right.article) {
        let other = right.trigger.hasSuffix(":otherwise") ? article.otherwise : nil
        let norm = other ?? article.norm
        let holder = Subject.names([right.holder])
        sentence = "\(self.sentence(norm, of: article, agreement, holder, nil).capitalised). "
      }
      table.rows.append([
        "\(sentence)\(self.words.page.article(right.article)); \(apart: right.trigger).",
        words.rightStates(right.state) + evidence(right.evidence),
      ])
    }
    section.blocks.append(.table(table))
    return section
  }

  private func evidence(_ ids: [String]) -> Phrase {
    ids.isEmpty ? "" : ": \(ids.map { Phrase.apart($0) }.joined(", "))"
  }

  private func quotas(_ status: Status, _ agreement: Agreement) -> Document.Section {
    let words = words.status
    var section = Document.Section("quotas", words.quotas)
    guard !status.quotas.isEmpty else { return section }
    var table = Document.Table(
      [words.holder, words.year, words.use, words.message], shares: [2, 1, 2, 2])
    for quota in status.quotas {
      table.rows.append([
        "\(self.words.page.article(quota.article)): \(apart: quota.party)",
        .apart("\(quota.year)"), words.useOf(quota.use, quota.of, quota.counts),
        "\(apart: quota.message) (\(apart: quota.by))",
      ])
    }
    section.blocks.append(.table(table))
    return section
  }

  /// The three inputs, and what an engine is not.
  func inputs(_ status: Status, _ agreement: Agreement) -> Document.Section {
    let words = words.status
    var section = Document.Section("inputs", words.inputs)
    section.add(words.agreement(.apart("\(agreement.id) \(status.meaning.base64)")), .note)
    section.add(words.record(.apart(status.record.base64)), .note)
    section.add(words.instant(instant(status.instant)), .note)
    section.add(words.disclaimer, .warning)
    section.add(self.words.page.prevails, .note)
    return section
  }
}

extension Subject {
  /// Where a row does not say whom a variable stands for: the other Party.
  fileprivate func unnamed(in agreement: Agreement) -> Subject {
    guard case .names(let names) = self, let name = names.first, names.count == 1,
      !agreement.names.contains(name)
    else { return self }
    return .theOther(name)
  }
}

extension Row {
  /// Several that act together stand joined by `+`, several of whom one is enough by `|`.
  package var debtors: [PartyName] {
    debtor.split { $0 == "+" || $0 == "|" }.map(String.init)
  }

  var bound: Subject { debtor.contains("|") ? .either(debtors) : .names(debtors) }
}
