package import ParleyRecord
import ParleyWire

/// `parley.conf`: lines `name value` in any order; empty lines and lines that begin with `#` say
/// nothing. A name that is not known here is an error: a misspelt setting is not a default.
///
/// Peers' addresses are not among them; they stand in the link grants of the peers' key logs.
package struct Configuration: Hashable, Sendable {
  package var party: Party
  /// Where other nodes connect: a numeric address and a port. Nil: this node only connects out.
  package var listen: Listen?
  /// Folders by peer, sorted by peer: bundles for us are taken from `in`, ours are put into `out`.
  package var drops: [Drop]

  package struct Listen: Hashable, Sendable {
    package var host: String
    package var port: UInt16

    package init(host: String, port: UInt16) {
      self.host = host
      self.port = port
    }
  }

  package struct Drop: Hashable, Sendable {
    package var peer: Party
    package var `in`: String?
    package var out: String?

    package init(peer: Party, in: String? = nil, out: String? = nil) {
      self.peer = peer
      self.in = `in`
      self.out = out
    }
  }

  package init(party: Party, listen: Listen? = nil, drops: [Drop] = []) {
    self.party = party
    self.listen = listen
    self.drops = drops.sorted { $0.peer < $1.peer }
  }

  init(file path: String) throws(CustodyError) {
    let bytes = try Files.read(path)
    do throws(Fault) { self = try Configuration(text: bytes) } catch {
      throw .configuration(path: path, line: error.line, expected: error.expected)
    }
  }

  package struct Fault: Error, Equatable {
    let line: Int
    let expected: String
  }

  package init(text: [UInt8]) throws(Fault) {
    guard let text = String(validating: text, as: UTF8.self) else {
      throw Fault(line: 1, expected: "UTF-8")
    }
    var party: Party?
    var listen: Listen?
    var drops: [Drop] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == " " }) || line.hasPrefix("#") { continue }
      func wrong(_ expected: String) -> Fault { Fault(line: i + 1, expected: expected) }
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, SafeText.mayBeSigned(line) else { throw wrong("name value") }
      switch parts[0] {
      case "party":
        guard party == nil, let value = Party(parts[1]) else {
          throw wrong("one line: party NAME")
        }
        party = value
      case "listen":
        guard listen == nil, let value = Listen(parts[1]) else {
          throw wrong("one line: listen ADDRESS:PORT")
        }
        listen = value
      case "drop-in", "drop-out":
        let isIn = parts[0] == "drop-in"
        guard Self.add(parts[1], isIn: isIn, to: &drops) else {
          throw wrong("\(parts[0]) PARTY FOLDER, once a party")
        }
      default: throw wrong("party, listen, drop-in or drop-out")
      }
    }
    guard let party else { throw Fault(line: 1, expected: "a line: party NAME") }
    self.init(party: party, listen: listen, drops: drops)
  }

  private static func add(_ value: Substring, isIn: Bool, to drops: inout [Drop]) -> Bool {
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let peer = Party(parts[0]) else { return false }
    let i =
      drops.firstIndex { $0.peer == peer }
      ?? {
        drops.append(Drop(peer: peer))
        return drops.count - 1
      }()
    let key: WritableKeyPath<Drop, String?> = isIn ? \.in : \.out
    guard drops[i][keyPath: key] == nil else { return false }
    drops[i][keyPath: key] = String(parts[1])
    return true
  }

  package var text: String {
    var lines = [
      "# Parley's settings: name value, one a line. See Docs/Operating/setup.md.",
      "party \(party)",
    ]
    if let listen { lines.append("listen \(listen)") }
    for drop in drops {
      if let folder = drop.in { lines.append("drop-in \(drop.peer) \(folder)") }
      if let folder = drop.out { lines.append("drop-out \(drop.peer) \(folder)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Configuration.Listen: CustomStringConvertible {
  /// Reads `127.0.0.1:8443` or `[::1]:8443`.
  package init?(_ text: some StringProtocol) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    var host = text[..<colon]
    let bracketed = host.first == "[" && host.last == "]"
    if bracketed { host = host.dropFirst().dropLast() }
    guard !host.isEmpty, bracketed == host.contains(":") else { return nil }
    self.init(host: String(host), port: port)
  }

  package var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
