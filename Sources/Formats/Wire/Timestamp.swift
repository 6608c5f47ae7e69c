/// Civil time in signed text, to the second, in UTC: `2026-11-23T09:57:41Z` (RFC 3339).
///
/// A peer's timestamp is a claim: it flags and sorts, and never refuses. Years 1970 to 9999; a leap
/// second is not accepted, because no two clocks agree on one.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX).
  public let seconds: Int64

  /// 9999-12-31T23:59:59Z.
  public static let maximumSeconds: Int64 = 253_402_300_799

  public init?(seconds: Int64) {
    guard (0...Self.maximumSeconds).contains(seconds) else { return nil }
    self.seconds = seconds
  }

  /// This moment moved by a number of seconds, held within the years 1970 to 9999.
  public func adding(seconds delta: Int64) -> Timestamp {
    let (sum, overflow) = seconds.addingReportingOverflow(delta)
    let value = overflow ? (delta < 0 ? 0 : Self.maximumSeconds) : sum
    return Timestamp(clamped: value)
  }

  private init(clamped value: Int64) { seconds = min(max(value, 0), Self.maximumSeconds) }

  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }
}

extension Timestamp: CustomStringConvertible {
  /// Nil for anything `description` would not have written.
  @inlinable public init?(_ text: some StringProtocol) {
    self.init(characters: Array(text.utf8))
  }

  @usableFromInline init?(characters c: [UInt8]) {
    guard c.count == 20, c[4] == 45, c[7] == 45, c[10] == 84, c[13] == 58, c[16] == 58, c[19] == 90
    else { return nil }
    func number(_ range: Range<Int>) -> Int64? {
      var value: Int64 = 0
      for digit in c[range] {
        guard digit >= 48, digit <= 57 else { return nil }
        value = value * 10 + Int64(digit - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      year >= 1970, (1...12).contains(month), hour < 24, minute < 60, second < 60,
      day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    let days = Self.days(toYear: year, month: month, day: day)
    self.init(seconds: days * 86_400 + hour * 3_600 + minute * 60 + second)
  }

  public var description: String {
    let (year, month, day) = Self.civil(fromDays: seconds / 86_400)
    let rest = seconds % 86_400
    func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(year)-\(two(month))-\(two(day))T"
      + "\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // The proleptic Gregorian calendar in eras of 400 years that begin on 1 March, so that the leap
  // day is the last of its year and needs no case of its own.
  private static func days(toYear year: Int64, month: Int64, day: Int64) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let z = days + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
