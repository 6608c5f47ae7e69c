import ParleyCustody
import ParleyForms
import ParleyKeylog
import ParleyRecord
import ParleyWire

/// A page in an officer's words before it is signed: everything that the signature will cover, and
/// what is odd about it.
struct PageWords {
  private let page: Page
  private let right: Grant.Right
  private let language: Language
  private let form: Form?

  /// More than a signer may not notice between reading and signing.
  private static let clockTolerance: Int64 = 120

  init(_ page: Page, as right: Grant.Right, language: Language) {
    self.page = page
    self.right = right
    self.language = language
    form = Catalogue.shipped[page.form]
  }

  func description(at now: Timestamp) -> (nature: FormNature, lines: [String]) {
    let nature: FormNature =
      switch form?.kind {
      case .act?: .act
      case .notice?: .notice
      case nil: .unknown
      }
    return (nature, head + fields + warnings(at: now).map { "  ! \($0)" })
  }

  private var head: [String] {
    let title = form.flatMap { $0.titles[language] ?? $0.titles[.english] } ?? "unknown form"
    let persons = page.release == 1 ? "one person" : "two persons"
    var lines = [
      "", "\(page.world == .exercise ? "EXERCISE  " : "")To sign as \(right.rawValue): \(title)",
      "  form        \(page.form)", "  from        \(page.from)",
    ]
    lines += page.to.map { "  to          \($0)" }
    lines += [
      "  precedence  \(page.precedence.rawValue)", "  signed by   \(persons)",
      "  channel     \(page.channel), charter version \(page.charter)",
      "  written     \(page.at), to be recorded by \(page.issueBy)",
    ]
    if let until = page.until { lines.append("  current     until \(until)") }
    lines += page.re.map { "  answers     \($0)" }
    lines += page.read.map { "  had read    \($0.origin) to entry \($0.size)" }
    return lines + ["  page        \(page.id)", ""]
  }

  private var fields: [String] {
    guard let form else {
      return page.fields.map { "  \($0.name): \(SafeText.neutralised($0.value))" } + [""]
    }
    return form.render(page.fields, in: language).map { line in
      let marked = line.isOwnWords ? "\"\(line.value)\"" : line.value
      return "  \(line.label): \(SafeText.neutralised(marked))"
    } + [""]
  }

  private func warnings(at now: Timestamp) -> [String] {
    var found: [String] = []
    if let form {
      found += form.duties(page.fields, at: page.at).filter(\.isMissed)
        .map { $0.sentence(in: language) }
      // The form answered is not at hand here, so whether the answer is legal is left to the node.
      found += form.check(page).map { fault in
        "\(fault.rule.rawValue), \(fault.field ?? "the head"): expected \(fault.expected)"
      }
    } else {
      found.append("this agent does not know the form; the fields are shown as codes")
    }
    if page.issueBy < now { found.append("the time to record this page has passed") }
    if abs(page.at.seconds - now.seconds) > Self.clockTolerance {
      found.append("it was written at \(page.at), and the clock here says \(now)")
    }
    if page.precedence == .flash {
      found.append("FLASH: it will sound the alarm at the other side")
    }
    let joiners = page.fields.filter { field in
      field.value.unicodeScalars.contains { $0 == "\u{200C}" || $0 == "\u{200D}" }
    }
    found += joiners.map { "\($0.name) holds characters that are not seen (joiners)" }
    return found
  }
}
