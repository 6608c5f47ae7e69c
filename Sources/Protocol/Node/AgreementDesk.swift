import ParleyAdoption
import ParleyAgreements
import ParleyDelivery
import ParleyRecord
import ParleyWire

/// What follows from the channels about agreements: derived, and rebuilt from them by whoever
/// starts again. It is no part of what makes two nodes equal.
struct AgreementDesk: Hashable, Sendable {
  /// By channel; only looked up.
  private(set) var channels: [Digest: ChannelAgreements] = [:]
  /// By accord; only looked up.
  private(set) var running: [Digest: RunningAccord] = [:]

  static func == (a: AgreementDesk, b: AgreementDesk) -> Bool { true }
  func hash(into hasher: inout Hasher) {}

  func isBehind(_ state: State) -> Bool {
    state.channels.contains { id, channel in  // any order: asks whether there is one
      channels[id]?.isBehind(channel) ?? true
    }
  }

  /// Takes in what is new in a channel.
  mutating func follow(_ channel: Channel) {
    guard channels[channel.id]?.isBehind(channel) ?? true else { return }
    // Taken out, so that what grows is not copied.
    var agreements = channels.removeValue(forKey: channel.id) ?? ChannelAgreements()
    let news = agreements.follow(channel)
    for new in news { running[new.accord, default: RunningAccord(channel.id)].take(new.message) }
    for accord in agreements.accords {
      let heard = agreements.heard(accord, in: channel)
      running[accord.id, default: RunningAccord(channel.id)].hear(heard)
      running[accord.id]?.begin(accord) {
        agreements.record(accord, in: channel)
      }
    }
    channels[channel.id] = agreements
  }

  /// The accords of which something may be told at `now`, rising.
  func due(at now: Timestamp) -> [Digest] {
    running.filter { $0.value.isFresh || $0.value.lookAt.map { $0 <= now } ?? false }.keys.sorted()
  }

  /// When time alone next changes something.
  var nextLook: Timestamp? {
    running.values.compactMap(\.lookAt).min()  // any order: the least is taken
  }

  func statuses(of accord: Digest, at now: Timestamp) -> [Status] {
    running[accord]?.statuses(at: now) ?? []
  }

  mutating func looked(at accord: Digest, _ now: Timestamp) { running[accord]?.looked(at: now) }
}
