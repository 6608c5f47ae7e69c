@testable import ParleyCustody
import ParleyRecord
import Testing

@Suite struct ConfigurationTests {
  @Test func `what is written is read`() throws {
    let alfa = try #require(Party("alfa.example"))
    let bravo = try #require(Party("bravo.example"))
    for listen in [nil, "127.0.0.1:8443", "[::1]:9000"] {
      let configuration = Configuration(
        party: alfa, listen: listen.flatMap { Configuration.Listen($0) },
        drops: [.init(peer: bravo, in: "/media/usb in", out: nil)])
      #expect(try Configuration(text: Array(configuration.text.utf8)) == configuration)
      #expect(configuration.listen?.description == listen)
    }
  }

  @Test(arguments: [
    ("", 1), ("listen 127.0.0.1:1\n", 1), ("party alfa.example\nlisten 127.0.0.1\n", 2),
    ("party alfa.example\nparty alfa.example\n", 2), ("party alfa.example\ncolour blue\n", 2),
    ("party alfa\n", 1), ("party alfa.example\n\n# note\ndrop-in bravo.example\n", 4),
    ("party alfa.example\nlisten ::1:8443\n", 2), ("party alfa.example\nlisten :8443\n", 2),
    ("party alfa.example\ndrop-out b.example /a\ndrop-out b.example /b\n", 3),
    ("party alfa.example\nlisten 127.0.0.1:70000\n", 2), ("party\n", 1),
  ])
  func `what is wrong is named by its line`(text: String, line: Int) {
    let fault = #expect(throws: Configuration.Fault.self) {
      try Configuration(text: Array(text.utf8))
    }
    #expect(fault?.line == line)
  }
}
