import Foundation
@testable import ParleyPact
import ParleyTestKit
import Testing

/// A tree as text, without the places where its parts stood.
private func shape(_ agreement: Agreement) -> String {
  String(describing: agreement).replacing(/Position\(line: \d+, column: \d+\)/, with: "")
}

private func trees(_ count: UInt64) -> [Agreement] {
  (0..<count).map { seed in
    var trees = Trees(seed: seed)
    return trees.agreement()
  }
}

@Test(arguments: Tongue.allCases)
func `a tree that is printed is read as the same tree`(tongue: Tongue) throws {
  for tree in trees(300) {
    let text = tree.printed(in: tongue)
    let again: Agreement
    do { again = try ReadText(Array(text.utf8), isResolved: false).agreement } catch {
      Issue.record("\(error): \(text)")
      continue
    }
    #expect(shape(again) == shape(tree), "\(text)")
    #expect(again.printed(in: tongue) == text)
  }
}
