import ParleyEvidence
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// What is left out, repeated or moved is found, or proves less; it never proves more.
@Suite struct ItemTests {
  private let files: [ExchangeFile]

  init() throws {
    let (channel, ids) = TestChannel.notice()
    files = [try channel.builder.messageFile(ids[0]), try channel.builder.channelFile()]
  }

  /// What may lawfully be left out: contents, and cosignatures where no proof repeats them.
  private func isOptional(_ kind: ItemKind, _ file: ExchangeFile) -> Bool {
    switch kind {
    case .page, .opened, .fork: true
    case .cosign: !file.items.contains { $0.kind == .proof }
    default: false
    }
  }

  @Test func leavingOneOut() {
    for file in files {
      let proved = Set(Exchange.check(file.bytes).proved)
      for i in file.items.indices {
        var shorter = file
        let item = shorter.items.remove(at: i)
        let verdict = Exchange.check(shorter.bytes)
        #expect(verdict.holds == isOptional(item.kind, file) || isUnusedGrant(item), "item \(i)")
        #expect(proved.isSuperset(of: verdict.proved), "item \(i)")
      }
    }
  }

  /// An officer's grant is missed only by pages signed with it, and then as a fault of these.
  private func isUnusedGrant(_ item: Item) -> Bool {
    item.kind == .grant && item.bytes.firstRange(of: Array("role officer".utf8)) != nil
  }

  @Test func repeatingOne() {
    for file in files {
      for i in file.items.indices {
        var longer = file
        longer.items.insert(file.items[i], at: i)
        #expect(!Exchange.check(longer.bytes).holds, "item \(i)")
      }
    }
  }

  @Test func movingOne() {
    for file in files {
      for i in file.items.indices.dropLast() {
        var moved = file
        moved.items.swapAt(i, i + 1)
        #expect(!Exchange.check(moved.rawBytes).holds, "items \(i) and \(i + 1)")
      }
    }
  }

  @Test func itemsOfAnotherChannel() throws {
    let (other, id) = TestChannel.smallest()
    let foreign = try other.builder.messageFile(id)
    for file in files {
      for item in foreign.items where !file.items.contains(item) {
        var mixed = file
        let place = file.items.firstIndex { $0.kind > item.kind } ?? file.items.count
        mixed.items.insert(item, at: place)
        #expect(!Exchange.check(mixed.bytes).holds, "\(item.kind)")
      }
    }
  }

  @Test func exerciseAndLiveNeverMix() throws {
    var exercise = TestChannel(world: "exercise.")
    let id = exercise.page(from: exercise.alfa.party)
    let file = try exercise.builder.messageFile(id)
    #expect(Exchange.check(file.bytes).faults == [])
    var live = file
    live.world = .live
    #expect(Exchange.check(live.bytes).rules == ["E-7"])
  }
}
