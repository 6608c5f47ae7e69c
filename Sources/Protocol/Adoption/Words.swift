package import ParleyAgreements
import ParleyPact
import ParleyRecord
import ParleyWire

// How what was said is written outside the node, word by word, and read again.
extension Said {
  package var words: [String] {
    switch self {
    case .message(let kind): ["message", kind]
    case .event(let id, let performer, let at, let reference, let present):
      ["event", id, performer, "\(at)", reference] + present
    case .deposit(let id): ["deposit", id]
    case .consent: ["consent"]
    case .contest(let ground, let reading): ["contest", ground] + (reading.map { [$0] } ?? [])
    case .claimExcuse(let ground): ["claim-excuse", ground]
    case .acceptExcuse: ["accept-excuse"]
    case .waive: ["waive"]
    case .suspend(let articles): ["suspend"] + articles
    case .resume(let articles): ["resume"] + articles
    case .accept(let version): ["accept", version]
    case .object(let version): ["object", version]
    case .withdraw: ["withdraw"]
    case .breach(let what): ["breach", what.rawValue]
    case .heard: ["heard"]
    }
  }

  /// Nil for words that `words` would not have written.
  package init?(words: [String]) {
    guard let said = Self.read(words), said.words == words else { return nil }
    self = said
  }

  private static func read(_ words: [String]) -> Said? {
    let rest = Array(words.dropFirst())
    switch (words.first, rest.count) {
    case ("message", 1): return .message(rest[0])
    case ("event", 4...):
      return Timestamp(rest[2]).map {
        .event(
          rest[0], performer: rest[1], at: $0, reference: rest[3], present: Array(rest[4...]))
      }
    case ("deposit", 1): return .deposit(rest[0])
    case ("consent", 0): return .consent
    case ("contest", 1...2):
      return .contest(ground: rest[0], reading: rest.count == 2 ? rest[1] : nil)
    case ("claim-excuse", 1): return .claimExcuse(ground: rest[0])
    case ("accept-excuse", 0): return .acceptExcuse
    case ("waive", 0): return .waive
    case ("suspend", _): return .suspend(rest)
    case ("resume", _): return .resume(rest)
    case ("accept", 1): return .accept(version: rest[0])
    case ("object", 1): return .object(version: rest[0])
    case ("withdraw", 0): return .withdraw
    case ("breach", 1): return Breach(rawValue: rest[0]).map { .breach($0) }
    case ("heard", 0): return .heard
    default: return nil
    }
  }
}

extension AgreementLines.Fault {
  /// What is wrong and what to do.
  package var sentence: String {
    switch self {
    case .empty: "the text is empty"
    case .notUTF8: "the text is not UTF-8"
    case .noLineFeedAtEnd: "the last line does not end with a line feed"
    case .line(let number):
      "line \(number) ends with a space, or holds a tab or another character that nobody may sign"
    case .tooLong: "the text has more than \(AgreementLines.most) lines, or is too long for a page"
    case .notOneSpelling: "the lines of the page are not written as a text is"
    }
  }
}

extension ProposalFault {
  package var sentence: String {
    switch self {
    case .lines(let fault): fault.sentence
    case .text(let fault):
      "line \(fault.position.line), column \(fault.position.column): \(fault.message) "
        + "[\(fault.rule.rawValue)]"
    case .unbound(let name): "no party of the channel is said to be \(name)"
    case .unknownName(let name): "\(name) is no name of the text"
    case .boundTwice(let name): "\(name), or the party that it names, stands twice"
    case .notMember(let party): "\(party) is no party of the channel"
    case .malformedBinding: "a line of names is not NAME PARTY"
    case .otherName(let name): "the text calls itself \(name)"
    case .otherMeaning(let digest): "the meaning of the text has the digest \(digest)"
    }
  }
}
