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
  for tree in trees(120) {
    let text = tree.printed(in: tongue)
    let again: Agreement
    do { again = try ReadText(Array(text.utf8), isResolved: false).agreement } catch {
      Issue.record("\(error): \(text)")
      continue
    }
    #expect(shape(again) == shape(tree), "\(text)")
    #expect(again.printed(in: tongue) == text)
    for article in tree.articles { #expect(text.contains(article.printed(in: tongue))) }
  }
}

/// A text as a person might have typed it: other spaces, other lines, comments anywhere.
private struct Typist {
  var chance: Generator
  private(set) var comments: [String] = []

  init(seed: UInt64) { chance = Generator(seed: seed) }

  mutating func typed(_ text: String) -> String {
    var out = ""
    for line in text.split(separator: "\n") {
      out += Bool.random(using: &chance) ? "\n" : ""
      var isQuoted = false
      for index in line.indices {
        let character = line[index]
        if character == "\"" { isQuoted.toggle() }
        guard character == " ", !isQuoted else {
          out.append(character)
          continue
        }
        // `article 5` on a line of its own begins the next article.
        let isKept = line[index...].hasPrefix(" article ")
        switch isKept ? 9 : Int.random(in: 0..<40, using: &chance) {
        case 0: out += "\n"
        case 1: out += "   \t "
        case 2: out += comment() + "\n  "
        case 3: out += "\n" + comment() + "\n"
        default: out += " "
        }
      }
      out += "\n"
    }
    return out + comment()
  }

  private mutating func comment() -> String {
    comments.append("note \(comments.count)")
    return "  -- note \(comments.count - 1)"
  }
}

@Test(arguments: Tongue.allCases)
func `the formatter keeps tree and comments, and is idempotent`(tongue: Tongue) throws {
  for (seed, tree) in trees(40).enumerated() {
    var typist = Typist(seed: UInt64(seed))
    let typed = typist.typed(tree.printed(in: tongue))
    let read = try ReadText(Array(typed.utf8), isResolved: false)
    #expect(shape(read.agreement) == shape(tree))
    for other in Tongue.allCases {
      let laidOut = Layout(read.pieces, book: .of(other)).text(comments: read.comments)
      let again = try ReadText(Array(laidOut.utf8), isResolved: false)
      let twice = Layout(again.pieces, book: .of(other)).text(comments: again.comments)
      #expect(laidOut == twice)
      // A plain title is in the language of the keywords, so a formatter writes which it is.
      #expect(shape(again.agreement) == shape(tree), "\(typed)\n\(laidOut)")
      let kept = again.comments.flatMap { $0.text.split(separator: " -- ").map(String.init) }
      // One that stood alone within a sentence now stands above it.
      #expect(kept.sorted() == typist.comments.sorted())
    }
  }
}

/// Copies of treaties name the party first whose copy it is.
@Test func `a copy that names the other party first means the same`() throws {
  let ours = try Agreement.read(Array(alternat("Alfa", "Bravo", "1", "2").utf8))
  let theirs = try Agreement.read(Array(alternat("Bravo", "Alfa", "2", "1").utf8))
  #expect(ours != theirs)
  #expect(ours.meaning == theirs.meaning)
  // Who owes what is no matter of order.
  let turned = alternat("Alfa", "Bravo", "1", "2").replacing("Alfa must", with: "Bravo must")
  #expect(try Agreement.read(Array(turned.utf8)).meaning != ours.meaning)
}

private func alternat(_ first: String, _ second: String, _ one: String, _ two: String) -> String {
  let articles = [
    "1": "article 1\n  Alfa must send list to Bravo on 1 January each year\n",
    "2": "article 2\n  Bravo must send report to Alfa on 1 May each year\n",
  ]
  return """
    agreement copies
      parties \(first), \(second)
      in force from 1 January 2026
      time UTC
      counted on dispatch

    message list
    message report

    \(articles[one] ?? "")
    \(articles[two] ?? "")
    """
}
