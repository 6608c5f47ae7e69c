package import ParleyRecord
package import ParleyWire

/// What the form asks of the page around the fields.
package struct FormContext: Hashable, Sendable {
  /// When the officer says the page was written.
  package var at: Timestamp
  package var precedence: Precedence
  /// Persons who sign.
  package var release: Int
  /// How many messages the page answers.
  package var re: Int
  /// The form of the message answered; nil if it is not known, and then every answer passes.
  package var answering: Form?

  package init(
    at: Timestamp, precedence: Precedence, release: Int, re: Int, answering: Form? = nil
  ) {
    self.at = at
    self.precedence = precedence
    self.release = release
    self.re = re
    self.answering = answering
  }
}

extension Form {
  /// Everything that is wrong with a page of this form; empty if it may be sent.
  package func check(_ page: Page, answering: Form? = nil) -> [FieldFault] {
    let context = FormContext(
      at: page.at, precedence: page.precedence, release: page.release, re: page.re.count,
      answering: answering)
    return check(page.fields, in: context)
  }

  /// Everything that is wrong, at once: the page's head first, then line by line, then what is
  /// missing, then the rules between fields.
  package func check(_ fields: [Field], in context: FormContext) -> [FieldFault] {
    var filled = FilledForm(self)
    filled.head(context)
    for (index, field) in fields.enumerated() { filled.take(field, index) }
    filled.missing()
    for clause in rules { filled.clause(clause.rule, context) }
    return filled.faults
  }

  /// The values of the fields that are well formed, as the form orders them.
  package func values(_ fields: [Field]) -> [(field: FormField, value: FieldValue)] {
    fields.compactMap { line in
      guard let field = field(line.name), let value = try? field.value(line.value) else {
        return nil
      }
      return (field, value)
    }
  }
}

/// A form being filled in, line by line.
private struct FilledForm {
  private let form: Form
  private(set) var faults: [FieldFault] = []
  private var lines: [(place: Int, index: Int, text: String, value: FieldValue?)] = []
  private var counts: [Int]

  init(_ form: Form) {
    self.form = form
    counts = form.fields.map { _ in 0 }
  }

  private mutating func fault(
    _ rule: FormRule, _ field: String?, _ index: Int?, _ expected: String
  ) {
    faults.append(FieldFault(rule: rule, field: field, index: index, expected: expected))
  }

  mutating func head(_ context: FormContext) {
    switch form.re {
    case .none where context.re != 0: fault(.answers, nil, nil, "a page that answers no message")
    case .one where context.re != 1: fault(.answers, nil, nil, "a page that answers one message")
    default: break
    }
    if context.precedence < form.highest {
      fault(.precedence, nil, nil, "\(form.highest.rawValue) or less urgent")
    }
    if context.release < form.release {
      fault(.release, nil, nil, "\(form.release) persons to sign")
    }
  }

  mutating func take(_ line: Field, _ index: Int) {
    guard let place = form.fields.firstIndex(where: { $0.code == line.name }) else {
      let near = Suggestion.nearest(to: line.name, among: form.fields.map(\.code))
      fault(.knownField, line.name, index, near ?? "a field of \(form.id)")
      return
    }
    let field = form.fields[place]
    if let last = lines.last?.place, place < last {
      fault(.order, line.name, index, "\(line.name) before \(form.fields[last].code)")
    }
    counts[place] += 1
    if counts[place] == field.most + 1 {
      fault(.repeats, line.name, index, "at most \(field.most)")
    }
    var value: FieldValue?
    do throws(ValueFault) {
      value = try field.value(line.value)
    } catch {
      fault(error.rule, line.name, index, error.expected)
    }
    lines.append((place, index, line.value, value))
  }

  mutating func missing() {
    for (place, field) in form.fields.enumerated()
    where field.need == .required && counts[place] == 0 {
      fault(.required, field.code, nil, "a value")
    }
  }

  private func lines(of code: String) -> [(index: Int, text: String, value: FieldValue?)] {
    lines.filter { form.fields[$0.place].code == code }.map { ($0.index, $0.text, $0.value) }
  }

  mutating func clause(_ rule: FormClause.Rule, _ context: FormContext) {
    switch rule {
    case .noticePeriod, .validity: break
    case .order(let first, let second):
      guard let a = lines(of: first).first?.value?.start, let b = lines(of: second).first,
        let end = b.value?.start, end < a
      else { return }
      fault(.notAfter, second, b.index, "not before \(first)")
    case .with(let field, let other, let code):
      let given = lines(of: field)
      if lines(of: other).contains(where: { $0.text == code }) {
        if given.isEmpty { fault(.with, field, nil, "a value, since \(other) is \(code)") }
      } else if let first = given.first {
        fault(.with, field, first.index, "no value unless \(other) is \(code)")
      }
    case .places(let field, let other, let code, let kinds):
      guard lines(of: other).contains(where: { $0.text == code }) else { return }
      for line in lines(of: field) {
        guard case .place(let place) = line.value, !kinds.contains(place.kind) else { continue }
        let names = kinds.map(\.rawValue).joined(separator: " or ")
        fault(.placesWhen, field, line.index, "\(names), since \(other) is \(code)")
      }
    case .legalAnswer(let field):
      guard let answers = context.answering?.answers else { return }
      for line in lines(of: field) where !answers.codes.contains(line.text) {
        let codes = answers.codes.joined(separator: ", ")
        fault(.legalAnswer, field, line.index, codes.isEmpty ? "no answer" : "one of \(codes)")
      }
    }
  }
}
