import ParleyDiskKit
import ParleySQLite
import Testing

/// A full or failing disk: nothing half written, and a way on.
@Suite struct DiskFullTests {
  @Test func `wherever the disk fills up, nothing is half written and life goes on`() throws {
    for room in stride(from: Int64(0), to: 40_000, by: 701) {
      let scratch = try Scratch(simulated: true)
      let disk = ForgetfulDisk()
      let store = try scratch.open(.create, vfs: disk.name)
      try store.append([[1], [2]])
      disk.quota = disk.size + room
      #expect(throws: JournalError.diskFull, "room \(room)") {
        for _ in 0..<20 { try store.append([[3], [UInt8](repeating: 4, count: 3_000)]) }
      }
      let last = try store.lastSequence()
      #expect(last.isMultiple(of: 2), "all or none of each append")
      #expect(try store.records(after: 0).count == Int(last))
      #expect(throws: JournalError.diskFull) {
        try store.append([.init(repeating: 5, count: 90_000)])
      }

      disk.quota = nil
      #expect(try store.append([[6]]) == last + 1, "there is room again")
      withExtendedLifetime(store) { disk.end(.drop) }
      store.close()
      disk.reboot()
      let again = try scratch.open(.existing, vfs: disk.name)
      try again.verify()
      #expect(try again.records(after: last).map(\.bytes) == [[6]])
    }
  }

  @Test func `a journal opens on a full disk, and what it shows is durable`() throws {
    let scratch = try Scratch(simulated: true)
    let disk = ForgetfulDisk()
    let store = try scratch.open(.create, vfs: disk.name)
    for _ in 0..<9 { try store.append([[UInt8](repeating: 7, count: 9_000)]) }
    // Written to the write-ahead log, not synced, and not in the file yet.
    disk.ignoreEverySync()
    try store.append([[8]])
    withExtendedLifetime(store) { disk.end(.kill) }
    store.close()
    disk.reboot()
    disk.quota = disk.size
    let full = try scratch.open(.existing, vfs: disk.name)
    #expect(try full.lastSequence() == 10)
    #expect(throws: JournalError.diskFull) { try full.append([.init(repeating: 9, count: 90_000)]) }
    withExtendedLifetime(full) { disk.end(.drop) }
    full.close()
    disk.reboot()
    #expect(try scratch.open(.existing, vfs: disk.name).records(after: 9).map(\.bytes) == [[8]])
  }

  @Test func `after a failed sync the store stops until it is reopened`() throws {
    let scratch = try Scratch(simulated: true)
    let disk = ForgetfulDisk()
    let store = try scratch.open(.create, vfs: disk.name)
    try store.append([[1]])
    disk.failSync(1)
    let error = try #require(throws: JournalError.self) { try store.append([[2]]) }
    guard case .io = error else { Issue.record("\(String(describing: error))"); return }
    #expect(throws: error) { try store.append([[3]]) }
    #expect(throws: error) { try store.records(after: 0) }
    store.close()
    let again = try scratch.open(.existing, vfs: disk.name)
    let records = try again.records(after: 0).map(\.bytes)
    #expect(records == [[1]] || records == [[1], [2]], "all of the failed append or none")
    #expect(try again.append([[4]]) == Int64(records.count + 1))
  }
}
