import ParleyCarriers
package import ParleyCustody
import ParleyHTTP
package import ParleyNode
package import ParleyRecord
package import ParleySQLite
import ParleySeal
import ParleyWire

/// One running node: performs what `Node.handle` asks for, in its order, and owns what the core
/// must not know: journal, clock, entropy, lines to peers.
///
/// It runs on a thread of its own. While the disk is busy with one commit, the inputs that arrive
/// are handled and their records wait together for the next; nothing of an outcome leaves, and
/// nothing of the state is shown, before the records it rests on are durable.
package actor Runtime {
  /// Why an input was not taken. Nothing of it was recorded as far as anyone was told.
  package enum Halt: Error, Sendable {
    case storage(JournalError)
    case draining
  }

  enum Phase: Sendable {
    case running
    case draining
    case failed(JournalError)
  }

  private let executor = ThreadExecutor()
  package nonisolated let party: Party
  var directory: DataDirectory
  var node: Node
  var keys: Keys
  var clock: NodeClock
  let entropy: any Entropy
  let journal: SQLiteJournal
  let log: NodeLog
  nonisolated let allowed = AllowList()
  let client: HTTPClient
  let started: Timestamp
  /// Whether a peer that has a folder is also reached over the network.
  let reachesOut: Bool

  var phase = Phase.running
  /// The number of the last record that was handed to the journal.
  var handled: Int64
  var snapshotAt: Int64
  var snapshotPace: Int64 = 10_000
  var events = EventRing()
  var lines: [Party: PeerLine] = [:]
  var pins: [Pin: Party] = [:]
  var passages: [Passage: (left: Timestamp?, heard: Timestamp?)] = [:]
  var listening: String?
  /// Told once, when the journal fails.
  var onFailure: (@Sendable (JournalError) -> Void)?
  private var alarm: (at: Int64, task: Task<Void, Never>)?

  struct Passage: Hashable {
    let peer: Party
    let carrier: String
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  package init(
    _ opened: consuming OpenedNode, log: NodeLog = NodeLog(), clock: NodeClock = NodeClock(),
    entropy: any Entropy = SystemEntropy(), reachesOut: Bool = true
  ) {
    var clock = clock
    self.reachesOut = reachesOut
    directory = opened.directory
    party = opened.directory.party
    journal = opened.journal
    handled = opened.last
    snapshotAt = opened.last
    node = opened.node
    started = clock.now().civil
    self.clock = clock
    self.log = log
    self.entropy = entropy
    client = HTTPClient(
      identity: HTTPClient.Identity(
        certificate: opened.directory.linkCertificate, key: opened.directory.linkKey))
    keys = opened.keys
  }
}

extension Runtime {
  /// Handles one input, and returns when everything it led to is durable and on its way.
  package func take(_ input: Input) async throws(Halt) -> Outcome {
    let outcome = try await handle(input)
    await perform(outcome)
    return outcome
  }

  /// As `take`, with nothing sent: what the node composed is for the caller's own hands.
  func handle(_ input: Input) async throws(Halt) -> Outcome {
    switch phase {
    case .failed(let error): throw .storage(error)
    case .draining: throw .draining
    case .running: break
    }
    let outcome = node.handle(input, at: clock.now(), with: keys)
    try await commit(outcome.records)
    return outcome
  }

  /// Waits until everything that the state now rests on is durable: what is shown as recorded is.
  func settled() async throws(Halt) { try await commit([]) }

  /// Records that follow those handed over before. The journal commits what waits together.
  ///
  /// When it fails, the state in memory is ahead of the disk and must not be believed: nothing is
  /// taken any more, and the next start replays what is there.
  private func commit(_ records: [Record]) async throws(Halt) {
    let following = handled
    handled += Int64(records.count)
    do throws(JournalError) {
      _ = try await journal.append(records.map(\.bytes), following: following)
    } catch {
      fail(error)
      guard case .failed(let first) = phase else { throw .storage(error) }
      throw .storage(first)
    }
  }

  func fail(_ error: JournalError) {
    if case .failed = phase { return }
    // Whoever comes too late to a journal that was closed in order has lost nothing.
    if case .draining = phase, error == .closed { return }
    phase = .failed(error)
    alarm?.task.cancel()
    let fault = StartFault(error)
    tell(EventWords(.error, "storage-failed", [("state", fault.state), ("sentence", "\(error)")]))
    onFailure?(error)
  }

  func perform(_ outcome: Outcome) async {
    for event in Self.condensed(outcome.events) { tell(EventWords(event)) }
    // Key logs may have grown: who may connect follows them at once.
    if outcome.events.contains(where: { if case .keyLogGrew = $0 { true } else { false } }) {
      refreshPeers()
    }
    for packet in outcome.packets { await line(to: packet.to).send(packet) }
    if let wake = outcome.wake { schedule(wake) }
    if handled - snapshotAt >= snapshotPace { await saveSnapshot() }
  }

  /// A key log that grew by many entries at once is told once.
  private static func condensed(_ events: [Event]) -> [Event] {
    events.enumerated().filter { i, event in
      guard case .keyLogGrew(let party, _) = event, i + 1 < events.count,
        case .keyLogGrew(party, _) = events[i + 1]
      else { return true }
      return false
    }.map(\.element)
  }

  func tell(_ words: EventWords) {
    let now = clock.now().civil
    log.write(words.level, words.name, words.fields, at: now)
    events.add(words, at: now)
  }

  /// Calls the node again at a monotonic time, or earlier; a tick too many does no harm. The clock
  /// is looked at every half minute in any case, so that a jump is noticed on an idle line.
  func schedule(_ wake: Int64) {
    guard case .running = phase else { return }
    let now = clock.now().monotonic
    let at = min(wake, now + 30_000)
    if let alarm, alarm.at <= at, alarm.at > now { return }
    alarm?.task.cancel()
    let task = Task {
      try? await Task.sleep(for: .milliseconds(max(at - now, 1)))
      guard !Task.isCancelled else { return }
      await self.tick()
    }
    alarm = (at, task)
  }

  private func tick() async {
    alarm = nil
    schedule(clock.now().monotonic + 30_000)
    _ = try? await take(.tick)
  }

  /// Keeps the state from time to time, so that a start does not replay everything. The pace grows
  /// with the state, so that the cost stays in proportion to what is new.
  private func saveSnapshot() async {
    let through = handled
    snapshotAt = through
    let records = node.snapshot()
    snapshotPace = max(10_000, Int64(records.count))
    let bytes = SnapshotCodec.encode(records)
    guard bytes.count <= JournalLimit.snapshot else { return }
    do throws(Halt) { try await settled() } catch { return }
    do throws(JournalError) {
      try await journal.saveSnapshot(through: through, bytes)
    } catch {
      fail(error)
    }
  }

  /// No more inputs; what was taken is finished, the journal is closed. The servers have been
  /// drained before.
  package func stop() async {
    if case .running = phase { phase = .draining }
    alarm?.task.cancel()
    for party in lines.keys.sorted() { await lines[party]?.stop() }
    await client.stop()
    for party in lines.keys.sorted() { await lines[party]?.idle() }
    events.wakeAll()
    await journal.close()
  }

  /// From now on bundles and pages are answered 503.
  package func drain() {
    if case .running = phase { phase = .draining }
    events.wakeAll()
  }

  package func setListening(_ address: String) { listening = address }
  package func whenStorageFails(_ body: @escaping @Sendable (JournalError) -> Void) {
    onFailure = body
  }
}
