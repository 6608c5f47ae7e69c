import ParleyConsole
import ParleyForms
import ParleyRecord
import ParleyWire

/// Field lines as an officer gives them: `field=value` words, or a file of lines `field value`.
enum FieldWords {
  static let words = Argument(
    "FIELD=VALUE", .fieldWord, presence: .many, "a field of the form and what it holds")
  static let file = Option("file", short: "f", .file, "read the fields from a file, a line each")

  /// The fields of a call, in the order in which the form has them: an officer need not know it.
  static func read(_ call: Invocation, for form: Form) throws(CommandError) -> [Field] {
    var fields = call.all(words)
    if let path = call[file] {
      guard fields.isEmpty else {
        throw CommandError(
          .usage, "fields are given both as words and in \(path)", next: "use one of the two")
      }
      fields = try lines(of: path)
    }
    return ordered(fields, by: form)
  }

  /// Unknown fields stay behind the others, where the check finds them.
  static func ordered(_ fields: [Field], by form: Form) -> [Field] {
    let known = form.fields.flatMap { field in fields.filter { $0.name == field.code } }
    return known + fields.filter { form.field($0.name) == nil }
  }

  /// Empty lines, and lines that begin with `#`, say nothing.
  private static func lines(of path: String) throws(CommandError) -> [Field] {
    let bytes = try InputFile.read(path, limit: Limit.pageBytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError(.badData, "\(path) is not UTF-8")
    }
    var fields: [Field] = []
    // By scalars: a carriage return and a line feed are one Character, and must not hide there.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, scalars) in lines.enumerated() {
      let line = String(scalars)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let field = Field(String(parts[0]), String(parts[1])) else {
        throw CommandError(
          .badData, "\(path), line \(number + 1) is not: field value",
          next: "one field a line, a space behind its name; no control characters")
      }
      fields.append(field)
    }
    return fields
  }
}

extension ValueKind where Value == Field {
  /// `field=value`, as in `planned=2026-11-30`.
  static var fieldWord: ValueKind {
    ValueKind(
      "FIELD=VALUE",
      expected: "field=value, as in planned=2026-11-30, in characters that can be seen"
    ) { word in
      guard let cut = word.firstIndex(of: "=") else { return nil }
      return Field(String(word[..<cut]), String(word[word.index(after: cut)...]))
    }
  }
}

extension ValueKind where Value == FormID {
  static var form: ValueKind {
    ValueKind("FORM", expected: "a form, as in launch-1988/1") { FormID($0) }
  }
}

extension ValueKind where Value == [Language] {
  /// `en`, or `en,ru` to see both.
  static var languages: ValueKind {
    ValueKind("LANG", expected: "a language or several, as in en,ru") { word in
      let codes = word.split(separator: ",", omittingEmptySubsequences: false)
      let languages = codes.compactMap { Language($0) }
      return languages.count == codes.count && languages.count <= 4 ? languages : nil
    }
  }
}

extension Catalogue {
  /// A form by its id, or what may have been meant.
  func form(_ id: FormID) throws(CommandError) -> Form {
    if let form = self[id] { return form }
    let hint = suggestion(for: id.description).map { "; did you mean \($0)?" } ?? ""
    throw CommandError(.negative, "there is no form \(id)\(hint)", next: "parley forms list")
  }
}
