import ParleyCharter
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// What follows from a file that holds.
extension Checker {
  var verdict: Verdict {
    var verdict = Verdict(
      channel: file.channel, scope: scope, members: members,
      messages: messages.map { message in
        Message(
          id: message.id, log: message.log, index: message.record.entry.index,
          at: message.record.entry.at, form: message.fault == nil ? message.page?.form : nil)
      },
      faults: faults, doesNotShow: Limitation.all(for: scope))
    concludeChannel(&verdict)
    for message in messages { conclude(message, &verdict) }
    for head in heads { conclude(head, &verdict) }
    verdict.proved += forks
    return verdict
  }

  private func concludeChannel(_ verdict: inout Verdict) {
    for member in members {
      guard let log = keyLogs[member.party] else { continue }
      verdict.proved.append(.keyLogWhole(member.party, id: log.partyID, size: log.size))
    }
    for signed in charters {
      let parties = signed.charter.parties.map(\.party)
      let version = signed.charter.version
      verdict.proved.append(.charterSigned(version: version, parties: parties))
      if version == 1 { continue }
      if let record = logs.flatMap(\.entries).first(where: { $0.entry.act.puts(signed.charter) }) {
        verdict.proved.append(
          .charterInForce(
            version: version, log: record.entry.origin, entry: record.entry.index))
      } else {
        verdict.notProved.append(.charterNotInForce(version: version))
      }
    }
    guard scope == .channel else { return }
    for member in members where !logs.contains(where: { $0.origin.party == member.party }) {
      verdict.notProved.append(.logAbsent(member.party))
    }
    for log in logs {
      let size = Int64(log.entries.count)
      verdict.proved.append(.logWhole(log.origin, size: size))
      let seen = logs.flatMap(\.entries).flatMap(\.entry.seen).filter { $0.origin == log.origin }
      if let most = seen.map(\.size).max(), most > size {
        verdict.notProved.append(.logShort(log.origin, size: size, seen: most))
      }
    }
  }

  private func conclude(_ message: MessageRecord, _ verdict: inout Verdict) {
    let id = message.id
    verdict.proved.append(.recorded(id, log: message.log, index: message.record.entry.index))
    concludeTime(message, &verdict)
    if let fault = message.fault {
      // Faults that nobody refused are listed as such already.
      if !faults.contains(fault) { verdict.notProved.append(.refusedRightly(id, fault)) }
    } else if let page = message.page, let signers = message.signers {
      verdict.proved.append(.contentShown(id, page.form))
      let posts = signers.compactMap(\.grant.signer?.name).sorted(by: bytewiseLess)
      verdict.proved.append(
        .authored(id, by: page.from, posts: posts, release: page.release))
      doubtSigners(message, page, signers, &verdict)
    } else {
      verdict.notProved.append(.contentWithheld(id))
    }
    doubtLog(message, &verdict)
    concludeReceipts(message, &verdict)
    concludeAnswers(message, &verdict)
  }

  /// The earliest time by which somebody else vouched for it.
  private func concludeTime(_ message: MessageRecord, _ verdict: inout Verdict) {
    let over = heads.filter {
      $0.origin == message.log.description && $0.checkpoint.size > message.record.entry.index
    }
    let sound = over.flatMap(\.cosignatures).filter {
      !isCompromised($0.key.description, in: message.log)
    }
    guard let first = sound.min(by: { $0.time < $1.time }) else { return }
    verdict.proved.append(.recordedBefore(message.id, first.time, by: first.key.name))
  }

  private func concludeReceipts(_ message: MessageRecord, _ verdict: inout Verdict) {
    var heard: [Party] = []
    for (record, line) in mentions.evidence(about: message) {
      let (log, index) = (record.entry.origin, record.entry.index)
      heard.append(log.party)
      let proof: Digest?
      switch line {
      case .refused(let id, let rule):
        verdict.proved.append(.refused(id, by: log, entry: index, rule: rule))
        continue
      case .opened(let id, let office, let given):
        if office.party == log.party {
          verdict.proved.append(.shownTo(id, office, entry: index))
        }
        if given == nil { continue }
        proof = given
      case .received(_, let given): proof = given
      }
      conclude(message, proof, record, &verdict)
    }
    for member in members where member.party != message.log.party && !heard.contains(member.party) {
      verdict.notProved.append(.noReceipt(message.id, from: member.party))
    }
  }

  private func conclude(
    _ message: MessageRecord, _ proof: Digest?, _ record: EntryRecord, _ verdict: inout Verdict
  ) {
    let (log, index) = (record.entry.origin, record.entry.index)
    verdict.proved.append(.delivered(message.id, to: log, entry: index))
    guard let proof else { return }
    if let content = message.content {
      if content.proof(for: log) == proof {
        verdict.proved.append(.unsealed(message.id, by: log, entry: index))
      } else {
        verdict.notProved.append(.receiptFalse(message.id, by: log))
      }
    } else {
      verdict.notProved.append(.receiptUnchecked(message.id, by: log))
    }
  }

  private func concludeAnswers(_ message: MessageRecord, _ verdict: inout Verdict) {
    let answers = mentions.answers(to: message).map { messages[$0] }
    for answer in answers {
      guard let page = answer.page else { continue }
      verdict.proved.append(.answered(message.id, by: answer.id, page.form, from: page.from))
    }
    let isAct = message.page.map { PageCheck.acts.contains($0.form.name) } ?? false
    if answers.isEmpty, !isAct { verdict.notProved.append(.unanswered(message.id)) }
  }

  private func conclude(_ head: HeadRecord, _ verdict: inout Verdict) {
    guard let origin = Origin(head.origin) else { return }
    let size = head.checkpoint.size
    let witnesses = Set(charters.flatMap(\.charter.witnesses))
    var good: Set<String> = []
    for cosignature in head.cosignatures {
      let key = cosignature.key
      if isCompromised(key.description, in: origin) {
        verdict.notProved.append(.cosignerCompromised(origin, size: size, by: key.name))
        continue
      }
      good.insert(key.name)
      verdict.proved.append(
        .cosigned(
          origin, size: size, by: key.name, at: cosignature.time,
          witness: witnesses.contains(key)))
    }
    guard !origin.isKeyLog, let charter = charters.last?.charter else { return }
    let quorum = charter.quorum
    if quorum > 0, Int64(good.count) >= quorum {
      verdict.proved.append(.settled(origin, size: size, quorum: quorum))
    } else if quorum > 0, isNewest(head) {
      verdict.notProved.append(
        .notSettled(origin, size: size, have: Int64(good.count), quorum: quorum))
    }
    let log = logs.first { $0.origin == origin }
    if isNewest(head), let key = log?.key,
      DerivedPolicy.text(
        charter, file.channel, log: key, of: origin.party, keys: keyStates) == nil
    {
      verdict.notProved.append(.cosignersUnknown(origin))
    }
  }

  private func isNewest(_ head: HeadRecord) -> Bool {
    heads.last { $0.origin == head.origin }?.checkpoint == head.checkpoint
  }

  /// A mirror key whose grant was revoked as compromised.
  private func isCompromised(_ key: String, in origin: Origin) -> Bool {
    members.contains { member in
      guard member.party != origin.party, let log = keyLogs[member.party] else { return false }
      let state = KeyState(log, at: log.size)
      return state.everGranted(.mirror).contains {
        $0.grant.signer?.description == key
          && state.revocation(of: $0.index)?.reason == .compromised
      }
    }
  }
}

extension Act {
  /// Whether the act puts this charter into force.
  func puts(_ charter: Charter) -> Bool {
    self == .amendment(.inForce, version: charter.version, text: charter.digest)
  }
}
