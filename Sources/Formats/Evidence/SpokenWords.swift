public import ParleyWire

extension Digest {
  /// The first six of the digest's words (`syllables`), for 96 of its bits: enough to recognise it
  /// by. Key logs are compared by all sixteen.
  public var spokenWords: String { syllables.prefix(6).joined(separator: "-") }
}
