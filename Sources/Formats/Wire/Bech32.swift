/// Bech32 (BIP 173) without its limit of 90 characters, as age spells recipients and identities.
///
/// The checksum constant is that of BIP 173, not of Bech32m. Mixed case is refused.
public enum Bech32 {
  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
  private static let generator: [UInt32] = [
    0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
  ]

  /// - Parameter prefix: the human-readable part, in lower case.
  public static func encode(prefix: String, _ bytes: some Collection<UInt8>) -> String {
    let groups = regroup(bytes, from: 8, to: 5, padding: true) ?? []
    let sum = checksum(prefix: Array(prefix.utf8), groups)
    let data = (groups + sum).map { alphabet[Int($0)] }
    return prefix + "1" + String(decoding: data, as: UTF8.self)
  }

  /// The prefix in lower case and the bytes, or nil for anything that is not strict Bech32.
  public static func decode(_ text: some StringProtocol) -> (prefix: String, bytes: [UInt8])? {
    let raw = Array(text.utf8)
    guard raw.count <= 4_096, raw.allSatisfy({ $0 >= 33 && $0 <= 126 }) else { return nil }
    let lower = raw.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
    let upper = raw.map { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 }
    guard raw == lower || raw == upper, let one = lower.lastIndex(of: UInt8(ascii: "1")),
      one > 0, one + 7 <= lower.count
    else { return nil }
    let prefix = Array(lower[..<one])
    var groups: [UInt8] = []
    for character in lower[(one + 1)...] {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      groups.append(UInt8(value))
    }
    guard polymod(expand(prefix) + groups) == 1,
      let bytes = regroup(groups.dropLast(6), from: 5, to: 8, padding: false)
    else { return nil }
    return (String(decoding: prefix, as: UTF8.self), bytes)
  }

  private static func polymod(_ values: [UInt8]) -> UInt32 {
    var check: UInt32 = 1
    for value in values {
      let top = check >> 25
      check = (check & 0x1ff_ffff) << 5 ^ UInt32(value)
      for i in 0..<5 where top >> UInt32(i) & 1 == 1 { check ^= generator[i] }
    }
    return check
  }

  private static func expand(_ prefix: [UInt8]) -> [UInt8] {
    prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 }
  }

  private static func checksum(prefix: [UInt8], _ groups: [UInt8]) -> [UInt8] {
    let value = polymod(expand(prefix) + groups + [0, 0, 0, 0, 0, 0]) ^ 1
    return (0..<6).map { UInt8(value >> UInt32(5 * (5 - $0)) & 31) }
  }

  private static func regroup(
    _ values: some Collection<UInt8>, from: Int, to: Int, padding: Bool
  ) -> [UInt8]? {
    var pending = 0
    var bits = 0
    var out: [UInt8] = []
    for value in values {
      pending = (pending << from | Int(value)) & 0xFFF
      bits += from
      while bits >= to {
        bits -= to
        out.append(UInt8(pending >> bits & (1 << to - 1)))
      }
    }
    if padding {
      if bits > 0 { out.append(UInt8(pending << (to - bits) & (1 << to - 1))) }
    } else if bits >= from || pending & (1 << bits - 1) != 0 {
      return nil
    }
    return out
  }
}
