import ParleyCrypto

/// A file that a ceremony makes. Public content is kept like secret content: one way is enough.
package final class NewFile: Sendable {
  /// Below the data directory.
  package let place: String
  let content: SecretBytes

  init(_ place: String, _ content: consuming SecretBytes) {
    self.place = place
    self.content = content
  }

  convenience init(_ place: String, _ content: [UInt8]) {
    self.init(place, SecretBytes(copying: content))
  }
}

/// How the files of a ceremony come to stand all or not at all.
///
/// They are written under `ceremony.new`; renaming that folder to `ceremony` decides; then each
/// file is moved to its place. After a crash before the rename nothing has happened, and what was
/// written is thrown away by the next ceremony; after it, whoever opens the directory finishes the
/// moves.
enum Staging {
  private static let undecided = "ceremony.new"
  private static let decided = "ceremony"

  static func write(_ files: [NewFile], in path: String) throws(CustodyError) {
    let folder = "\(path)/\(undecided)"
    try Files.remove(tree: folder)
    try Files.makeFolder(folder)
    do throws(CustodyError) {
      for file in files {
        try makeFolders(for: file.place, in: folder)
        try Files.write(file.content, to: "\(folder)/\(file.place)")
      }
      try Files.move(folder, to: "\(path)/\(decided)")
    } catch {
      try? Files.remove(tree: folder)
      throw error
    }
    try Files.sync(folder: path)
  }

  /// Finishes a ceremony that was decided; nothing happens if there is none.
  static func finish(in path: String) throws(CustodyError) {
    guard Files.isFolder("\(path)/\(decided)") else { return }
    let lock = try FolderLock(path)
    try move(in: path)
    _ = consume lock
  }

  /// As `finish`, by whoever holds the lock.
  static func move(in path: String) throws(CustodyError) {
    let folder = "\(path)/\(decided)"
    guard Files.isFolder(folder) else { return }
    try move(folder, to: path)
    try Files.remove(tree: folder)
    try Files.sync(folder: path)
  }

  private static func move(_ folder: String, to target: String) throws(CustodyError) {
    try Files.makeFolder(target)
    for name in try Files.names(in: folder) {
      let inner = "\(folder)/\(name)"
      if Files.isFolder(inner) {
        try move(inner, to: "\(target)/\(name)")
      } else {
        try Files.move(inner, to: "\(target)/\(name)")
      }
    }
    try Files.sync(folder: target)
  }

  private static func makeFolders(for place: String, in folder: String) throws(CustodyError) {
    var inner = folder
    for part in place.split(separator: "/").dropLast() {
      inner += "/\(part)"
      try Files.makeFolder(inner)
    }
  }
}
