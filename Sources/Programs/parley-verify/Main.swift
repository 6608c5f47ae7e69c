import Glibc
import ParleyEvidence
import ParleyNote
import ParleyRecord
import ParleyTlog
import ParleyWire

// Reads one file and says what it proves. It opens no connection, writes no file, and trusts
// nothing but what the file's own signatures and hashes show.

/// Exit codes (sysexits.h for 64 and above).
enum Exit {
  static let proved: Int32 = 0
  static let faults: Int32 = 1
  static let usage: Int32 = 64
  /// Not an exchange file, or one that cannot be read.
  static let unreadable: Int32 = 65
  static let noFile: Int32 = 66
}

let usage = """
  usage: parley-verify [--json] [--message ID] FILE
         parley-verify --log VKEY FILE

  Checks an exchange file offline and prints, in counted statements, what it proves, what it does
  not, and what no such file can show. With --log, FILE is a bare fork proof against that log's key.

    --json         the same as one JSON object
    --message ID   only what concerns one message, by its id
    --log VKEY     the key of the log that a fork proof accuses
    --help         this text

  Exit status: 0 everything holds, 1 faults found, 64 usage, 65 not such a file, 66 no file.

  """

struct Arguments {
  var file: String?
  var json = false
  var message: Digest?
  var log: VerifierKey?

  /// Nil for anything that is not as `usage` has it.
  init?(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--json": json = true
      case "--message":
        guard let id = rest.popFirst().flatMap({ Digest(base64: $0) }) else { return nil }
        message = id
      case "--log":
        guard let key = rest.popFirst().flatMap({ VerifierKey($0) }), key.type == .ed25519 else {
          return nil
        }
        log = key
      default:
        guard !word.hasPrefix("--"), file == nil else { return nil }
        file = word
      }
    }
    if log != nil, json || message != nil { return nil }
  }
}

@main struct Main {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.contains("--help") { finish(usage, Exit.proved) }
    guard let arguments = Arguments(words), let file = arguments.file else {
      complain(usage, Exit.usage)
    }
    let bytes: [UInt8]
    do { bytes = try readFile(file, limit: Limit.exchangeBytes) } catch {
      complain(
        "parley-verify: \(SafeText.neutralised(file)): \(error.sentence)\n",
        error == .missing ? Exit.noFile : Exit.unreadable)
    }
    if let log = arguments.log { judgeFork(bytes, log) }
    let report = Report(Exchange.check(bytes), message: arguments.message)
    finish(arguments.json ? report.json : report.text, report.status)
  }

  /// A fork proof by itself, as a node or another auditor prints it.
  private static func judgeFork(_ bytes: [UInt8], _ log: VerifierKey) -> Never {
    if let fork = LeafFork(bytes) {
      guard let place = fork.verified(by: log) else {
        complain("parley-verify: no fork proof against this key\n", Exit.faults)
      }
      finish("fork proved: \(log.name) signed two histories at index \(place.size)\n", Exit.proved)
    }
    let proof: ForkProof
    do { proof = try ForkProof(bytes) } catch {
      complain("parley-verify: not a fork proof\n", Exit.unreadable)
    }
    guard let fork = try? proof.verified(by: log) else {
      complain("parley-verify: no fork proof against this key\n", Exit.faults)
    }
    let (old, new) = (fork.older.checkpoint.size, fork.newer.checkpoint.size)
    finish(
      "fork proved: \(log.name) signed two histories, at sizes \(old) and \(new)\n", Exit.proved)
  }

  private static func finish(_ text: String, _ status: Int32) -> Never {
    write(text, to: 1)
    exit(status)
  }

  private static func complain(_ text: String, _ status: Int32) -> Never {
    write(text, to: 2)
    exit(status)
  }
}
