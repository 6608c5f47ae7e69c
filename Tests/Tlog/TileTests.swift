import ParleyTestKit
import ParleyTlog
import ParleyWire
import Testing

@Suite struct TileTests {
  struct Cases: Decodable {
    struct Case: Decodable {
      let level: Int
      let n: Int64
      let w: Int
      let path: String
      let valid: Bool
    }
    let cases: [Case]
  }

  @Test func vectors() throws {
    guard let set = try Vectors.json(Cases.self, "gopeer/tile-path.json") else { return }
    for vector in set.cases {
      let tile = TileCoordinate(path: vector.path)
      #expect((tile != nil) == vector.valid, "\(vector.path)")
      guard vector.valid else { continue }
      let kind: TileCoordinate.Kind =
        vector.level < 0 ? .entries : .hashes(level: vector.level)
      #expect(tile == TileCoordinate(kind, index: vector.n, width: vector.w))
      #expect(tile?.path == vector.path)
    }
    #expect(set.cases.count == 19)
    Vectors.ran("gopeer/tile-path", set.cases.count)
  }

  static let refused = [
    "", "tile", "tile/0", "tile/0/", "tile/0/000/", "tile/0/x000/001", "tile/0/x001x/000",
    "tile/0/xx01/000", "tile/64/000", "tile/entries/000.p/256", "tile/entries/000.p/+1",
    "tile/0/+00", "tile/0/000.p.p/1", "tile/0/000.p/", "tile/0/x001/1000", "Tile/0/000",
    "tile/0/x001/x001/x001/x001/x001/x001/001", "tile/0/0\u{660}0", "tile/0//000",
  ]

  @Test(arguments: refused) func refusedPaths(_ path: String) {
    #expect(TileCoordinate(path: path) == nil)
  }

  @Test func pathsAreReadAsWritten() throws {
    var generator = Generator(seed: 3)
    for _ in 0..<500 {
      let digits = Int.random(in: 1...18, using: &generator)
      let bound = (0..<digits).reduce(Int64(1)) { n, _ in n * 10 }
      let kind: TileCoordinate.Kind =
        Bool.random(using: &generator)
        ? .entries : .hashes(level: Int.random(in: 0...63, using: &generator))
      let tile = TileCoordinate(
        kind, index: Int64.random(in: 0..<bound, using: &generator),
        width: Int.random(in: 1...256, using: &generator))
      #expect(TileCoordinate(path: tile.path) == tile)
    }
  }

  @Test func layoutOfASize() {
    func paths(_ from: Int64, _ to: Int64) -> [String] {
      TileLayout.tiles(from: from, to: to).map(\.path)
    }
    #expect(paths(0, 0) == [])
    #expect(paths(0, 1) == ["tile/entries/000.p/1", "tile/0/000.p/1"])
    #expect(paths(1, 1) == [])
    #expect(paths(255, 256) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
    #expect(paths(256, 257) == ["tile/entries/001.p/1", "tile/0/001.p/1"])
    #expect(
      paths(250, 513) == [
        "tile/entries/000", "tile/entries/001", "tile/entries/002.p/1", "tile/0/000",
        "tile/0/001", "tile/0/002.p/1", "tile/1/000.p/2",
      ])
    #expect(paths(65_535, 65_536).suffix(2) == ["tile/1/000", "tile/2/000.p/1"])
  }

  @Test func tilesBeyondTheLogAreNotThere() throws {
    let tree = MerkleTree(leafHashes: (0..<300).map { Tree.leafHash([UInt8($0 & 0xFF)]) })
    func bytes(_ path: String) throws -> Int? {
      TileLayout.bytes(of: try #require(TileCoordinate(path: path)), tree: tree) { _ in [] }?.count
    }
    #expect(try bytes("tile/0/000") == 8_192 && bytes("tile/0/001.p/44") == 44 * 32)
    #expect(try bytes("tile/entries/001.p/44") == 88 && bytes("tile/1/000.p/1") == 32)
    let beyond = [
      "tile/0/001", "tile/0/001.p/45", "tile/entries/001.p/45", "tile/1/000.p/2", "tile/63/000",
      "tile/0/x999/x999/x999/x999/x999/999", "tile/entries/x999/x999/x999/x999/x999/999",
    ]
    for path in beyond { #expect(try bytes(path) == nil, "\(path)") }
  }

  @Test func bundlesHoldWhatWasPutIn() {
    let entries: [[UInt8]] = [[], [1], Array(repeating: 7, count: Limit.entryBytes), [2, 3]]
    let bytes = EntryBundle.encode(entries)
    #expect(EntryBundle.decode(bytes, count: 4) == entries)
    #expect(EntryBundle.decode(bytes, count: 3) == nil)
    #expect(EntryBundle.decode(bytes, count: 5) == nil)
    #expect(EntryBundle.decode(Array(bytes.dropLast()), count: 4) == nil)
    #expect(EntryBundle.decode([0], count: 1) == nil)
    #expect(HashTile.decode(Array(repeating: 0, count: 64), width: 2)?.count == 2)
    #expect(HashTile.decode(Array(repeating: 0, count: 63), width: 2) == nil)
    #expect(HashTile.decode([], width: 0) == nil)
  }

  @Test func grownByStepsIsTheWhole() throws {
    let entries = (0..<600).map { Array("entry \($0)".utf8) }
    let tree = MerkleTree(leafHashes: entries.map(Tree.leafHash))
    func files(_ from: Int64, _ to: Int64) -> [TileLayout.File] {
      TileLayout.files(
        of: tree, from: from, to: to, entry: { entries[Int($0)] }, checkpoint: Array("\(to)".utf8))
    }
    var stored: [String: [UInt8]] = [:]
    var size: Int64 = 0
    for step in [0, 1, 2, 250, 256, 257, 511, 512, 600] as [Int64] {
      for file in files(size, step) { stored[file.path] = file.bytes }
      size = step
      for file in files(0, step) { #expect(stored[file.path] == file.bytes, "\(file.path)") }
    }
    #expect(stored["checkpoint"] == Array("600".utf8))
  }
}
