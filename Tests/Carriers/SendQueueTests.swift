import ParleyCarriers
import ParleyCrypto
import ParleyNode
import ParleyRecord
import Testing

@Suite struct SendQueueTests {
  func packet(_ channel: String, _ precedence: Precedence, _ mark: UInt8 = 0) throws -> Packet {
    Packet(
      to: try #require(Party("bravo.example")), channel: SHA256.hash(channel),
      precedence: precedence, bytes: [mark], messages: [])
  }

  @Test func `the most urgent leaves first, and equals in their order`() throws {
    var queue = SendQueue()
    queue.add(try packet("a", .routine))
    queue.add(try packet("b", .immediate, 1))
    queue.add(try packet("c", .priority))
    queue.add(try packet("d", .immediate, 2))
    var order: [Precedence] = []
    var marks: [UInt8] = []
    while let next = queue.next() {
      order.append(next.precedence)
      marks += next.bytes
    }
    #expect(order == [.immediate, .immediate, .priority, .routine])
    #expect(marks == [1, 2, 0, 0])
  }

  @Test func `a newer bundle takes the place of an older one and keeps its urgency`() throws {
    var queue = SendQueue()
    queue.add(try packet("a", .immediate, 1))
    queue.add(try packet("b", .priority, 2))
    queue.add(try packet("a", .routine, 3))
    #expect(queue.count == 2)
    let next = queue.next()
    let first = try #require(next)
    #expect(first.bytes == [3])
    #expect(first.precedence == .immediate)
  }

  @Test func `what is given back never replaces what is newer`() throws {
    var queue = SendQueue()
    queue.add(try packet("a", .routine, 1))
    let next = queue.next()
    let failed = try #require(next)
    queue.add(try packet("a", .routine, 2))
    queue.giveBack(failed)
    let newer = queue.next()
    #expect(newer?.bytes == [2])
    queue.giveBack(failed)
    let again = queue.next()
    #expect(again?.bytes == [1])
    #expect(queue.isEmpty)
  }
}
