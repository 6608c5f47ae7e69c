import ParleyCrypto
public import ParleyNote
public import ParleyRecord
public import ParleyWire

/// What the parties of a channel agreed on: who speaks, on what, and by which rules.
///
/// A charter that was read is only well formed; `SignedCharter` shows that all its parties signed.
/// It holds nothing that one party may change alone: keys stand in key logs, addresses in link
/// grants. Format: Docs/Spec/charter.md.
public struct Charter: Hashable, Sendable {
  /// From 1; each version names the one before it.
  public var version: Int64
  /// SHA-256 of the text of the version before; nil for the first.
  public var follows: Digest?
  /// Of a version above 1: whose log decides whether it comes into force.
  public var proposer: Party?
  /// The channel that this one takes the place of, when its members changed.
  public var succeeds: Digest?
  public var title: String
  /// Rising by name; 2 to 64.
  public var parties: [Member]
  /// Rising by office; every party has at least one.
  public var offices: [Mandate]
  /// Rising by form.
  public var forms: [Admitted]
  /// Seconds within which an alarm of each precedence should be taken, flash first.
  public var targets: [Int64]
  /// The authentic languages, BCP 47, rising.
  public var languages: [String]
  public var terms: Terms
  /// Neutral witnesses by verifier key of type 04, rising.
  public var witnesses: [VerifierKey]
  /// How many of the other members' mirrors, and witnesses, settle a head.
  public var quorum: Int64
  /// How many parties must accept an amendment: more than half, so that no two versions can be in
  /// force at once.
  public var amend: Int64

  /// Sorts what the text has rising.
  public init(
    version: Int64, follows: Digest?, succeeds: Digest?, title: String, parties: [Member],
    offices: [Mandate], forms: [Admitted], targets: [Int64], languages: [String], terms: Terms,
    witnesses: [VerifierKey], quorum: Int64, amend: Int64, proposer: Party? = nil
  ) {
    self.version = version
    self.follows = follows
    self.proposer = proposer
    self.succeeds = succeeds
    self.title = title
    self.parties = parties.sorted { $0.party < $1.party }
    self.offices = offices.sorted { $0.office < $1.office }
    self.forms = forms.sorted { $0.form < $1.form }
    self.targets = targets
    self.languages = languages.sorted(by: bytewiseLess)
    self.terms = terms
    self.witnesses = witnesses.sorted { bytewiseLess($0.description, $1.description) }
    self.quorum = quorum
    self.amend = amend
  }

  /// A party and the id of its key log.
  public struct Member: Hashable, Sendable {
    public let party: Party
    /// SHA-256 of entry 0 of the party's key log.
    public let id: Digest

    public init(party: Party, id: Digest) {
      self.party = party
      self.id = id
    }
  }

  /// An office and what it may speak on, in words.
  public struct Mandate: Hashable, Sendable {
    public let office: Office
    public let words: String

    public init(office: Office, words: String) {
      self.office = office
      self.words = words
    }
  }

  /// A form that may pass here.
  public struct Admitted: Hashable, Sendable {
    public let form: FormID
    /// SHA-256 of the form's text, so that both sides mean the same form.
    public let digest: Digest
    /// How many persons must sign it: the form's own number or more.
    public let release: Int

    public init(form: FormID, digest: Digest, release: Int) {
      self.form = form
      self.digest = digest
      self.release = release
    }
  }

  /// SHA-256 of the text. Of the first version it is the channel's id.
  public var digest: Digest { SHA256.hash(text) }

  public var world: World { parties.first?.party.world ?? .live }

  public func mandate(of office: Office) -> Mandate? { offices.first { $0.office == office } }
  public func admits(_ form: FormID) -> Admitted? { forms.first { $0.form == form } }
  public func member(_ party: Party) -> Member? { parties.first { $0.party == party } }

  /// The other members.
  public func peers(of party: Party) -> [Party] {
    parties.map(\.party).filter { $0 != party }
  }
}

/// The rules of a channel that are numbers and choices.
public struct Terms: Hashable, Sendable {
  /// Who is told that an officer has seen a page.
  public enum Telling: String, CaseIterable, Sendable { case owed, voluntary, never }

  /// Seconds between scheduled line tests.
  public var testEvery: Int64 = 3_600
  /// Whether `opened` is said.
  public var opened: Telling = .owed
  /// Whether forms that ask for a read-back get one.
  public var readBack: Telling = .owed
  /// Seconds within which a page is to be acknowledged.
  public var acknowledgeWithin: Int64 = 3_600
  /// Stanzas of every sealed page, dummies included: how many offices read is not shown.
  public var stanzas: Int64 = 4
  /// Seconds for which a superseded seal key is still kept.
  public var sealGrace: Int64 = 2_592_000
  /// Seconds after which a cosignature travels alone if no bundle takes it along.
  public var settleWithin: Int64 = 60
  /// Seconds by which a claimed time may differ before it is flagged.
  public var skew: Int64 = 120
  /// Entries and bytes a party may add in a day.
  public var quotaEntries: Int64 = 100_000
  public var quotaBytes: Int64 = 1_073_741_824
  /// Entries a day kept free for flash.
  public var flashReserve: Int64 = 1_000
  /// Days that bodies are kept at least; 0 is for ever.
  public var retentionDays: Int64 = 0
  /// Seconds of notice before a withdrawal takes effect.
  public var withdrawNotice: Int64 = 7_776_000
  /// Who may show what to whom, in words.
  public var disclosure = "with the consent of the other parties"

  public init() {}

  /// The numbers by name, in the order of the text.
  static let numbers: [(name: String, path: any WritableKeyPath<Terms, Int64> & Sendable)] = [
    ("test-every", \.testEvery), ("acknowledge-within", \.acknowledgeWithin),
    ("stanzas", \.stanzas), ("seal-grace", \.sealGrace), ("settle-within", \.settleWithin),
    ("skew", \.skew), ("quota-entries", \.quotaEntries), ("quota-bytes", \.quotaBytes),
    ("flash-reserve", \.flashReserve), ("retention-days", \.retentionDays),
    ("withdraw-notice", \.withdrawNotice),
  ]
}
