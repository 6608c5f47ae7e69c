public import ParleyRecord

/// What in an exchange file does not hold.
public struct Fault: Hashable, Sendable {
  /// The rule broken, as Docs/Spec/exchange.md numbers it.
  public let rule: Rule
  /// Which item, from 1 in the order of the file, and where its bytes begin; nil for what is
  /// missing or concerns the file as a whole.
  public let place: Place?
  /// The key log's or charter's own rule, where one of these was broken.
  public let inner: String?
  public let sentence: String

  public struct Place: Hashable, Sendable {
    public let item: Int
    public let kind: ItemKind
    /// Bytes from the start of the file to the item's first byte.
    public let offset: Int
  }

  init(_ rule: Rule, _ sentence: String, at place: Place? = nil, inner: String? = nil) {
    self.rule = rule
    self.place = place
    self.inner = inner
    self.sentence = sentence
  }

  /// The rules of exchange files.
  public enum Rule: String, CaseIterable, Sendable {
    /// The container is read in its one spelling.
    case container = "E-1"
    /// Items of a kind stand in their order, none twice.
    case order = "E-2"
    /// Every item belongs to something else in the file.
    case orphan = "E-3"
    /// Something the file must hold is missing.
    case missing = "E-4"
    /// A key-log entry or grant keeps the rules of key logs.
    case keyLog = "E-5"
    /// No key stands under two parties.
    case sharedKey = "E-6"
    /// A charter keeps the rules of charters and follows the one before; the first is the
    /// channel's.
    case charter = "E-7"
    /// An entry is read strictly, and stands under a member, a charter and a key-log head here.
    case entry = "E-8"
    /// An entry's log has a key that its party granted, named or committed to.
    case logKey = "E-9"
    /// An entry bears one signature, by its log's key.
    case entrySignature = "E-10"
    /// A head bears one signature, by its log's key, and is read strictly.
    case head = "E-11"
    /// A log given whole has every index, and its `after` lines and heads are its own roots.
    case whole = "E-12"
    /// A proof places its entry under the head and cosignatures in this file.
    case proof = "E-13"
    /// Along a log, charter version, key-log size and `seen` sizes never fall.
    case falling = "E-14"
    /// A `seen` line names a root that the log in this file has there.
    case seen = "E-15"
    /// A cosignature is by another member's mirror key or a witness of the charter, on a head here.
    case cosignature = "E-16"
    /// A sealed page has the hash and size that an entry states.
    case page = "E-17"
    /// An opened page fits the commitment of an entry.
    case commitment = "E-18"
    /// A policy is the text that follows from charter and key logs.
    case policy = "E-19"
    /// A fork item proves that one key signed two histories.
    case fork = "E-20"
    /// A page is read strictly and is of its entry's channel, charter version and party.
    case pageText = "E-21"
    /// A page is signed by officers entitled to it, and by as many persons as it says.
    case officers = "E-22"
    /// A page's form and offices are admitted by the charter.
    case form = "E-23"
    /// A page is recorded once.
    case twice = "E-24"

    /// Whether it is the page of one message that does not hold, and the rest of the file stands.
    var isOfOneMessage: Bool {
      switch self {
      case .pageText, .officers, .form, .twice: true
      default: false
      }
    }
  }
}
