import ParleyCharter
import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleyTestKit

// The stories of the rules of amendments: Bravo's hand proposes, Alfa's node judges.
extension Scene {
  mutating func tellAmendment(_ rule: Rule, _ flawed: Bool) {
    switch rule {
    case .amendmentFollows:
      // Under the second version already, the second version again.
      let second = amend()
      let third = pair.next(after: second, by: hand.member, title: "Third")
      let named = flawed ? second : third
      hand.items.append(Item(.charter, TestChannel.sign(named, [hand.member.party])))
      hand.step(.accept, named) { $0.charter = 2 }
    case .acceptsOne:
      let second = pair.next(by: hand.member)
      hand.accept(second)
      if !flawed { hand.step(.withdrawn, second) }
      hand.accept(pair.next(by: hand.member, title: "Another"))
    case .proposerDecides:
      let second = pair.next(by: flawed ? nil : hand.member)
      hand.accept(second)
      hand.step(.withdrawn, second)
    default:
      let second = pair.next(by: hand.member)
      hand.accept(second)
      deliver()
      if !flawed {
        let both = [pair.alfa.member.party, hand.member.party]
        pair.alfa.take(.charter(TestChannel.sign(second, both)), at: pair.now)
      }
      let ours = pair.alfa.node.log(pair.alfa.member.origin)?.position
      hand.step(.inForce, second, seen: [ours].compactMap { $0 })
    }
  }
}
