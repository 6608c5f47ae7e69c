import ParleyCrypto
import ParleyNote
import ParleyWire

/// Reads the lines of a policy in their order; a name is defined before it is used.
struct TlogPolicyReader {
  typealias Name = TlogPolicy.Name

  private(set) var logs: [TlogPolicy.Log] = []
  private(set) var witnesses: [TlogPolicy.Witness] = []
  private(set) var groups: [TlogPolicy.Group] = []
  /// Nil until its line was read; then the name, or nil for `none`.
  private(set) var quorum: Name??

  private static let none = Name("none".utf8)
  private var names: Set<Name> = [none]
  private var members: Set<Name> = [none]
  private var logKeys: Set<Ed25519.PublicKey> = []
  private var witnessKeys: Set<Ed25519.PublicKey> = []
  private var line = 0

  static func read(_ bytes: [UInt8]) throws(TlogPolicyError) -> TlogPolicyReader {
    guard bytes.count <= Limit.noteBytes else { throw .tooLong(limit: Limit.noteBytes) }
    if let offset = bytes.firstIndex(where: { !isAllowed($0) }) {
      throw .forbiddenCharacter(offset: offset)
    }
    var reader = TlogPolicyReader()
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count <= Limit.policyLines else { throw .tooLong(limit: Limit.policyLines) }
    // Behind the last line feed nothing stands.
    guard lines.last?.isEmpty == true else { throw .malformed(line: lines.count) }
    for line in lines.dropLast() { try reader.read(line) }
    guard reader.quorum != nil else { throw .quorum }
    return reader
  }

  private static func isAllowed(_ octet: UInt8) -> Bool {
    octet == 0x09 || octet == 0x0A || (octet >= 0x20 && octet != 0x7F)
  }

  private mutating func read(_ octets: ArraySlice<UInt8>) throws(TlogPolicyError) {
    line += 1
    let items = octets.split { $0 == 0x20 || $0 == 0x09 }
    guard let word = items.first, word.first != UInt8(ascii: "#") else { return }
    let rest = Array(items.dropFirst())
    switch String(decoding: word, as: UTF8.self) {
    case "log": try readLog(rest)
    case "witness": try readWitness(rest)
    case "group": try readGroup(rest)
    case "quorum": try readQuorum(rest)
    default: throw .malformed(line: line)
    }
  }

  private mutating func readLog(_ items: [ArraySlice<UInt8>]) throws(TlogPolicyError) {
    guard (1...2).contains(items.count) else { throw .malformed(line: line) }
    let key = try key(items[0], .ed25519)
    guard logKeys.insert(key.key).inserted else { throw .defined(line: line) }
    logs.append(TlogPolicy.Log(key: key, url: items.dropFirst().first.map(Array.init)))
  }

  private mutating func readWitness(_ items: [ArraySlice<UInt8>]) throws(TlogPolicyError) {
    guard (2...3).contains(items.count) else { throw .malformed(line: line) }
    let name = try define(items[0])
    let key = try key(items[1], .cosignature)
    guard witnessKeys.insert(key.key).inserted else { throw .defined(line: line) }
    let url = items.dropFirst(2).first.map(Array.init)
    witnesses.append(TlogPolicy.Witness(name: name, key: key, url: url))
  }

  private mutating func readGroup(_ items: [ArraySlice<UInt8>]) throws(TlogPolicyError) {
    guard items.count >= 3 else { throw .malformed(line: line) }
    var list: [Name] = []
    for item in items.dropFirst(2) {
      let name = Name(item)
      guard names.contains(name), members.insert(name).inserted else { throw .member(line: line) }
      list.append(name)
    }
    let threshold = try threshold(items[1], of: list.count)
    // Defined last, so that a group is no member of itself.
    let name = try define(items[0])
    groups.append(TlogPolicy.Group(name: name, threshold: threshold, members: list))
  }

  private mutating func readQuorum(_ items: [ArraySlice<UInt8>]) throws(TlogPolicyError) {
    guard quorum == nil else { throw .quorum }
    guard items.count == 1 else { throw .malformed(line: line) }
    let name = Name(items[0])
    guard names.contains(name) else { throw .member(line: line) }
    quorum = .some(name == Self.none ? nil : name)
  }

  private mutating func define(_ item: ArraySlice<UInt8>) throws(TlogPolicyError) -> Name {
    let name = Name(item)
    guard names.insert(name).inserted else { throw .defined(line: line) }
    return name
  }

  private func key(
    _ item: ArraySlice<UInt8>, _ type: KeyType
  ) throws(TlogPolicyError) -> VerifierKey {
    guard let text = String(validating: item, as: UTF8.self), let key = VerifierKey(text),
      key.type == type
    else { throw .key(line: line) }
    return key
  }

  private func threshold(
    _ item: ArraySlice<UInt8>, of count: Int
  ) throws(TlogPolicyError) -> TlogPolicy.Threshold {
    switch String(decoding: item, as: UTF8.self) {
    case "any": return .any
    case "all": return .all
    case let text:
      guard let k = Decimal.parse(text), 1 <= k, k <= count else { throw .threshold(line: line) }
      return .count(Int(k))
    }
  }
}
