import Foundation
import ParleyCrypto
import ParleySeal
import ParleyTestKit
import ParleyWire

/// One file of the public age test suite (C2SP CCTV).
struct AgeCase {
  enum Kind: String {
    case success, noMatch = "no match", hmac = "HMAC failure", header = "header failure"
    case armor = "armor failure", payload = "payload failure"
  }

  let name: String
  let expect: Kind
  /// SHA-256 of all plaintext released, also before a failure.
  let payload: String?
  let fileKey: [UInt8]
  let identities: [String]
  let passphrases: [String]
  let isArmored: Bool
  let file: [UInt8]

  /// Every case, by name. Throws at a field or a compression that this reader does not know.
  static func all() throws -> [AgeCase]? { try loaded.get() }

  // Read and inflated once for all tests.
  private static let loaded = Result { try load() }

  private static func load() throws -> [AgeCase]? {
    guard let folder = try Vectors.path("age-testkit") else { return nil }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0 != "LICENSE.note.txt" }.map { name in
      try AgeCase(name, [UInt8](Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }

  private init(_ name: String, _ bytes: [UInt8]) throws {
    var fields: [String: [String]] = [:]
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      if line.isEmpty { break }
      let parts = line.split(separator: ":", maxSplits: 1)
      fields[String(parts[0]), default: []]
        .append(parts.count < 2 ? "" : parts[1].trimmingCharacters(in: .whitespaces))
    }
    let known: Set = [
      "expect", "payload", "file key", "identity", "passphrase", "armored", "compressed", "comment",
    ]
    guard known.isSuperset(of: fields.keys),
      let expect = (fields["expect"]?.first).flatMap(Kind.init(rawValue:))
    else { throw Tool.Failure("\(name): a field this test does not know") }
    self.name = name
    self.expect = expect
    payload = fields["payload"]?.first
    fileKey = ParleyTestKit.bytes(hex: fields["file key"]?.first ?? "")
    identities = fields["identity"] ?? []
    passphrases = fields["passphrase"] ?? []
    isArmored = fields["armored"] != nil
    switch fields["compressed"]?.first {
    case nil: file = Array(rest)
    case "zlib": file = try inflate(Array(rest))
    case .some(let other): throw Tool.Failure("\(name): compressed: \(other)")
    }
  }

  /// Our keys among the identities of the case; those of another kind are left out.
  func keys() -> KeyRing {
    var ring = KeyRing()
    for text in identities {
      if let key = Identity(secretText: SecretBytes(copying: text.utf8)) { ring.append(key) }
    }
    return ring
  }
}

extension SealError {
  /// The kind by which the suite calls this failure.
  var kind: AgeCase.Kind {
    switch self {
    case .header, .tooMuchWork: .header
    case .noMatch: .noMatch
    case .hmac: .hmac
    case .payload: .payload
    case .armor: .armor
    case .refusedPassphrase, .tooManyTrials: .success  // no kind of the suite: named apart
    }
  }
}

/// zlib, by whichever program of this machine has it.
private func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
  let ways: [(String, [String])] = [
    (
      "python3",
      [
        "-c",
        "import sys,zlib;sys.stdout.buffer.write(zlib.decompress(sys.stdin.buffer.read()))",
      ]
    ),
    (
      "perl",
      [
        "-MCompress::Zlib", "-e",
        "undef $/; binmode STDIN; print Compress::Zlib::uncompress(<STDIN>)",
      ]
    ),
  ]
  for (name, arguments) in ways {
    guard let program = try Tool.path(name) else { continue }
    let output = try Tool.run(program, arguments, input: bytes)
    if output.status == 0, !output.bytes.isEmpty { return output.bytes }
  }
  throw Tool.Failure("neither python3 nor perl can inflate the compressed vectors")
}
