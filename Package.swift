// swift-tools-version: 6.2
import PackageDescription

// The house. Four layers, read top to bottom; a module may use its own layer and those above it.
// A name in the list is another of our modules ("Wire" is ParleyWire); a name that begins with C is
// a C library behind Sources/System.

/// Rules that hold for every source of ours.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableExperimentalFeature("Lifetimes"),
]

enum Kind { case library, program, test }

/// One target. Tests leave out strict memory safety only because the testing macros do not meet it.
func module(
  _ layer: String, _ name: String, _ uses: [String] = [], _ kind: Kind = .library,
  resources: [Resource] = [], leavingOut: [String] = []
) -> Target {
  let dependencies = uses.map { use -> Target.Dependency in
    let system = use.first == "C" && use.dropFirst().first?.isUppercase == true
    return .byName(name: system ? use : "Parley\(use)")
  }
  let path = layer == "Tests" ? "Tests/\(name)" : "Sources/\(layer)/\(name)"
  let strict = layer == "Tests" ? settings : settings + [.strictMemorySafety()]
  return switch kind {
  case .library:
    .target(
      name: "Parley\(name)", dependencies: dependencies, path: path, resources: resources,
      swiftSettings: strict)
  case .program:
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
  case .test:
    .testTarget(
      name: "\(name)Tests", dependencies: dependencies, path: path, exclude: leavingOut,
      swiftSettings: settings)
  }
}

/// A C library: headers and the few shims Swift cannot do without, as a C target so that a changed
/// header rebuilds what uses it.
func system(_ name: String, _ libraries: [String]) -> Target {
  .target(
    name: name, path: "Sources/System/\(name)",
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

let package = Package(
  name: "parley",
  products: [
    .executable(name: "parley", targets: ["parley"]),
    .executable(name: "parley-verify", targets: ["parley-verify"]),
  ],
  targets: [
    // System: C libraries and the smallest possible shims.
    system("CSodium", ["sodium"]),
    system("CCrypto", ["crypto"]),
    system("CSQLite", ["sqlite3"]),
    // Never "event" itself: it is a second copy of event_core, which event_openssl already uses.
    system(
      "CEvent",
      ["event_core", "event_extra", "event_openssl", "event_pthreads", "ssl", "crypto"]),
    system("CCurl", ["curl"]),
    system("CLinux", []),

    // Formats: what the bytes mean. No clock, no chance, no I/O. Public API.
    module("Formats", "Wire"),
    module("Formats", "Crypto", ["Wire", "CSodium", "CCrypto"]),
    module("Formats", "Note", ["Wire", "Crypto"]),
    module("Formats", "Seal", ["Wire", "Crypto"]),
    module("Formats", "Tlog", ["Wire", "Crypto", "Note"]),
    module("Formats", "Record", ["Wire", "Crypto", "Note", "Seal", "Tlog"]),
    module("Formats", "Keylog", ["Wire", "Crypto", "Note", "Seal", "Tlog", "Record"]),
    module("Formats", "Charter", ["Wire", "Crypto", "Note", "Tlog", "Record", "Keylog"]),
    module(
      "Formats", "Evidence",
      ["Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter"]),

    // Protocol: what a party decides. State, input and time in; outcome out. No I/O.
    module(
      "Protocol", "Directory",
      ["Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter"]),
    module(
      "Protocol", "Forms", ["Wire", "Crypto", "Record"], resources: [.embedInCode("Catalogue")]),
    module("Protocol", "Pact", ["Wire", "Crypto"]),
    module("Protocol", "Agreements", ["Wire", "Crypto", "Pact"]),
    module("Protocol", "Checks", ["Wire", "Crypto", "Pact", "Agreements"]),
    module("Protocol", "Prose", ["Wire", "Crypto", "Pact", "Agreements"]),
    module(
      "Protocol", "Treaties", ["Wire", "Crypto", "Pact"], resources: [.embedInCode("Catalogue")]),
    module(
      "Protocol", "Delivery",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Directory",
        "Forms",
      ]),
    module(
      "Protocol", "Adoption",
      [
        "Wire", "Crypto", "Note", "Tlog", "Record", "Charter", "Forms", "Delivery", "Pact",
        "Agreements",
      ]),
    module(
      "Protocol", "Node",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence",
        "Directory", "Forms", "Delivery", "Pact", "Agreements", "Adoption",
      ]),

    // Adapters: what touches the world.
    module("Adapters", "SQLite", ["Wire", "Crypto", "CSQLite"]),
    module("Adapters", "HTTP", ["Wire", "Crypto", "CEvent", "CCurl"]),
    module("Adapters", "Carriers", ["Wire", "Crypto", "Record", "Node", "HTTP", "CLinux"]),
    module(
      "Adapters", "Custody",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Node", "HTTP",
        "CLinux",
      ]),
    module(
      "Adapters", "Runtime",
      [
        "Custody", "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter",
        "Evidence", "Directory", "Forms", "Delivery", "Pact", "Agreements", "Adoption", "Node",
        "SQLite", "HTTP", "Carriers",
        "CLinux",
      ]),
    // Pretended worlds for the very node above: no disk, no network, no clock of this machine.
    module(
      "Adapters", "Drill",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence",
        "Directory", "Forms", "Delivery", "Node", "Pact", "Agreements", "Adoption",
      ]),

    // Programs: arguments and wiring.
    module("Programs", "Console", ["Wire", "Crypto"]),
    module(
      "Programs", "parley",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence",
        "Directory", "Forms", "Delivery", "Pact", "Agreements", "Adoption", "Checks", "Prose",
        "Treaties", "Node", "Drill", "SQLite", "HTTP", "Carriers", "Custody",
        "Runtime", "Console", "CLinux",
      ], .program),
    module(
      "Programs", "parley-verify",
      ["Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence"],
      .program),

    // Tests: one target a module, then the stories, transcripts and the tidy suite.
    module(
      "Tests", "TestKit",
      ["Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence"]),
    module("Tests", "Wire", ["Wire", "TestKit"], .test),
    module("Tests", "Crypto", ["Wire", "Crypto", "TestKit"], .test),
    module("Tests", "Seal", ["Wire", "Crypto", "Seal", "TestKit"], .test),
    .target(
      name: "CForgetfulVFS", path: "Tests/ForgetfulVFS",
      linkerSettings: [.linkedLibrary("sqlite3")]),
    module("Tests", "DiskKit", ["SQLite", "CForgetfulVFS"]),
    module("Tests", "SQLite", ["SQLite", "CSQLite", "DiskKit"], .test),
    module("Tests", "HTTP", ["Wire", "Crypto", "HTTP"], .test),
    module("Tests", "Console", ["Console", "Crypto", "TestKit"], .test),
    module("Tests", "Carriers", ["Crypto", "Record", "Node", "HTTP", "Carriers"], .test),
    module("Tests", "Note", ["Wire", "Crypto", "Note", "TestKit"], .test),
    module("Tests", "Tlog", ["Wire", "Crypto", "Note", "Tlog", "TestKit"], .test),
    module(
      "Tests", "Custody",
      ["Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Node", "Custody"],
      .test),
    module(
      "Tests", "Keylog", ["Wire", "Crypto", "Note", "Tlog", "Record", "Keylog", "TestKit"], .test),
    module(
      "Tests", "Charter",
      ["Wire", "Crypto", "Note", "Tlog", "Record", "Keylog", "Charter", "TestKit"], .test),
    module(
      "Tests", "Evidence",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence",
        "TestKit",
      ], .test),
    module("Tests", "Record", ["Wire", "Crypto", "Record", "TestKit"], .test),
    module("Tests", "Adoption", ["Wire", "Record", "Adoption", "TestKit"], .test),
    module("Tests", "Forms", ["Wire", "Crypto", "Record", "Forms", "TestKit"], .test),
    module(
      "Tests", "Checks", ["Wire", "Crypto", "Pact", "Agreements", "Checks", "TestKit"], .test,
      leavingOut: ["Vectors"]),
    module("Tests", "Pact", ["Wire", "Crypto", "Pact", "TestKit"], .test),
    module("Tests", "Agreements", ["Wire", "Crypto", "Pact", "Agreements", "TestKit"], .test),
    module(
      "Tests", "Prose", ["Wire", "Crypto", "Pact", "Agreements", "Prose", "TestKit"], .test,
      leavingOut: ["Checker"]),
    module(
      "Tests", "Treaties",
      ["Wire", "Crypto", "Pact", "Agreements", "Checks", "Prose", "Treaties", "TestKit"], .test),
    module("Tests", "Transcripts", ["TestKit"], .test, leavingOut: ["Sessions"]),
    module(
      "Tests", "Spec",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence",
        "Forms", "Delivery", "Node", "TestKit",
      ], .test),
    module(
      "Tests", "Runtime",
      [
        "Wire", "Crypto", "Note", "Record", "Keylog", "Charter", "Forms", "Node", "SQLite", "HTTP",
        "Carriers", "Custody", "Runtime",
      ], .test),
    module(
      "Tests", "Directory",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Directory",
        "TestKit",
      ], .test),
    module("Tests", "Tidy", ["TestKit"], .test),
    module(
      "Tests", "Node",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence",
        "Directory", "Forms", "Delivery", "Pact", "Agreements", "Adoption", "Node", "TestKit",
      ], .test),
    module(
      "Tests", "NodeKit",
      [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Forms", "Node",
        "TestKit",
      ]),
    .target(
      name: "ParleyFuzz",
      dependencies: [
        "Wire", "Crypto", "Note", "Seal", "Tlog", "Record", "Keylog", "Charter", "Evidence",
        "Forms", "Pact", "Delivery", "Node", "Custody", "NodeKit", "TestKit",
      ].map { .byName(name: "Parley\($0)") }, path: "Fuzz/Kit", swiftSettings: settings),
    module("Tests", "Fuzz", ["Fuzz"], .test),
    module(
      "Tests", "Drill",
      [
        "Wire", "Crypto", "Note", "Record", "Charter", "Agreements", "Delivery", "Node", "Drill",
        "TestKit",
      ],
      .test,
      leavingOut: ["Scenarios", "Seeds.txt"]),
    module(
      "Tests", "Durability",
      [
        "Wire", "Crypto", "Note", "Tlog", "Record", "Delivery", "Forms", "Node", "SQLite",
        "DiskKit", "NodeKit", "TestKit",
      ], .test),
  ]
)

// libFuzzer brings its own `main`, so this program links only when its sanitizers are asked for:
// see Scripts/fuzz.
if Context.environment["PARLEY_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: [.byName(name: "ParleyFuzz")], path: "Fuzz/Program",
      swiftSettings: settings))
}
