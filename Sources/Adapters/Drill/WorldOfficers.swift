import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyForms
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyWire

// What officers do. They are people: they outlive a crash, and try again when the node is down.
extension World {
  private static let patienceOfOfficers = 20
  private static let pause: Int64 = 30_000

  func perform(_ act: OfficerAct, at centre: Centre) {
    guard centre.isUp, let page = page(for: act.kind, at: centre) else {
      return tryAgain(act, at: centre)
    }
    switch page {
    case .nothing: return
    case .look(let id): give(.shown(id, post: "1"), to: centre)
    case .charter(let note): give(.charter(note), to: centre)
    case .signed(let bytes, let rest):
      if rest == nil { tell(.wrote(centre: centre.index, page: bytes)) }
      let entropy = IssueEntropy(salt: officers.bytes(32), seed: officers.bytes(32))
      let refusal = give(.page(bytes, entropy), to: centre)
      if refusal == .recovering || refusal == .logNotOpen { return tryAgain(act, at: centre) }
      guard let rest, refusal == nil else { return }
      timeline.lay(
        .officer(centre: centre.index, OfficerAct(kind: .releases(page: rest.page))),
        at: now + rest.after)
    }
  }

  private func tryAgain(_ act: OfficerAct, at centre: Centre) {
    var next = act
    next.tries += 1
    guard next.tries < Self.patienceOfOfficers else { return }
    timeline.lay(.officer(centre: centre.index, next), at: now + Self.pause)
  }

  enum Doing {
    case nothing
    case look(Digest)
    /// Another version of the charter, with this party's signature.
    case charter([UInt8])
    /// A page; with a draft, the same page with both signatures and when it follows.
    case signed([UInt8], (page: [UInt8], after: Int64)?)
  }

  /// What the act comes to, by what the node shows; nil when its message is not there (yet).
  private func page(for kind: OfficerAct.Kind, at centre: Centre) -> Doing? {
    switch kind {
    case .writes(let channel, let precedence, let released):
      return write(channel, precedence, released, at: centre)
    case .releases(let page): return .signed(page, nil)
    case .moves(let channel, let move): return take(move, in: channel, at: centre)
    case .signsCharter(let channel): return acceptCharter(of: channel, at: centre)
    case .agrees(let channel): return agree(in: channel, at: centre)
    case .looks(let id): return centre.node.message(id) == nil ? nil : .look(id)
    case .acknowledges(let id): return answer(.acknowledge, to: id, [], at: centre)
    case .replies(let id):
      return answer(.reply, to: id, [Field("answer", "roger")], at: centre)
    case .accepts(let id):
      return answer(.readBackAccept, to: id, [Field("finding", "matches")], at: centre)
    case .readsBack(let id):
      guard let notice = centre.node.message(id)?.page,
        let form = Catalogue.shipped[notice.form]
      else { return nil }
      return answer(.readBack, to: id, ReadBack.fields(for: form, notice.fields), at: centre)
    }
  }

  private func answer(
    _ form: FormID, to id: Digest, _ fields: [Field?], at centre: Centre
  ) -> Doing? {
    guard let message = centre.node.message(id), let page = message.page,
      let place = charters.firstIndex(where: { $0.digest == message.channel })
    else { return nil }
    // A person does not say the same thing twice.
    if message.answers.contains(where: { $0.ours && $0.form == form }) { return .nothing }
    let answer = blank(form, page.precedence, place, at: centre, re: [id], fields)
    return .signed(sign(answer, ["1"], of: centre), nil)
  }

  private func write(
    _ channel: Int, _ precedence: Precedence, _ released: Int64?, at centre: Centre
  ) -> Doing {
    switch precedence {
    case .routine:
      let test = blank(
        .lineTest, .routine, channel, at: centre, [Field("text", "the quick brown fox")])
      return .signed(sign(test, ["1"], of: centre), nil)
    case .flash:
      let word = blank(
        .service, .flash, channel, at: centre,
        [Field("say", "standing-by"), Field("text", "exercise exercise exercise")])
      return .signed(sign(word, ["1"], of: centre), nil)
    case .priority, .immediate:
      var launch = blank(.launch1988, precedence, channel, at: centre, Self.launch)
      launch.release = 2
      let whole = sign(launch, ["1", "2"], of: centre)
      guard let released else { return .signed(whole, nil) }
      tell(.wrote(centre: centre.index, page: whole))
      return .signed(sign(launch, ["1"], of: centre), (whole, released))
    }
  }

  private static let launch = [
    Field("class", "icbm"), Field("planned", "2026-11-25"),
    Field("launch-area", "area Plesetsk"), Field("impact-area", "circle 57.5,161.25 60km"),
  ]

  func blank(
    _ form: FormID, _ precedence: Precedence, _ channel: Int, at centre: Centre,
    re: [Digest] = [], _ fields: [Field?]
  ) -> Page {
    let charter = centre.node.charter(charters[channel].digest) ?? charters[channel]
    let at = centre.clocks.now(now).civil
    return Page(
      channel: charters[channel].digest, charter: charter.version, form: form,
      from: centre.member.watch,
      to: charter.offices.map(\.office).filter { $0.party != centre.member.party },
      release: 1, precedence: precedence, at: at, issueBy: at.adding(seconds: 7_200), re: re,
      read: centre.node.readPositions(charters[channel].digest), nonce: officers.bytes(15),
      fields: fields.compactMap { $0 })
  }

  func sign(_ page: Page, _ posts: [String], of centre: Centre) -> [UInt8] {
    NoteText.assemble(page.text, posts.map { centre.member.officer($0).sign(page.text) })
  }

  /// What the watch makes of a message that arrived.
  func follow(habitsOf centre: Centre, on id: Digest) {
    guard let habits = centre.line.officer, let page = centre.node.message(id)?.page else {
      return
    }
    func plan(_ kind: OfficerAct.Kind, after pause: Int64) {
      timeline.lay(.officer(centre: centre.index, OfficerAct(kind: kind)), at: now + pause)
    }
    plan(.looks(id), after: habits.after)
    switch page.form {
    case .launch1988:
      if officers.happens(percent: habits.acknowledges) {
        plan(.acknowledges(id), after: 2 * habits.after)
      }
      if officers.happens(percent: habits.readsBack) {
        plan(.readsBack(id), after: 3 * habits.after)
      }
      if officers.happens(percent: habits.replies) { plan(.replies(id), after: 4 * habits.after) }
    case .readBack: plan(.accepts(id), after: 2 * habits.after)
    case .agreementPropose:
      let place = charters.firstIndex { $0.digest == page.channel }
      if let place { plan(.agrees(channel: place), after: 2 * habits.after) }
    default: break
    }
  }
}
