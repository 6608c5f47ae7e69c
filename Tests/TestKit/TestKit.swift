public import Foundation

/// Other people's test vectors, read where they lie and never copied into the tree.
///
/// They are looked for in the folder that `PARLEY_VECTORS` names, or in `../shared/vectors` beside
/// the checkout. On a bare clone they are absent, and every set that was not run says so loudly;
/// with `CI` or `PARLEY_VECTORS` set their absence is an error.
public enum Vectors {
  public struct Missing: Error, CustomStringConvertible {
    public let description: String
  }

  /// The folder of the checkout.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let environment = ProcessInfo.processInfo.environment

  /// The path of a file or folder of the vectors, or nil, said loudly, on a bare clone.
  public static func path(_ name: String) throws -> URL? {
    let file = folder.appendingPathComponent(name)
    if FileManager.default.fileExists(atPath: file.path) { return file }
    if mustExist {
      throw Missing(
        description: "the vectors \(name) are missing; set PARLEY_VECTORS to their folder")
    }
    say("NOT RUN: vectors \(name) (no such file; set PARLEY_VECTORS to the folder that holds them)")
    return nil
  }

  /// The folder that holds the vectors.
  static var folder: URL {
    environment["PARLEY_VECTORS"].map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appendingPathComponent("shared/vectors")
  }

  static var mustExist: Bool {
    environment["CI"] != nil || environment["PARLEY_VECTORS"] != nil
  }

  public static func data(_ name: String) throws -> Data? {
    try path(name).map { try Data(contentsOf: $0) }
  }

  public static func json<T: Decodable>(_ type: T.Type, _ name: String) throws -> T? {
    try data(name).map { try JSONDecoder().decode(type, from: $0) }
  }

  /// States how many cases of a set ran, so that a set that shrinks is seen.
  public static func ran(_ set: String, _ count: Int) { say("vectors \(set): \(count) cases run") }

  public static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

/// Hexadecimal as vectors spell it; stops the test on a spelling error of the test itself.
public func bytes(hex text: String) -> [UInt8] {
  precondition(text.utf8.count % 2 == 0, "odd number of hexadecimal digits")
  var out: [UInt8] = []
  var rest = Substring(text)
  while !rest.isEmpty {
    guard let byte = UInt8(rest.prefix(2), radix: 16) else {
      preconditionFailure("not hexadecimal")
    }
    out.append(byte)
    rest = rest.dropFirst(2)
  }
  return out
}
