import ParleyCarriers
import ParleyCrypto
import ParleyHTTP
import ParleyNode
import ParleyRecord
import Testing

/// Hears what a line reports; where the peer answers and whether it can be sealed to is given.
private actor Owner: LineOwner {
  var address: String?
  var sealable = true
  var left: [String] = []
  var states: [String] = []

  func links(of peer: Party) -> [HTTPSCarrier.Link] {
    address.map { [(SHA256.hash("pin"), [$0])] } ?? []
  }

  func sealed(_ packet: Packet) -> [UInt8]? { sealable ? packet.bytes : nil }
  func replied(_ bundle: [UInt8], from peer: Party) {}
  func left(_ packet: Packet, by carrier: String) { left.append(carrier) }
  func changed(_ line: LineReport) { states.append("\(line.carrier) \(line.state.name)") }
  func set(address: String?, sealable: Bool) { (self.address, self.sealable) = (address, sealable) }
}

@Suite struct PeerLineTests {
  func packet(_ precedence: Precedence = .routine) throws -> Packet {
    Packet(
      to: try #require(Party("bravo.example")), channel: SHA256.hash("channel"),
      precedence: precedence, bytes: Array("bundle".utf8), messages: [])
  }

  func identity(_ scratch: Scratch) throws -> HTTPClient.Identity {
    let made = try LinkCertificate.make(
      commonName: "alfa.example", seed: SecretBytes(copying: [UInt8](repeating: 7, count: 32)),
      notBefore: 1_700_000_000, days: 3_650)
    let key = made.keyPEM.withBytes { span in span.indices.map { span[$0] } }
    try Scratch.write(Array(made.certificatePEM.utf8), to: "\(scratch.root)/link.crt")
    try Scratch.write(key, to: "\(scratch.root)/link.key")
    return HTTPClient.Identity(
      certificate: "\(scratch.root)/link.crt", key: "\(scratch.root)/link.key")
  }

  @Test func `what HTTPS cannot carry goes by folder, and both lines say how they stand`()
    async throws
  {
    let scratch = try Scratch()
    let out = scratch.folder("out")
    let owner = Owner()
    await owner.set(address: "https://127.0.0.1:1", sealable: true)
    let client = HTTPClient(identity: try identity(scratch))
    let line = PeerLine(
      peer: try #require(Party("bravo.example")), owner: owner,
      https: HTTPSCarrier(client: client), drop: DropFolder(incoming: nil, outgoing: out))
    await line.send(try packet())
    await line.idle()
    #expect(Scratch.names(out).count == 1)
    #expect(await owner.left == ["drop"])
    let states = await line.lines().map(\.state.name)
    #expect(states == ["unreachable", "working"])
    await line.stop()
    await client.stop()
  }

  @Test func `what nobody takes waits, and leaves when a carrier works`() async throws {
    let scratch = try Scratch()
    let out = scratch.folder("out")
    let owner = Owner()
    await owner.set(address: nil, sealable: false)
    let line = PeerLine(
      peer: try #require(Party("bravo.example")), owner: owner, https: nil,
      drop: DropFolder(incoming: nil, outgoing: out))
    await line.send(try packet(.flash))
    await line.idle()
    #expect(await line.lines().map(\.queued) == [1])
    #expect(await owner.states == ["drop no-seal-key"])
    await owner.set(address: nil, sealable: true)
    await line.heard()
    await line.idle()
    #expect(Scratch.names(out).count == 1)
    #expect(await line.lines().map(\.queued) == [0])
    await line.stop()
  }

  @Test func `a folder that is full is a state of the line and not an end`() async throws {
    let scratch = try Scratch()
    let owner = Owner()
    let line = PeerLine(
      peer: try #require(Party("bravo.example")), owner: owner, https: nil,
      drop: DropFolder(incoming: nil, outgoing: "\(scratch.root)/gone"))
    await line.send(try packet())
    await line.idle()
    #expect(await owner.states == ["drop folder-unusable"])
    #expect(await line.lines().first?.failures == 1)
    await line.stop()
  }
}
