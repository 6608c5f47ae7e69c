package import ParleyRecord

/// What a recipient restates, and how it compares.
package enum ReadBack {
  /// The field of a read-back that restates one field of the notice, as `CODE VALUE`.
  package static let said = "said"

  /// The fields that a faithful read-back of a notice holds: every marked field, in order.
  ///
  /// A value too long for a line is left out, and `compare` then reports it missing; a notice that
  /// passed `Form.check` has none.
  package static func fields(for form: Form, _ original: [Field]) -> [Field] {
    form.marked(.readBack, original).compactMap { Field(said, "\($0.name) \($0.value)") }
  }

  /// Field by field, in the order of the notice; then what was said and never asked.
  ///
  /// Equal means equal to the byte. Repeats of a field are compared in their order. What a releaser
  /// enters again is compared in the same way, by the mark `reEnter` and without restating.
  package static func compare(
    _ form: Form, by mark: FormField.Mark = .readBack, original: [Field], said: [Field]
  ) -> [FieldComparison] {
    var rest = said.map { line in
      (line.name == self.said ? FormField.quote(line.value) : nil) ?? line
    }
    var found: [FieldComparison] = []
    for field in form.marked(mark, original) {
      guard let index = rest.firstIndex(where: { $0.name == field.name }) else {
        found.append(FieldComparison(field: field.name, original: field.value, outcome: .missing))
        continue
      }
      let value = rest.remove(at: index).value
      let same = value.utf8.elementsEqual(field.value.utf8)
      found.append(
        FieldComparison(
          field: field.name, original: field.value,
          outcome: same ? .same : .different(said: value)))
    }
    return found
      + rest.map {
        FieldComparison(field: $0.name, original: nil, outcome: .extra(said: $0.value))
      }
  }
}

/// One field of a notice beside what was read back.
package struct FieldComparison: Hashable, Sendable {
  package let field: String
  /// What the notice says; nil if it says nothing.
  package let original: String?
  package let outcome: Outcome

  package enum Outcome: Hashable, Sendable {
    case same
    case different(said: String)
    case missing
    case extra(said: String)
  }
}
