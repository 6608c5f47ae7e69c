import ParleyPact

/// The fixed words of one language: everything on a page that is not a label or a sentence of an
/// article.
struct Words: Sendable {
  let note: @Sendable (Mark) -> String
  let page: PageWords
  let status: StatusWords
  let reasons: ReasonWords
  let picture: PictureWords
  let desk: DeskWords

  static func of(_ language: Prose.Language) -> Words {
    switch language {
    case .english: english
    case .russian: russian
    case .french: french
    }
  }

  private static let english = Words(
    note: {
      switch $0 {
      case .form: "The agreement does not give the inflected form of this label."
      case .language:
        "The agreement has no label for this in English; it is shown in another language."
      case .label: "The agreement has no label for this; its own identifier is shown."
      case .unchecked: "Not verified against the authentic text."
      }
    },
    page: .english, status: .english, reasons: .english, picture: .english, desk: .english)

  private static let russian = Words(
    note: {
      switch $0 {
      case .form: "В соглашении не указана нужная падежная форма этого наименования."
      case .language: "В соглашении нет русского наименования; оно приведено на другом языке."
      case .label: "В соглашении нет наименования; приведено внутреннее обозначение."
      case .unchecked: "Не сверено с аутентичным текстом."
      }
    },
    page: .russian, status: .russian, reasons: .russian, picture: .russian, desk: .russian)

  private static let french = Words(
    note: {
      switch $0 {
      case .form: "L’accord ne donne pas la forme fléchie de cette désignation."
      case .language:
        "L’accord n’a pas de désignation française\u{A0}; elle est donnée dans une autre langue."
      case .label: "L’accord n’a pas de désignation\u{A0}; son identifiant est donné."
      case .unchecked: "Non vérifié sur le texte authentique."
      }
    },
    page: .french, status: .french, reasons: .french, picture: .french, desk: .french)
}

extension Zone {
  /// `UTC` or `UTC+05:30`.
  var shown: String {
    guard minutes != 0 else { return "UTC" }
    let total = abs(minutes)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "UTC\(minutes < 0 ? "-" : "+")\(two(total / 60)):\(two(total % 60))"
  }
}
