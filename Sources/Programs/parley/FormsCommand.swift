import ParleyConsole
import ParleyCustody
import ParleyForms
import ParleyRecord
import ParleyWire

/// `parley forms`: the agreed formats, what they ask for, and whether fields would be taken. No
/// node and no key is needed.
enum FormsCommand {
  private static let form = Argument("FORM", .form, "its name and version, as in launch-1988/1")
  private static let languages = Option(
    "lang", .languages, "in these languages, where the form has them (en)")
  private static let source = Flag("source", "the form's own text, to the byte")
  private static let at = Option("at", .time, "count notice periods from this moment (now)")

  static let commands = [list, show, check]

  static let list = Command(
    "forms list", "list the forms that come with this program", options: [languages],
    examples: [.init("forms list"), .init("forms list --lang ru")]
  ) { call throws(CommandError) in
    let forms = Catalogue.shipped.forms
    call.answer(.array(forms.map(FormSheet.summary))) { speech in
      var table = Table(["", "", ""])
      for form in forms {
        let titles = FormSheet.text(form.titles, call[languages] ?? [.english])
        table.add(form.id.description, form.kind.rawValue, titles)
      }
      speech.pour(table.text(columns: speech.output.columns))
    }
    return .ok
  }

  static let show = Command(
    "forms show", "show what a form asks for",
    discussion: """
      Every statement about an agreement says how well it is founded: read in the source named, \
      unchecked, or a design of this form.
      """,
    options: [languages, source], arguments: [form],
    examples: [
      .init("forms show launch-1988/1 --lang en,ru"),
      .init("forms show launch-1988/1 --source", "the text whose hash a charter names"),
    ],
    exits: [.negative]
  ) { call throws(CommandError) in
    let form = try Catalogue.shipped.form(call.required(form))
    if call[source] {
      call.speech.pour(String(decoding: form.text, as: UTF8.self))
      return .ok
    }
    call.answer(FormSheet.json(form)) { speech in
      speech.pour(
        FormSheet(form, call[languages] ?? [.english]).text(columns: speech.output.columns))
    }
    return .ok
  }

  static let check = Command(
    "forms check", "say what is wrong with the fields of a form, all at once",
    discussion: """
      Shows the fields as the other side will read them, and the duties they would meet or miss. \
      Nothing is signed and nothing is sent.
      """,
    options: [languages, FieldWords.file, at], arguments: [form, FieldWords.words],
    examples: [
      .init(
        "forms check launch-1988/1 class=slbm planned=2026-11-30 "
          + "launch-area='quadrant pacific-nw' impact-area='circle 55.5,-160 120km'")
    ],
    exits: [.negative, .badData, .noInput]
  ) { call throws(CommandError) in
    let form = try Catalogue.shipped.form(call.required(form))
    let fields = try FieldWords.read(call, for: form)
    let at = call[at] ?? SystemClock.now
    // The page's head is not known here, so it is taken to be right.
    let context = FormContext(
      at: at, precedence: form.precedence, release: form.release, re: form.re == .one ? 1 : 0)
    let faults = form.check(fields, in: context)
    let echo = Echo(form: form, fields: fields, at: at, languages: call[languages] ?? [.english])
    call.answer(echo.json(faults)) { speech in
      speech.pour(echo.text(columns: speech.output.columns))
      if faults.isEmpty { speech.say("nothing is wrong", .green) }
    }
    guard faults.isEmpty else {
      if !call.json { call.speech.remark(FaultWords.text(faults, form), .red) }
      return .negative
    }
    return .ok
  }
}
