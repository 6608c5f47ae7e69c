/// What a text consists of, whatever language its keywords are in: the reader notes it as it reads,
/// and the printer makes it from a tree, so both are written by one hand.
enum Piece: Hashable, Sendable {
  /// A line at the margin begins: the head, or a declaration of this kind.
  case item(Phrase)
  /// An indented line begins.
  case line
  /// The line may be folded here when it is long.
  case fold
  /// A keyword, in the form that the sentence asks for.
  case phrase(Phrase, Int)
  /// A keyword after a number, which decides between one and many.
  case counted(Phrase, Int)
  case word(String)
  case quoted(String)
  /// A title without its language, which is the text's own.
  case title(Label)
  case comma, open, close
  case unit(Span.Unit, Int, SpanCase)
  case day(Int)
  case ordinal(Int)
}

/// A piece, and the last token of a text that it was read from.
struct Placed: Hashable, Sendable {
  var piece: Piece
  var token: Int
}
