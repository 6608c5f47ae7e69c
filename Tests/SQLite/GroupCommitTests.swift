import ParleyDiskKit
import ParleySQLite
import Testing

/// Many callers, one disk: they share transactions and keep their order.
@Suite struct GroupCommitTests {
  @Test func `a group is one commit, and each member has its own answer`() throws {
    let scratch = try Scratch()
    let store = try scratch.open(.create)
    let answers = try store.append(together: [
      .init([[1]]), .init([[2], [3]], following: 1), .init([[9]], following: 1), .init([]),
      .init([[4]], following: 3),
    ])
    #expect(
      answers == [
        .success(1), .success(3), .failure(.outOfOrder(following: 1, last: 3)), .success(3),
        .success(4),
      ])
    #expect(store.commits == 1)
    #expect(try store.records(after: 0).map(\.bytes) == [[1], [2], [3], [4]])
    #expect(
      try store.append(together: [.init([[9]], following: 0)])[0]
        == .failure(
          .outOfOrder(following: 0, last: 4)))
    #expect(store.commits == 1, "nothing to make durable, no commit")
  }

  @Test func `concurrent appenders share commits and keep their own order`() async throws {
    let scratch = try Scratch()
    let journal = try SQLiteJournal.open(directory: scratch.data, owner: "alfa", mode: .create)
    let appenders = 64, each = 12
    let answers = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for appender in 0..<appenders {
        group.addTask {
          var answers: [Int64] = []
          for turn in 0..<each {
            answers.append(try await journal.append([[UInt8(appender), UInt8(turn)]]))
          }
          return answers
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.allSatisfy { $0 == $0.sorted() }, "a caller's appends in its order")
    #expect(answers.joined().sorted() == Array(1...Int64(appenders * each)), "no gap, no repeat")
    let commits = await journal.commits
    #expect(commits <= appenders * each / 2, "appends share commits")
    var turns = [UInt8](repeating: 0, count: appenders)
    try await journal.replay { _, bytes in
      #expect(bytes[1] == turns[Int(bytes[0])])
      turns[Int(bytes[0])] += 1
    }
    #expect(turns.allSatisfy { $0 == each })
    await journal.close()
  }

  @Test func `closing answers every caller, and truly`() async throws {
    let scratch = try Scratch()
    let journal = try SQLiteJournal.open(directory: scratch.data, owner: "alfa", mode: .create)
    let answers = await withTaskGroup(of: Result<Int64, JournalError>.self) { group in
      for index in 0..<100 {
        group.addTask {
          if index == 50 { await journal.close() }
          do throws(JournalError) {
            return .success(try await journal.append([[UInt8(index)]]))
          } catch {
            return .failure(error)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let durable = answers.compactMap { try? $0.get() }
    #expect(answers.count { $0 == .failure(.closed) } == 100 - durable.count)
    #expect(durable.count < 100, "the one that closed it was too late itself")
    #expect(try scratch.open(.existing).lastSequence() == Int64(durable.count))
  }

  @Test func `a journal's thread ends with it`() async throws {
    let threads = { try Scratch().names(in: "/proc/self/task").count }
    let before = try threads()
    for _ in 0..<64 {
      let scratch = try Scratch()
      let journal = try SQLiteJournal.open(directory: scratch.data, owner: "alfa", mode: .create)
      try await journal.append([[1]])
    }
    #expect(try threads() < before + 32)
  }
}
