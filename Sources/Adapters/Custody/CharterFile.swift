package import ParleyCharter
import ParleyCrypto
package import ParleyKeylog
import ParleyNote
package import ParleyRecord
package import ParleyWire

/// A charter on its way: a text that nobody has signed yet, or a note that some have.
package struct CharterFile: Hashable, Sendable {
  package let charter: Charter
  package let bytes: [UInt8]

  /// Nil for what is neither.
  package init?(_ bytes: [UInt8]) {
    if let charter = try? Charter(text: bytes) {
      self.charter = charter
    } else if let note = try? UnverifiedNote(bytes),
      let charter = try? Charter(text: note.claimedText)
    {
      self.charter = charter
    } else {
      return nil
    }
    self.bytes = bytes
  }

  /// Who has signed; what key logs are not at hand for counts as not signed.
  package func signers(_ keyLogs: [Party: KeyLog]) -> [Party] {
    (try? SignedCharter.signers(bytes, keyLogs: keyLogs).signed) ?? []
  }

  /// The same charter with one more signature line.
  package func signed(by treaty: HeldKey) -> CharterFile {
    let text = charter.text
    let line = treaty.key.sign(text)
    let others = (try? UnverifiedNote(bytes))?.signatures.filter { $0.name != line.name } ?? []
    let lines = (others + [line]).sorted { bytewiseLess($0.name, $1.name) }
    guard let file = CharterFile(NoteText.assemble(text, lines)) else {
      preconditionFailure("a charter with a signature is a charter")
    }
    return file
  }
}

extension DataDirectory {
  /// The complete charters, each channel's versions in their order.
  package func charters() throws(CustodyError) -> [SignedCharter] {
    let logs = try keyLogs()
    var charters: [SignedCharter] = []
    for name in try Files.names(in: at("charters")) where name.hasSuffix(".charter") {
      let path = at("charters/\(name)")
      let bytes = try Files.read(path)
      do throws(CharterError) {
        charters.append(try SignedCharter(bytes, keyLogs: logs))
      } catch {
        throw .malformed(path: path, expected: "a charter that binds (\(error.words))")
      }
    }
    return charters.sorted { $0.charter.version < $1.charter.version }
  }

  /// The channel of a charter: the hash of its first version. Nil when the version it follows is
  /// not installed here.
  package func channel(of charter: Charter) throws(CustodyError) -> Digest? {
    var oldest = charter
    let installed = try charters().map(\.charter)
    while let follows = oldest.follows {
      guard let before = installed.first(where: { $0.digest == follows }) else { return nil }
      oldest = before
    }
    return oldest.digest
  }

  /// Puts a complete charter where the node finds it; a repeat is silent.
  package func install(
    _ file: CharterFile
  ) throws(CustodyError) -> (charter: SignedCharter, channel: Digest) {
    let logs = try keyLogs()
    let signed: SignedCharter
    do throws(CharterError) { signed = try SignedCharter(file.bytes, keyLogs: logs) } catch {
      throw .refused("the charter does not bind: \(error.words) [\(error.rule)]")
    }
    guard signed.charter.member(party) != nil else {
      throw .refused("\(party) is no party to this charter")
    }
    guard let channel = try channel(of: signed.charter) else {
      throw .refused("the charter that this one follows is not installed")
    }
    let version = signed.charter.version
    let path = at("charters/\(Hex.encode(channel.bytes))-\(version).charter")
    if Files.exists(path), try Files.read(path) == file.bytes { return (signed, channel) }
    try Files.makeFolder(at("charters"))
    try Files.write(SecretBytes(copying: file.bytes), to: path)
    return (signed, channel)
  }
}

extension CharterError {
  /// What is wrong, in words.
  package var words: String {
    switch self {
    case .malformed: "it is not a charter"
    case .keyLogMissing(let party): "the card of \(party) has not been imported"
    case .otherKeyLog(let party): "it names another key log for \(party) than the one held here"
    case .notSigned(let party): "\(party) has not signed it"
    case .foreignSignature: "it has a signature that is no party's"
    case .doesNotFollow: "it is not the version after the one in force"
    }
  }
}
