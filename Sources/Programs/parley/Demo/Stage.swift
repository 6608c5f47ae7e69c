import FoundationEssentials
import Glibc
import ParleyConsole
import ParleyRuntime
import ParleyWire

/// What a demonstration is played on: two columns, a folder for its files, and the programs it
/// runs.
final class Stage {
  let speech: Speech
  let folder: String
  private let columns: TwoColumns
  /// Milliseconds between facts, so that a person can follow.
  private let pace: Int
  private var commands = 0

  enum Place { case alfa, bravo }

  init(_ speech: Speech, folder: String, pace: Int) {
    self.speech = speech
    self.folder = folder
    self.pace = pace
    columns = TwoColumns(for: speech.output)
  }

  func header(_ left: String, _ right: String) { speech.pour(columns.header(left, right)) }

  func scene(_ title: String) {
    speech.say()
    speech.pour(columns.across(.init(title, .cyan)))
  }

  func across(_ text: String, _ style: Palette.Style? = nil) {
    speech.pour(columns.across(.init(text, style)))
  }

  /// A fact in the column of whoever has it, and its evidence under it.
  func fact(
    _ place: Place, _ text: String, _ evidence: String = "", style: Palette.Style? = nil
  ) {
    usleep(useconds_t(pace * 1_000))
    show(place, .init(Speech.shown(text, lines: true), style))
    if !evidence.isEmpty {
      let indented = evidence.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
      show(place, .init(Speech.shown(indented, lines: true), .dim))
    }
  }

  private func show(_ place: Place, _ cell: TwoColumns.Cell) {
    speech.pour(place == .alfa ? columns.row(cell) : columns.row("", cell))
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }
}

// The programs.
extension Stage {
  struct Ended {
    let status: Int32
    let output: String
    let errors: String

    func decoded<Value: Decodable>(_ type: Value.Type) throws(CommandError) -> Value {
      do { return try JSONDecoder().decode(type, from: Data(output.utf8)) } catch {
        throw CommandError(.bug, "a command answered something else: \(output)")
      }
    }
  }

  /// Runs a program to its end. Another exit than the expected one ends the demonstration.
  func run(_ words: [String], expecting expected: Int32? = 0) throws(CommandError) -> Ended {
    commands += 1
    let called = words.dropFirst().first ?? "program"
    let name = path("log/\(commands)-\(called.split(separator: "/").last ?? "program")")
    let streams = Child.Streams(output: name + ".out", errors: name + ".err")
    let status = try Child(words, streams).wait() ?? -1
    let ended = Ended(
      status: status, output: try text(of: streams.output), errors: try text(of: streams.errors))
    if let expected, status != expected {
      throw CommandError(
        .bug, "\(words.joined(separator: " ")) ended with \(status):\n\(ended.errors)",
        next: "the files are in \(folder)")
    }
    return ended
  }

  /// `parley` with these arguments.
  func parley(_ words: [String], expecting expected: Int32? = 0) throws(CommandError) -> Ended {
    try run([Child.ownPath] + words, expecting: expected)
  }

  func text(of file: String) throws(CommandError) -> String {
    String(decoding: try InputFile.read(file, limit: Limit.exchangeBytes), as: UTF8.self)
  }

  /// Asks again until there is an answer.
  func wait<Value>(
    for what: String, seconds: Int = 40, _ question: () async -> Value?
  ) async throws(CommandError) -> Value {
    let tries = seconds * 20
    for _ in 0..<tries {
      if let value = await question() { return value }
      try? await Task.sleep(for: .milliseconds(50))
    }
    throw CommandError(
      .tryAgain, "the demonstration waited \(seconds) s for: \(what)",
      next: "see the logs in \(folder)/log")
  }
}
