import Foundation
import ParleyPact
import ParleyTestKit
import Testing

@Test func `every reference example is read`() throws {
  let files = try Shared.files("agreements-data/reference/examples", "pact")
  for file in files {
    let agreement = try Agreement.read(Array(Data(contentsOf: file)))
    #expect(agreement.parties.count >= 2 && !agreement.articles.isEmpty)
  }
  Vectors.ran("pact examples", files.count)
}
