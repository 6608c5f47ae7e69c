public import ParleyCrypto
public import ParleyNote
import ParleyWire

/// A small generator (SplitMix64) whose values follow from its seed: a failed test fails again.
public struct Generator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}

/// A key for tests that follows from its name and type, and from a label where one name has more.
public func testKey(_ name: String, _ type: KeyType = .ed25519, label: String = "") -> SignerKey {
  SignerKey(name: name, type: type, key: testSecret(name, type, label: label))
}

/// The private half of `testKey`, where a name does not matter.
public func testSecret(
  _ name: String, _ type: KeyType = .ed25519, label: String = ""
) -> Ed25519.PrivateKey {
  let seed = SHA256.hash("\(name) \(type.rawValue) \(label)").bytes
  guard let key = Ed25519.PrivateKey(seed: SecretBytes(copying: seed)) else {
    preconditionFailure("a seed is 32 bytes")
  }
  return key
}
