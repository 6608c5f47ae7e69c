public import Foundation

/// Other test material that lies beside the vectors: agreements, records and their expected states.
///
/// As with `Vectors`, its absence on a bare clone is said loudly, and is an error with `CI` or
/// `PARLEY_VECTORS` set.
public enum Shared {
  /// A folder of the material, as `agreements-data`; nil, said loudly, on a bare clone.
  public static func folder(_ name: String) throws -> URL? {
    let folder = Vectors.folder.deletingLastPathComponent().appendingPathComponent(name)
    if FileManager.default.fileExists(atPath: folder.path) { return folder }
    if Vectors.mustExist {
      throw Vectors.Missing(
        description: "\(name) is missing beside the vectors; PARLEY_VECTORS names their folder")
    }
    Vectors.say("NOT RUN: \(name) (no such folder beside the vectors)")
    return nil
  }

  /// The files of a folder with this extension, by name.
  public static func files(_ folder: String, _ type: String) throws -> [URL] {
    let name = folder.split(separator: "/", maxSplits: 1)
    guard let root = try Self.folder(String(name[0])) else { return [] }
    let inside = name.count > 1 ? root.appendingPathComponent(String(name[1])) : root
    return try FileManager.default.contentsOfDirectory(at: inside, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == type }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
