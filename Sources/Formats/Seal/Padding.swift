/// How long a plaintext is made before it is sealed, so that its length says little.
///
/// Padmé (PURBs, 2019): the length keeps only as many leading bits as its order of magnitude needs,
/// which costs at most 12 % and leaks O(log log n) bits. Below the floor all lengths are one.
public enum Padding {
  public static let floor = 512

  /// The padded length of `n` bytes, `n` or more.
  ///
  /// - Precondition: `n` is not negative and at most 2^62.
  public static func length(of n: Int) -> Int {
    precondition(n >= 0 && n <= 1 << 62, "a length")
    guard n > floor else { return floor }
    let exponent = Int.bitWidth - 1 - n.leadingZeroBitCount
    let kept = Int.bitWidth - exponent.leadingZeroBitCount
    let mask = 1 << (exponent - kept) - 1
    return (n + mask) & ~mask
  }
}
