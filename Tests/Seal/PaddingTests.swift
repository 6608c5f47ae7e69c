import ParleySeal
import Testing

@Suite("Padding") struct PaddingTests {
  @Test(arguments: [
    (0, 512), (1, 512), (511, 512), (512, 512), (513, 544), (544, 544), (545, 576), (1_000, 1_024),
    (1_024, 1_024), (1_025, 1_088), (1_536, 1_536), (4_097, 4_352), (65_535, 65_536),
    (65_536, 65_536), (65_537, 67_584), (1_000_000, 1_015_808), (1 << 20, 1 << 20),
  ]) func table(_ n: Int, _ padded: Int) {
    #expect(Padding.length(of: n) == padded)
  }

  @Test func costsLittleAndNeverShrinks() {
    var last = 0
    for n in 0..<40_000 {
      let length = Padding.length(of: n)
      #expect(length >= n && length >= last && length >= Padding.floor)
      if n > Padding.floor { #expect(Double(length) <= Double(n) * 1.12) }
      #expect(Padding.length(of: length) == length)
      last = length
    }
    #expect(Set((513..<40_000).map { Padding.length(of: $0) }).count < 110)
  }
}
