import ParleyRecord

/// Times and numbers as a scenario spells them: one spelling each.
package enum Plain {
  private static let units: [(name: String, size: Int64)] = [
    ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
  ]

  /// The largest unit that divides it, as in `90s`, `2m` or `250ms`; `0s` for none.
  package static func time(_ milliseconds: Int64) -> String {
    if milliseconds == 0 { return "0s" }
    for unit in units where milliseconds % unit.size == 0 {
      return "\(milliseconds / unit.size)\(unit.name)"
    }
    return "\(milliseconds)ms"
  }

  /// Forwards with `+`, back with `-`.
  static func signed(_ milliseconds: Int64) -> String {
    (milliseconds < 0 ? "-" : "+") + time(abs(milliseconds))
  }

  /// Nil for anything that `signed` would not have written, and for standing still.
  static func signed(_ text: some StringProtocol) -> Int64? {
    guard let size = time(text.dropFirst()), size != 0 else { return nil }
    if text.hasPrefix("+") { return size }
    return text.hasPrefix("-") ? -size : nil
  }

  /// Nil for anything that `time` would not have written.
  package static func time(_ text: some StringProtocol) -> Int64? {
    for unit in units where text.hasSuffix(unit.name) {
      guard let count = Int64(text.dropLast(unit.name.count)), count >= 0,
        count <= 1_000_000_000, time(count * unit.size) == String(text)
      else { continue }
      return count * unit.size
    }
    return nil
  }
}
