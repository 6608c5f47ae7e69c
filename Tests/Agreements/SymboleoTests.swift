import Foundation
import ParleyAgreements
import ParleyPact
import ParleyTestKit
import ParleyWire
import Testing

/// Scenarios of two contracts, translated. Their *violation* is our overdue, late or contrary act;
/// it is no state of its own. A power that was exerted is a right that was exercised.
@Suite struct SymboleoTests {
  private struct Scenario: Decodable {
    var name: String
    var attributes: [String]
    var events: [String]
    var expectedStates: [String]

    /// Events with their days; what the attributes say of their kind.
    var happenings: [(name: String, kind: String, day: Int)] {
      events.compactMap { event in
        let parts = event.split(separator: ",")
        guard parts.count == 2, let day = Int(parts[1]) else { return nil }
        let name = String(parts[0])
        let kind = attributes.compactMap { attribute in
          attribute.wholeMatch(of: /type\(\s*(\w+)\s*,\s*(\w+)\s*\)/)
        }.first { $0.output.1 == name }.map { String($0.output.2) }
        return (name, kind ?? name, day)
      }
    }
  }

  private func scenarios(_ name: String) throws -> [Scenario] {
    guard
      let file = try Shared.files("agreements-data/symboleo", "json").first(where: {
        $0.lastPathComponent == "\(name).traces.json"
      })
    else { return [] }
    return try JSONDecoder().decode([Scenario].self, from: Data(contentsOf: file))
  }

  private func day(_ number: Int) throws -> Timestamp {
    try time("2020-01-01T00:00:00Z").adding(seconds: Int64(number) * 86_400)
  }

  /// Whether a status is what one expected state says; nil where our states do not speak of it.
  private func holds(_ expected: String, _ status: Status, _ articles: [String: String]) -> Bool? {
    guard let match = expected.wholeMatch(of: /(\w+)\((\w+)\)/),
      let article = articles[String(match.output.2)]
    else { return nil }
    let states = status.rows.filter { $0.article == article }.map(\.state)
    let rights = status.rights.filter { $0.article == article }.map(\.state)
    switch match.output.1 {
    case "fulfillment": return states == [.fulfilled]
    case "violation":
      return states.count == 1
        && [.overdue, .fulfilledLate, .contrary].contains(states[0])
    case "inEffect": return states == [.due] || rights == [.open]
    case "suspension": return states == [.suspended]
    case "successfulTermination": return rights == [.exercised]
    default: return nil
    }
  }

  private let meat = """
    agreement meat-sale
      title en "Sale of meat"
      parties Seller, Buyer
      in force from 1 January 2020
      time UTC
      counted on dispatch

    message termination en "termination"
    event started en "start" recorded by any
    event delivered en "delivery" recorded by performer
    event paid en "payment" recorded by performer
    event paid-late en "late payment" recorded by performer
    event disclosed en "disclosure" recorded by any

    article 1 "Delivery"
      when started
      Seller must do delivered not later than 10 days after started

    article 2 "Payment"
      when started
      Buyer must do paid not later than 7 days after started

    article 3 "Late payment"
      when article 2 is overdue
      Buyer must do paid-late

    article 4 "Suspension of delivery"
      when article 2 is overdue
      Seller may suspend articles 1

    article 5 "Resumption of delivery"
      when paid-late by Buyer
      Buyer may resume articles 1

    article 6 "Termination"
      when article 1 is overdue
      Buyer may send termination to Seller

    article 7 "No disclosure by the seller"
      Seller must not do disclosed

    article 8 "No disclosure by the buyer"
      Buyer must not do disclosed
    """

  @Test func saleOfGoods() throws {
    let agreement = try Agreement.read(meat)
    let articles = [
      "oDel": "1", "oPay": "2", "oLpay": "3", "pSusDelivery": "4", "pTermContract": "6",
      "soSellerDisclosure": "7",
    ]
    let acts: [String: (Said, PartyName)] = [
      "started": (
        .event("started", performer: "Seller", at: try day(0), reference: "s", present: []),
        "Seller"
      ),
      "suspended": (.suspend(["1"]), "Seller"), "resumed": (.resume(["1"]), "Buyer"),
      "terminated": (.message("termination"), "Buyer"),
    ]
    let events: [String: (String, PartyName)] = [
      "delivered": ("delivered", "Seller"), "paid": ("paid", "Buyer"),
      "paidLate": ("paid-late", "Buyer"), "sellerDisclosed": ("disclosed", "Seller"),
    ]
    var checked = 0
    var silent: [String] = []
    for scenario in try scenarios("sales_of_goods") {
      var record = AgreementRecord()
      for (name, kind, number) in scenario.happenings {
        let at = try day(number)
        let verb = String(name.prefix { $0 != "(" })
        let (said, author): (Said, PartyName)
        if let act = acts[verb] {
          (said, author) = act
        } else {
          let (event, who) = try #require(events[kind], "\(kind)")
          (said, author) = (
            .event(event, performer: who, at: at, reference: name, present: []), who
          )
        }
        record.messages.append(
          RecordedMessage(
            id: name, author: author, addressees: [author == "Seller" ? "Buyer" : "Seller"],
            said: said, claimed: at))
      }
      // No scenario states its instant: all end long after, but where a delivery still runs.
      let isRunning = scenario.expectedStates.contains("inEffect(oDel)")
      let end = try day(isRunning ? 19 : 40)
      record.heard = [.init("Buyer", at: end), .init("Seller", at: end)]
      let status = try Status.of(agreement, record, at: end)
      for expected in scenario.expectedStates {
        guard let met = holds(expected, status, articles) else {
          silent.append(expected)
          continue
        }
        #expect(met, "\(scenario.name): \(expected)")
        checked += 1
      }
    }
    Vectors.ran("Symboleo sale of goods, states", checked)
    if !silent.isEmpty { Vectors.say("no state of ours: \(silent.joined(separator: ", "))") }
  }
}
