import ParleyAgreements
import ParleyPact
import ParleyTreaties
import ParleyWire

/// An episode told in plain text: what happened, and what must then be shown.
struct Story {
  var title = ""
  var sources: [String] = []
  var notes: [String] = []
  var agreement = Agreement(id: "none")
  var steps: [Step] = []

  struct Step {
    var line: Int
    var at: Timestamp
    var what: What
  }

  enum What {
    /// A message, and when it is known to the node whose view this is.
    case message(RecordedMessage, known: Timestamp)
    case heard(PartyName)
    case expect([Expectation])
  }

  struct Expectation {
    var line: Int
    var text: String
    var words: [String]
    /// What stands after the last colon, divided at semicolons.
    var claims: [String]
  }

  /// The record as a node has it at an instant.
  func record(at instant: Timestamp) -> AgreementRecord {
    var record = AgreementRecord()
    for step in steps where step.at <= instant {
      switch step.what {
      case .message(let message, let known) where known <= instant:
        record.messages.append(message)
      case .heard(let party):
        record.heard.append(RecordedMessage.Receipt(party, at: step.at))
      case .message, .expect: break
      }
    }
    return record
  }

  /// The record with all that is told, whenever it came.
  var whole: AgreementRecord {
    var record = AgreementRecord()
    for step in steps {
      switch step.what {
      case .message(let message, _): record.messages.append(message)
      case .heard(let party): record.heard.append(RecordedMessage.Receipt(party, at: step.at))
      case .expect: break
      }
    }
    return record
  }
}

extension Story {
  /// Reads a story; whatever it does not know is a fault.
  init(text: String) throws {
    var reader = StoryReader()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in lines.enumerated() where !line.hasPrefix("--") && !line.isEmpty {
      try reader.read(line, number: index + 1)
    }
    self = reader.story
    guard !title.isEmpty, !sources.isEmpty, !agreement.parties.isEmpty else {
      throw StoryFault(line: 1, message: "a story has a title, a source and an agreement")
    }
  }
}

/// Reads a story line by line.
struct StoryReader {
  var story = Story()
  /// The newest message of each kind, by id.
  var newest: [String: String] = [:]

  mutating func read(_ line: String, number: Int) throws {
    if line.hasPrefix("  ") {
      try expectation(line, number: number)
      return
    }
    let words = line.split(separator: " ").map(String.init)
    let rest = words.dropFirst().joined(separator: " ")
    switch words.first {
    case "story": story.title = rest
    case "source": story.sources.append(rest)
    case "note": story.notes.append(rest)
    case "under": try under(rest, number: number)
    case "expect":
      var time = words.dropFirst(2)
      guard words.count > 2, words[1] == "on", let at = StoryTime.take(&time, on: nil), time.isEmpty
      else { throw StoryFault(line: number, message: "expect on DAY TIME") }
      try append(Story.Step(line: number, at: at, what: .expect([])), number: number)
    default:
      var rest = words[...]
      guard let at = StoryTime.take(&rest, on: nil) else {
        throw StoryFault(line: number, message: "no such line: \(line)")
      }
      try happened(rest.joined(separator: " "), at: at, number: number)
    }
  }

  mutating func append(_ step: Story.Step, number: Int) throws {
    if let last = story.steps.last, step.at < last.at {
      throw StoryFault(line: number, message: "this is earlier than the line before")
    }
    story.steps.append(step)
  }

  /// `vd2011-iii between Ukraine, Russia and Poland; chair Vienna; from 1 Jan 2022`.
  private mutating func under(_ text: String, number: Int) throws {
    let clauses = text.components(separatedBy: "; ")
    let head = clauses[0].components(separatedBy: " between ")
    guard head.count == 2, let shipped = Treaties.shipped(head[0]) else {
      throw StoryFault(line: number, message: "no shipped agreement: \(clauses[0])")
    }
    var (chair, certifiers): (PartyName?, [PartyName]?) = (nil, nil)
    var force: Force?
    for clause in clauses.dropFirst() {
      let words = clause.split(separator: " ").map(String.init)
      switch words.first {
      case "chair" where words.count == 2: chair = words[1]
      case "certifier" where words.count == 2: certifiers = [words[1]]
      case "from": force = try day(words.dropFirst(), number: number)
      default: throw StoryFault(line: number, message: "no such clause: \(clause)")
      }
    }
    story.agreement = try shipped.adopted(
      by: Self.list(head[1]), chair: chair, certifiers: certifiers, inForce: force)
  }

  /// The day from which the parties keep this record, where it is not that of the text.
  private func day(_ words: ArraySlice<String>, number: Int) throws -> Force {
    guard words.count == 3, let day = Int(words[words.startIndex]),
      let year = Int(words.last ?? ""),
      let month = StoryTime.months.firstIndex(of: words[words.startIndex + 1])
    else { throw StoryFault(line: number, message: "from 1 Jan 2027") }
    return .from(CivilDate(year: year, month: month + 1, day: day))
  }

  /// `Ukraine, Russia and Poland`.
  static func list(_ text: String) -> [String] {
    text.components(separatedBy: ", ").flatMap { $0.components(separatedBy: " and ") }
  }

  private mutating func expectation(_ line: String, number: Int) throws {
    guard let last = story.steps.last, case .expect(var expected) = last.what else {
      throw StoryFault(line: number, message: "an indented line belongs to an expectation")
    }
    let text = line.drop { $0 == " " }
    let parts = text.components(separatedBy: ": ")
    let left = parts.count > 1 ? parts.dropLast().joined(separator: ": ") : String(text)
    expected.append(
      Story.Expectation(
        line: number, text: String(text), words: left.split(separator: " ").map(String.init),
        claims: parts.count > 1 ? parts[parts.count - 1].components(separatedBy: "; ") : []))
    story.steps[story.steps.count - 1].what = .expect(expected)
  }
}

extension StringProtocol {
  /// The parts between separators.
  func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(self)
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
