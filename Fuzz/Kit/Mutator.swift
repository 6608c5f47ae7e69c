import ParleyTestKit

/// Changes that writers of damaged, foreign or hostile bytes would make. What follows from a seed
/// is the same on every machine.
package struct Mutator {
  private var chance: Generator

  package init(seed: UInt64) { chance = Generator(seed: seed) }

  /// Characters that mean something in one of the formats, or look as if they did.
  private static let characters = Array("\n\n\r\t 0019+-=/#:.,AZaz\u{0}\u{7F}".utf8)
  private static let pieces = [
    "\u{2014}", "\u{202E}", "\u{0}", "\n\n", "  ", "00", "-1", "\u{FEFF}", "é", "e\u{301}",
  ].map { Array($0.utf8) }
  /// Around the ends of what an index, a size or a time may be.
  private static let numbers = [
    "0", "1", "7", "255", "256", "65535", "9223372036854775806", "9223372036854775807",
    "9223372036854775808", "18446744073709551616",
  ].map { Array($0.utf8) }

  /// One to four changes to an example, now and then with a part of another one.
  package mutating func mutate(_ example: [UInt8], with others: [[UInt8]] = []) -> [UInt8] {
    var bytes = example
    for _ in 0..<number(1...4) { change(&bytes, others) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8], _ others: [[UInt8]]) {
    guard bytes.count > 1 else {
      bytes.append(contentsOf: chance.bytes(4))
      return
    }
    let at = number(0...(bytes.count - 1))
    let end = min(bytes.count, at + number(1...48))
    switch number(0...10) {
    case 0: bytes[at] = UInt8(truncatingIfNeeded: chance.next())
    case 1: bytes[at] ^= 1 << UInt8(number(0...7))
    case 2: bytes[at] = pick(Self.characters)
    case 3: bytes.insert(pick(Self.characters), at: at)
    case 4: bytes.insert(contentsOf: pick(Self.pieces), at: at)
    case 5: bytes.removeSubrange(at..<end)
    case 6: bytes.insert(contentsOf: bytes[at..<end], at: number(0...bytes.count))
    case 7: bytes.removeSubrange(at...)
    case 8: changeLines(&bytes)
    case 9: changeNumber(&bytes, near: at)
    default:
      guard let other = others.randomElement(using: &chance), !other.isEmpty else { return }
      let from = number(0...(other.count - 1))
      bytes.replaceSubrange(at..<end, with: other[from...].prefix(number(1...64)))
    }
  }

  /// Drops, doubles or exchanges whole lines: the grammar of most formats here.
  private mutating func changeLines(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let (a, b) = (number(0...(lines.count - 1)), number(0...(lines.count - 1)))
    switch number(0...2) {
    case 0: lines.remove(at: a)
    case 1: lines.insert(lines[a], at: b)
    default: lines.swapAt(a, b)
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  /// The next number that stands as a word of its own becomes another one.
  private mutating func changeNumber(_ bytes: inout [UInt8], near at: Int) {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let words = bytes.indices.filter { i in
      isDigit(bytes[i]) && (i == 0 || bytes[i - 1] == 0x20 || bytes[i - 1] == 0x0A)
    }
    guard let start = words.first(where: { $0 >= at }) ?? words.first else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(start..<end, with: pick(Self.numbers))
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &chance)
  }

  private mutating func pick<T>(_ of: [T]) -> T { of[number(0...(of.count - 1))] }
}
