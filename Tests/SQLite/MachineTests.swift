import Glibc
import ParleyDiskKit
import ParleySQLite
import Testing

/// Whatever the machine does to a journal has a name, and says what to do next.
@Suite struct MachineTests {
  @Test func `a second opener is refused, and told by whom`() throws {
    let scratch = try Scratch()
    let first = try scratch.open(.create)
    #expect(throws: JournalError.lockedByAnother(pid: getpid())) { try scratch.open(.existing) }
    try first.append([[1]])
    first.close()
    #expect(try scratch.open(.existing).lastSequence() == 1)
  }

  @Test func `a store that is dropped lets go of its directory`() throws {
    let scratch = try Scratch()
    for mode in [SQLiteStore.Mode.create, .existing, .existing] {
      try scratch.open(mode).append([[1]])
    }
    #expect(try scratch.open(.existing).lastSequence() == 3)
  }

  @Test func `the journal of another party is refused, and left as it was`() throws {
    let scratch = try Scratch()
    try scratch.make()
    #expect(throws: JournalError.foreign(owner: "alfa")) {
      try scratch.open(.existing, owner: "bravo")
    }
    #expect(try scratch.open(.existing).lastSequence() == 3)
  }

  @Test func `nothing is made where something was to be, nor the other way round`() throws {
    let scratch = try Scratch()
    #expect(throws: JournalError.missing(path: scratch.data)) { try scratch.open(.existing) }
    mkdir(scratch.data, 0o700)
    #expect(throws: JournalError.missing(path: scratch.file)) { try scratch.open(.existing) }
    try scratch.overwrite(scratch.file, at: 0, with: [])
    #expect(throws: JournalError.missing(path: scratch.file)) { try scratch.open(.existing) }
    try scratch.make()
    #expect(throws: JournalError.exists(path: scratch.file)) { try scratch.open(.create) }
  }

  @Test func `all that is made is private`() throws {
    let before = umask(0)
    defer { umask(before) }
    let scratch = try Scratch()
    let store = try scratch.open(.create)
    try store.append([[1]])
    #expect(mode(scratch.data) == 0o700)
    let names = scratch.names(in: scratch.data)
    #expect(names == ["journal.sqlite", "journal.sqlite-wal", "lock"])
    for name in names { #expect(mode(scratch.data + "/" + name) == 0o600, "\(name)") }
    store.close()
  }

  @Test(
    arguments: [
      ("", 0o755), ("", 0o710), ("", 0o500), ("", 0o1700), ("/journal.sqlite", 0o644),
      ("/journal.sqlite", 0o660), ("/journal.sqlite", 0o400), ("/lock", 0o604),
      ("/journal.sqlite-wal", 0o640), ("/journal.sqlite-journal", 0o666),
    ] as [(String, mode_t)])
  func `a mode that is not private is refused`(name: String, mode: mode_t) throws {
    let scratch = try Scratch()
    try scratch.make()
    let path = scratch.data + name
    if access(path, F_OK) != 0 { try scratch.overwrite(path, at: 0, with: []) }
    chmod(path, mode)
    let error = #expect(throws: JournalError.self) { try scratch.open(.existing) }
    #expect(error == .permissions(path: path, mode: UInt32(mode)))
    let octal = String(mode, radix: 8)
    #expect(
      error?.description.contains("\(path) has mode \(octal.count < 4 ? "0" : "")\(octal)") == true)
  }

  @Test func `a symbolic link is not followed`() throws {
    let scratch = try Scratch()
    try scratch.make()
    rename(scratch.file, scratch.root + "/elsewhere")
    symlink(scratch.root + "/elsewhere", scratch.file)
    #expect(throws: JournalError.permissions(path: scratch.file, mode: 0o777)) {
      try scratch.open(.existing)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root may give a file away"))
  func `a file of another user is refused`() throws {
    let scratch = try Scratch()
    try scratch.make()
    chown(scratch.file, 65_534, 65_534)
    #expect(throws: JournalError.ownership(path: scratch.file, uid: 65_534)) {
      try scratch.open(.existing)
    }
  }

  @Test(arguments: [
    JournalError.diskFull, .io(code: 1_034, message: "disk I/O error"), .lockedByAnother(pid: 7),
    .lockedByAnother(pid: nil), .foreign(owner: "bravo"), .missing(path: "d"), .exists(path: "d"),
    .corrupt(detail: "record 2 is missing"), .permissions(path: "d", mode: 0o755),
    .ownership(path: "d", uid: 7), .newerFormat(version: 2), .outOfOrder(following: 1, last: 2),
    .closed,
  ])
  func `each state says what happened and what to do`(error: JournalError) {
    let sentences = error.description.split(separator: ". ")
    #expect((1...3).contains(sentences.count) && error.description.hasSuffix("."))
    #expect(error.description.count < 200)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }
}
