import ParleyConsole
import ParleyPact
import ParleyProse
import ParleyWire

/// `parley agreement format` and `render`: a text in one spelling, and as people read it.
enum ShowTexts {
  private static let tongue = Option<Tongue>(
    "lang", .choice("LANG"), "the language of the keywords (that of the text)")
  private static let check = Flag(
    "check", "write nothing; end with 1 if it is not in that spelling")
  private static let inPlace = Flag("in-place", "replace the file")

  static let format = Command(
    "agreement format", "lay out the text of an agreement in its one spelling",
    discussion: """
      Comments stay where they are. With --lang the keywords go over into another language; what \
      the text means, and its digest, stay the same. It needs no node.
      """,
    options: [tongue, check, inPlace], arguments: [PactFile.argument],
    examples: [
      .init("agreement format vd2011.pact"),
      .init("agreement format vd2011.pact --lang ru > vd2011-ru.pact"),
    ],
    exits: [.negative, .badData, .noInput, .cannotCreate]
  ) { call throws(CommandError) in
    let path = call.required(PactFile.argument)
    let bytes = try PactFile.bytes(path)
    let text: String
    do throws(PactFaults) { text = try PactFormatter.format(bytes, in: call[tongue]) } catch {
      throw PactFile.refusal(error, path)
    }
    let same = Array(text.utf8) == bytes
    if call[check] {
      call.answer(["file": .string(path), "formatted": .bool(same)]) { speech in
        speech.remark(same ? "\(path): as it should be" : "\(path): is laid out otherwise")
      }
      return same ? .ok : .negative
    }
    if call[inPlace] {
      if !same { try OutputFile.write(Array(text.utf8), to: path, replacing: true) }
      call.answer(["file": .string(path), "changed": .bool(!same)]) { speech in
        speech.remark(same ? "\(path): unchanged" : "\(path): laid out anew")
      }
    } else {
      call.answer(["file": .string(path), "text": .string(text)]) { $0.pour(text) }
    }
    return .ok
  }

  private static let languages = Option(
    "lang", .tongues, "the language, or two beside each other as in en,ru (en)")

  static let render = Command(
    "agreement render", "show an agreement in sentences, in one language or two",
    discussion: """
      The sentences are made from the text by templates, article by article; the authentic text \
      that an article quotes stands beside them and prevails. The digest of the meaning is at the \
      foot. It needs no node.
      """,
    options: [languages], arguments: [PactFile.argument],
    examples: [
      .init("agreement render vd2011.pact"), .init("agreement render vd2011.pact --lang en,ru"),
    ],
    exits: [.badData, .noInput]
  ) { call throws(CommandError) in
    let file = try PactFile.read(call.required(PactFile.argument))
    let tongues = call[languages] ?? [.english]
    let pages = tongues.map {
      Prose($0).agreement(file.agreement, digest: file.agreement.meaning)
    }
    let columns = call.speech.output.columns
    let text =
      pages.count == 2
      ? pages[0].beside(pages[1], width: columns) : pages[0].plain(width: columns)
    call.answer([
      "file": .string(file.path), "agreement": .string(file.agreement.id),
      "meaning": .string(file.agreement.meaning.base64), "text": .string(text),
    ]) { $0.pour(Speech.shown(text, lines: true)) }
    return .ok
  }
}
