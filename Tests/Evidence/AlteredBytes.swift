@testable import ParleyEvidence
import ParleyRecord
import ParleyTestKit
import ParleyWire
import Testing

/// In an exchange file every byte stands under a signature, a hash or a fixed spelling.
@Suite struct AlteredBytes {
  private let file: [UInt8]
  private let check: Check

  init() throws {
    let small = TestChannel.smallest()
    file = try small.channel.builder.messageFile(small.id).bytes
    check = try Check(file)
  }

  @Test func theFileItselfHolds() {
    #expect(Exchange.check(file).faults == [])
    #expect(Exchange.check(file) == check.verdict(on: file))
  }

  @Test func everyByte() async {
    // One bit of each in turn: over the file, all eight.
    let missed = await offsets { bytes, i in bytes[i] ^= 1 << UInt8(i % 8) }
    #expect(missed == [])
  }

  @Test func letterCaseLineEndsAndLengths() async {
    let changes: [@Sendable (inout [UInt8], Int) -> Void] = [
      { $0[$1] ^= 0x20 }, { $0[$1] = $0[$1] == 0x0A ? 0x20 : 0x0A }, { $0.remove(at: $1) },
      { $0.insert($0[$1] ^ 3, at: $1) }, { $0[$1] = 0 }, { $0.removeSubrange($1...) },
    ]
    let missed = await offsets(step: 41) { bytes, i in changes[i % changes.count](&bytes, i) }
    #expect(missed == [])
  }

  /// The offsets at which a change was not found, or after which something was still called proved.
  private func offsets(
    step: Int = 1, _ change: @escaping @Sendable (inout [UInt8], Int) -> Void
  ) async -> [Int] {
    let (file, check) = (file, check)
    let lanes = 4
    return await withTaskGroup(of: [Int].self) { group in
      for lane in 0..<lanes {
        group.addTask {
          stride(from: lane * step, to: file.count, by: lanes * step).filter { i in
            var bytes = file
            change(&bytes, i)
            let verdict = check.verdict(on: bytes)
            return verdict.holds || !verdict.proved.isEmpty
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }.sorted()
    }
  }
}

/// The check, faster on files that differ from a good one only behind its charters, keys and
/// grants: what depends on these alone is not done again.
private struct Check: Sendable {
  private let file: ExchangeFile
  private let authorities: Checker

  init(_ bytes: [UInt8]) throws {
    file = try ExchangeFile(bytes)
    var checker = Checker(file)
    _ = Exchange.run(Exchange.authorities, &checker)
    authorities = checker
  }

  func verdict(on bytes: [UInt8]) -> Verdict {
    guard let altered = try? ExchangeFile(bytes), altered.authorities == file.authorities else {
      return Exchange.check(bytes)
    }
    var checker = Checker(altered, authoritiesOf: authorities)
    return Exchange.run(Exchange.record, &checker)
  }
}

extension ExchangeFile {
  /// The file with nothing but its charters, keys and grants.
  fileprivate var authorities: ExchangeFile {
    var part = self
    part.items.removeAll { ![.charter, .key, .grant].contains($0.kind) }
    return part
  }
}
