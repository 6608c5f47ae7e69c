import ParleyCharter
import ParleyConsole
import ParleyCustody
import ParleyKeylog
import ParleyRecord
import ParleyWire

/// `parley card`: what parties hand each other when they set up a channel.
enum CardCommand {
  private static let out = Option("out", short: "o", .file, "where to write (PARTY.card)")
  private static let with = Option(
    "with", .party, repeats: true, "disclose only what the charters shared with this party need")

  static let export = Command(
    "card", "write this party's card: its key log, grants and head",
    discussion: """
      Without --with the card discloses every office, officer and channel log of this party.
      """,
    options: [out, with],
    examples: [
      .init("card"), .init("card --with bravo.example --out for-bravo.card"),
    ],
    exits: [.noInput, .inputOutput]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let path = call[out] ?? "\(directory.party).card"
    let log = try custody { () throws(CustodyError) in
      let card = try directory.card(try disclosure(call, directory))
      try HandedFile.write(card.bytes, to: path, replacing: true)
      return try directory.keyLog()
    }
    call.answer(
      [
        "card": .string(path), "party": .string(log.party.name),
        "id": .string(log.partyID.base64), "entries": .integer(log.size),
        "words": .string(VoiceWords(log.partyID).description),
      ]
    ) { speech in
      speech.say("\(path): \(log.party), \(log.size) entries")
      speech.pour(spoken(log))
      speech.remark("next: hand it over, and read the words to the other side over the telephone")
    }
    return .ok
  }

  private static func disclosure(
    _ call: Invocation, _ directory: DataDirectory
  ) throws(CustodyError) -> KeyLog.Disclosure {
    let parties = call.all(with)
    guard !parties.isEmpty else { return .init() }
    let shared = try directory.charters().map(\.charter).filter { charter in
      parties.allSatisfy { charter.member($0) != nil }
    }
    var channels: [Digest] = []
    for charter in shared {
      if let channel = try directory.channel(of: charter) { channels.append(channel) }
    }
    return .init(offices: shared.flatMap { $0.offices.map(\.office) }, channels: channels)
  }

  private static func spoken(_ log: KeyLog) -> String {
    var text = "id    \(log.partyID)\n"
    for (i, row) in VoiceWords(log.partyID).rows.enumerated() {
      text += (i == 0 ? "words " : "      ") + row + "\n"
    }
    return text
  }

  private static let file = Argument("FILE", .file, "a card that the other party handed over")
  private static let id = Option("id", .hash, "the id that the other side gave by voice")

  static let importing = Command(
    "card import", "keep another party's card, once its id was compared by voice",
    discussion: """
      Everything in a card is checked; only that it is this party's can nobody check but you. Call \
      the other side on a number you know, and compare all sixteen words.
      """,
    options: [id], arguments: [file],
    examples: [.init("card import bravo.example.card")],
    exits: [.badData, .noInput, .refused, .negative]
  ) { call throws(CommandError) in
    let directory = try Shared.directory(call)
    let path = call.required(file)
    let bytes = try custody { () throws(CustodyError) in try HandedFile.read(path) }
    let card: VerifiedCard
    do throws(CardError) { card = try VerifiedCard(bytes) } catch {
      throw CommandError(
        .badData, "\(path) is not kept: \(error.words)", next: "ask the other side for a new card")
    }
    let known = try custody { () throws(CustodyError) in try directory.peer(card.party) }
    if known == nil { try compare(call, card) }
    let result = try custody { () throws(CustodyError) in try directory.keep(card) }
    call.answer(
      [
        "party": .string(card.party.name), "id": .string(card.keyLog.partyID.base64),
        "result": .string(name(result)), "entries": .integer(card.keyLog.size),
      ]
    ) { $0.say("\(card.party): \(name(result)), \(card.keyLog.size) entries") }
    return .ok
  }

  private static func compare(_ call: Invocation, _ card: VerifiedCard) throws(CommandError) {
    let found = card.keyLog.partyID
    if let given = call[id] {
      guard given == found else {
        throw CommandError(
          .refused, "the card's id is \(found), not \(given)",
          next: "do not use this card; ask how the other side handed it over")
      }
      return
    }
    let dialogue = try Dialogue(otherwise: "compare the id by voice, then give --id \(found)")
    dialogue.show("\(card.party)\n" + spoken(card.keyLog))
    guard try dialogue.confirms("Did the other side read out the same words?") else {
      throw CommandError(.negative, "not confirmed; the card is not kept")
    }
  }

  private static func name(_ result: DataDirectory.CardImport) -> String {
    switch result {
    case .first: "kept"
    case .updated: "updated"
    case .unchanged: "unchanged"
    }
  }
}
