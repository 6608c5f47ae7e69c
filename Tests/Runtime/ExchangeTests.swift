import ParleyCarriers
import ParleyCustody
import ParleyHTTP
import ParleyNode
import ParleyRecord
import ParleyRuntime
import ParleyWire
import Testing

/// Two nodes in one process, with real sockets, journals and folders between them.
@Suite struct ExchangeTests {
  @Test func `a notice goes over mutual TLS, and the receipt comes back`() async throws {
    let pair = try Pair()
    let alfa = try await pair.start(pair.alfa)
    let bravo = try await pair.start(pair.bravo)
    let officer = OperatorClient(socket: "\(pair.alfa.path)/operator.sock")
    let watch = OperatorClient(socket: "\(pair.bravo.path)/operator.sock")

    let taken = try await officer.submit(page: pair.page(from: pair.alfa, to: pair.bravo))
    #expect(taken.outcome == "recorded")
    #expect(taken.serial?.hasPrefix("alfa.example 20") == true)
    #expect(
      try await eventually {
        try await officer.message(taken.id).summary.evidence == ["received bravo.example"]
      })
    let there = try await watch.message(String(taken.id.prefix(6)))
    #expect(there.summary.judgement == "accepted")
    #expect(there.renderings.map(\.language) == ["en", "ru"])
    #expect(there.carried.map(\.carrier) == ["https"])
    #expect(try await watch.messages(box: "in").map(\.id) == [taken.id])
    #expect(try await watch.messages(box: "out").isEmpty)
    #expect(try await officer.page(taken.id) == watch.page(taken.id))
    #expect(try await officer.page(taken.id, sealed: true).starts(with: "age-encryption".utf8))

    try await watch.shown(taken.id, post: "watch-1")
    #expect(
      try await eventually {
        try await officer.message(taken.id).evidence.map(\.kind) == ["received", "opened"]
      })
    let lines = try await officer.status().lines
    #expect(lines.first { $0.carrier == "https" }?.state == "working")
    await officer.stop()
    await watch.stop()
    await alfa.stop()
    await bravo.stop()
  }

  @Test func `without a network it goes by folder, in any order and any number of times`()
    async throws
  {
    let pair = try Pair(network: false)
    let alfa = try await pair.start(pair.alfa)
    let officer = OperatorClient(socket: "\(pair.alfa.path)/operator.sock")
    var ids: [String] = []
    for area in ["Plesetsk", "Kapustin Yar", "Vostochny"] {
      let page = try pair.page(from: pair.alfa, to: pair.bravo, area: area)
      ids.append(try await officer.submit(page: page).id)
    }
    let out = "\(pair.scratch.root)/alfa.example-out"
    let all = ids
    #expect(
      try await eventually {
        for id in all where try await officer.message(id).carried.isEmpty { return false }
        return true
      })
    let files = Scratch.names(out)
    for name in files {
      #expect(try Scratch.bytes("\(out)/\(name)").starts(with: "age-encryption.org/v1".utf8))
    }
    let incoming = "\(pair.scratch.root)/bravo.example-in"
    for (i, name) in (files.reversed() + files).enumerated() {
      try Scratch.write(try Scratch.bytes("\(out)/\(name)"), to: "\(incoming)/\(i)-\(name)")
    }
    let bravo = try await pair.start(pair.bravo)
    let watch = OperatorClient(socket: "\(pair.bravo.path)/operator.sock")
    #expect(try await eventually { try await watch.messages(box: "in").count == ids.count })
    #expect(try await watch.messages(box: "in").map(\.id) == ids)
    #expect(await eventually { Scratch.names("\(incoming)/done").count == 2 * files.count })

    // The receipts travel back the same way.
    let back = "\(pair.scratch.root)/bravo.example-out"
    let home = "\(pair.scratch.root)/alfa.example-in"
    var carried: Set<String> = []
    #expect(
      try await eventually {
        for name in Scratch.names(back) where carried.insert(name).inserted {
          try Scratch.write(try Scratch.bytes("\(back)/\(name)"), to: "\(home)/\(name)")
        }
        try await Task.sleep(for: .milliseconds(100))
        return try await officer.messages(box: "out").allSatisfy { !$0.evidence.isEmpty }
      })
    await officer.stop()
    await watch.stop()
    await alfa.stop()
    await bravo.stop()
  }

  @Test func `what no carrier should have brought is set aside with the reason`() async throws {
    let pair = try Pair(network: false)
    let bravo = try await pair.start(pair.bravo)
    let incoming = "\(pair.scratch.root)/bravo.example-in"
    try Scratch.write(Array("not a bundle\n".utf8), to: "\(incoming)/a.parley")
    try Scratch.write(Array("age-encryption.org/v1\nx".utf8), to: "\(incoming)/b.parley")
    let stray = Bundle(
      from: pair.alfa.party, to: try #require(Party("charlie.example")), channel: pair.channel)
    try Scratch.write(stray.bytes, to: "\(incoming)/c.parley")
    #expect(await eventually { Scratch.names("\(incoming)/bad").count == 6 })
    func why(_ name: String) throws -> String {
      String(decoding: try Scratch.bytes("\(incoming)/bad/\(name).parley.why"), as: UTF8.self)
    }
    #expect(try why("a").hasPrefix("L-1"))
    #expect(try why("b").contains("seal is damaged"))
    #expect(try why("c").hasPrefix("L-2"))
    await bravo.stop()
  }

  @Test func `a bundle is carried by hand`() async throws {
    let pair = try Pair(network: false)
    let alfa = try await pair.start(pair.alfa)
    let bravo = try await pair.start(pair.bravo)
    let officer = OperatorClient(socket: "\(pair.alfa.path)/operator.sock")
    let watch = OperatorClient(socket: "\(pair.bravo.path)/operator.sock")
    let id = try await officer.submit(page: pair.page(from: pair.alfa, to: pair.bravo)).id
    let bundle = try await officer.bundle(.init(channel: "Launches", to: "bravo.example"))
    try await watch.take(bundle: bundle)
    try await watch.take(bundle: bundle)
    #expect(try await watch.messages(box: "in").map(\.id) == [id])
    let back = try await watch.bundle(.init(channel: "Launches", to: "alfa.example"))
    try await officer.take(bundle: back)
    #expect(try await officer.message(id).summary.evidence == ["received bravo.example"])
    // Sealed to Alfa's offices, it does not open at Bravo.
    await #expect(throws: OperatorClient.Failure.self) { try await watch.take(bundle: back) }
    await officer.stop()
    await watch.stop()
    await alfa.stop()
    await bravo.stop()
  }

  @Test func `a link key that no key log names does not get in`() async throws {
    let pair = try Pair()
    let bravo = try await pair.start(pair.bravo)
    let stranger = try Centre("charlie.example", port: nil, peer: "bravo.example", in: pair.scratch)
    let client = HTTPClient(
      identity: .init(
        certificate: try stranger.directory.linkCertificate, key: try stranger.directory.linkKey))
    let pin = try #require(
      LinkCertificate.pin(
        ofPEM: String(
          decoding: try Scratch.bytes(pair.bravo.directory.linkCertificate), as: UTF8.self)))
    let port = try #require(bravo.port)
    await #expect(throws: HTTPClientError.self) {
      try await client.post("https://127.0.0.1:\(port)/v1/bundle", pin: pin, body: [1])
    }
    await client.stop()
    await bravo.stop()
  }

  @Test func `a bundle that names another party than TLS proved is refused by its rule`()
    async throws
  {
    let pair = try Pair()
    let bravo = try await pair.start(pair.bravo)
    let client = HTTPClient(
      identity: .init(
        certificate: try pair.alfa.directory.linkCertificate,
        key: try pair.alfa.directory.linkKey))
    let pin = try #require(
      LinkCertificate.pin(
        ofPEM: String(
          decoding: try Scratch.bytes(pair.bravo.directory.linkCertificate), as: UTF8.self)))
    let port = try #require(bravo.port)
    let stranger = Bundle(
      from: try #require(Party("charlie.example")), to: pair.bravo.party, channel: pair.channel)
    let url = "https://127.0.0.1:\(port)/v1/bundle"
    let refused = try await client.post(url, pin: pin, body: stranger.bytes)
    #expect(refused.status == 403)
    #expect(String(decoding: refused.body, as: UTF8.self).contains("\"rule\":\"L-3\""))
    let malformed = try await client.post(url, pin: pin, body: Array("x".utf8))
    #expect(malformed.status == 400)
    #expect(String(decoding: malformed.body, as: UTF8.self).contains("\"rule\":\"L-1\""))
    await client.stop()
    await bravo.stop()
  }
}
