package import ParleyKeylog
import ParleyCrypto
package import ParleyRecord

/// Where one party's installation keeps what it has: one folder, its owner's alone.
///
/// ```
/// parley.conf        who this is, where it listens, its drop folders
/// keylog/            the party's own key log, public: 000000.leaf, 000001.leaf, 000001.grant ...
/// keys/              what the node signs and opens with; never in a backup
/// offline/           roots, registrar, treaty key, locked; to be moved to a stick that is kept
/// apart reserve/           keys and grants of successor logs, locked; to be kept apart from keys/
/// officers/          officers' keys that were made here, locked
/// peers/PARTY/card   what each peer handed over
/// charters/          complete charters, ID-VERSION.charter
/// journal/           the node's
/// ```
package struct DataDirectory: Sendable {
  package let path: String
  package let configuration: Configuration

  package var party: Party { configuration.party }

  /// The folders of the key log and the node's keys, private.
  static let folders = ["keylog", "keys", "keys/seal", "keys/log"]
  /// Folders that may have been moved elsewhere; private where they are.
  static let movable = ["offline", "reserve", "officers", "peers", "charters"]

  /// Opens a data directory: owner and modes are checked, and a ceremony that was interrupted after
  /// it had been decided is finished.
  package init(_ path: String) throws(CustodyError) {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard try Files.check(path, .folder) else { throw .missing(path: path) }
    self.path = path
    try Staging.finish(in: path)
    configuration = try Configuration(file: path + "/parley.conf")
    guard try Files.check("\(path)/keylog", .folder) else {
      throw .missing(path: "\(path)/keylog")
    }
    // A restored backup has no keys; the commands that make new ones must be able to begin.
    for folder in Self.folders { try Files.makeFolder("\(path)/\(folder)") }
    for folder in Self.movable { _ = try Files.check("\(path)/\(folder)", .folder) }
    for folder in ["keys", "keys/seal", "keys/log", "offline", "reserve", "officers"] {
      try Self.checkFiles("\(path)/\(folder)")
    }
  }

  /// A file that others could read is found before its secret is used.
  private static func checkFiles(_ folder: String) throws(CustodyError) {
    for name in try Files.names(in: folder) where !Files.isFolder("\(folder)/\(name)") {
      _ = try Files.check("\(folder)/\(name)", .file)
    }
  }

  func at(_ place: String) -> String { "\(path)/\(place)" }

  // What the runtime is told by name.
  package var journal: String { at("journal") }
  /// PEM files of the link certificate and its key, for TLS.
  package var linkCertificate: String { at(Place.linkCertificate) }
  package var linkKey: String { at(Place.linkKey) }
  /// The operator API.
  package var socket: String { at("operator.sock") }
  package var offline: String { at("offline") }

  /// The party's own key log, from its files; every entry and grant is checked again.
  package func keyLog() throws(CustodyError) -> KeyLog {
    var log = try Self.keyLog(in: at("keylog"))
    guard log.party == party else {
      throw .malformed(path: at("keylog"), expected: "the key log of \(party)")
    }
    for name in try Files.names(in: at("keylog")) where name.hasSuffix(".grant") {
      let file = at("keylog/\(name)")
      let text = try Files.read(file)
      do { try log.disclose(text) } catch { throw .keyLog(error, path: file) }
    }
    return log
  }

  private static func keyLog(in folder: String) throws(CustodyError) -> KeyLog {
    let first = "\(folder)/\(Place.number(0)).leaf"
    let inception = try Files.read(first)
    var log: KeyLog
    do { log = try KeyLog(inception: inception) } catch { throw .keyLog(error, path: first) }
    let leaves = try Files.names(in: folder).count { $0.hasSuffix(".leaf") }
    while log.size < Int64(leaves) {
      let file = "\(folder)/\(Place.number(log.size)).leaf"
      let bytes = try Files.read(file)
      do { try log.append(bytes) } catch { throw .keyLog(error, path: file) }
    }
    return log
  }
}

/// The places of things in a data directory.
enum Place {
  static let head = "keys/keylog-head.key"
  static let mirror = "keys/mirror.key"
  static let witness = "keys/witness.key"
  static let linkKey = "keys/link.key"
  static let linkCertificate = "keys/link.crt"
  static let incarnation = "keys/incarnation"
  static let registrar = "offline/registrar.key"
  static let treaty = "offline/treaty.key"
  /// The roots that the last `next` commits to: `K N` and their public keys.
  static let nextRoots = "offline/next.roots"

  static func leaf(_ index: Int64) -> String { "keylog/\(number(index)).leaf" }
  static func grant(_ index: Int64) -> String { "keylog/\(number(index)).grant" }
  /// By the last part of the key's name, as in `PARTY/r/2`.
  static func root(_ name: String) -> String { "offline/root-\(last(name)).key" }
  static func officer(_ name: String) -> String { "officers/\(last(name)).key" }
  static func seal(_ n: Int) -> String { "keys/seal/\(pad(String(n), 3)).key" }
  static func log(_ part: String) -> String { "keys/log/\(part).key" }
  static func successor(_ part: String) -> String { "keys/log/\(part).successor" }
  static func reserveKey(_ part: String) -> String { "reserve/\(part).key" }
  static func reserveGrant(_ part: String) -> String { "reserve/\(part).grant" }
  static func card(_ party: Party) -> String { "peers/\(party)/card" }

  static func number(_ index: Int64) -> String { pad(String(index), 6) }

  private static func pad(_ digits: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func last(_ name: String) -> Substring {
    name.split(separator: "/").last ?? Substring(name)
  }
}
