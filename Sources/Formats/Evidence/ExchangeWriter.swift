import ParleyCharter
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

/// Writes the items of a file in their one order, from the entries that were selected.
struct ExchangeWriter {
  private let builder: ExchangeBuilder
  private let selection: [Selection]
  private let isWhole: Bool
  private let redact: Bool
  /// The selected entries, in the order of the file.
  private let entries: [(entry: Entry, id: Digest)]

  init(
    _ builder: ExchangeBuilder, _ selection: [Selection], whole: Bool, redact: Bool
  ) {
    self.builder = builder
    self.selection = selection
    isWhole = whole
    self.redact = redact
    entries = selection.flatMap { part in
      part.indices.compactMap { index in
        guard let note = try? UnverifiedNote(part.log.leaves[index], limit: Limit.entryBytes),
          let entry = try? Entry(text: note.claimedText)
        else { return nil }
        return (entry, entry.id)
      }
    }
  }

  func file() throws(ExchangeBuildError) -> ExchangeFile {
    let (charters, newest) = try charterItems()
    let keyLogs = try keyHistories(newest)
    var items = charters + keyLogs.flatMap(keyItems) + keyLogs.flatMap(grantItems)
    items += selection.flatMap { part in
      part.indices.map { Item(.entry, part.log.leaves[$0]) }
    }
    items += headItems(keyLogs)
    items += pageItems()
    items += Set(builder.forks).sorted { $0.lexicographicallyPrecedes($1) }.map { Item(.fork, $0) }
    if !isWhole { items += selection.flatMap(proofItems) }
    items += openedItems()
    items += policyItems(newest, keyLogs)
    return ExchangeFile(world: builder.world, channel: builder.channel, items: items)
  }

  /// The charters up to the highest version that an entry names.
  private func charterItems() throws(ExchangeBuildError) -> ([Item], Charter) {
    let highest = entries.map(\.entry.charter).max() ?? 0
    guard highest > 0, highest <= Int64(builder.charters.count) else { throw .noCharter(highest) }
    let used = builder.charters.prefix(Int(highest))
    guard let note = used.last.flatMap({ try? UnverifiedNote($0) }),
      let newest = try? Charter(text: note.claimedText)
    else { throw .noCharter(highest) }
    return (used.map { Item(.charter, $0) }, newest)
  }

  /// Each member's key log, up to a head that covers what its entries name.
  private func keyHistories(
    _ charter: Charter
  ) throws(ExchangeBuildError) -> [ExchangeBuilder.KeyHistory] {
    var found: [ExchangeBuilder.KeyHistory] = []
    for member in charter.parties {
      let named = entries.filter { $0.entry.origin.party == member.party }.map(\.entry.keys.size)
      guard let history = builder.keyLogs.first(where: { $0.log.party == member.party }),
        let size = history.head.size, size <= history.log.size, size >= named.max() ?? 0
      else { throw .noKeyLog(member.party) }
      found.append(history)
    }
    return found
  }

  private func keyItems(_ history: ExchangeBuilder.KeyHistory) -> [Item] {
    history.leaves.map { Item(.key, $0.bytes) }
  }

  /// Only the grants on which something in the file rests: who registers, signs charters, keeps
  /// logs and mirrors here, and the officers whose pages are shown.
  private func grantItems(_ history: ExchangeBuilder.KeyHistory) -> [Item] {
    let signatures = openedContents.flatMap { content in
      (try? UnverifiedNote(content.page, limit: Limit.pageBytes))?.signatures ?? []
    }
    var written: Set<Digest> = []
    return history.leaves.compactMap { leaf in
      guard let grant = leaf.grant, written.insert(grant.hash).inserted else { return nil }
      guard grant.channel.map({ $0 == builder.channel }) ?? true else { return nil }
      let isUsed: Bool =
        switch grant.role {
        case .registrar, .treaty, .log, .mirror: true
        case .officer:
          signatures.contains { $0.name == grant.signer?.name && $0.id == grant.signer?.id }
        case .seal, .link, .witness: false
        }
      return isUsed ? Item(.grant, grant.text) : nil
    }
  }

  private func headItems(_ keyLogs: [ExchangeBuilder.KeyHistory]) -> [Item] {
    let own = keyLogs.compactMap { history in
      history.head.size.map {
        (origin: history.log.origin, ranked: RankedHead(size: $0, head: history.head))
      }
    }
    let heads =
      selection.flatMap { part in part.heads.map { (origin: part.log.origin, ranked: $0) } } + own
    let sorted = heads.sorted { ($0.origin, $0.ranked.size) < ($1.origin, $1.ranked.size) }
    let notes = sorted.map { Item(.head, $0.ranked.head.note) }
    let cosigns = sorted.flatMap { origin, ranked in
      ranked.head.lines.map { Item(.cosign, Array("\(origin) \(ranked.size)\n\($0)\n".utf8)) }
    }
    return notes + cosigns
  }

  private func pageItems() -> [Item] {
    var written: Set<Digest> = []
    return entries.compactMap { entry, _ in
      guard case .page(let reference, _) = entry.act, written.insert(reference.hash).inserted else {
        return nil
      }
      return builder.sealed[reference.hash].map { Item(.page, $0) }
    }
  }

  private var openedContents: [SealedContent] {
    var written: Set<Digest> = []
    return redact
      ? []
      : entries.compactMap { _, id in
        guard let content = builder.opened[id], written.insert(content.commit).inserted else {
          return nil
        }
        return content
      }
  }

  private func openedItems() -> [Item] {
    openedContents.map { Item(.opened, OpenedItem($0).bytes) }
  }

  private func proofItems(_ part: Selection) -> [Item] {
    guard let head = part.heads.first else { return [] }
    let note = head.head.note + head.head.lines.flatMap { Array("\($0)\n".utf8) }
    return part.indices.compactMap { index in
      part.log.tree.inclusionProof(index: Int64(index), size: head.size).map {
        Item(.proof, TlogProof(index: Int64(index), hashes: $0, note: note).bytes)
      }
    }
  }

  private func policyItems(
    _ charter: Charter, _ histories: [ExchangeBuilder.KeyHistory]
  ) -> [Item] {
    // As far as the file shows them, so that the reader derives the same.
    var keys: [Party: KeyState] = [:]
    for history in histories {
      keys[history.log.party] = KeyState(history.log, at: history.head.size ?? 0)
    }
    return selection.compactMap { part in
      DerivedPolicy.text(
        charter, builder.channel, log: part.log.key, of: part.log.origin.party, keys: keys
      ).map { Item(.policy, $0) }
    }
  }
}

extension ExchangeBuilder.KeyHistory {
  /// The entries under the head.
  fileprivate var leaves: ArraySlice<KeyLog.Leaf> { log.leaves.prefix(Int(head.size ?? 0)) }
}

extension ExchangeBuilder.Head {
  /// The cosignature lines in the order of the file.
  fileprivate var lines: [String] { cosignatures.map(\.description).sorted(by: bytewiseLess) }
}
