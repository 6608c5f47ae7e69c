package import ParleyAgreements
package import ParleyPact
import ParleyWire

extension Prose {
  /// What a message says or does, in a few words.
  package func what(_ message: RecordedMessage, in agreement: Agreement) -> Phrase {
    let scene = Scene(agreement, language)
    let acts = words.picture.acts
    switch message.said {
    case .message(let id): return grammar.label(id, scene)
    case .event(let id, let performer, _, _, _):
      return "\(grammar.label(id, scene)) (\(apart: performer))"
    case .deposit(let id): return "\(acts.deposit): \(grammar.label(id, scene))"
    case .consent: return "\(acts.consent)"
    case .contest(let ground, _):
      return "\(acts.contest): \(words.status.grounds[ground] ?? ground)"
    case .claimExcuse(let ground): return "\(acts.claimExcuse): \(ground)"
    case .acceptExcuse: return "\(acts.acceptExcuse)"
    case .waive: return "\(acts.waive)"
    case .suspend: return "\(acts.suspend)"
    case .resume: return "\(acts.resume)"
    case .accept: return "\(acts.accept)"
    case .object: return "\(acts.object)"
    case .withdraw: return "\(acts.withdraw)"
    case .breach: return "\(acts.partyWord)"
    case .heard: return "\(acts.heard)"
    }
  }

  /// Messages in canonical order, as a table; signs of life are left out.
  func messages(_ record: AgreementRecord, _ agreement: Agreement) -> Document.Section {
    let words = words.picture
    var section = Document.Section("messages", words.messages)
    var table = Document.Table(
      [words.sent, words.from, words.to, words.what, words.received], shares: [5, 2, 2, 5, 5])
    for message in record.shown {
      let received = message.addressees.filter { $0 != "all" }.map { party -> Phrase in
        let at = message.receipt(of: party).map { instant($0) } ?? words.noReceipt
        return "\(apart: party): \(at)"
      }
      table.rows.append([
        instant(message.time), .apart(message.author),
        message.addressees.map { Phrase.apart($0) }.joined(", "),
        what(message, in: agreement) + " (\(apart: message.id))", received.joined("; "),
      ])
    }
    if !table.rows.isEmpty { section.blocks.append(.table(table)) }
    return section
  }
}

extension AgreementRecord {
  /// What a picture or table shows, in canonical order.
  var shown: [RecordedMessage] {
    messages.filter { $0.said != .heard }
      .sorted { ($0.claimed, $0.author, $0.id) < ($1.claimed, $1.author, $1.id) }
  }
}

extension RecordedMessage {
  /// The moment a message speaks of: an event's own time, else its author's.
  var time: Timestamp {
    if case .event(_, _, let at, _, _) = said { at } else { claimed }
  }
}
