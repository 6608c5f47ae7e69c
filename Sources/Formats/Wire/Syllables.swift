extension Digest {
  /// The digest in sixteen words of five letters, to be read out by telephone.
  ///
  /// Each 16 bits are consonant, vowel, consonant, vowel, consonant, as proquints are spelled
  /// (D. Wilkerson, "A Proposal for Proquints", arXiv 0901.4016): they can be said in most
  /// languages, and need no list of words.
  public var syllables: [String] {
    let consonants = Array("bdfghjklmnprstvz")
    let vowels = Array("aiou")
    let bytes = self.bytes
    return stride(from: 0, to: bytes.count, by: 2).map { i in
      let bits = Int(bytes[i]) << 8 | Int(bytes[i + 1])
      return String([
        consonants[bits >> 12], vowels[bits >> 10 & 3], consonants[bits >> 6 & 15],
        vowels[bits >> 4 & 3], consonants[bits & 15],
      ])
    }
  }
}
