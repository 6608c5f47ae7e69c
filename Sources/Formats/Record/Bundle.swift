public import ParleyWire

/// The unit of carriage: one channel's items from one party to another, with cursors.
///
/// Nothing in it is verified; the cursors are hints that steer what is sent next and never end a
/// retransmission. Format: Docs/Spec/bundle.md.
public struct Bundle: Hashable, Sendable {
  public var from: Party
  public var to: Party
  /// SHA-256 of the channel's first charter.
  public var channel: Digest
  /// Entries the sender holds, counted without a gap from 0, of each log but its own.
  public var have: [LogPosition]
  public var want: [Want]
  public var items: [Item]

  /// What the sender asks for.
  public enum Want: Hashable, Sendable {
    /// The log's entries from an index on.
    case entry(LogPosition)
    /// A proposed version of the charter, by the hash of its text, with the signatures held.
    case charter(Digest)
    /// The sealed page of a message.
    case page(Digest)
    /// A head of the log at exactly this size, which its author named in a `seen` line.
    case head(LogPosition)
    /// An answer even when nothing here is new.
    case reply

    var text: String {
      switch self {
      case .charter(let text): "charter \(text)"
      case .entry(let position): "entry \(position.text)"
      case .page(let id): "page \(id)"
      case .head(let position): "head \(position.text)"
      case .reply: "reply"
      }
    }

    init?(_ text: Substring) {
      if text == "reply" {
        self = .reply
        return
      }
      guard let space = text.firstIndex(of: " ") else { return nil }
      let rest = text[text.index(after: space)...]
      switch text[..<space] {
      case "charter":
        guard let hash = Digest(base64: rest) else { return nil }
        self = .charter(hash)
      case "entry":
        guard let position = LogPosition(rest) else { return nil }
        self = .entry(position)
      case "page":
        guard let id = Digest(base64: rest) else { return nil }
        self = .page(id)
      case "head":
        guard let position = LogPosition(rest) else { return nil }
        self = .head(position)
      default: return nil
      }
    }
  }

  public init(
    from: Party, to: Party, channel: Digest, have: [LogPosition] = [], want: [Want] = [],
    items: [Item] = []
  ) {
    self.from = from
    self.to = to
    self.channel = channel
    self.have = have
    self.want = want
    self.items = items
  }

  public var world: World { from.world }

  /// The bytes that every carrier moves; a file `*.parley` is exactly these, or an age file of
  /// them.
  public var bytes: [UInt8] {
    var head = [
      world.firstLine("bundle"), "from \(from)", "to \(to)", "channel \(channel)",
    ]
    head += have.map { "have \($0.text)" }.sorted(by: bytewiseLess)
    head += want.map { "want \($0.text)" }.sorted(by: bytewiseLess)
    return Container.write(head: head, items)
  }

  /// Reads a bundle strictly: what this accepts, `bytes` writes back to the byte.
  public init(_ bytes: [UInt8]) throws(WireError) {
    var (reader, items) = try Container.read(
      bytes, limit: Limit.bundleBytes, items: Limit.bundleItems)
    let world = try reader.world("bundle")
    from = try reader.value("from", "from PARTY") { Party($0) }
    to = try reader.value("to", "to PARTY") { Party($0) }
    guard from.world == world, to.world == world else {
      throw reader.wrong("parties of the world of the first line")
    }
    channel = try reader.digest("channel")
    have = try reader.rising("have", "have ORIGIN SIZE, rising", limit: Limit.haves) {
      LogPosition($0)
    }
    guard have.map(\.origin).risesStrictly else { throw reader.wrong("one have line for a log") }
    want = try reader.rising("want", "want charter, entry, head, page or reply, rising") {
      Want($0)
    }
    try reader.end()
    guard items.allSatisfy(\.kind.isForBundles) else {
      throw reader.unexpected("items that belong in a bundle")
    }
    self.items = items
  }
}

/// Everything a sceptic needs about one message or a whole channel, in one file.
///
/// It says nothing of who made it: each of its bytes stands under a signature, a hash or a fixed
/// spelling. Format: Docs/Spec/exchange.md.
public struct ExchangeFile: Hashable, Sendable {
  public var world: World
  public var channel: Digest
  public var items: [Item]

  public init(world: World, channel: Digest, items: [Item]) {
    self.world = world
    self.channel = channel
    self.items = items
  }

  public var bytes: [UInt8] {
    Container.write(head: [world.firstLine("exchange"), "channel \(channel)"], items)
  }

  /// Reads an exchange file strictly: what this accepts, `bytes` writes back to the byte.
  public init(_ bytes: [UInt8]) throws(WireError) {
    var (reader, items) = try Container.read(
      bytes, limit: Limit.exchangeBytes, items: Limit.exchangeItems)
    world = try reader.world("exchange")
    channel = try reader.digest("channel")
    try reader.end()
    self.items = items
  }
}

/// What a party hands over when a channel is set up: its key log, the grants the other side needs
/// and a head, in one file. The id of the party is then compared by voice.
///
/// Nothing in it is verified. Format: Docs/Spec/bundle.md.
public struct Card: Hashable, Sendable {
  public var party: Party
  /// Only `key`, `grant` and `head`.
  public var items: [Item]

  public init(party: Party, items: [Item]) {
    self.party = party
    self.items = items
  }

  public var bytes: [UInt8] {
    Container.write(head: [party.world.firstLine("card"), "party \(party)"], items)
  }

  /// Reads a card strictly: what this accepts, `bytes` writes back to the byte.
  public init(_ bytes: [UInt8]) throws(WireError) {
    var (reader, items) = try Container.read(
      bytes, limit: Limit.bundleBytes, items: Limit.bundleItems)
    let world = try reader.world("card")
    party = try reader.value("party", "party PARTY") { Party($0) }
    guard party.world == world else { throw reader.wrong("a party of the world of the first line") }
    try reader.end()
    guard items.allSatisfy({ [.key, .grant, .head].contains($0.kind) }) else {
      throw reader.unexpected("items that belong in a card")
    }
    self.items = items
  }
}
