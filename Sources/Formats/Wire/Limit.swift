/// Every bound on what is read from outside, in one place. The pages under Docs/Spec quote these.
///
/// A bound is checked before any cryptography and before memory is taken for what it bounds.
public enum Limit {
  /// Bytes of one line of a signed text, its line feed apart.
  public static let lineBytes = 1_024
  /// Bytes of a page, signature lines included.
  public static let pageBytes = 1 << 20
  /// Bytes of a log entry (C2SP tlog-tiles: an entry bundle prefixes each with 16 bits).
  public static let entryBytes = 65_535
  /// Bytes of any other note: checkpoint, grant, charter, witness request.
  public static let noteBytes = 1 << 20
  /// Signature lines of a note. C2SP signed-note asks readers to accept at least 16.
  public static let signatureLines = 64
  /// Bytes of one signature line; leaves room for a post-quantum cosignature.
  public static let signatureLineBytes = 5_120
  /// Bytes of a bundle.
  public static let bundleBytes = 8 << 20
  /// Items of a bundle.
  public static let bundleItems = 4_096
  /// Bytes of an exchange file that is read whole.
  public static let exchangeBytes = 256 << 20
  /// Items of an exchange file.
  public static let exchangeItems = 1 << 20
  /// Bytes of a reply to one bundle, before the peer must ask again.
  public static let replyBytes = 256 << 10
  /// Bytes of an age header and its number of recipient stanzas.
  public static let sealHeaderBytes = 64 << 10
  public static let sealStanzas = 64
  /// Trials of one of our keys against one stanza while opening.
  public static let sealTrials = 256
  /// Lines of a policy that says whose cosignatures suffice. C2SP tlog-policy asks for 32 of a
  /// kind.
  public static let policyLines = 1_024
  /// Hashes of an inclusion or consistency proof.
  public static let proofHashes = 63
  /// Acts (receipts, refusals ...) of one entry.
  public static let actsPerEntry = 64
  /// Lines of one repeated header (`to`, `re`, `seen` ...).
  public static let repeats = 64
  /// `have` lines of a bundle: channel and key logs of 63 others, and logs that were succeeded.
  public static let haves = 256
  /// Offices of a charter: several for each of 64 parties.
  public static let charterOffices = 512
  /// Entries of one log kept ahead of a gap, and their bytes.
  public static let earlyEntries = 256
  public static let earlyBytes = 16 << 20
  /// Contradictions kept for one log.
  public static let contradictions = 16
  /// Bytes of a party's name.
  public static let partyBytes = 64
}
