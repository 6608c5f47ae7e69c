import ParleyConsole
import ParleyRecord
import ParleyRuntime
import ParleyWire

/// `parley bundle`: a bundle carried by hand.
enum BundleCommand {
  private static let channel = Argument(
    "CHANNEL", .text("CHANNEL"), "the channel: its id, a beginning of it, or its title")
  private static let peer = Argument("PARTY", .party, "for whom")
  private static let target = Option(
    "output", short: "o", .file, "the file to write (else standard output)")
  private static let file = Argument("FILE", .file, "a bundle, or an age file of one")

  static let out = Command(
    "bundle out", "make a bundle for a party, to be carried by hand",
    discussion: """
      It holds everything that the party is not known to hold, sealed to its offices: whoever \
      carries it sees its size and for whom it is. The same bundle may arrive many times, and by \
      several ways.
      """,
    options: [target], arguments: [channel, peer],
    examples: [.init("bundle out HOTLINE bravo.example -o courier.parley")],
    exits: [.unreachable, .refused, .cannotCreate]
  ) { call async throws(CommandError) in
    let order = OperatorAPI.BundleOrder(
      channel: call.required(channel), to: call.required(peer).name)
    let bytes = try await NodeClient.with(call) { node async throws(CommandError) in
      try await node.ask { try await $0.bundle(order) }
    }
    guard let path = call[target] else {
      try OutputFile.pour(bytes)
      return .ok
    }
    try OutputFile.write(bytes, to: path)
    call.answer(["file": .string(path), "bytes": .integer(Int64(bytes.count))]) {
      $0.say("\(path): \(bytes.count) bytes for \(order.to)")
    }
    return .ok
  }

  static let `in` = Command(
    "bundle in", "take a bundle that was carried by hand", arguments: [file],
    examples: [.init("bundle in courier.parley")],
    exits: [.unreachable, .refused, .noInput, .badData]
  ) { call async throws(CommandError) in
    let path = call.required(file)
    let bytes = try InputFile.read(path, limit: Limit.bundleBytes + Limit.sealHeaderBytes + 8_192)
    try await NodeClient.with(call) { node async throws(CommandError) in
      try await node.ask { try await $0.take(bundle: bytes) }
    }
    call.answer(["file": .string(path), "taken": true]) {
      $0.say("\(path) was taken; parley inbox shows what is new")
    }
    return .ok
  }
}
