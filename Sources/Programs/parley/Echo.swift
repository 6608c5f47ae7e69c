import ParleyConsole
import ParleyForms
import ParleyRecord
import ParleyWire

/// What fields say, in plain language, before anyone signs them: the labels and values that the
/// other side will read, and the duties that the page would meet or miss.
struct Echo {
  let form: Form
  let fields: [Field]
  /// When the page is written: notice periods count from here.
  let at: Timestamp
  let languages: [Language]

  func text(columns: Int) -> String {
    FormSheet.text(form.titles, languages) + "\n" + lines(columns: columns)
  }

  /// Without the title.
  func lines(columns: Int) -> String {
    var out = ""
    var table = Table(["", ""])
    let rendered = languages.map { form.render(fields, in: $0) }
    for index in fields.indices {
      for lines in rendered {
        let line = lines[index]
        // The sender's own words are not translated; they are shown once.
        if line.isOwnWords, lines != rendered.first {
          table.add(line.label, "(as above)")
        } else {
          table.add(line.label, line.isOwnWords ? "“\(line.value)”" : line.value)
        }
      }
    }
    out += table.text(columns: columns, indent: 2)
    for language in languages {
      for duty in form.duties(fields, at: at) {
        out += "  \(duty.isMissed ? "!" : "=") \(duty.sentence(in: language))\n"
      }
    }
    return out
  }

  /// - Parameter faults: what the check found.
  func json(_ faults: [FieldFault] = []) -> JSONValue {
    [
      "form": .string(form.id.description), "at": .string(at.description),
      "fields": json(in: languages.first ?? .english),
      "duties": duties, "faults": .array(faults.map(FaultWords.json)),
    ]
  }

  func json(in language: Language) -> JSONValue {
    .array(
      zip(fields, form.render(fields, in: language)).map { field, line in
        [
          "field": .string(field.name), "value": .string(field.value),
          "label": .string(line.label), "shown": .string(line.value),
        ]
      })
  }

  var duties: JSONValue {
    .array(
      form.duties(fields, at: at).map {
        [
          "field": .string($0.field), "missed": .bool($0.isMissed),
          "sentence": .string($0.sentence(in: .english)),
          "confidence": .string($0.confidence.rawValue),
        ]
      })
  }
}

/// Faults of a filled form, all at once, each with its label and rule.
enum FaultWords {
  static func text(_ faults: [FieldFault], _ form: Form) -> String {
    faults.map { "  " + line($0, form) }.joined(separator: "\n")
  }

  private static func line(_ fault: FieldFault, _ form: Form) -> String {
    let rule = "[\(fault.rule.rawValue)]"
    guard let code = fault.field else { return "the page: \(fault.expected) \(rule)" }
    guard let field = form.field(code) else {
      let meant = form.field(fault.expected) == nil ? "" : "; did you mean \(fault.expected)?"
      return "\(code): there is no such field in \(form.id)\(meant) \(rule)"
    }
    let label = field.labels[.english] ?? code
    if fault.rule == .required {
      return "\(code) (\(label)) is missing: \(field.type.hint) \(rule)"
    }
    return "\(code) (\(label)): expected \(fault.expected) \(rule)"
  }

  static func json(_ fault: FieldFault) -> JSONValue {
    [
      "rule": .string(fault.rule.rawValue), "field": .string(fault.field),
      "line": fault.index.map { .integer(Int64($0)) } ?? .null,
      "expected": .string(fault.expected),
    ]
  }

  /// The error that all of them together are.
  static func error(_ faults: [FieldFault], _ form: Form) -> CommandError {
    CommandError(
      .refused, "\(form.id) cannot be sent so:\n" + text(faults, form),
      next: "parley forms show \(form.id)", rule: faults.first?.rule.rawValue)
  }
}
