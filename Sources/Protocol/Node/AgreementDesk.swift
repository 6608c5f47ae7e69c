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
  /// By accord.
  private var running: [Digest: RunningAccord] = [:]

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
    var touched = Set<Digest>()
    for new in news {
      running[new.accord, default: RunningAccord(channel.id)].take(new.message)
      touched.insert(new.accord)
    }
    let heard = agreements.heard(in: channel)
    for accord in agreements.accords {
      if touched.contains(accord.id) {
        running[accord.id]?.begin(me: accord.bindings.name(of: channel.me)) {
          agreements.file(accord, in: channel)
        }
      }
      if running[accord.id]?.isFollowed ?? false {
        running[accord.id]?.hear(accord.bindings.names(heard))
      }
    }
    channels[channel.id] = agreements
  }

  /// The accords of which something may be told at `now`, rising.
  func due(at now: Timestamp) -> [Digest] {
    running.filter { $0.value.isDue(at: now) }.keys.sorted()
  }

  /// When time alone next changes something.
  var nextLook: Timestamp? {
    running.values.filter(\.isFollowed).compactMap(\.lookAt).min()  // any order: the least
  }

  /// The duties that the record shows, of every version of an agreement.
  func rows(of accord: Digest, at instant: Timestamp, in state: State) -> [Row] {
    guard let run = running[accord] else { return [] }
    if let status = run.status(at: instant) { return status.rows }
    guard let channel = state.channels[run.channel], let agreements = channels[run.channel] else {
      return []
    }
    let files = agreements.accords.map { agreements.file($0, in: channel) }
    let statuses = (try? AccordFile.statuses(of: files, at: instant)) ?? []
    return zip(agreements.accords, statuses).first { $0.0.id == accord }?.1
      .flatMap(\.status.rows) ?? []
  }

  mutating func looked(at accord: Digest, _ rows: [Row], _ now: Timestamp) {
    running[accord]?.looked(rows, at: now)
  }
}
