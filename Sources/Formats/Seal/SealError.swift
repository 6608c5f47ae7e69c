/// Why a sealed file does not open. The kinds are those of the public age test suite.
public enum SealError: Error, Hashable, Sendable {
  /// The header is not what the format allows; the text says what was expected.
  case header(String)
  /// None of our keys, or not this passphrase, opens the file.
  case noMatch
  /// The header was altered: its authentication code does not match.
  case hmac
  /// The payload was altered, cut short or lengthened.
  case payload
  /// The armour is not strict PEM; the text says what was expected.
  case armor(String)
  /// The passphrase's work factor is above the bound, or this machine lacks the memory for it.
  case tooMuchWork
  /// A message sealed to a passphrase, which the protocol does not allow.
  case refusedPassphrase
  /// Stanzas times our keys exceed `Limit.sealTrials`.
  case tooManyTrials
}
