/// Sentences that a remedy shows, in the language of the text that it is about.
enum Example {
  /// What may stand before a part of a sentence, so that it can be read.
  private static let openings = [
    "", "agreement x ", "agreement x article 1 Alfa may do x ", "agreement x article 1 ",
    "agreement x message x ", "agreement x article 1 Alfa may ",
    "agreement x article 1 when Alfa sends x ", "agreement x article 1 Alfa may do x at most ",
    "agreement x article 1 if ",
  ]
  /// What may have to stand after it.
  private static let closings = ["", " Alfa may do x", " may do x", " each calendar year"]

  /// An English sentence, or a part of one, in another language; the English where it is none.
  static func text(_ english: String, in book: Phrasebook) -> String {
    guard book.tongue != .english else { return english }
    let length = Lexer(Array(english.utf8)).tokens.count - 1
    for opening in openings {
      for closing in closings {
        let text = Array((opening + english + closing).utf8)
        guard let read = try? ReadText(text, isResolved: false) else { continue }
        let first = Lexer(Array(opening.utf8)).tokens.count - 1
        let own = read.pieces.filter { placed in
          switch placed.piece {
          case .item, .line: false
          default: first <= placed.token && placed.token < first + length
          }
        }
        let line = Placed(piece: .line, token: first)
        let laidOut = Layout([line] + own.filter { $0.piece != .fold }, book: book)
        return String(laidOut.text(comments: []).drop { $0 == " " }.dropLast())
      }
    }
    return english
  }
}
