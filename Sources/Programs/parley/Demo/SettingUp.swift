import FoundationEssentials
import ParleyConsole
import ParleyRuntime

// Scenes 1 to 3: keys, a charter, two nodes.
extension Demo {
  private struct Answer: Decodable {
    var id: String?
    var words: String?
    var channel: String?
    var entries: Int?
  }

  func makeParties() throws(CommandError) {
    stage.scene("1  Fresh keys. Roots stay offline; the node's keys and the officers' are apart.")
    try OutputFile.write(Array("only for a demonstration\n".utf8), to: alfa.passphrase, mode: 0o600)
    try OutputFile.makeFolder(stage.path("log"))
    for name in ["courier-to-alfa", "courier-to-bravo"] {
      try OutputFile.makeFolder(stage.path(name))
    }
    for side in sides {
      let said = try side.parley([
        "init", "--party", side.party, "--office", "nrrc", "--address",
        "https://127.0.0.1:\(side.linePort)", "--roots", "1", "--threshold", "1", "--work", "2",
        "--passphrase-file", side.passphrase, "--json",
      ]).decoded(Answer.self)
      let words = (said.words ?? "").split(separator: " ").prefix(4).joined(separator: " ")
      side.tell("a party begins", "\(said.id ?? "")\nits id, by voice: \(words) ...")
      try addCouriers(side)
    }
    try alfa.appoint("watch-1", person: "p-17", rights: ["draft", "answer"])
    try alfa.appoint("watch-2", person: "p-23", rights: ["release"])
    try bravo.appoint("watch-3", person: "p-31", rights: ["draft", "answer"])
    alfa.tell("officers watch-1 (drafts), watch-2 (releases)", "two persons, two keys, granted")
    bravo.tell("officer watch-3 (answers)", "one person, one key, granted")
  }

  /// Two folders, as if a courier went between them with a stick.
  private func addCouriers(_ side: Side) throws(CommandError) {
    let (peer, own) = (other(than: side), side.place == .alfa ? "alfa" : "bravo")
    let path = side.data + "/parley.conf"
    let lines = """
      drop-in \(peer.party) \(stage.path("courier-to-\(own)"))
      drop-out \(peer.party) \(stage.path("courier-to-\(own == "alfa" ? "bravo" : "alfa")"))

      """
    let text = try stage.text(of: path)
    try OutputFile.write(Array((text + lines).utf8), to: path, replacing: true, mode: 0o600)
  }

  func agree() throws(CommandError) {
    stage.scene("2  Both sign a charter: who speaks, in which forms, by which rules.")
    let charter = stage.path("launches.charter")
    try exchangeCards()
    try alfa.parley([
      "charter", "propose", "--title", "Notices of launches", "--with", bravo.party, "--form",
      "launch-1988/1=2", "--language", "en", "--language", "ru", "--out", charter,
    ])
    for side in sides {
      try side.parley([
        "charter", "sign", charter, "--yes", "--work", "2", "--passphrase-file", side.passphrase,
      ])
      side.tell("signed, and a log of its own opened", "treaty key \(side.party)/t")
    }
    try exchangeCards()
    for side in sides {
      let said = try side.parley(["charter", "install", charter, "--json"]).decoded(Answer.self)
      channel = said.channel ?? ""
      side.tell("the channel is in force", channel)
    }
  }

  private func exchangeCards() throws(CommandError) {
    for side in sides {
      let card = stage.path("\(side.party).card")
      let said = try side.parley(["card", "--out", card, "--json"]).decoded(Answer.self)
      let peer = other(than: side)
      try peer.parley(["card", "import", card, "--id", said.id ?? ""])
    }
  }

  func serve() async throws(CommandError) {
    stage.scene("3  Two nodes, mutual TLS 1.3, each pinned to the other's key. Officers' agents.")
    for side in sides {
      try await side.serve()
      let process = side.server?.process ?? 0
      side.tell(
        "serving on 127.0.0.1:\(side.port)",
        "process \(process); its peer sees port \(side.linePort)")
    }
    for post in ["watch-1", "watch-2"] { try await alfa.beginShift(post) }
    try await bravo.beginShift("watch-3")
    alfa.tell("watch-1 and watch-2 on watch", "each key in an agent's memory, none in the node")
    bravo.tell("watch-3 on watch")
  }
}
