import Foundation
import ParleyTestKit

/// The files of this checkout, read once.
enum Tree {
  static let root = Vectors.root.path

  /// Every text under a folder of the tree, sorted by path.
  static func files(in folder: String, ending endings: [String] = [".swift"]) -> [SourceFile] {
    all.filter { file in
      (folder.isEmpty || file.path.hasPrefix(folder + "/"))
        && endings.contains { file.path.hasSuffix($0) }
    }
  }

  static let all: [SourceFile] = {
    let manager = FileManager.default
    let top = (try? manager.contentsOfDirectory(atPath: root)) ?? []
    var paths = top.filter { $0.hasSuffix(".md") || $0 == "Package.swift" || $0 == "Makefile" }
    for folder in ["Sources", "Tests", "Docs", "Scripts", "Fuzz"] {
      let below = (try? manager.subpathsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
      paths += below.map { "\(folder)/\($0)" }
    }
    return paths.sorted().compactMap { path in
      guard let data = manager.contents(atPath: "\(root)/\(path)"),
        let text = String(data: data, encoding: .utf8)
      else { return nil }
      return SourceFile(path: path, text: text)
    }
  }()

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(root)/\(path)")
  }
}

/// Something that is not as it should be, and where.
struct Finding: Equatable, CustomStringConvertible {
  let path: String
  let line: Int
  let what: String

  init(_ file: SourceFile, _ line: Int, _ what: String) {
    path = file.path
    self.line = line
    self.what = what
  }

  var description: String { "\(path):\(line): \(what)" }
}

extension Array<Finding> {
  /// One a line, so that a failed test shows them all.
  var report: String { map(\.description).joined(separator: "\n") }
}
