import Foundation
import ParleyCrypto
import Testing

@Suite("SecretBytes") struct SecretBytesTests {
  private struct Stop: Error {}

  // Longer than what an allocator writes into memory that is free.
  private static let pattern = (0..<1_024).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }

  /// The memory of this process, also where nothing owns it any more.
  private func memory(_ address: Int) throws -> [UInt8] {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/mem"))
    try file.seek(toOffset: UInt64(address))
    return [UInt8](try file.read(upToCount: Self.pattern.count) ?? Data())
  }

  /// How many bytes of the pattern still stand in their places.
  private func left(_ address: Int) throws -> Int {
    zip(try memory(address), Self.pattern).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  }

  @Test func wipedWhenItGoes() throws {
    func live() throws -> Int {
      let secret = SecretBytes(copying: Self.pattern)
      let (address, standing) = try secret.withPointer { pointer in
        (Int(bitPattern: pointer), try left(Int(bitPattern: pointer)))
      }
      #expect(standing == Self.pattern.count)
      return address
    }
    #expect(try left(live()) < 64)
  }

  @Test func wipedWhenFillingFails() throws {
    var address = 0
    func fill() throws -> SecretBytes {
      try SecretBytes(count: Self.pattern.count) { memory in
        for (i, byte) in Self.pattern.enumerated() { memory[i] = byte }
        address = Int(bitPattern: memory)
        throw Stop()
      }
    }
    do {
      _ = try fill()
      Issue.record("no error")
    } catch { #expect(error is Stop) }
    #expect(try left(address) < 64)
  }

  @Test func aCopyOutlivesItsSource() {
    func copyOfOne() -> SecretBytes { SecretBytes(copying: Self.pattern).copy() }
    let bytes = copyOfOne().withBytes { span in span.indices.map { span[$0] } }
    #expect(bytes == Self.pattern)
  }

  @Test func movingWipesTheArray() {
    var bytes = Self.pattern
    let secret = SecretBytes(moving: &bytes)
    #expect(bytes == [UInt8](repeating: 0, count: Self.pattern.count))
    #expect(secret.withArray { $0 } == Self.pattern)
  }

  @Test func memoryIsZeroBeforeItIsFilled() {
    for _ in 0..<50 {
      let secret = SecretBytes(count: 256) { _ in }
      #expect(secret.withArray { $0.allSatisfy { $0 == 0 } })
    }
  }

  @Test func neverEmpty() async {
    await #expect(processExitsWith: .failure) { _ = SecretBytes(copying: []) }
  }
}
