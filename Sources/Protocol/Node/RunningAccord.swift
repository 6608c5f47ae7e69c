import ParleyAdoption
import ParleyAgreements
import ParleyPact
import ParleyWire

/// The engines of one agreement's versions, fed as the channel grows.
///
/// A version has one once every party accepted it: what others merely propose costs nothing.
struct RunningAccord: Sendable {
  let channel: Digest
  private var engines: [VersionEngine] = []
  private var heard: [RecordedMessage.Receipt] = []
  /// Who accepted what, in base64, as far as it has no engine yet.
  private var accepted: [String: [PartyName]] = [:]
  /// Whether the record grew since somebody last looked, and when looking again is worth while.
  private(set) var isFresh = true
  private(set) var lookAt: Timestamp?

  init(_ channel: Digest) { self.channel = channel }

  mutating func take(_ message: RecordedMessage) {
    isFresh = true
    for place in engines.indices { engines[place].take(message) }
    if case .accept(let version) = message.said,
      !engines.contains(where: { $0.meaning.base64 == version })
    {
      accepted[version, default: []].append(message.author)
    }
  }

  mutating func hear(_ heard: [RecordedMessage.Receipt]) {
    guard heard != self.heard else { return }
    self.heard = heard
    isFresh = true
    for party in heard {
      for place in engines.indices { engines[place].hear(party.party, party.at) }
    }
  }

  /// Starts the engines that are due, from the whole record.
  mutating func begin(_ accord: Accord, record: () -> AgreementRecord) {
    guard !accepted.isEmpty else { return }
    let due = accord.versions.filter { version in
      let by = accepted[version.meaning.base64] ?? []
      return version.agreement?.parties.allSatisfy(by.contains) ?? false
    }
    guard !due.isEmpty else { return }
    let whole = record()
    for version in due {
      accepted[version.meaning.base64] = nil
      guard !engines.contains(where: { $0.meaning == version.meaning }),
        let agreement = version.agreement
      else { continue }
      var engine = VersionEngine(agreement, meaning: version.meaning)
      for message in whole.messages { engine.take(message) }
      for party in whole.heard { engine.hear(party.party, party.at) }
      engines.append(engine)
    }
  }

  /// One status a version, in the order in which they were accepted.
  func statuses(at now: Timestamp) -> [Status] { engines.compactMap { $0.status(at: now) } }

  /// Somebody looked at the statuses of `now`.
  mutating func looked(at now: Timestamp) {
    isFresh = false
    lookAt = engines.compactMap { $0.nextChange(after: now) }.min()
  }
}
