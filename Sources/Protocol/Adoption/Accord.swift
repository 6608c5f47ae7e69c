package import ParleyAgreements
package import ParleyDelivery
import ParleyForms
import ParleyPact
import ParleyRecord
package import ParleyWire

/// All that one channel holds about one agreement: its versions as they were proposed, and which
/// messages are said under it.
///
/// Proposals of one name among the same parties are versions of one agreement. Another binding of
/// names to parties is another agreement.
package struct Accord: Hashable, Sendable {
  /// In the order in which they came to be held here; the first gives the accord its id.
  package private(set) var proposals: [Proposal] = []
  /// The texts that can come into force, each meaning once, in the order of their proposals.
  package private(set) var versions: [Proposal] = []
  /// The kinds of message that the texts declare, by the form that carries them.
  private var carried: [String: [MessageKind]] = [:]
  /// The messages that were read, in the order in which they were, and their kinds where the text
  /// gives them one.
  package private(set) var messages: [Digest] = []
  private var kinds: [Digest: String?] = [:]

  package init(_ first: Proposal) { add(first) }

  package var id: Digest { proposals[0].id }
  package var name: String { proposals[0].name }
  package var bindings: NameBindings { proposals[0].bindings }

  package func holds(_ proposal: Proposal) -> Bool {
    proposal.name == name && proposal.bindings == bindings
  }

  package mutating func add(_ proposal: Proposal) {
    proposals.append(proposal)
    guard proposal.stands, let agreement = proposal.agreement,
      !versions.contains(where: { $0.meaning == proposal.meaning })
    else { return }
    versions.append(proposal)
    for kind in agreement.messages {
      let form = kind.form ?? kind.id
      if !(carried[form] ?? []).contains(where: { $0.id == kind.id }) {
        carried[form, default: []].append(kind)
      }
    }
  }

  /// The forms whose pages may be messages of this agreement, rising.
  package var forms: [String] { carried.keys.sorted() }

  package func proposal(_ id: Digest) -> Proposal? { proposals.first { $0.id == id } }

  /// The kind that a message was read as.
  package func kind(of message: Digest) -> String? { kinds[message] ?? nil }
}

// A page as the engine sees it.
extension Accord {
  /// What a page says under this agreement, with what the logs prove of its times; nil for one that
  /// says nothing here.
  package mutating func read(
    _ id: Digest, _ said: AgreementPage, in channel: Channel, times: ProvedTimes
  ) -> RecordedMessage? {
    guard let page = channel.messages[id]?.content?.page, let leaf = channel.leaf(id),
      let author = bindings.name(of: page.from.party), let meant = meaning(of: said, page)
    else { return nil }
    if kinds[id] == nil { messages.append(id) }
    if case .message(let kind) = meant {
      kinds[id] = .some(kind)
    } else {
      kinds[id] = .some(nil)
    }
    var message = RecordedMessage(
      id: id.base64, author: author,
      addressees: addressees(of: page, said, in: channel), said: meant, claimed: leaf.entry.at)
    message.about = said.instance ?? target(of: page)?.base64
    message.fields = said.fields
    message.notBefore = times.notBefore
    message.notAfter = times.notAfter
    message.receipts = times.receipts.compactMap { receipt in
      bindings.name(of: receipt.party).map { .init($0, at: receipt.at) }
    }
    .sorted { $0.party.utf8.lexicographicallyPrecedes($1.party.utf8) }
    return message
  }

  private func meaning(of said: AgreementPage, _ page: Page) -> Said? {
    switch said.subject {
    case .form(let name): return kind(ofForm: name, page).map { .message($0) }
    case .named(let id, let words):
      guard proposal(id) != nil else { return nil }
      return meaning(of: words)
    case .answers(let words):
      guard let proposal = page.re.lazy.compactMap({ proposal($0) }).first else { return nil }
      switch words {
      case .accept(let meaning):
        // Whoever names another text than the one answered has accepted neither.
        return meaning == proposal.meaning && proposal.stands
          ? .accept(version: meaning.base64) : nil
      case .object(let meaning):
        return meaning == proposal.meaning ? .object(version: meaning.base64) : nil
      default: return .withdraw
      }
    }
  }

  private func meaning(of words: AgreementPage.Words) -> Said? {
    switch words {
    case .message(let kind):
      return versions.contains { $0.agreement?.message(kind) != nil } ? .message(kind) : nil
    case .event(let id, let performer, let at, let reference, let present):
      guard let name = bindings.name(of: performer),
        versions.contains(where: { $0.agreement?.event(id) != nil })
      else { return nil }
      return .event(
        id, performer: name, at: at, reference: reference,
        present: present.compactMap { bindings.name(of: $0) })
    case .act(let said): return said
    case .accept, .object, .withdraw: return nil
    }
  }

  /// Where one form carries several kinds, the one that answers what the page answers.
  private func kind(ofForm form: String, _ page: Page) -> String? {
    let fitting = carried[form] ?? []
    let answered = page.re.compactMap { kind(of: $0) }
    let nearest = fitting.first { kind in kind.target.map { answered.contains($0) } ?? false }
    return (nearest ?? fitting.first { $0.target == nil } ?? fitting.first)?.id
  }

  private func target(of page: Page) -> Digest? {
    page.re.first { kind(of: $0) != nil } ?? page.re.first { proposal($0) == nil }
  }

  /// First the party that the page names, or whose message it answers; then the others, in the
  /// order of the text.
  private func addressees(
    of page: Page, _ said: AgreementPage, in channel: Channel
  ) -> [PartyName] {
    let addressed = page.to.compactMap { bindings.name(of: $0.party) }
    let named = bindings.all.map(\.name).filter { addressed.contains($0) }
    let author = target(of: page).flatMap { channel.messages[$0]?.place.origin.party }
    let first = (said.first ?? author).flatMap { bindings.name(of: $0) }
    guard let first, named.contains(first) else { return named }
    return [first] + named.filter { $0 != first }
  }
}
