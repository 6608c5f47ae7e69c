import ParleyCarriers
import ParleyConsole
import ParleyCustody
import ParleyHTTP
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyRuntime
import ParleyTlog
import ParleyWire

// Scene 7: Bravo takes its receipt back, by signing a second history.
extension Demo {
  /// Gives back the file of the proof and the key that it is against.
  func forge(about notice: String) async throws(CommandError) -> (proof: String, key: String) {
    stage.scene("7  Bravo forges: in a second history it had refused the notice, not received it.")
    let folder = stage.path("bravo-log")
    let exported = try bravo.parley(["log", "export", folder, "--json"])
      .decoded(OperatorAPI.LogExported.self)
    guard let id = Digest(base64: notice), let channel = Digest(base64: channel) else {
      preconditionFailure("ids that the node itself gave")
    }
    let leaves = try Forger.leaves(of: folder, size: exported.size)
    let (bundle, lie) = try Forger.bundle(as: bravo.data, leaves, against: id, in: channel)
    bravo.tell("signs entry \(lie) once more, and a head over it", "with its own log's key")
    try await Forger.send(bundle, as: bravo.data, to: alfa.party)
    bravo.tell("sends the new head over its own pinned line")
    let proof = try await stage.wait(for: "the proof of the fork") { () async -> [UInt8]? in
      guard let bytes = try? await alfa.node.exchange(self.channel),
        let file = try? ExchangeFile(bytes)
      else { return nil }
      return file.items.first { $0.kind == .fork }?.bytes
    }
    let path = stage.path("fork.proof")
    try OutputFile.write(proof, to: path)
    alfa.tell(
      "FORK PROVED: one key, two histories", "\(proof.count) bytes, in fork.proof", style: .red)
    stage.across(String(decoding: proof, as: UTF8.self), .dim)
    let ours = try stage.run([VerifyCommand.program, "--log", exported.key, path]).output
    stage.across("parley-verify: \(ours)".trimmed)
    if let gopeer = Peers.gopeer {
      let theirs = try stage.run([gopeer, "verify-fork", "-log", exported.key, path]).output
      stage.across("gopeer:        \(theirs)".trimmed)
    }
    return (path, exported.key)
  }
}

/// What a party could do that has its own log's key and no shame.
enum Forger {
  /// The entries of an exported log.
  static func leaves(of folder: String, size: Int64) throws(CommandError) -> [[UInt8]] {
    var leaves: [[UInt8]] = []
    for tile in TileLayout.tiles(to: size) where tile.kind == .entries {
      let bytes = try InputFile.read("\(folder)/\(tile.path)", limit: Limit.bundleBytes)
      leaves += EntryBundle.decode(bytes, count: tile.width) ?? []
    }
    return leaves
  }

  /// A bundle with the head of a second history, in which the receipt of a message is a refusal;
  /// and the index at which the two histories part.
  static func bundle(
    as data: String, _ leaves: [[UInt8]], against notice: Digest, in channel: Digest
  ) throws(CommandError) -> (bytes: [UInt8], lie: Int64) {
    let keys: Keys
    do throws(CustodyError) { keys = try loadKeys(DataDirectory(data)) } catch {
      throw CommandError(error)
    }
    for leaf in leaves {
      guard let note = try? UnverifiedNote(leaf, limit: Limit.entryBytes),
        var entry = try? Entry(text: note.claimedText), case .evidence(let lines) = entry.act,
        lines.contains(where: { $0.isReceipt(of: notice) }), let key = keys.log(entry.origin)
      else { continue }
      entry.act = .evidence([.refused(notice, rule: "M-30")])
      let lie = NoteText.assemble(entry.text, [key.signer.sign(entry.text)])
      var tree = MerkleTree()
      for leaf in leaves[..<Int(entry.index)] + [lie] { tree.append(Tree.leafHash(leaf)) }
      let head = Checkpoint(origin: entry.origin.description, size: tree.size, root: tree.root)
        .signed(by: key.signer)
      let peer = entry.origin.party
      let to = try custody { () throws(CustodyError) in try DataDirectory(data).peers() }
        .map(\.party).first { $0 != peer }
      guard let to else { break }
      let bundle = Bundle(from: peer, to: to, channel: channel, items: [Item(.head, head)])
      return (bundle.bytes, entry.index)
    }
    throw CommandError(.bug, "Bravo's log holds no receipt of the notice")
  }

  /// Over mutual TLS, with the party's own certificate.
  static func send(
    _ bundle: [UInt8], as data: String, to party: String
  ) async throws(CommandError) {
    let directory = try custody { () throws(CustodyError) in try DataDirectory(data) }
    let card = try custody { () throws(CustodyError) in
      try directory.peers().first { $0.party.name == party }
    }
    guard let log = card?.keyLog else {
      throw CommandError(.bug, "there is no card of \(party)")
    }
    let links = KeyState(log, at: log.size).grants(.link).compactMap { standing in
      if case .pin(let pin) = standing.grant.key {
        (pin: pin, addresses: standing.grant.addresses)
      } else {
        nil as HTTPSCarrier.Link?
      }
    }
    let client = HTTPClient(
      identity: HTTPClient.Identity(
        certificate: directory.linkCertificate, key: directory.linkKey))
    let delivery = await HTTPSCarrier(client: client).send(bundle, to: links)
    await client.stop()
    if case .failed(let state) = delivery {
      throw CommandError(.unreachable, "the forged head was not taken: \(state.name)")
    }
  }
}

extension Evidence {
  fileprivate func isReceipt(of message: Digest) -> Bool {
    if case .received(message, _) = self { true } else { false }
  }
}

extension String {
  /// Without line feeds at its end.
  var trimmed: String {
    var text = Substring(self)
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
