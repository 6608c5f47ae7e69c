import ParleyDelivery
package import ParleyCharter
import ParleyDirectory
package import ParleyKeylog
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

extension Node {
  /// What a node records when its journal was lost or put back to a copy, before it says anything:
  /// the parties and channels that are on file, and that none of its logs is signed any more.
  ///
  /// Every log key at hand is retired, also one of which this journal holds nothing: what was
  /// signed with it since the copy is unknown. Peers return what they hold of these logs, and
  /// successors open under keys that are taken out of reserve after this.
  package func retirement(
    keyLogs: [KeyLog], charters: [SignedCharter], with keys: borrowing Keys
  ) -> [Record] {
    var records: [Record] = []
    var trial = self
    func note(_ record: Record) {
      records.append(record)
      trial.replay(record)
    }
    for log in keyLogs {
      let held = directory.keyLog(of: log.party)?.size ?? 0
      for leaf in log.leaves.dropFirst(Int(held)) { note(.keyLeaf(leaf.bytes)) }
      for leaf in log.leaves { if let grant = leaf.grant { note(.grant(grant.text)) } }
    }
    for signed in charters where charter(channelOf: signed) == nil { note(.charter(signed.bytes)) }
    for channel in trial.channels().map(\.id) {
      for key in keys.logs where trial.directory.logKey(key.origin, channel: channel) != nil {
        let size = trial.log(key.origin)?.size ?? 0
        note(.rolledBack(channel: channel, key.origin, shown: max(size, 1)))
      }
    }
    return records
  }

  /// Versions after the first come again from peers.
  private func charter(channelOf signed: SignedCharter) -> Charter? {
    signed.charter.version == 1 ? charter(signed.charter.digest) : signed.charter
  }
}
