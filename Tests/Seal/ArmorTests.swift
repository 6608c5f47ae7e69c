import ParleySeal
import Testing

@Suite("Armour") struct ArmorTests {
  @Test func everyLengthReadsBack() throws {
    for count in 0..<200 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let text = Armor.encode(bytes)
      #expect(try Armor.decode(text.utf8) == bytes)
      #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 64 })
    }
  }

  @Test func lineEnds() throws {
    let text = Armor.encode([UInt8](repeating: 9, count: 100))
    let crlf = text.split(separator: "\n").joined(separator: "\r\n")
    #expect(try Armor.decode(crlf.utf8) == [UInt8](repeating: 9, count: 100))
    #expect(try Armor.decode("\(crlf)\r\n \r\n".utf8) == [UInt8](repeating: 9, count: 100))
    // Some lines one way and some another: an editor's accident, refused.
    let lines = text.split(separator: "\n")
    let mixed = lines[0] + "\r\n" + lines.dropFirst().joined(separator: "\n")
    #expect(throws: SealError.self) { try Armor.decode(mixed.utf8) }
  }

  @Test func whiteSpaceAroundIsBounded() throws {
    let text = Armor.encode([1, 2, 3])
    let space = String(repeating: " ", count: 1_024)
    #expect(try Armor.decode((space + text).utf8) == [1, 2, 3])
    #expect(throws: SealError.self) { try Armor.decode((space + " " + text).utf8) }
    #expect(throws: SealError.self) { try Armor.decode((text + space + " ").utf8) }
    #expect(throws: SealError.self) { try Armor.decode("\n".utf8) }
    #expect(throws: SealError.self) { try Armor.decode("".utf8) }
    #expect(throws: SealError.self) { try Armor.decode("-----BEGIN AGE ENCRYPTED FILE-----".utf8) }
  }
}
