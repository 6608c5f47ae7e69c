import FoundationEssentials
import Glibc
import ParleyFuzz

/// What a run searches, told by the environment: FUZZ_TARGET names the reader, FUZZ_SEEDS a folder
/// that receives its examples. Without a reader, their names are printed.
enum Choice {
  static let target: FuzzTarget = {
    guard let name = variable("FUZZ_TARGET") else {
      for target in FuzzTarget.all { print(target.name) }
      fflush(nil)
      // libFuzzer takes `exit` for a crash.
      _exit(0)
    }
    guard let target = FuzzTarget.named(name) else { fatalError("there is no reader \(name)") }
    return target
  }()

  static func writeSeeds() throws {
    guard let folder = variable("FUZZ_SEEDS") else { return }
    for (i, example) in target.examples.enumerated() {
      try Data(example).write(to: URL(filePath: "\(folder)/example-\(i)"))
    }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
