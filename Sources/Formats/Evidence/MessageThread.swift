import ParleyNote
import ParleyRecord
import ParleyWire

/// The entries that belong to one message: its own, evidence about it, and those of the messages
/// that answer it, in turn.
struct MessageThread {
  private var entries: [Place] = []
  /// What each message answers.
  private var answered: [Digest: [Digest]] = [:]

  fileprivate struct Place {
    let origin: Origin
    let index: Int
    let entry: Entry
    let id: Digest
  }

  init(_ builder: ExchangeBuilder) {
    for log in builder.logs {
      for (index, leaf) in log.leaves.enumerated() {
        guard let note = try? UnverifiedNote(leaf, limit: Limit.entryBytes),
          let entry = try? Entry(text: note.claimedText)
        else { continue }
        let place = Place(origin: log.origin, index: index, entry: entry, id: entry.id)
        entries.append(place)
        if place.isPage { answered[place.id] = Self.answers(builder.opened[place.id]) }
      }
    }
  }

  /// The indices to show of each log.
  func places(of id: Digest) throws(ExchangeBuildError) -> [Origin: [Int]] {
    guard entries.contains(where: { $0.id == id && $0.isPage }) else { throw .unknownMessage(id) }
    let thread = thread(of: id)
    var chosen: [Origin: [Int]] = [:]
    for place in entries {
      let isEvidence = !place.messagesNamed.isDisjoint(with: thread)
      guard thread.contains(place.id) || isEvidence else { continue }
      chosen[place.origin, default: []].append(place.index)
    }
    addAmendments(&chosen)
    addSuccession(&chosen)
    return chosen
  }

  /// The message, its repeats, and all that answer one of these.
  private func thread(of id: Digest) -> Set<Digest> {
    var thread: Set = [id]
    var size = 0
    while thread.count > size {
      size = thread.count
      for place in entries where place.isPage && !thread.contains(place.id) {
        if case .page(_, .some(let first)) = place.entry.act, thread.contains(first) {
          thread.insert(place.id)
        } else if !thread.isDisjoint(with: answered[place.id] ?? []) {
          thread.insert(place.id)
        }
      }
    }
    return thread
  }

  private static func answers(_ content: SealedContent?) -> [Digest] {
    guard let content,
      let note = try? UnverifiedNote(content.page, limit: Limit.pageBytes),
      let page = try? Page(text: note.claimedText)
    else { return [] }
    return page.re
  }

  /// What put the charters into force under which the chosen entries stand.
  private func addAmendments(_ chosen: inout [Origin: [Int]]) {
    let named = entries.filter { chosen[$0.origin]?.contains($0.index) ?? false }
    let highest = named.map(\.entry.charter).max() ?? 0
    for place in entries {
      guard case .amendment(.inForce, let version, _) = place.entry.act, version <= highest else {
        continue
      }
      chosen[place.origin, default: []].append(place.index)
    }
  }

  /// A log that follows another draws its key from the other's first entry: both first entries.
  private func addSuccession(_ chosen: inout [Origin: [Int]]) {
    var open = chosen.keys.sorted()
    while let origin = open.popLast() {
      let first = entries.first { $0.origin == origin && $0.index == 0 }
      guard case .open(_, _, .some(let old))? = first?.entry.act else { continue }
      for log in [origin, old.origin] where chosen[log]?.contains(0) != true {
        chosen[log, default: []].append(0)
      }
      open.append(old.origin)
    }
  }
}

extension MessageThread.Place {
  fileprivate var isPage: Bool {
    if case .page = entry.act { true } else { false }
  }

  /// The messages that the entry speaks of.
  fileprivate var messagesNamed: Set<Digest> {
    switch entry.act {
    case .evidence(let lines): Set(lines.map(\.message))
    case .questioned(let affirm, let disown): Set(affirm + disown)
    case .deleted(let lines): Set(lines.map(\.message))
    case .open, .page, .amendment, .beat: []
    }
  }
}
