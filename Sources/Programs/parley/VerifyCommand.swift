import Glibc
import ParleyConsole
import ParleyWire

/// `parley verify`: the offline check of an exchange file.
///
/// The judge is the separate program `parley-verify`, which knows formats and nothing else: a
/// second copy of its words here could come to differ from it.
enum VerifyCommand {
  private static let file = Argument("FILE", .file, "an exchange file, or a bare fork proof")
  private static let message = Option("message", .hash, "only what concerns this message")
  private static let log = Option(
    "log", .text("VKEY"), "FILE is a fork proof against the log with this key")

  static let command = Command(
    "verify", "say what an exchange file proves, offline",
    discussion: """
      Nothing is read but the file. The same as the program parley-verify beside this one, which a \
      sceptic may build and read alone.
      """,
    options: [message, log], arguments: [file],
    examples: [.init("verify launches.exchange"), .init("verify --log VKEY fork.txt")],
    exits: [.negative, .badData, .noInput]
  ) { call throws(CommandError) in
    var words = call.json ? ["--json"] : []
    if let id = call[message] { words += ["--message", id.base64] }
    if let key = call[log] { words += ["--log", key] }
    words.append(call.required(file))
    let program = Self.program
    try replaceProcess(program, ["parley-verify"] + words)
  }

  /// Beside this program, wherever that is.
  static var program: String {
    guard let slash = Child.ownPath.lastIndex(of: "/") else { return "parley-verify" }
    return Child.ownPath[...slash] + "parley-verify"
  }

  private static func replaceProcess(
    _ path: String, _ words: [String]
  ) throws(CommandError) -> Never {
    // Unsafe: the copies live until the process is another, or for good if it is not.
    var arguments = unsafe words.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    _ = unsafe execv(path, arguments)
    throw CommandError(
      .noInput, "\(path): \(Terminal.message(errno))",
      next: "build it: swift build --product parley-verify")
  }
}
