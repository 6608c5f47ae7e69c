import ParleyConsole
import ParleyPact
import ParleyTreaties
import ParleyWire

/// `parley agreement shipped` and `register`: the texts that come with the program, and the list of
/// all agreements of a relation, modelled or not.
enum ShippedTexts {
  private static let id = Argument(
    "ID", .text("ID"), presence: .optional, "one of them, to be printed (all of them, listed)")
  private static let party = Option(
    "party", .text("NAME"), repeats: true, "print it between these parties, in this order")
  private static let name = Option("as", .text("ID"), "under this name")

  static let shipped = Command(
    "agreement shipped", "list the models and templates that come with the program, or print one",
    discussion: """
      A model is made from public texts and is never the authentic text; how far each was checked \
      stands in it. With --party it becomes a draft between your parties. It needs no node.
      """,
    options: [party, name], arguments: [id],
    examples: [
      .init("agreement shipped"),
      .init("agreement shipped launch-1988 --party Alfa --party Bravo > launches.pact"),
    ],
    exits: [.negative, .badData]
  ) { call throws(CommandError) in
    guard let wanted = call[id] else {
      call.answer(.array(Treaties.shipped.map(json))) { speech in
        var table = Table(["", "", ""])
        for text in Treaties.shipped {
          table.add(
            text.id, "\(text.agreement.articles.count) articles",
            "\(text.agreement.titles.text(in: "en") ?? "-") [\(text.trust.weakest.rawValue)]")
        }
        speech.pour(table.text(columns: speech.output.columns))
      }
      return .ok
    }
    guard let text = Treaties.shipped(wanted) else {
      throw CommandError(
        .negative, "no agreement \(wanted) comes with the program",
        next: "parley agreement shipped lists them")
    }
    let printed: String
    if call.all(party).isEmpty {
      printed = String(decoding: text.text, as: UTF8.self)
    } else {
      do throws(AdoptionFault) {
        printed = PactFile.laidOut(try text.adopted(by: call.all(party), as: call[name]))
      } catch {
        throw CommandError(.badData, sentence(error), next: "parley agreement shipped \(wanted)")
      }
    }
    call.answer([
      "id": .string(text.id), "text": .string(printed), "caution": .string(text.caution(in: "en")),
    ]) { speech in
      speech.pour(printed)
      speech.remark(text.caution(in: "en"))
    }
    return .ok
  }

  private static func json(_ text: ShippedAgreement) -> JSONValue {
    .object([
      .init("id", .string(text.id)),
      .init("title", .string(text.agreement.titles.text(in: "en"))),
      .init("articles", .integer(Int64(text.agreement.articles.count))),
      .init("weakest", .string(text.trust.weakest.rawValue)),
      .init("digest", .string(text.digest.base64)),
    ])
  }

  private static func sentence(_ fault: AdoptionFault) -> String {
    switch fault {
    case .parties(let expected, let given):
      "it is between \(expected) named parties, and \(given) are given"
    case .tooFew: "an agreement has two parties or more"
    case .name(let name): "\(name) is no name, or stands twice: a capital letter, then letters"
    case .variable(let name, let article):
      "article \(article) uses \(name) for whichever party it is about; take another name"
    }
  }

  private static let file = Argument(
    "FILE", .file, presence: .many, "registers; the other side's beside ours (those shipped)")

  static let register = Command(
    "agreement register", "show the register of a relation: every agreement, modelled or not",
    discussion: """
      State and date of each agreement between the parties. Of two registers it shows where they \
      differ, and ends with 1 if they do. It needs no node.
      """,
    arguments: [file],
    examples: [
      .init("agreement register"), .init("agreement register ours.register theirs.register"),
    ],
    exits: [.negative, .badData, .noInput]
  ) { call throws(CommandError) in
    var registers: [Register] = []
    for path in call.all(file) { registers.append(try read(path)) }
    if registers.isEmpty { registers = Treaties.registers }
    let differences =
      call.all(file).count == 2 ? registers[0].differences(from: registers[1]) : []
    call.answer(.array(registers.map(json))) { speech in
      for register in registers {
        let relation = register.relation.joined(separator: ", ")
        speech.say(Speech.shown("\(relation), as of \(register.asOf)"))
        var table = Table(["", "", "", ""])
        for entry in register.entries {
          table.add(
            Speech.shown(entry.id), entry.current.map { "\($0.state.rawValue)" } ?? "signed",
            entry.current.map { "\($0.since.on)" } ?? entry.signed.map { "\($0.on)" } ?? "-",
            Speech.shown(entry.names.text(in: "en") ?? entry.names.first?.text ?? "-"))
        }
        speech.pour(table.text(columns: speech.output.columns, indent: 2))
      }
      for difference in differences {
        speech.say(Speech.shown("\(difference.entry): \(difference.point)"), .yellow)
      }
    }
    return differences.isEmpty ? .ok : .negative
  }

  private static func read(_ path: String) throws(CommandError) -> Register {
    let bytes = try InputFile.read(path, limit: Limit.noteBytes)
    do throws(RegisterFaults) { return try Register(text: bytes) } catch {
      throw CommandError(
        .badData,
        "\(path) is no register:\n"
          + error.all.map { "\(path):\($0.line):\($0.column): \($0) [\($0.rule.rawValue)]" }
          .joined(separator: "\n"), rule: error.all.first?.rule.rawValue)
    }
  }

  private static func json(_ register: Register) -> JSONValue {
    .object([
      .init("relation", .array(register.relation.map { .string($0) })),
      .init("asOf", .string("\(register.asOf)")),
      .init(
        "entries",
        .array(
          register.entries.map { entry in
            .object([
              .init("id", .string(entry.id)),
              .init("state", .string(entry.current?.state.rawValue)),
              .init("since", .string(entry.current.map { "\($0.since.on)" })),
              .init("model", .string(entry.model)),
            ])
          })),
    ])
  }
}
