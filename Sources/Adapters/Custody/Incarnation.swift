import ParleyCrypto
import ParleyWire

/// The number that ties the keys to the journal: both hold it, and it rises at every start. A
/// journal with another number was restored or rolled back, and must not be signed from
/// (protocol.md, rule 25).
///
/// A start writes `begin`, then the journal's copy, then `finish`. While a start is under way the
/// file holds two numbers, and a crash then leaves the journal with either of them; nothing is
/// signed before `finish`.
package struct Incarnation: Hashable, Sendable {
  package let current: Int64
  /// The number of a start that was not finished.
  package let pending: Int64?

  package var next: Int64 { (pending ?? current) + 1 }

  /// Whether a journal that holds this number belongs to these keys.
  package func accepts(_ journal: Int64) -> Bool { journal == current || journal == pending }

  var text: String { "\(current)\n" + (pending.map { "\($0)\n" } ?? "") }

  init?(_ text: [UInt8]) {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    let numbers = lines.compactMap { Decimal.parse($0) }
    guard (1...2).contains(lines.count), numbers.count == lines.count else { return nil }
    self.init(current: numbers[0], pending: numbers.count == 2 ? numbers[1] : nil)
    guard Array(self.text.utf8) == text else { return nil }
  }

  fileprivate init(current: Int64, pending: Int64?) {
    self.current = current
    self.pending = pending
  }
}

extension DataDirectory {
  package func incarnation() throws(CustodyError) -> Incarnation {
    let path = at(Place.incarnation)
    guard let value = Incarnation(try Files.read(path)) else {
      throw .malformed(path: path, expected: "one number, or two while a start is under way")
    }
    return value
  }

  /// Says that a start is under way; the journal now writes `next`, and `finish` follows.
  ///
  /// - Parameter journal: the number the journal holds, which `accepts` has been asked about.
  package func begin(_ incarnation: Incarnation, journal: Int64) throws(CustodyError) -> Int64 {
    precondition(incarnation.accepts(journal), "a journal of other keys is never started from")
    try write(Incarnation(current: journal, pending: incarnation.next))
    return incarnation.next
  }

  package func finish(_ number: Int64) throws(CustodyError) {
    try write(Incarnation(current: number, pending: nil))
  }

  private func write(_ value: Incarnation) throws(CustodyError) {
    let content = SecretBytes(copying: value.text.utf8)
    try Files.write(content, to: at(Place.incarnation), replacing: true)
  }
}
