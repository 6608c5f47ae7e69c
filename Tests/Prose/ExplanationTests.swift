import Foundation
import ParleyAgreements
import ParleyPact
import ParleyProse
import ParleyTestKit
import Testing

@Suite("An explanation is checked without the engine") struct ExplanationTests {
  private static let checker = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Checker")

  private func run(_ script: String, _ arguments: [String]) throws -> Tool.Output? {
    guard let python = try Tool.path("python3") else { return nil }
    let file = Self.checker.appendingPathComponent(script).path
    // No __pycache__ beside the sources.
    return try Tool.run(python, ["-B", file] + arguments)
  }

  /// Writes each case's explanation beside its record.
  private func write(_ cases: [(file: URL, episode: Episode)], to folder: URL) throws {
    for (_, episode) in cases {
      let (agreement, record) = (try episode.tree(), try episode.messages())
      let status = try Status.of(agreement, record, at: Episode.at(episode.now))
      let json = Explanation.json(status, of: agreement).text
      let name = folder.appendingPathComponent(episode.name)
      try json.write(
        to: name.appendingPathExtension("explanation.json"), atomically: true, encoding: .utf8)
      // As a node gives it out; the case as it came is checked besides.
      try record.json.text.write(
        to: name.appendingPathExtension("record.json"), atomically: true, encoding: .utf8)
    }
  }

  @Test func everyCaseFollowsAndNoAlteredOneDoes() throws {
    let cases = try Episode.all()
    guard !cases.isEmpty else { return }
    try Tool.inScratchFolder { folder in
      try write(cases, to: folder)
      if let seen = ProcessInfo.processInfo.environment["PARLEY_PICTURES"] {
        try write(cases, to: URL(fileURLWithPath: seen))
      }
      for (file, episode) in cases {
        let name = folder.appendingPathComponent(episode.name).path
        let pair = [name + ".explanation.json", file.path]
        guard let out = try run("check_explanation.py", pair) else { return }
        let said = String(decoding: out.bytes, as: UTF8.self)
        #expect(out.status == 0, "\(episode.name): \(said)\(out.errors)")
      }
      guard let out = try run("mutate_explanations.py", [folder.path]) else { return }
      let said = String(decoding: out.bytes, as: UTF8.self)
      #expect(out.status == 0, "\(said)\(out.errors)")
      Vectors.ran("explanations", cases.count)
    }
  }

  /// Every agreement that is shipped or fixes the meaning, under records that no one wrote.
  @Test func randomRecords() throws {
    let shipped = Vectors.root.appendingPathComponent("Sources/Protocol/Treaties/Catalogue")
    let files =
      try FileManager.default.contentsOfDirectory(at: shipped, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "pact" }
      + Shared.files("agreements-data/reference/examples", "pact")
    let seeds = ProcessInfo.processInfo.environment["PARLEY_SEEDS"].flatMap { UInt64($0) } ?? 3
    try Tool.inScratchFolder { folder in
      var arguments: [String] = []
      for file in files.sorted(by: { $0.path < $1.path }) {
        let agreement = try Agreement.read(String(contentsOf: file, encoding: .utf8))
        for seed in 0..<seeds {
          let (record, at) = try RandomEpisode.make(agreement, seed: seed)
          let status = try Status.of(agreement, record, at: at)
          for (kind, text) in [
            ("explanation", Explanation.json(status, of: agreement).text),
            ("record", record.json.text),
          ] {
            let name = folder.appendingPathComponent("\(agreement.id)-\(seed).\(kind).json")
            try text.write(to: name, atomically: true, encoding: .utf8)
            arguments.append(name.path)
            if let seen = ProcessInfo.processInfo.environment["PARLEY_PICTURES"] {
              let copy = "\(seen)/\(name.lastPathComponent)"
              try text.write(toFile: copy, atomically: true, encoding: .utf8)
            }
          }
        }
      }
      guard let out = try run("check_explanation.py", arguments) else { return }
      let said = String(decoding: out.bytes, as: UTF8.self)
      #expect(out.status == 0, "\(said)\(out.errors)")
    }
  }
}
