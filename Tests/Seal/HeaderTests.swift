import ParleySeal
import ParleyTestKit
import Testing

/// Whatever header is read is the one that would have been written: no file has a second spelling.
@Suite("Headers") struct HeaderTests {
  private func expectOneSpelling(_ file: [UInt8]) -> Bool {
    guard let header = try? Header(file) else { return false }
    #expect(file.starts(with: header.rewritten), "\(String(decoding: file, as: UTF8.self))")
    return true
  }

  @Test func ofTheAgeSuite() throws {
    guard let cases = try AgeCase.all() else { return }
    let read = cases.filter { !$0.isArmored && expectOneSpelling($0.file) }
    #expect(read.count > 40)
  }

  @Test func ofAlteredFiles() {
    var chance = Generator(seed: 4)
    let recipients = [testIdentity(1).recipient, testIdentity(2).recipient]
    let whole = Seal.seal([1], to: recipients, seed: testSeed(7))
    let long = Array("-> long\n\(String(repeating: "A", count: 64))\n\n".utf8)
    let file = whole.prefix(22) + long + whole.dropFirst(22).prefix(300)
    #expect(expectOneSpelling(Array(file)))
    let characters = Array("\n -=>A/z+1\r\t".utf8)
    var read = 0
    for _ in 0..<6_000 {
      var altered = Array(file)
      for _ in 0...Int.random(in: 0...2, using: &chance) {
        let at = Int.random(in: altered.indices, using: &chance)
        let character = characters.randomElement(using: &chance) ?? 0
        switch Int.random(in: 0...3, using: &chance) {
        case 0: altered.remove(at: at)
        case 1: altered.insert(character, at: at)
        case 2: altered.insert(altered[at], at: at)
        default: altered[at] = character
        }
      }
      if expectOneSpelling(altered) { read += 1 }
    }
    #expect(read > 100, "alterations that are all refused show nothing")
  }
}
