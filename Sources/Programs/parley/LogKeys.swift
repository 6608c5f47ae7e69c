import ParleyConsole
import ParleyCustody
import ParleyKeylog
import ParleyNote
import ParleyWire

/// `KEYS`, beside an exported log: the keys that check its checkpoint, a line each.
///
/// `log VKEY`, then `cosigner VKEY` for each cosignature on the checkpoint, by name. Where the keys
/// come from is not the folder's to prove: they stand in the parties' key logs.
enum LogKeys {
  static func write(
    log key: String, _ directory: DataDirectory, to folder: String
  ) throws(CommandError) {
    let bytes = try InputFile.read("\(folder)/checkpoint", limit: Limit.noteBytes)
    guard let note = try? UnverifiedNote(bytes) else {
      throw CommandError(.inputOutput, "\(folder)/checkpoint is no note")
    }
    let own = try custody { () throws(CustodyError) in try directory.keyLog() }
    let peers = try custody { () throws(CustodyError) in try directory.peers().map(\.keyLog) }
    let mirrors = ([own] + peers).flatMap { log in
      KeyState(log, at: log.size).everGranted(.mirror).compactMap(\.grant.signer)
    }
    let signed = mirrors.filter { key in
      note.signatures.contains { $0.name == key.name && $0.id == key.id }
    }
    let lines = ["log \(key)"] + signed.map { "cosigner \($0)" }.sorted(by: bytewiseLess)
    let text = lines.map { $0 + "\n" }.joined()
    try OutputFile.write(Array(text.utf8), to: "\(folder)/KEYS", replacing: true)
  }
}
