import ParleyWire
import Testing

@Suite("Timestamps") struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:01Z", 1), ("1970-12-31T23:59:59Z", 31_535_999),
    ("1972-02-29T00:00:00Z", 68_169_600), ("2000-02-29T12:00:00Z", 951_825_600),
    ("2000-03-01T00:00:00Z", 951_868_800), ("2001-09-09T01:46:40Z", 1_000_000_000),
    ("2026-11-23T09:57:41Z", 1_795_427_861), ("2038-01-19T03:14:08Z", 2_147_483_648),
    ("2099-12-31T23:59:59Z", 4_102_444_799), ("2100-02-28T23:59:59Z", 4_107_542_399),
    ("2100-03-01T00:00:00Z", 4_107_542_400), ("2400-02-29T00:00:00Z", 13_574_563_200),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ]) func table(_ text: String, _ seconds: Int64) throws {
    let time = try #require(Timestamp(text))
    #expect(time.seconds == seconds)
    #expect(time.description == text)
    #expect(Timestamp(seconds: seconds) == time)
  }

  @Test(arguments: [
    "2100-02-29T00:00:00Z", "2023-02-29T00:00:00Z", "1900-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
    "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z",
    "2026-04-31T00:00:00Z", "2026-06-31T00:00:00Z", "2026-02-30T00:00:00Z",
    "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-12-31T23:59:60Z",
    "2026-01-01t00:00:00Z", "2026-01-01T00:00:00z", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00",
    "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00.0Z", "2026-1-01T00:00:00Z",
    "20260101T000000Z", "10000-01-01T00:00:00Z", "+026-01-01T00:00:00Z", " 2026-01-01T00:00:0Z",
    "2026-01-01T00:00:00Z ", "2026-01-01T00:00:00Z\n", "", "２026-01-01T00:00:00Z",
    "2026-01-01T00:00:-1Z", "2026/01/01T00:00:00Z", "2026-01-01T00-00-00Z",
  ]) func refused(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func bounds() throws {
    #expect(Timestamp(seconds: -1) == nil)
    #expect(Timestamp(seconds: Timestamp.maximumSeconds + 1) == nil)
    #expect(Timestamp(seconds: .max) == nil && Timestamp(seconds: .min) == nil)
    let first = try #require(Timestamp(seconds: 0))
    let last = try #require(Timestamp(seconds: Timestamp.maximumSeconds))
    #expect(first < last && first.adding(seconds: 60).seconds == 60)
    #expect(first.adding(seconds: -1) == first && first.adding(seconds: .min) == first)
    #expect(last.adding(seconds: 1) == last && last.adding(seconds: .max) == last)
    #expect(last.adding(seconds: .min) == first && first.adding(seconds: .max) == last)
  }

  /// Against a calendar that only counts: every day to 2110, then the days about each leap day.
  @Test func againstACalendarThatCounts() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var day: Int64 = 0
    for year in 1970...9999 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 1...12 {
        let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        let days = year < 2110 ? Array(1...length) : month == 2 || month == 12 ? [1, length] : [1]
        for d in days {
          let seconds = (day + Int64(d) - 1) * 86_400 + 86_399
          let text = "\(year)-\(two(month))-\(two(d))T23:59:59Z"
          let right =
            Timestamp(text)?.seconds == seconds && Timestamp(seconds: seconds)?.description == text
          if !right { Issue.record("\(text)") }
        }
        day += Int64(length)
      }
    }
    #expect(day * 86_400 - 1 == Timestamp.maximumSeconds)
  }

  private func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
