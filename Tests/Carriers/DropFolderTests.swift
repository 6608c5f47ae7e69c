import Glibc
import ParleyCarriers
import Testing

@Suite struct DropFolderTests {
  let scratch: Scratch
  let incoming: String
  let outgoing: String
  let drop: DropFolder

  init() throws {
    scratch = try Scratch()
    incoming = scratch.folder("in")
    outgoing = scratch.folder("out")
    drop = DropFolder(incoming: incoming, outgoing: outgoing)
  }

  @Test func `what is put out appears whole, once, under the name of what is inside`() throws {
    let name = DropFolder.name(of: Array("bundle".utf8))
    #expect(try drop.put(Array("sealed".utf8), named: name))
    #expect(try !drop.put(Array("sealed again".utf8), named: name))
    #expect(Scratch.names(outgoing) == [name])
    #expect(name.hasSuffix(".parley"))
    #expect(name != DropFolder.name(of: Array("another".utf8)))
  }

  @Test func `a folder that nobody empties takes no more`() throws {
    for n in 0..<1_024 { try Scratch.write([1], to: "\(outgoing)/\(n).parley") }
    #expect { try drop.put([1], named: "one-more.parley") } throws: { error in
      if case DropError.full = error { true } else { false }
    }
  }

  @Test func `a folder that is not there is named`() throws {
    let gone = DropFolder(incoming: "\(scratch.root)/a", outgoing: "\(scratch.root)/b")
    #expect { try gone.put([1], named: "x.parley") } throws: { error in
      if case DropError.folder = error { true } else { false }
    }
    var look = DropFolder.Look()
    #expect(throws: DropError.self) { try gone.ready(&look) }
  }

  @Test func `a file is ready when two looks see it alike`() throws {
    var look = DropFolder.Look()
    try Scratch.write([1], to: "\(incoming)/a.parley")
    #expect(try drop.ready(&look) == [])
    try Scratch.write([1, 2], to: "\(incoming)/a.parley")
    #expect(try drop.ready(&look) == [], "it has grown")
    #expect(try drop.ready(&look) == ["a.parley"])
    #expect(try drop.take("a.parley").bytes == [1, 2])
  }

  @Test func `only files with the ending count, and those being written do not`() throws {
    for name in ["a.txt", ".b.parley", ".c.parley.part", "d.parley"] {
      try Scratch.write([1], to: "\(incoming)/\(name)")
    }
    #expect(try drop.all() == ["d.parley"])
  }

  @Test func `what was taken goes to done, what cannot be read to bad with its reason`() throws {
    try Scratch.write([1], to: "\(incoming)/a.parley")
    try Scratch.write([2], to: "\(incoming)/b.parley")
    try drop.settle("a.parley")
    try drop.setAside("b.parley", why: "it is \u{202E}no bundle")
    #expect(Scratch.names("\(incoming)/done") == ["a.parley"])
    #expect(Scratch.names("\(incoming)/bad") == ["b.parley", "b.parley.why"])
    #expect(try drop.all() == [])
  }

  @Test func `links, folders and pipes are not read`() throws {
    try Scratch.write([1], to: "\(scratch.root)/secret")
    symlink("\(scratch.root)/secret", "\(incoming)/link.parley")
    mkdir("\(incoming)/folder.parley", 0o700)
    mkfifo("\(incoming)/pipe.parley", 0o600)
    for name in try drop.all() {
      #expect(throws: DropError.unfit("it is not a plain file")) { try drop.take(name) }
      try drop.setAside(name, why: "not a file")
    }
    #expect(try drop.all() == [])
  }

  @Test func `a file of any size is refused before it is read`() throws {
    let path = "\(incoming)/big.parley"
    try Scratch.write([1], to: path)
    truncate(path, off_t(DropFolder.fileBytes) + 1)
    #expect { try drop.take("big.parley") } throws: { error in
      if case DropError.unfit = error { true } else { false }
    }
  }
}
