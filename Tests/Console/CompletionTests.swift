import ParleyConsole
import ParleyTestKit
import Testing

/// The completion script, in the shell it is for.
@Suite struct CompletionTests {
  @Test(arguments: [
    ("", "charter completion fail help print serve version"), ("se", "serve"),
    ("charter ", "propose sign"), ("charter p", "propose"),
    ("serve --p", "--port="), ("serve --", "--port= --log= --force --verbose --json --help"),
    ("charter propose --m", "--member="), ("charter propose c.txt --o", "--out="), ("zebra ", ""),
  ])
  func `words are completed`(line: String, expected: String) async throws {
    guard let bash = try Tool.path("bash") else { return }
    let typed = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let words: [String] = ["sample"] + typed
    let script = """
      compopt() { :; }
      \(await Sample.run("completion").out)
      COMP_WORDS=(\(words.map { "\"\($0)\"" }.joined(separator: " ")))
      COMP_CWORD=\(words.count - 1)
      _sample
      echo "${COMPREPLY[*]}"
      """
    let output = try Tool.run(bash, ["-c", script])
    #expect(String(decoding: output.bytes, as: UTF8.self) == expected + "\n")
    #expect(output.errors == "")
  }
}
