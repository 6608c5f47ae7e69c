import ParleyCarriers
import ParleyDelivery
import ParleyDirectory
import ParleyEvidence
import ParleyKeylog
import ParleyNode
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// What leaves for people outside: exchange files, and logs as directories of tiles.
extension Runtime {
  func exchange(_ channel: String, message: String?, redact: Bool) async throws -> [UInt8] {
    guard let builder = node.exchange(channel: try channelID(channel)) else {
      throw OperatorAPI.Problem(.unknownChannel)
    }
    let id = try message.map { try view($0).id }
    try await settled()
    do throws(ExchangeBuildError) {
      let file =
        if let id { try builder.messageFile(id, redact: redact) } else {
          try builder.channelFile(redact: redact)
        }
      return file.bytes
    } catch {
      throw OperatorAPI.Problem("not-exportable", "\(error)")
    }
  }

  /// Writes a log in the layout of C2SP tlog-tiles, its checkpoint last.
  func export(_ order: OperatorAPI.LogExport) async throws -> OperatorAPI.LogExported {
    guard order.folder.hasPrefix("/") else {
      throw OperatorAPI.Problem("malformed", "the folder is not an absolute path")
    }
    guard let origin = Origin(order.origin), let log = exported(origin) else {
      throw OperatorAPI.Problem("unknown-log", "there is no log \(order.origin) here")
    }
    try await settled()
    let files = TileLayout.files(
      of: log.tree, to: log.size, entry: { log.leaves[Int($0)] }, checkpoint: log.checkpoint)
    do throws(DropError) {
      try Self.write(files, to: order.folder)
    } catch {
      throw OperatorAPI.Problem("not-written", "\(error)")
    }
    return .init(
      origin: "\(origin)", size: log.size, files: files.count, key: log.key.description)
  }

  private struct ExportedLog {
    let key: VerifierKey
    let tree: MerkleTree
    let size: Int64
    let leaves: [[UInt8]]
    let checkpoint: [UInt8]
  }

  /// As far as the newest head goes; with the head go its cosignatures.
  private func exported(_ origin: Origin) -> ExportedLog? {
    if origin.isKeyLog {
      guard let log = node.directory.keyLog(of: origin.party),
        let note = node.directory.head(of: origin.party), let size = Self.size(note)
      else { return nil }
      return ExportedLog(
        key: log.headKey, tree: log.merkleTree, size: size, leaves: log.leaves.map(\.bytes),
        checkpoint: note)
    }
    guard let log = node.log(origin), let head = log.head else { return nil }
    let lines = log.cosignatures.keys.sorted().compactMap { log.cosignatures[$0] }
      .filter { $0.size == head.checkpoint.size }.map { "\($0.line)\n" }
    return ExportedLog(
      key: log.key, tree: log.tree, size: head.checkpoint.size, leaves: log.leaves.map(\.bytes),
      checkpoint: head.note + Array(lines.joined().utf8))
  }

  private static func size(_ note: [UInt8]) -> Int64? {
    guard let unverified = try? UnverifiedNote(note) else { return nil }
    return (try? Checkpoint(text: unverified.claimedText))?.size
  }

  private static func write(_ files: [TileLayout.File], to folder: String) throws(DropError) {
    try FolderFiles.makeFolder(folder)
    for file in files {
      var inner = folder
      let parts = file.path.split(separator: "/")
      for part in parts.dropLast() {
        inner += "/\(part)"
        try FolderFiles.makeFolder(inner)
      }
      try FolderFiles.write(file.bytes, to: String(parts[parts.count - 1]), in: inner)
    }
  }
}
