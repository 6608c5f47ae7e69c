import ParleyAgreements
import ParleyPact
import ParleyWire

extension StoryReader {
  /// One thing that happened: a main clause, and clauses after commas.
  mutating func happened(_ sentence: String, at: Timestamp, number: Int) throws {
    func fault(_ message: String) -> StoryFault { StoryFault(line: number, message: message) }
    let clauses = sentence.components(separatedBy: ", ")
    let words = clauses[0].split(separator: " ").map(String.init)
    guard let author = words.first, story.agreement.names.contains(author) else {
      throw fault("who? \(sentence)")
    }
    if words.dropFirst() == ["is", "heard"] {
      try append(Story.Step(line: number, at: at, what: .heard(author)), number: number)
      return
    }
    var message = RecordedMessage(
      id: "m\(number)", author: author, addressees: [], said: .heard, claimed: at)
    try say(words, &message, number: number)
    var known = at
    for clause in clauses.dropFirst() { try add(clause, &message, &known, number: number) }
    if case .message(let kind) = message.said {
      if message.about == nil, let target = story.agreement.message(kind)?.target {
        message.about = newest[target]
      }
      newest[kind] = message.id
    }
    if case .event(let event, let by, let time, _, let present) = message.said {
      if message.about == nil, let target = story.agreement.event(event)?.about {
        message.about = newest[target]
      }
      // Two records of one event speak of one time; what answers a message is joined by that.
      let reference = message.about == nil ? "\(event) \(time)" : ""
      message.said = .event(event, performer: by, at: time, reference: reference, present: present)
    }
    if message.addressees.isEmpty {
      message.addressees = story.agreement.parties.filter { $0 != author }
    }
    message.receipts.sort { $0.party < $1.party }
    try append(
      Story.Step(line: number, at: at, what: .message(message, known: known)), number: number)
  }

  /// The main clause: who does what.
  private func say(_ words: [String], _ message: inout RecordedMessage, number: Int) throws {
    func fault(_ text: String) -> StoryFault { StoryFault(line: number, message: text) }
    let rest = Array(words.dropFirst(2))
    switch words.count > 1 ? words[1] : "" {
    case "sends":
      guard rest.count == 3, rest[1] == "to", story.agreement.message(rest[0]) != nil,
        story.agreement.names.contains(rest[2])
      else { throw fault("P sends KIND to Q") }
      message.said = .message(rest[0])
      message.addressees = [rest[2]]
    case "records": try record(rest, &message, number: number)
    case "deposits" where rest.count == 1: message.said = .deposit(rest[0])
    case "consents" where rest.isEmpty: message.said = .consent
    case "withdraws" where rest.isEmpty: message.said = .withdraw
    case "suspends": message.said = .suspend(try articles(rest, number: number))
    case "resumes": message.said = .resume(try articles(rest, number: number))
    case "waives" where rest.count == 1: (message.said, message.about) = (.waive, rest[0])
    case "contests" where rest.count == 3 && rest[1] == "on":
      (message.said, message.about) = (.contest(ground: rest[2], reading: nil), rest[0])
    case "claims" where rest.count == 5 && rest[0] == "excuse" && rest[3] == "on":
      (message.said, message.about) = (.claimExcuse(ground: rest[4]), rest[2])
    case "accepts" where rest.count == 3 && rest[0] == "excuse":
      (message.said, message.about) = (.acceptExcuse, rest[2])
    case "alleges" where rest.count == 3 && rest[0] == "breach":
      (message.said, message.about) = (.breach(.alleged), rest[2])
    default: throw fault("no such sentence: \(words.joined(separator: " "))")
    }
  }

  /// `records launch [by Russia] [of 14 May 1990 09:00]`.
  private func record(_ words: [String], _ message: inout RecordedMessage, number: Int) throws {
    guard let event = words.first, story.agreement.event(event) != nil else {
      throw StoryFault(line: number, message: "no such event: \(words.joined(separator: " "))")
    }
    var rest = words.dropFirst()
    var (performer, time) = (message.author, message.claimed)
    if rest.first == "by", rest.count > 1 {
      performer = rest[rest.startIndex + 1]
      rest = rest.dropFirst(2)
    }
    if rest.first == "of" {
      rest = rest.dropFirst()
      guard let at = StoryTime.take(&rest, on: message.claimed) else {
        throw StoryFault(line: number, message: "of which time?")
      }
      time = at
    }
    guard rest.isEmpty, story.agreement.names.contains(performer) else {
      throw StoryFault(line: number, message: "P records EVENT [by Q] [of TIME]")
    }
    message.said = .event(event, performer: performer, at: time, reference: "", present: [])
  }

  /// `the agreement`, `article 3`, `articles 1 and 5`.
  private func articles(_ words: [String], number: Int) throws -> [String] {
    if words == ["the", "agreement"] { return [] }
    let numbers = words.dropFirst().filter { $0 != "and" }
    guard words.first == "article" || words.first == "articles", !numbers.isEmpty,
      numbers.allSatisfy({ story.agreement.article($0) != nil })
    else { throw StoryFault(line: number, message: "which articles?") }
    return numbers
  }

  /// A clause after a comma.
  private func add(
    _ clause: String, _ message: inout RecordedMessage, _ known: inout Timestamp, number: Int
  ) throws {
    func fault(_ text: String) -> StoryFault { StoryFault(line: number, message: text) }
    let words = clause.split(separator: " ").map(String.init)
    var rest = words.dropFirst()
    switch words.first {
    case "not" where words == ["not", "received"]: break
    case "as" where words.count == 2: message.id = words[1]
    case "about" where words.count == 2: message.about = words[1]
    case "received":
      var party = message.addressees.first
      if rest.first == "by", rest.count > 2 {
        party = rest[rest.startIndex + 1]
        rest = rest.dropFirst(2)
      }
      guard let party, let at = StoryTime.take(&rest, on: message.claimed), rest.isEmpty else {
        throw fault("received [by Q] TIME")
      }
      message.receipts.append(RecordedMessage.Receipt(party, at: at))
    case "known":
      guard let at = StoryTime.take(&rest, on: message.claimed), rest.isEmpty else {
        throw fault("known TIME")
      }
      known = at
    case "copied":
      let names = StoryReader.list(rest.dropFirst().joined(separator: " "))
      let all = story.agreement.parties.filter {
        $0 != message.author && !message.addressees.contains($0)
      }
      message.addressees += names == ["all"] ? all : names
    case "with":
      for pair in rest.joined(separator: " ").components(separatedBy: " and ") {
        let parts = pair.components(separatedBy: " ")
        guard parts.count >= 2 else { throw fault("with FIELD VALUE") }
        message.fields.append(
          RecordedMessage.Field(parts[0], parts.dropFirst().joined(separator: " ")))
      }
    case "present":
      guard case .event(let id, let by, let at, let reference, _) = message.said else {
        throw fault("only an event has people present")
      }
      let names = StoryReader.list(rest.joined(separator: " "))
      message.said = .event(id, performer: by, at: at, reference: reference, present: names)
    default: throw fault("no such clause: \(clause)")
    }
  }
}
