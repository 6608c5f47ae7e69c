public import Foundation

/// Other people's programs, run beside ours.
public enum Tool {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
  }

  public struct Output: Sendable {
    public let status: Int32
    public let bytes: [UInt8]
    public let errors: String
  }

  /// Where a program is on PATH. Absent, it is said loudly; with `CI` set that is an error.
  public static func path(_ name: String) throws -> URL? {
    let environment = ProcessInfo.processInfo.environment
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      let file = URL(fileURLWithPath: String(folder)).appendingPathComponent(name)
      if FileManager.default.isExecutableFile(atPath: file.path) { return file }
    }
    if environment["CI"] != nil { throw Failure("the program \(name) is missing") }
    FileHandle.standardError.write(Data("NOT RUN: no program \(name) on PATH\n".utf8))
    return nil
  }

  /// Runs a program to its end. Input and output go through files, so that neither can fill a pipe.
  public static func run(_ program: URL, _ arguments: [String], input: [UInt8] = []) throws
    -> Output
  {
    try inScratchFolder { folder in
      func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url
      }
      let output = try file("output", [])
      let errors = try file("errors", [])
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.standardInput = try FileHandle(forReadingFrom: try file("input", input))
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
      process.waitUntilExit()
      return Output(
        status: process.terminationStatus, bytes: [UInt8](try Data(contentsOf: output)),
        errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
  }

  /// A folder of its own, gone afterwards.
  public static func inScratchFolder<R>(_ body: (URL) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("parley-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
