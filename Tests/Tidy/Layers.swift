/// Who may import whom: the layers read top to bottom, and each C library has one owner.
enum Layers {
  static let order = ["System", "Formats", "Protocol", "Adapters", "Programs"]

  static let owners: [String: Set<String>] = [
    "CSodium": ["Crypto"], "CCrypto": ["Crypto"], "CSQLite": ["SQLite"], "CEvent": ["HTTP"],
    "CCurl": ["HTTP"],
  ]

  struct Module: Equatable {
    let layer: String
    let name: String
    let uses: [String]
  }

  /// The modules that the manifest declares, in its order.
  static func declared(manifest: String) -> [Module] {
    let call = #/module\(\s*"(\w+)",\s*"([\w-]+)"(?:,\s*\[([^\]]*)\])?/#
    return manifest.matches(of: call).map { match in
      let uses = (match.output.3 ?? "").matches(of: #/"(\w+)"/#).map { String($0.output.1) }
      return Module(layer: String(match.output.1), name: String(match.output.2), uses: uses)
    }
  }

  /// A module uses its own layer and those above it, and only what is declared before it.
  static func findings(manifest: SourceFile) -> [Finding] {
    let modules = declared(manifest: manifest.lines.joined(separator: "\n"))
    var found: [Finding] = []
    for (i, module) in modules.enumerated() where module.layer != "Tests" {
      for use in module.uses where !isSystem(use) {
        guard let used = modules[..<i].first(where: { $0.name == use }),
          let theirs = order.firstIndex(of: used.layer),
          let ours = order.firstIndex(of: module.layer), theirs <= ours
        else {
          found.append(Finding(manifest, 1, "\(module.name) may not use \(use)"))
          continue
        }
      }
      for use in module.uses where !(owners[use]?.contains(module.name) ?? true) {
        found.append(Finding(manifest, 1, "\(module.name) does not own \(use)"))
      }
    }
    let verifier = modules.first { $0.name == "parley-verify" }?.uses ?? []
    for use in verifier where modules.first(where: { $0.name == use })?.layer != "Formats" {
      found.append(Finding(manifest, 1, "parley-verify stands on Formats alone, not on \(use)"))
    }
    return found
  }

  /// Each import of a source is one that the manifest gives it.
  static func findings(_ file: SourceFile, _ modules: [Module]) -> [Finding] {
    guard let place = file.module else { return [] }
    guard let module = modules.first(where: { $0.name == place.name && $0.layer == place.layer })
    else { return [Finding(file, 1, "the manifest has no module \(place.layer)/\(place.name)")] }
    return file.imports.compactMap { line, imported in
      if imported == "Foundation" || imported == "FoundationNetworking" {
        return Finding(file, line, "sources do with FoundationEssentials, or without")
      }
      if let owners = owners[imported] {
        return owners.contains(place.name)
          ? nil : Finding(file, line, "\(imported) belongs to \(owners.sorted()[0]) alone")
      }
      guard imported.hasPrefix("Parley") || isSystem(imported) else { return nil }
      let name = imported.hasPrefix("Parley") ? String(imported.dropFirst(6)) : imported
      return module.uses.contains(name)
        ? nil : Finding(file, line, "\(place.name) does not declare that it uses \(imported)")
    }
  }

  private static func isSystem(_ name: String) -> Bool {
    name.first == "C" && name.dropFirst().first?.isUppercase == true
  }
}
