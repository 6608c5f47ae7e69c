import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

/// Channels of more than two parties: the same page to all, receipts from each, and any member
/// hands on any log.
@Suite struct Circles {
  private func expectFolds(_ circle: Circle) {
    for seat in circle.seats {
      for (i, records) in [seat.node.snapshot(), seat.side.journal].enumerated() {
        let folded = Node(party: seat.party, catalogue: .shipped, replaying: records)
        let isSame = folded.state == seat.node.state
        #expect(isSame, "\(seat.party) \(i)")
      }
    }
  }

  @Test(arguments: [3, 5])
  func `one page reaches all, each receipts it, and who has what is told`(count: Int) throws {
    let circle = Circle(count)
    circle.settle()
    let id = try #require(circle.issue(from: 0))
    circle.settle()
    for seat in circle.seats.indices {
      let view = try #require(circle.view(id, at: seat))
      #expect(view.judgement == .accepted && view.page?.to.count == count - 1)
      #expect(view.sealedHash == circle.view(id, at: 0)?.sealedHash)
    }
    let acknowledgement = try #require(circle.issue(.acknowledge, from: 1, re: [id], fields: []))
    circle.seats[2].side.take(.shown(id, post: "1"), at: circle.now)
    circle.settle()
    circle.pass(seconds: 61, times: 3)
    // Everyone knows it of everyone, not only the author.
    for seat in circle.seats.indices {
      let view = try #require(circle.view(id, at: seat))
      #expect(view.members.map(\.party) == circle.seats.dropFirst().map(\.party))
      #expect(view.members.allSatisfy { $0.received != nil && $0.refused == nil })
      #expect(view.members[0].answers == [.acknowledge])
      #expect(view.members[1].opened != nil && view.members[0].opened == nil)
      #expect(view.members.allSatisfy(\.holds) && view.isSettled, "seat \(seat)")
      #expect(circle.view(acknowledgement, at: seat)?.judgement == .accepted)
    }
    #expect(circle.forks.allSatisfy { $0 == 0 })
    expectFolds(circle)
  }

  @Test func `a page that leaves a member out is refused, here and there`() {
    let circle = Circle(3)
    circle.settle()
    let page = circle.page(from: 0) { $0.to.removeLast() }
    #expect(circle.seats[0].side.issue(page, at: circle.now).refusal == .rule(.pageAddressed, []))
  }

  @Test func `a member that the author cannot reach has it from another`() throws {
    let circle = Circle(3)
    circle.settle()
    circle.pass(seconds: 61)
    // The road between Alfa and Carol is cut for good.
    circle.isOpen = { !(($0 == 0 && $1 == 2) || ($0 == 2 && $1 == 0)) }
    let id = try #require(circle.issue(from: 0))
    circle.settle()
    #expect(circle.view(id, at: 2) == nil)
    circle.pass(seconds: 61, times: 4)
    #expect(circle.view(id, at: 2)?.judgement == .accepted)
    // And Carol's receipt comes to Alfa by Bravo.
    circle.pass(seconds: 61, times: 4)
    let members = try #require(circle.view(id, at: 0)).members
    #expect(members.allSatisfy { $0.received != nil })
    #expect(circle.forks == [0, 0, 0])
    expectFolds(circle)
  }

  @Test func `with all who hold it gone but one, a member that comes late gets everything`() throws
  {
    let circle = Circle(5)
    circle.isOpen = { from, to in from != 4 && to != 4 }
    circle.settle()
    let ids = (0..<4).compactMap { circle.issue(from: $0) }
    circle.settle()
    circle.pass(seconds: 61, times: 2)
    // Only Bravo and the late one speak with each other now.
    circle.isOpen = { [$0, $1].sorted() == [1, 4] }
    circle.pass(seconds: 61, times: 10)
    #expect(ids.count == 4)
    for id in ids { #expect(circle.view(id, at: 4)?.judgement == .accepted) }
    #expect(circle.forks.allSatisfy { $0 == 0 })
  }

  @Test func `an amendment by three of five comes into force for all, late ones included`() throws {
    let circle = Circle(5) { $0.amend = 3 }
    circle.settle()
    circle.isOpen = { from, to in from != 4 && to != 4 }
    var second = circle.charter
    second.version = 2
    second.follows = circle.charter.digest
    second.title = "Second"
    second.proposer = circle.seats[0].party
    for seat in [0, 1] {
      circle.seats[seat].side.take(
        .charter(TestChannel.sign(second, [circle.seats[seat].party])), at: circle.now)
      circle.settle()
    }
    let versions = { circle.seats.compactMap { $0.node.charter(circle.channel)?.version } }
    #expect(versions() == [1, 1, 1, 1, 1])
    circle.seats[2].side.take(
      .charter(TestChannel.sign(second, [circle.seats[2].party])), at: circle.now)
    circle.settle()
    #expect(versions() == [2, 2, 2, 2, 1])
    // The late one hears Delta only, which was no part of it.
    circle.isOpen = { [$0, $1].sorted() == [3, 4] }
    let id = try #require(circle.issue(from: 3) { $0.charter = 2 })
    circle.pass(seconds: 61, times: 10)
    #expect(versions() == [2, 2, 2, 2, 2])
    #expect(circle.view(id, at: 4)?.judgement == .accepted)
    expectFolds(circle)
  }

  @Test func `two histories shown to two members are proved to both`() throws {
    let circle = Circle(3)
    circle.settle()
    circle.pass(seconds: 61)
    // Alfa's machine is copied, and each copy speaks with one of the others.
    let journal = circle.seats[0].side.journal
    let copy = Circle.Seat(Side(circle.seats[0].side.member))
    for record in journal { copy.side.node.replay(record) }
    circle.isOpen = { !([$0, $1].contains(0) && [$0, $1].contains(2)) && $0 != $1 }
    circle.issue(from: 0)
    circle.settle()
    let other = circle.page(from: 0)
    for packet in copy.side.issue(other, at: circle.now).packets
    where packet.to == circle.seats[2].party {
      circle.seats[2].side.take(.bundle(packet.bytes, Arrival(carrier: "drop")), at: circle.now)
    }
    #expect(circle.forks == [0, 0, 0])
    // Bravo and Carol hold different histories; each says what it has seen.
    circle.isOpen = { from, to in from != 0 && to != 0 }
    circle.issue(from: 1)
    circle.issue(from: 2)
    circle.pass(seconds: 61, times: 4)
    #expect(circle.forks[1] >= 1 && circle.forks[2] >= 1)
    for seat in [1, 2] {
      let log = circle.seats[seat].node.log(circle.seats[0].side.member.origin)
      #expect(log?.contradictions.isEmpty == false)
    }
    expectFolds(circle)
  }
}
