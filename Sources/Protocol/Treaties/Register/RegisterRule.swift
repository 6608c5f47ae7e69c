/// Every rule that the text of a register can break; Docs/Agreements.md lists them. The numbers
/// never change.
package enum RegisterRule: String, CaseIterable, Hashable, Sendable {
  case bytes = "G-1"
  case firstLine = "G-2"
  case blankLines = "G-3"
  case lines = "G-4"
  case relation = "G-5"
  case labels = "G-6"
  case id = "G-7"
  case parties = "G-8"
  case date = "G-9"
  case confidence = "G-10"
  case state = "G-11"
  case actor = "G-12"
  case order = "G-13"
  case future = "G-14"
  case model = "G-15"
  case source = "G-16"

  /// What the rule asks, in a sentence.
  package var sentence: String {
    switch self {
    case .bytes:
      "The text is UTF-8 without control characters, at most 1 MiB, and ends with a line feed."
    case .firstLine: "The first line is “parley register v1”."
    case .blankLines: "One empty line stands before each entry, and nowhere else."
    case .lines: "Lines stand in the order of the table, each as often as it says."
    case .relation: "The relation names two or more parties, each once, in alphabetical order."
    case .labels: "A line of words is a language of two letters and words; languages rise."
    case .id: "An entry’s id is a-z, 0-9 and single hyphens; ids rise, and none stands twice."
    case .parties: "The parties of an entry are two or more of the relation, each once, rising."
    case .date: "A date is a day, month or year that exists: 1972-05-26, 1972-05 or 1972."
    case .confidence: "A mark is read, stated, unchecked or design."
    case .state: "A state is one of the eight words."
    case .actor:
      "Suspended, resumed and withdrawn name their party and no other state does; "
        + "who disputes a turn is another party of the entry."
    case .order: "Turns stand in the order of their days, and none before the day of signature."
    case .future: "No turn is later than the day up to which the register was kept."
    case .model: "A model is the id of an agreement, or “none”."
    case .source: "A source is a mark and words."
    }
  }
}

/// One thing that is wrong with the text of a register.
package struct RegisterFault: Error, Hashable, Comparable, Sendable, CustomStringConvertible {
  package let rule: RegisterRule
  /// From 1.
  package let line: Int
  /// In characters (Unicode scalars), from 1.
  package let column: Int
  /// What stands there, or is missing.
  package let found: String

  package var description: String {
    "\(line):\(column): \(rule.rawValue): \(rule.sentence) Here: \(found)"
  }

  package static func < (a: RegisterFault, b: RegisterFault) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// Every fault of a register's text, in the order of the text; never empty.
package struct RegisterFaults: Error, Hashable, Sendable {
  package let all: [RegisterFault]
}
