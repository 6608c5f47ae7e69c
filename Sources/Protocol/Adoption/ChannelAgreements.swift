package import ParleyAgreements
import ParleyCharter
package import ParleyDelivery
import ParleyForms
import ParleyRecord
package import ParleyWire

/// Every agreement of one channel with its record, derived from the channel and rebuilt from it.
///
/// `follow` costs what is new. A message is handed on again when something about it changed: a
/// receipt came, or another party's signature narrowed its time.
package struct ChannelAgreements: Hashable, Sendable {
  /// In the order in which their first proposals came.
  package private(set) var accords: [Accord] = []
  /// Places in `accords`, by proposal and by form; only looked up.
  private var byProposal: [Digest: Int] = [:]
  private var byForm: [String: [Int]] = [:]
  private var reading = ChannelReading()
  /// Pages by form, for the agreements that are still to come; and pages that name a proposal that
  /// is not held yet, by proposal.
  private var ofForm: [String: [Digest]] = [:]
  private var listed = Set<Digest>()
  private var early: [Digest: [Digest]] = [:]

  package init() {}

  /// A message that is new under an agreement, or of which more is known than before.
  package struct News: Hashable, Sendable {
    package let accord: Digest
    package let message: RecordedMessage
  }

  /// Whether the channel holds anything beyond what was followed.
  package func isBehind(_ channel: Channel) -> Bool { reading.isBehind(channel) }

  /// Takes in what is new.
  package mutating func follow(_ channel: Channel) -> [News] {
    reading.follow(channel)
    var news: [News] = []
    var queue = reading.takeChanges()
    var next = 0
    while next < queue.count {
      let id = queue[next]
      next += 1
      guard let times = reading.times(of: id), let page = channel.messages[id]?.content?.page else {
        continue
      }
      if page.form == .agreementPropose {
        queue += adopt(id, page, in: channel)
        continue
      }
      guard let said = AgreementPage(page) else { continue }
      let places = places(of: said, page)
      keep(id, said, isClaimed: !places.isEmpty)
      for place in places {
        let known = accords[place].kind(of: id)
        guard let message = accords[place].read(id, said, in: channel, times: times) else {
          continue
        }
        news.append(News(accord: accords[place].id, message: message))
        // Its answers were read without knowing what they answer.
        if accords[place].kind(of: id) != known { queue += channel.answers[id] ?? [] }
      }
    }
    return news
  }

  /// The accords under which a page may say something.
  private func places(of said: AgreementPage, _ page: Page) -> [Int] {
    switch said.subject {
    case .named(let id, _): byProposal[id].map { [$0] } ?? []
    case .answers: page.re.lazy.compactMap { byProposal[$0] }.first.map { [$0] } ?? []
    case .form(let name): byForm[name] ?? []
    }
  }

  /// Keeps what an agreement that comes later may speak of.
  private mutating func keep(_ id: Digest, _ said: AgreementPage, isClaimed: Bool) {
    switch said.subject {
    case .named(let proposal, _):
      if !isClaimed { early[proposal, default: []].append(id) }
    case .form(let name):
      if listed.insert(id).inserted { ofForm[name, default: []].append(id) }
    case .answers: break
    }
  }

  /// Takes a proposal that is new; the pages that were said under it before it was held.
  private mutating func adopt(_ id: Digest, _ page: Page, in channel: Channel) -> [Digest] {
    guard byProposal[id] == nil, let leaf = channel.leaf(id),
      let proposal = Proposal(
        page, id: id, at: leaf.entry.at, members: channel.charter.parties.map(\.party))
    else { return [] }
    let place = accords.firstIndex { $0.holds(proposal) } ?? accords.count
    if place < accords.count {
      accords[place].add(proposal)
    } else {
      accords.append(Accord(proposal))
    }
    byProposal[id] = place
    var earlier = early.removeValue(forKey: id) ?? []
    for form in accords[place].forms where !(byForm[form] ?? []).contains(place) {
      byForm[form, default: []].append(place)
      earlier += ofForm[form] ?? []
    }
    return earlier
  }

  /// Up to when each party of the channel was heard, in the order of the charter.
  package func heard(in channel: Channel) -> [ProvedTimes.Receipt] {
    channel.charter.parties.compactMap { member in
      reading.heard(member.party, in: channel).map { .init(party: member.party, at: $0) }
    }
  }

  /// The whole record of an agreement, as an engine takes it at once: by time, author and id.
  package func record(_ accord: Accord, in channel: Channel) -> AgreementRecord {
    let messages = read(accord.messages, under: accord, in: channel).sorted { a, b in
      (a.claimed, a.author, a.id) < (b.claimed, b.author, b.id)
    }
    return AgreementRecord(messages: messages, heard: accord.bindings.names(heard(in: channel)))
  }

  /// What answers the proposals of an agreement: acceptances, objections, withdrawals.
  package func answers(to accord: Accord, in channel: Channel) -> [RecordedMessage] {
    let ids = accord.proposals.flatMap { channel.answers[$0.id] ?? [] }
    return read(ids, under: accord, in: channel)
  }

  private func read(
    _ ids: [Digest], under accord: Accord, in channel: Channel
  ) -> [RecordedMessage] {
    var accord = accord
    return ids.compactMap { id -> RecordedMessage? in
      guard let times = reading.times(of: id), let page = channel.messages[id]?.content?.page,
        let said = AgreementPage(page)
      else { return nil }
      return accord.read(id, said, in: channel, times: times)
    }
  }

  /// What the status of an agreement follows from.
  package func file(_ accord: Accord, in channel: Channel) -> AccordFile {
    AccordFile(
      name: accord.name,
      texts: accord.versions.compactMap { version in
        version.agreement.map { AccordFile.Text($0, meaning: version.meaning) }
      }, record: record(accord, in: channel))
  }
}
