import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// A bundle that came, by whatever carrier, in whatever order, once or many times.
extension Node {
  mutating func take(
    bundle bytes: [UInt8], _ arrival: Arrival, at now: Moment, with keys: borrowing Keys
  ) {
    guard let bundle = try? Bundle(bytes) else { return drop(.bundleFormed, "a bundle") }
    guard bundle.to == party, bundle.from.world == party.world else {
      return drop(.bundleForUs, "a bundle for \(bundle.to)")
    }
    guard let charter = state.channels[bundle.channel]?.charter,
      charter.member(bundle.from) != nil, bundle.from != party,
      arrival.peer.map({ $0 == bundle.from }) ?? true
    else { return drop(.bundleFromMember, "a bundle from \(bundle.from)") }

    let before = state.channels[bundle.channel]?.messages.count
    let signed = state.channels[bundle.channel].flatMap { ownLog($0)?.size }
    remember(cursors: bundle, at: now)
    let members = Set(charter.parties.map(\.party))
    for item in bundle.items where item.kind <= .grant { take(key: item, of: members) }
    var news = Set<Digest>()
    for item in bundle.items {
      switch item.kind {
      case .entry: if let id = take(leaf: item.bytes, in: bundle.channel) { news.insert(id) }
      case .head: take(head: item.bytes, in: bundle.channel)
      case .cosign: take(cosignature: item.bytes, in: bundle.channel)
      case .page: take(sealed: item.bytes, in: bundle.channel)
      case .fork: take(fork: item.bytes, in: bundle.channel)
      default: break
      }
    }
    // A charter is kept only when an entry here speaks of it.
    for item in bundle.items where item.kind == .charter {
      take(proposal: item.bytes, in: bundle.channel)
    }
    // Only news shows that trying again is worth while.
    if !news.isEmpty { lines[bundle.channel, bundle.from].attempts = 0 }
    closeGaps(in: bundle.channel)
    showDisputes(in: bundle.channel)
    if state.channels[bundle.channel]?.messages.count != before || !news.isEmpty {
      noteArrivals(news, by: arrival.carrier, in: bundle.channel, at: now)
    }
    weighClaims(of: bundle, arrival, news: news, at: now)
    openLogs(at: now, with: keys)
    reconsider(at: now, with: keys)
    cosign(in: bundle.channel, at: now, with: keys)
    let grew = state.channels[bundle.channel].flatMap { ownLog($0)?.size } != signed
    reply(to: bundle, arrival, news: news, grew: grew, at: now, with: keys)
  }

  private mutating func drop(_ rule: Rule, _ what: String) {
    outcome.refusal = .rule(rule, [])
    report(.dropped(rule, what: what))
  }

  /// Key logs come with any bundle, of members only.
  private mutating func take(key item: Item, of members: Set<Party>) {
    let named: Party?
    switch item.kind {
    case .key:
      named =
        (try? UnverifiedNote(item.bytes, limit: Limit.entryBytes))
        .flatMap { try? KeyEntry(text: $0.claimedText) }?.origin.party
    case .grant: named = (try? Grant(text: item.bytes))?.party
    default: named = nil
    }
    guard let named, members.contains(named), named != party,
      // Entry 0 is the party: another one under its name is nobody known here.
      state.directory.keyLog(of: named) != nil
    else { return }
    take(key: item)
  }

  /// Takes one leaf; its id when it is new.
  private mutating func take(leaf bytes: [UInt8], in id: Digest) -> Digest? {
    guard let note = try? UnverifiedNote(bytes, limit: Limit.entryBytes),
      let entry = try? Entry(text: note.claimedText)
    else {
      report(.dropped(.leafFormed, what: "an entry"))
      return nil
    }
    switch standing(of: note, entry, in: id) {
    case nil:
      report(.dropped(.originGranted, what: "an entry of \(entry.origin)"))
      return nil
    case .held: return nil
    case .dropped(let rule):
      report(.dropped(rule, what: "entry \(entry.index) of \(entry.origin)"))
      return nil
    case .forked(let rule, let proof):
      report(.dropped(rule, what: "entry \(entry.index) of \(entry.origin)"))
      keep(fork: proof, of: entry.origin, in: id)
      return nil
    case .next(let leaf):
      noticeOwn(leaf.entry, in: id)
      emit(.entry(channel: id, leaf.bytes))
      return leaf.id
    case .early(let leaf):
      noticeOwn(leaf.entry, in: id)
      emit(.early(channel: id, leaf.bytes))
      return leaf.id
    }
  }

  /// What a leaf is to its log; nil for a log that nobody granted. It changes nothing itself: a
  /// channel that is held while it is changed is copied whole.
  private func standing(of note: UnverifiedNote, _ entry: Entry, in id: Digest) -> LeafStanding? {
    guard let channel = state.channels[id], channel.charter.member(entry.origin.party) != nil,
      let key = channel.logs[entry.origin]?.key
        ?? state.directory.logKey(entry.origin, channel: id)?.grant.signer
    else { return nil }
    let log = channel.logs[entry.origin] ?? ChannelLog(origin: entry.origin, key: key)
    return log.judge(leaf: note, entry: entry)
  }

  /// An entry of our own log, signed by its key, that we do not hold: this journal is older than
  /// our signatures. The entry is taken back; the key signs nothing more.
  private mutating func noticeOwn(_ entry: Entry, in id: Digest) {
    guard entry.origin.party == party else { return }
    rolledBack(entry.origin, shown: entry.index + 1, in: id)
  }

  mutating func rolledBack(_ origin: Origin, shown: Int64, in id: Digest) {
    guard let channel = state.channels[id], shown > channel.rolledBack[origin] ?? 0 else { return }
    let held = channel.logs[origin]?.size ?? 0
    emit(.rolledBack(channel: id, origin, shown: shown))
    report(.rolledBack(origin, shown: shown, held: held))
  }

  /// Early entries that now follow become part of their log.
  private mutating func closeGaps(in id: Digest) {
    for origin in state.channels[id]?.origins ?? [] {
      while let log = state.channels[id]?.logs[origin], let leaf = log.early[log.size] {
        guard leaf.entry.after == log.root else {
          // Signed, and not over the entries we hold: with the entry before it, two histories.
          if let head = log.head, head.checkpoint.size == log.size,
            let a = try? UnverifiedNote(head.note),
            let b = try? UnverifiedNote(leaf.bytes, limit: Limit.entryBytes)
          {
            keep(fork: LeafFork(a, b).bytes, of: origin, in: id)
          }
          break
        }
        emit(.entry(channel: id, leaf.bytes))
      }
    }
  }

  private mutating func take(head bytes: [UInt8], in id: Digest) {
    guard let note = try? UnverifiedNote(bytes),
      let checkpoint = try? Checkpoint(text: note.claimedText),
      let origin = Origin(checkpoint.origin)
    else { return report(.dropped(.headSigned, what: "a head")) }
    if origin.isKeyLog { return take(key: Item(.head, bytes)) }
    guard let log = state.channels[id]?.logs[origin] else {
      return report(.dropped(.headSigned, what: "a head of \(origin)"))
    }
    switch log.judge(head: note, checkpoint) {
    case .stale: break
    case .kept(let head): emit(.head(channel: id, head.note))
    case .ahead(let head):
      if origin.party == party { rolledBack(origin, shown: checkpoint.size, in: id) }
      if checkpoint.size > log.ahead?.checkpoint.size ?? 0 { emit(.head(channel: id, head.note)) }
    case .dropped(let rule): report(.dropped(rule, what: "a head of \(origin)"))
    case .forked(let proof):
      report(.dropped(.headAgrees, what: "a head of \(origin)"))
      keep(fork: proof, of: origin, in: id)
    }
  }

  /// A sealed page is kept only when an entry here refers to it.
  private mutating func take(sealed bytes: [UInt8], in id: Digest) {
    if isWanted(sealed: bytes, in: id) { emit(.sealed(channel: id, bytes)) }
  }

  private func isWanted(sealed bytes: [UInt8], in id: Digest) -> Bool {
    let hash = SHA256.hash(bytes)
    guard let channel = state.channels[id], channel.sealed[hash] == nil else { return false }
    return channel.pending.contains { pending in
      guard case .page(let reference, _)? = channel.leaf(pending)?.entry.act else { return false }
      return reference.hash == hash
    }
  }

  private mutating func noteArrivals(
    _ news: Set<Digest>, by carrier: String, in id: Digest, at now: Moment
  ) {
    for message in news.sorted() {
      guard case .page? = state.channels[id]?.leaf(message)?.entry.act else { continue }
      note(.arrived(carrier), of: message, in: id, at: now)
    }
  }
}
