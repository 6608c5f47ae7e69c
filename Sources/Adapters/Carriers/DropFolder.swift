import ParleyCrypto
import ParleyWire

/// Carrier 1: two folders. Files that we put into `out` are for the peer, whatever brings them
/// there: a stick, rsync, a diode; files `*.parley` that appear in `in` are for us.
///
/// A file is a bundle, or an age file of one; opening and sealing are the owner's business. The
/// same file twice, or in any order, does no harm: the record knows what it holds.
package struct DropFolder: Sendable {
  package let incoming: String?
  package let outgoing: String?

  package init(incoming: String?, outgoing: String?) {
    self.incoming = incoming
    self.outgoing = outgoing
  }

  static let ending = ".parley"
  /// Files that may lie in `out`, and that are kept in `done` and in `bad`.
  static let most = 1_024
  /// Bytes of a file: a bundle, and around it an age header with 16 bytes for each 64 KiB.
  package static let fileBytes = Limit.bundleBytes + Limit.sealHeaderBytes + (8 << 10)
}

// Out.
extension DropFolder {
  /// The name under which a bundle leaves: made from what is inside the seal, so that the same
  /// bundle sealed again is the same file.
  package static func name(of bundle: [UInt8]) -> String {
    Hex.encode(SHA256.hash(bundle).bytes.prefix(12)) + ending
  }

  /// Puts a sealed bundle out; false if it lies there already.
  package func put(_ sealed: [UInt8], named name: String) throws(DropError) -> Bool {
    guard let outgoing else { throw .folder("there is no folder to put out to") }
    let lying = try FolderFiles.names(in: outgoing).filter { $0.hasSuffix(Self.ending) }
    if lying.contains(name) { return false }
    guard lying.count < Self.most else { throw .full("\(lying.count) files wait in \(outgoing)") }
    try FolderFiles.write(sealed, to: name, in: outgoing)
    return true
  }
}

// In.
extension DropFolder {
  /// A file that has stopped growing.
  package struct Found: Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  /// What the last look at the folder saw: a file is taken when two looks in a row see it alike.
  package struct Look: Sendable {
    fileprivate var seen: [String: FolderFiles.Status] = [:]
    package init() {}
  }

  /// The names that are ready to be taken, in bytewise order.
  package func ready(_ look: inout Look) throws(DropError) -> [String] {
    guard let incoming else { return [] }
    var now: [String: FolderFiles.Status] = [:]
    var ready: [String] = []
    for name in try FolderFiles.names(in: incoming) where name.hasSuffix(Self.ending) {
      guard !name.hasPrefix("."), let status = FolderFiles.status("\(incoming)/\(name)") else {
        continue
      }
      if look.seen[name] == status { ready.append(name) }
      now[name] = status
    }
    look.seen = now
    return ready
  }

  /// Everything that lies there now, for one who knows that the courier is done.
  package func all() throws(DropError) -> [String] {
    guard let incoming else { return [] }
    return try FolderFiles.names(in: incoming).filter {
      $0.hasSuffix(Self.ending) && !$0.hasPrefix(".")
    }
  }

  package func take(_ name: String) throws(DropError) -> Found {
    guard let incoming else { throw .folder("there is no folder to take from") }
    let path = "\(incoming)/\(name)"
    guard let status = FolderFiles.status(path) else { throw .folder("\(path) is gone") }
    guard status.isPlain else { throw .unfit("it is not a plain file") }
    guard status.size <= Int64(Self.fileBytes) else {
      throw .unfit("it has more than \(Self.fileBytes) bytes")
    }
    return Found(name: name, bytes: try FolderFiles.read(path, limit: Self.fileBytes))
  }

  /// To be called only when what the file held is durable here.
  package func settle(_ name: String) throws(DropError) { try move(name, to: "done") }

  /// Sets a file aside that cannot be read, with the reason beside it.
  package func setAside(_ name: String, why: String) throws(DropError) {
    try move(name, to: "bad")
    guard let incoming else { return }
    let text = SafeText.neutralised(why) + "\n"
    try FolderFiles.write(Array(text.utf8), to: name + ".why", in: "\(incoming)/bad")
  }

  private func move(_ name: String, to kind: String) throws(DropError) {
    guard let incoming else { return }
    let folder = "\(incoming)/\(kind)"
    try FolderFiles.makeFolder(folder)
    try FolderFiles.move("\(incoming)/\(name)", to: "\(folder)/\(name)")
    try prune(folder)
  }

  /// What comes in is bounded, and so is what is kept of it. The record has what was taken.
  private func prune(_ folder: String) throws(DropError) {
    let names = try FolderFiles.names(in: folder)
    guard names.count > 2 * Self.most else { return }
    let ages = names.map { (name: $0, age: FolderFiles.status("\(folder)/\($0)")?.changed ?? 0) }
    for old in ages.sorted(by: { $0.age < $1.age }).prefix(names.count - Self.most) {
      FolderFiles.remove("\(folder)/\(old.name)")
    }
  }
}
