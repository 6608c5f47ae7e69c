import ParleyConsole
import ParleyForms
import ParleyRecord
import ParleyWire

/// Fields that a second person enters again, from the paper and not from the screen: at release by
/// our releasing officer, as a read-back by theirs.
struct ReEntry {
  let form: Form
  let mark: FormField.Mark
  /// The fields of the page. Their values are never shown before they were entered.
  let original: [Field]

  var marked: [Field] { form.marked(mark, original) }

  /// What was entered: `field=value` words, or answers at the terminal, one marked field after the
  /// other.
  func fields(_ given: [Field], otherwise: String) throws(CommandError) -> [Field] {
    guard given.isEmpty, !marked.isEmpty else { return FieldWords.ordered(given, by: form) }
    let dialogue = try Dialogue(otherwise: otherwise)
    var entered: [Field] = []
    for field in marked {
      let asked = form.field(field.name)
      let label = asked?.labels[.english] ?? field.name
      dialogue.show("\(label): \(asked?.type.hint ?? "as in the page")\n")
      entered.append(try line(field.name, dialogue))
    }
    return entered
  }

  private func line(
    _ name: String, _ dialogue: borrowing Dialogue
  ) throws(CommandError) -> Field {
    while true {
      if let field = Field(name, try dialogue.line("\(name) =")) { return field }
      dialogue.show("That is no value: nothing, or characters that cannot be seen.\n")
    }
  }
}
