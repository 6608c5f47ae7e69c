import ParleyWire

/// What is wrong with a story, and in which line of it.
struct StoryFault: Error, CustomStringConvertible {
  let line: Int
  let message: String

  var description: String { "line \(line): \(message)" }
}

/// The times of a story: `11 Feb 2022 18:00`, `18:05` on the same day, and
/// `1 Jan 2019 10:30 +05:30`.
enum StoryTime {
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads a time from the front of a list of words.
  static func take(_ words: inout ArraySlice<String>, on day: Timestamp?) -> Timestamp? {
    var rest = words
    var midnight = day.map { $0.adding(seconds: -($0.seconds % 86_400)) }
    if rest.count >= 4, let date = date(rest.prefix(3).map(\.self)) {
      midnight = date
      rest = rest.dropFirst(3)
    }
    guard let midnight, let clock = rest.first, let minutes = minutes(clock) else { return nil }
    rest = rest.dropFirst()
    var offset = 0
    if let zone = rest.first, zone.hasPrefix("+") || zone.hasPrefix("-") {
      guard let east = Self.minutes(String(zone.dropFirst())) else { return nil }
      offset = zone.hasPrefix("-") ? -east : east
      rest = rest.dropFirst()
    }
    words = rest
    return midnight.adding(seconds: Int64(minutes - offset) * 60)
  }

  /// `11 Feb 2022`.
  static func date(_ words: [String]) -> Timestamp? {
    guard words.count == 3, let day = Int(words[0]), let month = months.firstIndex(of: words[1]),
      words[2].count == 4
    else { return nil }
    return Timestamp("\(words[2])-\(two(month + 1))-\(two(day))T00:00:00Z")
  }

  private static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hours = Int(parts[0]),
      let minutes = Int(parts[1]), (0...23).contains(hours), (0...59).contains(minutes)
    else { return nil }
    return hours * 60 + minutes
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
