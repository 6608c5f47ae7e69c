import Glibc

extension Files {
  /// Makes a private folder; one that is there is checked.
  static func makeFolder(_ path: String) throws(CustodyError) {
    if try check(path, .folder) { return }
    guard unsafe mkdir(path, folderMode) == 0 else { throw failure("mkdir", path) }
    // The process's mask may have taken bits away.
    guard unsafe chmod(path, folderMode) == 0 else { throw failure("chmod", path) }
    try sync(folder: parent(path))
  }

  /// The names in a folder, sorted bytewise; none if the folder is not there.
  static func names(in path: String) throws(CustodyError) -> [String] {
    guard let stream = unsafe opendir(path) else {
      if errno == ENOENT { return [] }
      throw failure("read", path)
    }
    // Unsafe: the stream and its entries are used before it is closed.
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes what happened to the names in a folder durable.
  static func sync(folder path: String) throws(CustodyError) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    // Unsafe: open is variadic in C; without O_CREAT it takes no third argument.
    let folder = unsafe Glibc.open(path, flags)
    guard folder >= 0 else { throw failure("open", path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure("sync", path) }
  }

  /// Moves a file, replacing what has the name.
  static func move(_ from: String, to: String) throws(CustodyError) {
    guard unsafe rename(from, to) == 0 else { throw failure("rename", from) }
  }

  /// Removes a folder and what is in it. Only for what a ceremony put there itself.
  static func remove(tree path: String) throws(CustodyError) {
    for name in try names(in: path) {
      let inner = path + "/" + name
      if isFolder(inner) { try remove(tree: inner) } else { unsafe unlink(inner) }
    }
    unsafe rmdir(path)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    // Unsafe: the call fills the struct it is given.
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  static func parent(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// An exclusive lock on a folder, held until it goes or the process ends.
struct FolderLock: ~Copyable {
  private let file: Int32

  init(_ path: String) throws(CustodyError) {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    // Unsafe: open is variadic in C.
    file = unsafe Glibc.open(path + "/custody.lock", flags, Files.fileMode)
    guard file >= 0 else { throw Files.failure("open", path + "/custody.lock") }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw .busy(path: path)
    }
  }

  deinit { close(file) }
}
