import ParleyConsole
import ParleyForms
import ParleyRecord
import ParleyWire

/// A form as a sheet that an officer reads before filling it in.
struct FormSheet {
  let form: Form
  let languages: [Language]

  init(_ form: Form, _ languages: [Language]) {
    self.form = form
    self.languages = languages
  }

  /// The labels in the languages asked for that there are; in the first there is, if none.
  static func text(_ labels: Labels, _ languages: [Language]) -> String {
    let found = languages.compactMap { labels[$0] }
    return (found.isEmpty ? labels.all.prefix(1).map(\.text) : found).joined(separator: " / ")
  }

  func text(columns: Int) -> String {
    var out = "\(form.id)  \(Self.text(form.titles, languages))\n\n"
    var head = Table(["", ""])
    for (name, value) in Self.head(form) { head.add(name, value) }
    out += head.text(columns: columns) + "\nFields:\n"
    var fields = Table(["", "", ""])
    for field in form.fields {
      fields.add(field.code, Self.need(field), Self.text(field.labels, languages))
      fields.add("", "", "  " + Self.expectation(field))
      if case .code(let terms) = field.type {
        for term in terms {
          fields.add("", "", "  \(term.code)  \(Self.text(term.labels, languages))")
        }
      }
    }
    out += fields.text(columns: columns, indent: 2)
    if !form.rules.isEmpty { out += "\nRules between fields:\n" + rules(columns) }
    return out + "\nSources:\n" + sources(columns)
  }

  private func rules(_ columns: Int) -> String {
    var table = Table(["", ""])
    for clause in form.rules { table.add(clause.confidence.rawValue, clause.rule.words) }
    return table.text(columns: columns, indent: 2)
  }

  private func sources(_ columns: Int) -> String {
    var table = Table(["", ""])
    for source in form.sources { table.add(source.confidence.rawValue, source.text) }
    for reviewer in form.reviewers.all {
      table.add("wording", "\(reviewer.language) reviewed by \(reviewer.text)")
    }
    return table.text(columns: columns, indent: 2)
  }

  private static func head(_ form: Form) -> [(String, String)] {
    var lines = [
      ("kind", form.kind.rawValue),
      (
        "precedence",
        "\(form.precedence.rawValue), at most \(form.highest.rawValue)"
      ),
      (
        "signed by",
        form.release == 1 ? "one person, or more if the charter says so" : "two persons"
      ),
    ]
    if form.re == .one { lines.append(("answers", "one message")) }
    let codes = form.answers.codes
    if !codes.isEmpty { lines.append(("answered by", codes.joined(separator: ", "))) }
    if let span = form.delayedAfter { lines.append(("delayed after", span.description)) }
    return lines + [("hash", form.digest.base64)]
  }

  private static func need(_ field: FormField) -> String {
    let need = field.need == .required ? "required" : "if possible"
    return field.most > 1 ? "\(need), up to \(field.most)" : need
  }

  private static func expectation(_ field: FormField) -> String {
    var words = [field.type.words]
    if field.marks.contains(.reEnter) { words.append("entered again at release") }
    if field.marks.contains(.readBack) { words.append("read back by the other side") }
    return words.joined(separator: "; ") + " [\(field.confidence.rawValue)]"
  }
}

extension FormSheet {
  static func summary(_ form: Form) -> JSONValue {
    [
      "form": .string(form.id.description), "kind": .string(form.kind.rawValue),
      "titles": labels(form.titles), "hash": .string(form.digest.base64),
    ]
  }

  static func json(_ form: Form) -> JSONValue {
    [
      "form": .string(form.id.description), "kind": .string(form.kind.rawValue),
      "titles": labels(form.titles), "hash": .string(form.digest.base64),
      "precedence": .string(form.precedence.rawValue), "highest": .string(form.highest.rawValue),
      "release": .integer(Int64(form.release)),
      "answers": .array(form.answers.codes.map { .string($0) }),
      "fields": .array(form.fields.map(json)),
      "rules": .array(
        form.rules.map {
          ["confidence": .string($0.confidence.rawValue), "rule": .string($0.rule.words)]
        }),
      "sources": .array(
        form.sources.map {
          ["confidence": .string($0.confidence.rawValue), "source": .string($0.text)]
        }),
    ]
  }

  private static func json(_ field: FormField) -> JSONValue {
    var codes: [JSONValue] = []
    if case .code(let terms) = field.type {
      codes = terms.map { ["code": .string($0.code), "labels": labels($0.labels)] }
    }
    return [
      "field": .string(field.code), "holds": .string(field.type.words),
      "need": .string(field.need.rawValue), "most": .integer(Int64(field.most)),
      "marks": .array(field.marks.map { .string($0.rawValue) }),
      "confidence": .string(field.confidence.rawValue), "labels": labels(field.labels),
      "codes": .array(codes),
    ]
  }

  static func labels(_ labels: Labels) -> JSONValue {
    .object(labels.all.map { .init($0.language.code, .string($0.text)) })
  }
}

extension FieldType {
  /// What a value looks like, for a person.
  var words: String {
    switch self {
    case .text(let most): "text, at most \(most) characters"
    case .code: "one of these codes"
    case .number(let bounds):
      "a number of \(bounds.unit), \(bounds.range.lowerBound) to \(bounds.range.upperBound)"
    case .instant: "an instant in UTC, as in 2026-11-24T06:00:00Z"
    case .window: "two instants, as in 2026-11-24T06:00:00Z/2026-11-24T18:00:00Z"
    case .date: "a date, as in 2026-11-24"
    case .place(let kinds):
      "a place: " + kinds.map(\.example).joined(separator: ", or ")
    case .party: "a party, as in alfa.example"
    case .reference: "a message id"
    case .quote: "a field of the message and its value, as in: planned 2026-11-24"
    case .fieldCode: "the code of a field"
    }
  }
}

extension FieldType {
  /// What a value looks like, with the codes where there are some.
  var hint: String {
    guard case .code(let terms) = self else { return words }
    return "one of " + terms.map(\.code).joined(separator: ", ")
  }
}

extension Place.Kind {
  fileprivate var example: String {
    switch self {
    case .area: "area NAME"
    case .quadrant: "quadrant pacific-nw"
    case .polygon: "polygon 54.5,160 55,161.5 54,162"
    case .circle: "circle 54.5,160.25 120km"
    }
  }
}

extension FormClause.Rule {
  fileprivate var words: String {
    switch self {
    case .noticePeriod(let field, let span): "notice is due \(span) before \(field)"
    case .validity(let field, let span): "the notice stands for \(span) from \(field)"
    case .order(let first, let second): "\(first) is not later than \(second)"
    case .with(let field, let other, let code): "\(field) stands exactly when \(other) is \(code)"
    case .places(let field, let other, let code, let kinds):
      "when \(other) is \(code), \(field) is given as "
        + kinds.map(\.rawValue).joined(separator: " or ")
    case .legalAnswer(let field): "\(field) is one that the answered form allows"
    }
  }
}
