import ParleyAgreements
import ParleyPact
import ParleyWire

extension Story.Expectation {
  /// Whether a status shows what is expected; otherwise why not.
  func failure(in status: Status, of agreement: Agreement, others: [Story.Expectation]) -> String? {
    switch words {
    case ["in", "force"]: return status.isInForce ? nil : "it is not in force"
    case ["not", "in", "force"]: return status.isInForce ? "it is in force" : nil
    case ["nothing", "else", "is", "overdue"]: return strays(status, others)
    default: break
    }
    if words.count == 2, words[0] == "no" {
      let rows = status.rows.filter { $0.article == words[1] }
      return rows.isEmpty ? nil : Self.list(rows)
    }
    if words.count > 2, words[1] == "is" { return fact(status) }
    if let use = words.firstIndex(of: "use") { return quota(status, use) }
    if let may = words.firstIndex(of: "may") { return right(status, agreement, may) }
    guard let verb = words.firstIndex(where: { ["owes", "owe", "must"].contains($0) }) else {
      return "no such expectation"
    }
    return row(status, agreement, verb)
  }

  private func strays(_ status: Status, _ others: [Story.Expectation]) -> String? {
    let named = others.compactMap { $0.words.first }
    let rows = status.rows.filter {
      ($0.state == .overdue || $0.state == .overdueUnconfirmed || $0.state == .contrary)
        && !named.contains($0.article)
    }
    return rows.isEmpty ? nil : Self.list(rows)
  }

  /// `adoption-day is established on 18 Oct 2015 12:00`, `adoption-day is not established`.
  private func fact(_ status: Status) -> String? {
    let found = status.established.first { $0.id == words[0] }
    if words == [words[0], "is", "not", "established"] {
      return found.map { "it is established at \($0.at)" }
    }
    var rest = words.dropFirst(4)
    guard words.count > 4, words[2] == "established", words[3] == "on",
      let at = StoryTime.take(&rest, on: nil), rest.isEmpty
    else { return "no such expectation" }
    guard let found else { return "it is not established" }
    return found.at == at ? nil : "it is established at \(found.at)"
  }

  /// `80 Bravo use 2 of 3 by Alfa: counts`.
  private func quota(_ status: Status, _ use: Int) -> String? {
    guard words.count == use + 6, words[use + 2] == "of", words[use + 4] == "by",
      let first = Int(words[use + 1]), let most = Int(words[use + 3]),
      claims == ["counts"] || claims == ["over quota"]
    else { return "no such expectation" }
    let rows = status.quotas.filter { $0.article == words[0] && $0.party == words[1] }
    let hit = rows.contains {
      $0.use == first && $0.of == most && $0.by == words[use + 5]
        && $0.counts == (claims == ["counts"])
    }
    return hit ? nil : rows.map { "\($0)" }.joined(separator: "\n")
  }

  /// `16.2 Ukraine may send meeting-request: open`.
  private func right(_ status: Status, _ agreement: Agreement, _ may: Int) -> String? {
    guard words.count == may + 3, claims.count == 1 else { return "no such expectation" }
    let rows = status.rights.filter { $0.article == words[0] }
    let holder = words[1..<may].joined(separator: " ")
    let hits = rows.filter { $0.holder == holder && $0.act == words[may + 2] }
    if claims == ["not yet"] { return hits.isEmpty ? nil : "\(hits)" }
    return hits.contains { $0.state.rawValue == claims[0] } ? nil : "\(rows)"
  }

  static func list(_ rows: [Row]) -> String {
    rows.prefix(8).map { row in
      "\(row.key) to \(row.creditor ?? "-") by \(row.due.map { "\($0)" } ?? "-"): \(row.state) "
        + "done \(row.performed.map { "\($0)" } ?? "-") \(row.overlays) \(row.attendance)"
    }.joined(separator: "\n")
  }
}
