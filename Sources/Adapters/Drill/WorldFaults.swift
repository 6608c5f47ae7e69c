import ParleyCharter
import ParleyCrypto
import ParleyNode
import ParleyRecord
import ParleyWire

// What goes wrong, and what people do about it.
extension World {
  /// How long after a start that found the journal lost an administrator brings the next keys.
  static let administratorsPause: Int64 = 60_000

  func perform(_ act: ScenarioAct) {
    guard !isHealed || act.isWork else { return }
    switch act {
    case .writes(let name, let channel, let precedence, let released):
      guard let centre = centre(name),
        let place = scenario.channels.firstIndex(where: { $0.name == channel })
      else { return }
      perform(
        OfficerAct(kind: .writes(channel: place, precedence, released: released)), at: centre)
    case .cut(let carrier, let names, let lasting):
      let between = names.compactMap { centre($0)?.index }
      roads.cut(carrier, between: between, until: now + lasting)
      tell(.cut(carrier: carrier, between: between, until: now + lasting))
    case .crashes(let name, let point, let down):
      guard let centre = centre(name), centre.isUp else { return }
      if point == .now { crash(centre, .now, down: down) } else { centre.armed = (point, down) }
    case .slowDisk(let name, let sync, let lasting):
      guard let centre = centre(name) else { return }
      centre.sync = sync
      timeline.lay(.diskHeals(centre: centre.index, sync: centre.line.sync), at: now + lasting)
    case .fullDisk(let name, let lasting):
      guard let centre = centre(name) else { return }
      centre.isFull = true
      centre.downUntil = now + lasting
      timeline.lay(.diskHeals(centre: centre.index, sync: centre.line.sync), at: now + lasting)
    case .losesDisk(let name, let copy, let down):
      if let centre = centre(name) { loseDisk(centre, copy: copy, down: down) }
    case .clockJumps(let name, let seconds, let checked):
      guard let centre = centre(name) else { return }
      centre.clocks.jump(seconds: seconds)
      tell(.clockJumped(centre: centre.index, seconds: seconds))
      timeline.lay(.clockChecked(centre: centre.index), at: now + checked)
    case .moves(let name, let channel, let move):
      guard let centre = centre(name),
        let place = scenario.channels.firstIndex(where: { $0.name == channel })
      else { return }
      perform(OfficerAct(kind: .moves(channel: place, move)), at: centre)
    case .rotates(let name, let what):
      guard let centre = centre(name) else { return }
      let items = centre.member.change(what, at: centre.clocks.now(now).civil)
      bring(items, to: centre)
    }
  }

  func centre(_ name: String) -> Centre? { centres.first { $0.line.name == name } }

  /// An administrator changed keys on file, and the node reads them again.
  private func bring(_ items: [Item], to centre: Centre) {
    guard centre.isUp else { return }
    centre.keys = centre.member.nodeKeys()
    give(.keys(items), to: centre)
  }

  func crash(_ centre: Centre, _ point: CrashPoint, down: Int64) {
    stop(centre, .crash(point), down: down)
  }

  /// The process ends. It starts again after the pause; a full disk keeps it down until there is
  /// room.
  func stop(_ centre: Centre, _ why: Fact.Stop, down: Int64?) {
    guard centre.isUp else { return }
    let isTorn = why == .crash(.now) || why == .crash(.inCommit)
    let records = centre.stop(
      keepingCommit: isTorn && !centre.isFull && harness.happens(percent: 50), at: now)
    if sabotage == .forgetsSync { centre.disk.forgetLastCommit() }
    if !records.isEmpty { tell(.durable(centre: centre.index, records)) }
    trace.note("\(now) stopped \(centre.index) \(why) \(records.count)")
    tell(.stopped(centre: centre.index, why))
    let back = down.map { now + $0 } ?? max(centre.downUntil, now) + 1_000
    centre.downUntil = max(back, centre.isFull ? centre.downUntil + 1_000 : 0)
    timeline.lay(
      .starts(centre: centre.index, life: centre.life, restored: false), at: centre.downUntil)
  }

  private func loseDisk(_ centre: Centre, copy: Int64?, down: Int64) {
    if centre.isUp {
      _ = centre.stop(keepingCommit: false, at: now)
      tell(.stopped(centre: centre.index, .diskLost))
    } else {
      centre.life += 1
    }
    let before = centre.disk.records
    centre.disk.restore(copy.map { now - $0 })
    let forgotten = Array(before[centre.disk.records.count...])
    trace.note("\(now) lost \(centre.index) \(forgotten.count)")
    tell(.diskLost(centre: centre.index, forgotten: forgotten))
    centre.downUntil = max(now + down, centre.downUntil)
    timeline.lay(
      .starts(centre: centre.index, life: centre.life, restored: true), at: centre.downUntil)
  }

  /// A start: replay, then what is on file, then a look at what is due.
  func start(_ centre: Centre, restored: Bool) {
    if centre.isFull {
      timeline.lay(
        .starts(centre: centre.index, life: centre.life, restored: restored), at: now + 5_000)
      return
    }
    centre.start()
    if restored, sabotage != .signsAfterRestore {
      let records = centre.retirement(
        peers: peers(of: centre), charters: charters(of: centre).map(\.signed))
      centre.disk.commit(records, at: now)
      tell(.durable(centre: centre.index, records))
      for record in records { centre.node.replay(record) }
      timeline.lay(.succeeds(centre: centre.index), at: now + Self.administratorsPause)
    }
    trace.note("\(now) started \(centre.index) \(centre.disk.records.count)")
    tell(.started(centre: centre.index))
    give(.keys(centre.member.items), to: centre)
    for peer in peers(of: centre) { give(.keys(peer.card), to: centre) }
    for (_, signed) in charters(of: centre) { give(.charter(signed), to: centre) }
    give(.tick, to: centre)
  }

  /// New cosigning keys, and the successor of every log that may not be signed any more.
  func succeed(_ centre: Centre) {
    guard centre.isUp else {
      timeline.lay(.succeeds(centre: centre.index), at: now + Self.administratorsPause)
      return
    }
    let at = centre.clocks.now(now).civil
    _ = centre.member.change(.mirror, at: at)
    for charter in charters where centre.member.logs[charter.digest] != nil {
      centre.member.succeed(in: charter.digest, at: at)
    }
    bring(centre.member.items, to: centre)
  }

  /// From here on every road, disk and clock is well. Who is down starts soon.
  func heal() {
    isHealed = true
    roads.heal()
    for centre in centres {
      centre.isFull = false
      centre.armed = nil
      centre.sync = centre.line.sync
      if centre.clocks.jumped != nil {
        timeline.lay(.clockChecked(centre: centre.index), at: now + 1_000)
      }
    }
    trace.note("\(now) healed")
    tell(.healed)
  }
}

extension ScenarioAct {
  /// What people do, as against what goes wrong.
  var isWork: Bool {
    switch self {
    case .writes, .rotates, .moves: true
    default: false
    }
  }
}
