import ParleyCharter
import ParleyCrypto
import ParleyDelivery
import ParleyDirectory
import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

extension State {
  /// The only function that changes durable state, one record at a time.
  ///
  /// A record was checked before it was written, so a record that does not fit is our own bug or a
  /// journal that was tampered with; both stop the process.
  package mutating func apply(_ record: Record) {
    switch record {
    case .keyLeaf(let bytes):
      expect((try? directory.append(bytes)) != nil, "a recorded key leaf stands")
    case .grant(let bytes):
      expect((try? directory.disclose(bytes)) != nil, "a recorded grant is in its log")
    case .keyHead(let bytes): _ = directory.keep(head: bytes)
    case .charter(let bytes): apply(charter: bytes)
    case .draft(let bytes, let at):
      guard let note = try? UnverifiedNote(bytes, limit: Limit.pageBytes),
        let page = try? Page(text: note.claimedText)
      else { preconditionFailure("a recorded draft is a page") }
      drafts.append(Draft(page: page, bytes: bytes, at: at))
    case .draftGone(let id): drafts.removeAll { $0.page.id == id }
    case .told(let alert):
      told[alert.alert.agreement, default: [:]][alert.alert.duty, default: []].append(alert)
    default: apply(inChannel: record)
    }
  }

  private func expect(_ holds: Bool, _ what: String) { precondition(holds, what) }

  private mutating func apply(charter bytes: [UInt8]) {
    guard let charter = try? SignedCharter(bytes, keyLogs: directory.all),
      charter.charter.version == 1
    else { preconditionFailure("a recorded charter is a first one, and binds") }
    channels[charter.charter.digest] = Channel(charter, me: party)
  }

  private mutating func apply(proposal bytes: [UInt8], in id: Digest) {
    guard
      let proposal = try? ProposedCharter(bytes, keyLogs: directory.all, after: nil)
    else { preconditionFailure("a recorded proposal is signed") }
    channels[id]?.apply(proposal: proposal)
  }

  private mutating func apply(inChannel record: Record) {
    let directory = directory
    switch record {
    case .proposal(let id, let bytes): apply(proposal: bytes, in: id)
    case .entry(let id, let bytes):
      channels[id]?.apply(leaf: bytes, early: false) {
        directory.logKey($0, channel: id)?.grant.signer
      }
    case .early(let id, let bytes):
      channels[id]?.apply(leaf: bytes, early: true) {
        directory.logKey($0, channel: id)?.grant.signer
      }
    case .head(let id, let note):
      guard let unverified = try? UnverifiedNote(note),
        let checkpoint = try? Checkpoint(text: unverified.claimedText),
        let origin = Origin(checkpoint.origin)
      else { preconditionFailure("a recorded head is a checkpoint") }
      channels[id]?.apply(
        head: ChannelLog.SignedHead(checkpoint: checkpoint, note: note), of: origin)
    case .cosignature(let id, let origin, let size, let time, let text):
      guard let line = SignatureLine(text) else { preconditionFailure("a recorded cosignature") }
      channels[id]?.apply(ChannelLog.Cosigned(size: size, time: time, line: line), of: origin)
    case .sealed(let id, let bytes): channels[id]?.apply(sealed: bytes, hash: SHA256.hash(bytes))
    case .content(let id, let message, let salt, let bytes):
      guard let (_, page) = try? Channel.read(bytes) else { return }
      channels[id]?.apply(
        content: Message.Content(salt: salt, bytes: bytes, page: page), of: message)
    case .seed(let id, let message, let seed): channels[id]?.apply(seed: seed, of: message)
    case .judged(let id, let message, let judgement, let at):
      channels[id]?.apply(judgement, of: message, at: at)
    case .shown(let id, let message, let post, let at):
      channels[id]?.apply(shown: post, of: message, at: at)
    case .carried(let id, let message, let carriage, let at):
      channels[id]?.apply(carriage, of: message, at: at)
    case .contradiction(let id, let origin, let proof):
      channels[id]?.apply(contradiction: proof, of: origin)
    case .rolledBack(let id, let origin, let shown):
      channels[id]?.apply(rolledBack: origin, shown: shown)
    default: preconditionFailure("a record of no channel")
    }
  }
}
