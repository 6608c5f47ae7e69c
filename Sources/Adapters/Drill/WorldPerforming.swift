import ParleyDelivery
import ParleyNode
import ParleyRecord
import ParleyWire

// What a runtime does with a node: inputs in, records durable first, then everything else.
extension World {
  func perform(_ happening: Happening) {
    tally.steps += 1
    switch happening {
    case .event(let i): perform(scenario.events[i].act)
    case .arrives(let parcel): deliver(parcel)
    case .committed(let i, let life): if isAlive(i, life) { committed(centres[i]) }
    case .wakes(let i, let life): if isAlive(i, life) { wake(centres[i]) }
    case .retries(let i, let peer, let life): if isAlive(i, life) { retry(centres[i], peer) }
    case .timesOut(let id): fail(exchange: id)
    case .officer(let i, let act): perform(act, at: centres[i])
    case .starts(let i, let life, let restored):
      if centres[i].life == life, !centres[i].isUp { start(centres[i], restored: restored) }
    case .diskHeals(let i, let sync):
      centres[i].isFull = false
      centres[i].sync = sync
    case .clockChecked(let i):
      centres[i].clocks.jumped = nil
      if centres[i].isUp { give(.clockChecked, to: centres[i]) }
    case .succeeds(let i): succeed(centres[i])
    case .invents(let i): invent(centres[i])
    case .heals: heal()
    }
  }

  private func isAlive(_ i: Int, _ life: Int) -> Bool { centres[i].isUp && centres[i].life == life }

  /// Gives a node one input. What follows waits for the disk.
  @discardableResult
  func give(_ input: Input, to centre: Centre, answering parcel: Parcel? = nil) -> Refusal? {
    guard centre.isUp else { return nil }
    let outcome = centre.handle(input, at: now)
    tally.handled += 1
    trace.note(
      "\(now) \(centre.index) \(outcome.records.count) \(outcome.wake ?? -1)",
      outcome.records.map(\.bytes) + outcome.packets.map(\.bytes))
    if let refusal = outcome.refusal { tell(.refused(centre: centre.index, refusal)) }
    if centre.armed?.point == .beforeCommit, !outcome.records.isEmpty {
      crash(centre, .beforeCommit, down: centre.armed?.down ?? 0)
      return outcome.refusal
    }
    if sabotage == .sendsBeforeCommit { send(outcome, from: centre) }
    if sabotage != .neverWakes, let wake = outcome.wake { setAlarm(of: centre, at: wake) }
    centre.waiting.append(Centre.Pending(outcome: outcome, answers: parcel))
    work(centre)
    return outcome.refusal
  }

  /// A node has one alarm, as a runtime has one timer: an earlier time takes the place of a later.
  private func setAlarm(of centre: Centre, at monotonic: Int64) {
    let time = max(now + 1, centre.clocks.time(atMonotonic: monotonic))
    if let set = centre.alarm, set > now, set <= time { return }
    centre.alarm = time
    timeline.lay(.wakes(centre: centre.index, life: centre.life), at: time)
  }

  private func wake(_ centre: Centre) {
    guard centre.alarm == now else { return }
    centre.alarm = nil
    give(.tick, to: centre)
  }

  /// The disk takes up what waits, all of it in one commit.
  private func work(_ centre: Centre) {
    guard centre.committing.isEmpty, !centre.waiting.isEmpty else { return }
    centre.committing = centre.waiting
    centre.waiting = []
    let isEmpty = centre.committing.allSatisfy(\.outcome.records.isEmpty)
    if isEmpty { return committed(centre) }
    if centre.isFull, sabotage != .ignoresFullDisk { return stop(centre, .diskFull, down: nil) }
    if centre.armed?.point == .inCommit {
      return crash(centre, .inCommit, down: centre.armed?.down ?? 0)
    }
    timeline.lay(.committed(centre: centre.index, life: centre.life), at: now + centre.sync)
  }

  private func committed(_ centre: Centre) {
    let done = centre.committing
    let records = kept(done.flatMap(\.outcome.records))
    if !records.isEmpty {
      if centre.isFull, sabotage != .ignoresFullDisk { return stop(centre, .diskFull, down: nil) }
      if !centre.isFull { centre.disk.commit(records, at: now) }
      tell(.durable(centre: centre.index, records))
      if centre.armed?.point == .afterCommit {
        centre.committing = []
        return crash(centre, .afterCommit, down: centre.armed?.down ?? 0)
      }
    }
    centre.committing = []
    let life = centre.life
    for pending in done where centre.life == life {
      tellDesk(pending.outcome.events, at: centre)
      if sabotage != .sendsBeforeCommit { send(pending.outcome, from: centre) }
      if let parcel = pending.answers { answer(parcel, with: pending.outcome.reply, by: centre) }
    }
    guard centre.life == life else { return }
    takeSnapshot(centre, after: records.count)
    work(centre)
  }

  /// What the desk is told, once it is durable.
  private func tellDesk(_ events: [Event], at centre: Centre) {
    for event in events {
      switch event {
      case .recorded(let id): tell(.recorded(centre: centre.index, message: id))
      case .arrived(let id, _, _):
        tell(.arrived(centre: centre.index, message: id))
        follow(habitsOf: centre, on: id)
      case .receivedByPeer(let id, let peer):
        tell(.receipted(centre: centre.index, message: id, by: peer))
      default: tell(.told(centre: centre.index, event))
      }
    }
  }

  /// The journal keeps a snapshot from time to time, when nothing that it would hold is unsure.
  private func takeSnapshot(_ centre: Centre, after count: Int) {
    centre.sinceSnapshot += count
    guard let pace = centre.line.snapshot, centre.sinceSnapshot >= pace, centre.waiting.isEmpty
    else { return }
    centre.sinceSnapshot = 0
    let snapshot = centre.node.snapshot()
    centre.disk.keep(snapshot: sabotage == .cutsSnapshot ? snapshot.dropLast() : snapshot)
  }

  /// What a disk that keeps its promise keeps: everything.
  private func kept(_ records: [Record]) -> [Record] {
    guard let sabotage else { return records }
    return records.filter { sabotage.keeps($0, &harness) }
  }
}
