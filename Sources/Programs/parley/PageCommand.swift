import Glibc
import ParleyConsole
import ParleyRuntime

/// `parley page`: the page as its officers signed it, or sealed as it travelled.
enum PageCommand {
  private static let sealed = Flag("sealed", "the age file that its entry names")
  private static let out = Option("out", short: "o", .file, "where to write (standard output)")

  static let command = Command(
    "page", "print a page as it was signed, or sealed as it travelled",
    discussion: """
      The page is text with its signature lines (C2SP signed note). With --sealed it is an age \
      file; the SHA-256 of its bytes stands in the message's entry, and the program age opens it.
      """,
    options: [sealed, out], arguments: [MessageName.argument],
    examples: [
      .init("page hG4x"), .init("page hG4x --sealed --out hG4x.age", "then: sha256sum hG4x.age"),
    ],
    exits: [.negative, .cannotCreate, .unreachable]
  ) { call throws(CommandError) in
    let bytes = try await NodeClient.with(call) { node throws(CommandError) -> [UInt8] in
      let id = try await MessageName.id(call.required(MessageName.argument), from: node)
      let isSealed = call[sealed]
      return try await node.ask { try await $0.page(id, sealed: isSealed) }
    }
    if let path = call[out] {
      try OutputFile.write(bytes, to: path)
      call.answer(["file": .string(path), "bytes": .integer(Int64(bytes.count))]) {
        $0.say("\(path): \(bytes.count) bytes")
      }
    } else if call[sealed] {
      guard !call.speech.output.isTerminal else {
        throw CommandError(
          .usage, "an age file is not for a terminal", next: "give --out FILE, or a pipe")
      }
      try OutputFile.pour(bytes)
    } else {
      call.speech.pour(Speech.shown(String(decoding: bytes, as: UTF8.self), lines: true))
    }
    return .ok
  }
}
