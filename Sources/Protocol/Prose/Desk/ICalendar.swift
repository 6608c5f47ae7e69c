package import ParleyAgreements
import ParleyCrypto
package import ParleyPact
import ParleyWire

/// Deadlines as calendar entries (RFC 5545), for the calendars that duty officers already look at.
package enum ICalendar {
  /// One calendar of the deadlines and agreed alerts of a status.
  ///
  /// An entry keeps its UID from one status to the next, so that a calendar that is read again
  /// moves entries and never doubles them; its sequence number rises with the instant. What is
  /// done, waived, excused or superseded is cancelled there.
  ///
  /// - Parameter party: only what this party owes or is owed; everything if nil.
  package static func text(
    _ prose: Prose, _ status: Status, of agreement: Agreement, for party: PartyName? = nil
  ) -> String {
    var lines = [
      Line("BEGIN", "VCALENDAR"), Line("VERSION", "2.0"),
      Line("PRODID", "-//Parley//Agreements//EN"), Line("CALSCALE", "GREGORIAN"),
      Line("METHOD", "PUBLISH"),
    ]
    for row in status.rows where party.map({ row.concerns($0) }) ?? true {
      guard let at = row.due ?? row.alerts.first else { continue }
      lines += event(row, at, prose, status, agreement)
    }
    lines.append(Line("END", "VCALENDAR"))
    return lines.map(\.folded).joined()
  }

  private static func event(
    _ row: Row, _ at: Timestamp, _ prose: Prose, _ status: Status, _ agreement: Agreement
  ) -> [Line] {
    let article = prose.words.page.article(row.article).plain
    let owes = prose.obligation(row, of: agreement).capitalised.plain
    let state = prose.words.status.states(row.state).plain
    let due = row.due == nil ? prose.words.picture.alert(.apart(owes)).plain : owes
    let why = prose.explain(row, in: status, of: agreement)
    let language = "LANGUAGE=\(prose.language.rawValue)"
    var lines = [
      Line("BEGIN", "VEVENT"), Line("UID", uid(row, agreement)),
      Line("DTSTAMP", stamp(status.instant)),
      Line("SEQUENCE", "\(status.instant.seconds / 60)"),
      Line("ORGANIZER;CN=\"\(agreement.id)\"", "urn:x-parley:\(agreement.id)"),
      Line("DTSTART", stamp(at)),
      Line("SUMMARY;\(language)", escaped("\(due) (\(article)): \(state)")),
      Line("DESCRIPTION;\(language)", escaped(why.sentences.joined(separator: "\n"))),
      Line("STATUS", row.isSettled ? "CANCELLED" : "CONFIRMED"),
      Line("TRANSP", "TRANSPARENT"), Line("X-PARLEY-STATE", row.state.rawValue),
    ]
    if !row.isSettled {
      for alert in row.alerts {
        lines += [
          Line("BEGIN", "VALARM"), Line("ACTION", "DISPLAY"),
          Line("TRIGGER;VALUE=DATE-TIME", stamp(alert)),
          Line("DESCRIPTION;\(language)", escaped("\(due) (\(article))")), Line("END", "VALARM"),
        ]
      }
    }
    lines.append(Line("END", "VEVENT"))
    return lines
  }

  /// From what the row is about and nothing else: the same on every node and at every instant.
  private static func uid(_ row: Row, _ agreement: Agreement) -> String {
    let parts = [agreement.id, row.key, row.creditor ?? ""]
    let digest = SHA256.hash(parts.map { "\($0.utf8.count):\($0)" }.joined())
    let hex = digest.bytes.prefix(16).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return hex.joined() + "@parley"
  }

  /// `20220213T180500Z`.
  private static func stamp(_ at: Timestamp) -> String {
    at.description.filter { $0 != "-" && $0 != ":" }
  }

  /// RFC 5545, 3.3.11.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": out += "\\\\"
      case ";": out += "\\;"
      case ",": out += "\\,"
      case "\n": out += "\\n"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}

extension ICalendar {
  /// A content line; its value is already escaped.
  struct Line {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = SafeText.neutralised(value)
    }

    /// No line is longer than 75 octets; none is broken inside a character (RFC 5545, 3.1).
    var folded: String {
      var out = ""
      var used = 0
      for scalar in (name + ":" + value).unicodeScalars {
        let size = String(scalar).utf8.count
        if used + size > 75 {
          out += "\r\n "
          used = 1
        }
        out.unicodeScalars.append(scalar)
        used += size
      }
      return out + "\r\n"
    }
  }
}

extension Document {
  /// The sentences of a page without its headings.
  fileprivate var sentences: [String] {
    sections.flatMap(\.blocks).compactMap { block in
      if case .paragraph(let phrase, _) = block { phrase.plain } else { nil }
    }
  }
}

extension Row {
  fileprivate func concerns(_ party: PartyName) -> Bool {
    debtors.contains(party) || creditor == party
  }

  /// Nothing of it is still awaited.
  fileprivate var isSettled: Bool {
    switch state {
    case .fulfilled, .fulfilledLate, .excused, .waived, .lapsed, .superseded: true
    case .waiting, .clockNotStarted, .due, .overdue, .overdueUnconfirmed, .suspended, .kept,
      .contrary:
      false
    }
  }
}
