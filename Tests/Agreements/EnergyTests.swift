import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// The second set of contract scenarios: bids for energy, invoices, and the end of a contract.
@Suite struct EnergyTests {
  private struct Scenario: Decodable {
    var name: String
    var attributes: [String]
    var events: [String]
    var expectedStates: [String]
  }

  private let text = """
    agreement transactive-energy
      title en "Transactive energy"
      parties Operator, Supplier
      in force from 1 January 2020
      time UTC
      counted on dispatch
      withdrawal on 90 days notice

    message bid en "bid"
    message acceptance en "acceptance of a bid" about bid
    message credit-invoice en "invoice for a credit"
    message debit-invoice en "invoice for a debit"
    message late-invoice en "invoice for what is late"
    message termination en "termination"
    event bid-prepared en "preparation of a bid" recorded by performer
    event energy-supplied en "supply" recorded by performer
    event supply-failed en "failure to supply" recorded by any
    event invoice-paid en "payment" recorded by performer
    event payment-failed en "failure to pay" recorded by any
    event late-paid en "late payment" recorded by performer
    event late-failed en "failure to pay late" recorded by any

    article 1 "Bid"
      when bid-prepared by Supplier
      Supplier may send bid to Operator

    article 2 "Acceptance"
      when Supplier sends bid to Operator
      Operator may send acceptance to Supplier

    article 3 "Supply"
      when Operator sends acceptance to Supplier
      Supplier must do energy-supplied

    article 4 "Credit"
      when energy-supplied by Supplier
      Operator must send credit-invoice to Supplier

    article 5 "Debit"
      when supply-failed by Supplier
      Operator must send debit-invoice to Supplier

    article 6 "The operator pays"
      when Operator sends credit-invoice to Supplier
      Operator must do invoice-paid

    article 7 "The supplier pays"
      when Operator sends debit-invoice to Supplier
      Supplier must do invoice-paid

    article 8 "What is late is invoiced"
      when payment-failed by Supplier
      Operator may send late-invoice to Supplier

    article 9 "What is late is paid"
      when Operator sends late-invoice to Supplier
      Supplier must do late-paid

    article 10 "The operator terminates"
      when late-failed by Supplier
      Operator may send termination to Supplier
    """

  private func said(_ kind: String, _ at: Timestamp, _ id: String) -> (Said, PartyName, String?)? {
    func event(_ name: String, _ who: PartyName) -> (Said, PartyName, String?) {
      (.event(name, performer: who, at: at, reference: id, present: []), who, nil)
    }
    return switch kind {
    case "bidPrepared": event("bid-prepared", "Supplier")
    case "bidSubmitted": (.message("bid"), "Supplier", nil)
    case "bidAccepted": (.message("acceptance"), "Operator", "bidSubmittedByDERP")
    case "energySupplied": event("energy-supplied", "Supplier")
    case "energySupplyFailed": event("supply-failed", "Supplier")
    case "creditedInvoiceIssued": (.message("credit-invoice"), "Operator", nil)
    case "debittedInvoiceIssued": (.message("debit-invoice"), "Operator", nil)
    case "invoicePaid": event("invoice-paid", id.hasSuffix("ISO") ? "Operator" : "Supplier")
    case "invoiceFailed": event("payment-failed", "Supplier")
    case "overdueIssued": (.message("late-invoice"), "Operator", nil)
    case "overduePaid": event("late-paid", "Supplier")
    case "overdueFailed": event("late-failed", "Supplier")
    case "terminationNoticeIssued": (.withdraw, "Supplier", nil)
    case "exertionDoneTen": (.message("termination"), "Operator", nil)
    default: nil
    }
  }

  private func record(_ scenario: Scenario) throws -> AgreementRecord {
    var record = AgreementRecord()
    for entry in scenario.events {
      let parts = entry.split(separator: ",").map(String.init)
      let at = try time("2020-01-01T00:00:00Z").adding(seconds: (Int64(parts[1]) ?? 0) * 86_400)
      let kind = scenario.attributes.compactMap {
        $0.wholeMatch(of: /type\(\s*(\w+)\s*,\s*(\w+)\s*\)/)
      }.first { $0.output.1 == parts[0] }.map { String($0.output.2) }
      guard let (said, author, about) = said(kind ?? parts[0], at, parts[0]) else { continue }
      var message = RecordedMessage(
        id: parts[0], author: author,
        addressees: [author == "Operator" ? "Supplier" : "Operator"], said: said, claimed: at)
      message.about = about
      record.messages.append(message)
    }
    return record
  }

  @Test func scenarios() throws {
    let agreement = try Agreement.read(text)
    let articles = [
      "pSubmitBid": "1", "pAcceptBid": "2", "oEnergy": "3", "oCreditInvoice": "4",
      "oDebitInvoice": "5", "oPayIso": "6", "oPaySup": "7", "pOverdue": "8", "oOverdue": "9",
      "pTermIso": "10",
    ]
    let files = try Shared.files("agreements-data/symboleo", "json")
    guard let file = files.first(where: { $0.lastPathComponent.hasPrefix("transactive") }) else {
      return
    }
    let all = try JSONDecoder().decode([Scenario].self, from: Data(contentsOf: file))
    var checked = 0
    var silent: [String] = []
    for scenario in all {
      let status = try Status.of(
        agreement, record(scenario), at: time("2020-12-01T00:00:00Z"))
      for expected in scenario.expectedStates {
        let parts = expected.split { "()".contains($0) }.map(String.init)
        let rows = status.rows.filter { $0.article == articles[parts[1]] }.map(\.state)
        let rights = status.rights.filter { $0.article == articles[parts[1]] }.map(\.state)
        switch (parts[0], parts[1]) {
        case ("fulfillment", _): #expect(rows == [.fulfilled], "\(scenario.name): \(expected)")
        case ("successfulTermination", "pTermSup"):
          #expect(status.standing.withdrawn?.party == "Supplier")
        case ("successfulTermination", _):
          #expect(rights == [.exercised], "\(scenario.name): \(expected)")
        case ("unsuccessfulTermination", _) where status.standing.withdrawn != nil:
          #expect(status.standing.hasEnded)
        default:
          silent.append(expected)
          continue
        }
        checked += 1
      }
    }
    Vectors.ran("Symboleo energy, states", checked)
    if !silent.isEmpty { Vectors.say("no state of ours: \(silent.joined(separator: ", "))") }
  }
}
