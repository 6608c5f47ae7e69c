import ParleyPact

extension Timing {
  /// Without the positions of its spans.
  var placeless: Timing {
    func plain(_ span: Span) -> Span { Span(span.count, span.unit, rounding: span.rounding) }
    return switch self {
    case .within(let span, let of): .within(plain(span), of: of)
    case .notLater(let span, let after): .notLater(plain(span), after: after)
    case .atLeast(let span, let before): .atLeast(plain(span), before: before)
    case .notEarlierAfter(let span, let edge): .notEarlierAfter(plain(span), edge)
    case .notEarlierBefore(let span, let edge): .notEarlierBefore(plain(span), edge)
    case .withoutDelay(let alert): .withoutDelay(alert: plain(alert))
    case .onDay, .byDay, .onDate, .byDate, .sameTime: self
    }
  }
}
