import ParleyRecord

extension Form {
  /// The text of the form in its one spelling. Format: Docs/Spec/form.md.
  package var text: [UInt8] {
    var lines = [FormLines.firstLine, "form \(id)", "kind \(kind.rawValue)"]
    lines += titles.lines("title") + reviewers.lines("reviewed")
    lines += sources.map { "source \($0.confidence.rawValue) \($0.text)" }
    lines += [
      "answers \(answers.rawValue)", "precedence \(precedence.rawValue) \(highest.rawValue)",
      "release \(release)", "delayed-after \(delayedAfter.map(\.description) ?? "never")",
      "re \(re.rawValue)",
    ]
    for field in fields { lines += [""] + field.lines }
    if !rules.isEmpty { lines.append("") }
    lines += rules.map { "rule \($0.confidence.rawValue) \($0.rule.text)" }
    return Array(lines.joined(separator: "\n").utf8) + [0x0A]
  }
}

extension Labels {
  fileprivate func lines(_ prefix: String) -> [String] {
    all.map { "\(prefix) \($0.language) \($0.text)" }
  }
}

extension FormField {
  fileprivate var lines: [String] {
    var lines = ["field \(code)", "type \(type.text)"]
    if case .code(let terms) = type {
      lines += terms.flatMap { $0.labels.lines("code \($0.code)") }
    }
    lines.append("need \(need.rawValue)")
    if most > 1 { lines.append("repeat \(most)") }
    if !marks.isEmpty { lines.append("marks " + marks.map(\.rawValue).joined(separator: " ")) }
    lines.append("confidence \(confidence.rawValue)")
    return lines + labels.lines("label")
  }
}

extension FieldType {
  fileprivate var text: String {
    switch self {
    case .text(let most): "text \(most)"
    case .code: "code"
    case .number(let bounds):
      "number \(bounds.unit) \(bounds.range.lowerBound) \(bounds.range.upperBound) "
        + "\(bounds.decimals)"
    case .instant: "instant"
    case .window: "window"
    case .date: "date"
    case .place(let kinds): "place " + kinds.map(\.rawValue).joined(separator: " ")
    case .party: "party"
    case .reference: "reference"
    case .quote: "quote"
    case .fieldCode: "field-code"
    }
  }
}

extension FormClause.Rule {
  fileprivate var text: String {
    switch self {
    case .noticePeriod(let field, let span): "notice-period \(field) \(span)"
    case .validity(let field, let span): "validity \(field) \(span)"
    case .order(let first, let second): "order \(first) \(second)"
    case .with(let field, let other, let code): "with \(field) \(other) \(code)"
    case .places(let field, let other, let code, let kinds):
      "places \(field) \(other) \(code) " + kinds.map(\.rawValue).joined(separator: " ")
    case .legalAnswer(let field): "legal-answer \(field)"
    }
  }
}
