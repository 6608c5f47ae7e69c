/// The numbered rules of admission, in the order in which they are applied
/// (Docs/Spec/admission.md).
///
/// A log rule that fails drops the item and changes nothing. A message rule that fails leaves the
/// leaf in the log and is answered with `refused` and the number.
package enum Rule: String, CaseIterable, Hashable, Sendable {
  // The container.
  case bundleFormed = "L-1"
  case bundleForUs = "L-2"
  case bundleFromMember = "L-3"
  // One entry as a leaf.
  case leafFormed = "L-4"
  case originGranted = "L-5"
  case leafSigned = "L-6"
  case leafAgrees = "L-7"
  case leafFollows = "L-8"
  case leafWithinReach = "L-9"
  // Heads and cosignatures.
  case headSigned = "L-10"
  case headAgrees = "L-11"
  case cosignatureSound = "L-12"

  // One entry as a message.
  case charterHeld = "M-1"
  case charterForward = "M-2"
  case keysForward = "M-3"
  case keysAgree = "M-4"
  case seenForward = "M-5"
  case seenOurs = "M-6"
  case openOnce = "M-7"
  // Its page, sealed.
  case pageSize = "M-8"
  case pageOpens = "M-9"
  case contentFormed = "M-10"
  case commitment = "M-11"
  // Its page, opened.
  case pageFormed = "M-12"
  case pageChannel = "M-13"
  case pageAuthor = "M-14"
  case pageAddressed = "M-15"
  case pageCharter = "M-16"
  case pageInTime = "M-17"
  case pageNew = "M-18"
  case officesNamed = "M-19"
  case formAdmitted = "M-20"
  // Its signatures.
  case signerCount = "M-21"
  case signerKnown = "M-22"
  case signatureGood = "M-23"
  case signerInForce = "M-24"
  case signerOffice = "M-25"
  case signerTerm = "M-26"
  case signerPersons = "M-27"
  case signerRights = "M-28"
  case formRelease = "M-29"
  // What it says.
  case answersKnown = "M-30"
  case formFields = "M-31"
  // A step of a charter amendment.
  case amendmentFollows = "M-32"
  case acceptsOne = "M-33"
  case proposerDecides = "M-34"
  case inForceCites = "M-35"

  /// What the rule asks, as the specification and a refusal print it.
  package var sentence: String {
    switch self {
    case .bundleFormed: "The bundle is well formed and within its bounds."
    case .bundleForUs: "The bundle is for this party and of this world."
    case .bundleFromMember: "The bundle's channel is known and its sender is a member."
    case .leafFormed: "The entry is the canonical note of one entry, with one signature line."
    case .originGranted: "The entry's log is granted to a member for this channel."
    case .leafSigned: "The log's key signed the entry."
    case .leafAgrees: "An entry at an index held is the entry held."
    case .leafFollows: "`after` is the root over the entries before it."
    case .leafWithinReach: "An entry ahead of a gap is within the bounds for early entries."
    case .headSigned: "A head is signed by the key of a log known here."
    case .headAgrees: "A head agrees with the entries held."
    case .cosignatureSound:
      "A cosignature is by a member's mirror key, on a head of another member's log."
    case .charterHeld: "The entry's charter version is in force here."
    case .charterForward: "The charter version never falls along a log."
    case .keysForward: "The key-log size never falls along a log."
    case .keysAgree: "The key-log head the entry names is the one held at that size."
    case .seenForward: "What an entry has seen of another log never falls."
    case .seenOurs: "What an entry has seen of our log is what we signed."
    case .openOnce: "A log opens once, at index 0, under this channel's charter."
    case .pageSize: "The sealed page has the size and hash that the entry states."
    case .pageOpens: "The sealed page opens for a key of this node."
    case .contentFormed: "The opened content is a salt and a page, padded."
    case .commitment: "The opened content is what the entry commits to."
    case .pageFormed: "The page is the strict text of a page, with its signature lines in order."
    case .pageChannel: "The page names this channel."
    case .pageAuthor: "The page is from an office of the party whose log records it."
    case .pageAddressed:
      "The page is addressed to an office of every other party, and to none of its own."
    case .pageCharter: "The page names the charter version of its entry."
    case .pageInTime: "The page was recorded by the time its officers set."
    case .pageNew: "A page is recorded once, unless its entry says `again`."
    case .officesNamed: "The charter names every office of the page."
    case .formAdmitted: "The charter admits the form, and its text is held here."
    case .signerCount: "The page has as many signatures as it states persons."
    case .signerKnown: "Every signature is by an officer's key granted at the key-log head named."
    case .signatureGood: "Every officer's signature fits the page."
    case .signerInForce: "No signer's grant was revoked before the key-log head named."
    case .signerOffice: "Every signer is granted for the office and the channel."
    case .signerTerm: "The entry's time is within every signer's term."
    case .signerPersons: "Two signatures are of two persons."
    case .signerRights: "The signers hold the rights that the release asks for."
    case .formRelease: "As many persons signed as the charter asks for this form."
    case .answersKnown: "What the page answers is a message of this channel."
    case .formFields: "The fields and the precedence are what the form allows."
    case .amendmentFollows:
      "An amendment is of the version after the one that its entry stands under."
    case .acceptsOne:
      "A party accepts one text of a version, until it has seen that text withdrawn."
    case .proposerDecides:
      "Its proposer alone puts a text into force or withdraws it, and only once."
    case .inForceCites:
      "The log that puts a text into force has seen as many accept it as the charter asks for."
    }
  }
}
