import Testing

/// The house rules that a machine can keep, held against every file of this checkout.
@Suite struct HouseRuleTests {
  @Test func `the tree is found`() {
    #expect(Tree.files(in: "Sources").count > 50)
    #expect(Tree.files(in: "Tests").count > 20)
  }

  @Test(arguments: Purity.folders)
  func `a pure layer does not reach outside`(folder: String) {
    let modules = Dictionary(grouping: Tree.files(in: folder)) { $0.module?.name ?? "" }
    #expect(!modules.isEmpty)
    for files in modules.values {
      let tables = files.reduce(into: Set<String>()) { $0.formUnion(Purity.tables(of: $1)) }
      #expect(files.flatMap { Purity.findings($0, members: tables) }.report == "")
    }
  }

  @Test func `imports follow the layers, and each C library has one owner`() throws {
    let manifest = try #require(Tree.all.first { $0.path == "Package.swift" })
    let modules = Layers.declared(manifest: manifest.lines.joined(separator: "\n"))
    #expect(modules.count > 15)
    #expect(Layers.findings(manifest: manifest).report == "")
    #expect(Tree.files(in: "Sources").flatMap { Layers.findings($0, modules) }.report == "")
  }

  @Test func `files are spelled alike`() {
    let files =
      Tree.files(in: "", ending: [".swift", ".sh", ".py", ".h", ".c"])
      + Tree.files(in: "Scripts", ending: [""])
    #expect(files.flatMap(Shape.spelling).report == "")
  }

  @Test func `files and functions can be seen whole`() {
    let files = Tree.files(in: "Sources") + Tree.files(in: "Tests")
    #expect(files.flatMap { Shape.size($0, allowed: Ratchet.files[$0.path]) }.report == "")
    #expect(files.flatMap(Shape.longFunctions).report == "")
    let gone = Ratchet.files.keys.filter { path in !files.contains { $0.path == path } }
    #expect(gone == [], "no such file any more")
  }

  @Test func `nothing names this machine or puts work off`() {
    #expect(Tree.all.flatMap(Words.places).report == "")
  }

  @Test func `the programs pass no verdicts`() {
    #expect(Tree.files(in: "Sources").flatMap(Words.verdicts).report == "")
  }

  @Test func `what stops the process says why`() {
    #expect(Tree.files(in: "Sources").flatMap(Words.unexplained).report == "")
  }

  @Test func `links in the documents lead somewhere`() {
    let pages = Tree.all.filter { $0.path.hasSuffix(".md") }
    #expect(pages.flatMap { Words.brokenLinks($0, exists: Tree.exists) }.report == "")
  }
}
