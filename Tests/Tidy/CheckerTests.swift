import Testing

/// The checkers themselves, each on a text that must fail and on one that must not.
@Suite struct CheckerTests {
  private func swift(_ text: String, _ path: String = "Sources/Formats/Wire/A.swift") -> SourceFile
  {
    SourceFile(path: path, text: text)
  }

  @Test func `code, comments and strings are told apart`() {
    let file = swift(
      #"""
      let a = "x // y" // print(
      /* one /* two */ print( */ let b = "\(f("z") + ")")!"
      let c = #"raw " \n"#; let d = """
        text print(
        """
      """#)
    #expect(
      file.code == [
        #"let a = "      "          "#,
        #"                           let b = "  f(" ") + " "  ""#,
        ##"let c = #"        "#; let d = """"##, "             ", #"  """"#,
      ])
    #expect(file.literals.map(\.text).contains("  text print("))
    #expect(file.literals.map(\.line) == [1, 2, 2, 2, 3, 3, 4, 5])
  }

  @Test(arguments: [
    "import Glibc", "public import Foundation", "@preconcurrency import Dispatch",
    "let x = Int.random(in: 0...1)", "let x = list.randomElement()", "let id = UUID()",
    "let d = Date()", "let t = ContinuousClock.now",
    "Task { f() }", "print(x)", "x = (print(y))", "var g = SystemRandomNumberGenerator()",
    "let h = x.hashValue", "func f() async throws {}",
    "for k in table.keys {", "for v in self.table.values {", "let a = table.values.map { $0 }",
    "let a = Array(table.keys)", "var seen = Set<Int>()\nfor s in seen {",
    "let t: [String: Int] = [:]\nfor (k, v) in t {",
    "var t = [Int: Int]()\nfor x in self.t where x {",
  ])
  func `impure code is found`(text: String) {
    #expect(Purity.findings(swift(text), members: ["table"]).count == 1)
  }

  @Test(arguments: [
    "import ParleyWire", "// print(x)", "let x = \"print(\"", "fingerprint(x)",
    "let date = UpDate(x)",
    "for k in table.keys.sorted() {", "let n = table.values.count", "seen.contains(x)",
    "// any order: a sum\nfor v in table.values {", "for x in list {", "let subtask = 1",
    "var seen = Set<Int>()\nfor s in seen.sorted() {", "for k in roots.keys {",
    "let t: [(a: Int, b: Int)] = []\nfor x in t {", "let all = Set(table.values.map { $0 })",
    "let all = table.values.allSatisfy { $0 }",
  ])
  func `pure code is not`(text: String) {
    #expect(Purity.findings(swift(text), members: ["table"]).report == "")
  }

  private static let manifest = """
    module("Formats", "Wire"), module("Formats", "Crypto", ["Wire", "CSodium"]),
    module(
      "Protocol", "Node",
      ["Wire"]),
    module("Programs", "parley-verify", ["Wire"], .program),
    """

  @Test(arguments: [
    ("", 0), (#"module("Formats", "Note", ["Node"]),"#, 1),
    (#"module("Formats", "Note", ["Later"]), module("Formats", "Later"),"#, 1),
    (#"module("Adapters", "Store", ["CSodium"]),"#, 1),
    (#"module("Adapters", "Store", ["Node", "CLinux"]),"#, 0),
  ])
  func `the manifest's layers are read`(more: String, count: Int) {
    let file = SourceFile(path: "Package.swift", text: Self.manifest + more)
    #expect(Layers.findings(manifest: file).count == count)
  }

  @Test func `the verifier stands on the formats alone`() {
    let file = SourceFile(
      path: "Package.swift",
      text: #"module("Protocol", "Node"), module("Programs", "parley-verify", ["Node"], .program)"#)
    #expect(Layers.findings(manifest: file).count == 1)
  }

  @Test(arguments: [
    ("Crypto", "import ParleyWire\nimport CSodium", 0), ("Wire", "import CSodium", 1),
    ("Wire", "package import ParleyCrypto", 1), ("Crypto", "import Foundation", 1),
    ("Nowhere", "", 1), ("Crypto", "import Synchronization", 0),
  ])
  func `imports are held against the manifest`(module: String, text: String, count: Int) {
    let file = swift(text, "Sources/Formats/\(module)/A.swift")
    #expect(Layers.findings(file, Layers.declared(manifest: Self.manifest)).count == count)
  }

  @Test(arguments: [
    ("a\n", 0), (String(repeating: "é", count: 100) + "\n", 0), ("a", 1), ("a\n\n", 1),
    ("\ta\n", 1),
    ("a \n", 1), (String(repeating: "a", count: 101) + "\n", 1),
  ])
  func `spelling is checked`(text: String, count: Int) {
    #expect(Shape.spelling(swift(text)).count == count)
  }

  @Test(arguments: [
    (250, nil, 0), (251, nil, 1), (300, 300, 0), (301, 300, 1), (501, 600, 1),
  ])
  func `a file's length is held down`(lines: Int, allowed: Int?, count: Int) {
    let file = swift(String(repeating: "x\n", count: lines))
    #expect(Shape.size(file, allowed: allowed).count == count)
  }

  @Test func `functions are measured`() {
    let file = swift(
      """
      protocol P {
        func none(a: Int) -> Int
        init()
      }
      struct S {
        init(
          a: Int = { 1 }()
        )
          throws
        {
        }
        func `with words`<T>(_ t: T) { let s = "}" }
        deinit {
        }
      }
      """)
    #expect(
      Shape.functions(file) == [
        .init(line: 6, name: "init", length: 6), .init(line: 12, name: "`with words`", length: 1),
        .init(line: 13, name: "deinit", length: 2),
      ])
    let body = String(repeating: "  x()\n", count: 69)
    #expect(Shape.longFunctions(swift("func f() {\n\(body)}\n")).count == 1)
    #expect(Shape.longFunctions(swift("func f() {\n\(body.dropFirst(6))}\n")).isEmpty)
  }

  @Test func `words are checked`() {
    #expect(Words.places(swift("see /wo" + "rk/x\n// TO" + "DO")).count == 2)
    #expect(Words.places(swift("<<<<" + "<<< HEAD\n")).count == 1)
    #expect(Words.verdicts(swift("let a = \"duty Violated\" // violated")).count == 1)
    #expect(Words.unexplained(swift("let a = try! f()")).count == 1)
    #expect(Words.unexplained(swift("// f cannot fail here\nlet a = try! f()")).isEmpty)
  }

  @Test(arguments: [
    ("[a](Path.md)", 0), ("[a](../README.md#top)", 0), ("[a](None.md)", 1), ("[a](../../x)", 1),
    ("[a](https://c2sp.org)", 0), ("[a](#here)", 0), ("`[a](None.md)`", 0),
    ("```\n[a](None.md)\n```", 0), ("![a](None.svg \"t\") [b](Path.md)", 1),
  ])
  func `links are followed`(text: String, count: Int) {
    let page = SourceFile(path: "Docs/A.md", text: text)
    let files: Set<String> = ["Docs/Path.md", "README.md"]
    #expect(Words.brokenLinks(page) { files.contains($0) }.count == count)
  }
}
