// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
//
// The modules, in the order data flows. An arrow never points back up this list; the tidy test
// holds that, and `swift build --explicit-target-dependency-import-check error` the rest.

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name), "FrankpledgeTesting"] + dependencies,
    exclude: [
      "Assurance": ["Golden"], "Charts": ["Golden"], "Intake": ["Golden"], "Judgement": ["Golden"],
      "Terms": ["Corpus"],
      "Typesetting": ["Golden"],
    ][name] ?? [],
    swiftSettings: strict)
}

let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let heap: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let rsa: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let certificates: [Target.Dependency] = [
  .product(name: "SwiftASN1", package: "swift-asn1"),
  .product(name: "X509", package: "swift-certificates"),
]
let web: [Target.Dependency] = [
  .product(name: "AsyncHTTPClient", package: "async-http-client"),
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "Logging", package: "swift-log"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
]
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

/// Executables that feed junk to a reader; `make fuzz` asks for them, the usual build does not see them.
func fuzz(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: "fuzz-\(name)", dependencies: ["FuzzDriver"] + dependencies, path: "Fuzz/\(name)",
    exclude: ["Corpus"], swiftSettings: strict)
}

let fuzzing: [Target] =
  Context.environment["FRANKPLEDGE_FUZZ"] == nil
  ? []
  : [
    .target(name: "FuzzDriver", path: "Fuzz/Driver", swiftSettings: strict),
    fuzz("absences", ["Cooperative", "WorkingTime"]),
    fuzz("cloudevents", ["Evidence"]),
    fuzz("csv", ["Intake", "Office"]),
    fuzz("format", ["Terms"]),
    fuzz("json", ["Evidence"]),
    fuzz("mail", ["Evidence", "Intake", "Office"]),
    fuzz("note", ["Evidence"]),
    fuzz("pack", ["Assurance"]),
    fuzz("policy", ["Evidence"]),
    fuzz("proof", ["Evidence"]),
    fuzz("receipt", ["Assurance", "Evidence"]),
    fuzz("signers", ["Evidence", "WorkingTime"]),
    fuzz("sshsig", ["Evidence"]),
    fuzz("terms", ["Terms", "WorkingTime"]),
    fuzz("tile", ["Evidence"]),
    fuzz("timestamp", ["TimeStamping"]),
    fuzz("webhook", ["Evidence", "Intake", "Office"]),
    fuzz("witness", ["Evidence"]),
  ]

let package = Package(
  name: "frankpledge",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    module("Probability"),
    module("WorkingTime"),
    module("Money"),
    module("Terms", ["WorkingTime", "Money"]),
    module("Cooperative", ["Terms", "WorkingTime"]),
    .target(name: "CSHA256"),
    module("Evidence", ["WorkingTime", "CSHA256", crypto, rsa]),
    module("TimeStamping", ["Evidence", "WorkingTime", crypto] + certificates),
    module("Judgement", ["Terms", "Evidence", "WorkingTime", "Money", heap]),
    module("Charts"),
    module(
      "Forecast",
      ["Judgement", "Cooperative", "Terms", "Evidence", "Probability", "WorkingTime", "Money"]),
    module("Typesetting"),
    module("Drafting", ["Terms", "Typesetting", "WorkingTime", "Money"]),
    module("Fitting", ["WorkingTime"]),
    module(
      "Assurance",
      ["Judgement", "Terms", "TimeStamping", "Evidence", "WorkingTime", "Money", "Charts"]),
    module(
      "Office",
      [
        "Charts", "Assurance", "Fitting", "Forecast", "Cooperative", "Probability", "Judgement",
        "Drafting", "Terms", "Typesetting", "TimeStamping", "Evidence", "WorkingTime", "Money",
      ]),
    module("Editor", ["Office", "Judgement", "Drafting", "Terms", "Evidence", "WorkingTime"]),
    module("Intake", ["Office", "Fitting", "Terms", "Evidence", "WorkingTime"]),
    module("Storage", ["Office", "Assurance", "Evidence", "WorkingTime", grdb, sqlite]),
    module("Portal", ["Office", "Evidence", "WorkingTime"] + web),
    .executableTarget(
      name: "frankpledge",
      dependencies: [
        "Editor", "Intake", "Portal", "Storage", "Office", "Assurance", "Fitting", "Forecast",
        "Judgement",
        "Drafting", "Cooperative",
        "Terms", "TimeStamping", "Evidence", "WorkingTime", "Money", arguments,
      ],
      swiftSettings: strict),
    module("FrankpledgeTesting", []),
    .executableTarget(
      name: "aggregate-bench", dependencies: ["Probability"], path: "Benchmarks/Aggregate",
      exclude: ["run.sh"], swiftSettings: strict),
    .executableTarget(
      name: "appends-bench", dependencies: ["Storage", "Evidence", "WorkingTime"],
      path: "Benchmarks/Appends", swiftSettings: strict),
    .executableTarget(
      name: "backtests", dependencies: ["Forecast", "Probability", "Charts", "WorkingTime"],
      path: "Benchmarks/Backtests", swiftSettings: strict),
    .executableTarget(
      name: "commitments-bench", dependencies: ["Storage", "Evidence", "WorkingTime"],
      path: "Benchmarks/Commitments", swiftSettings: strict),
    .executableTarget(
      name: "coop-year-bench",
      dependencies: [
        "Forecast", "Storage", "Office", "Assurance", "Judgement", "Terms", "Evidence", "Money",
        "Probability", "WorkingTime",
      ],
      path: "Benchmarks/CoopYear", exclude: ["bench.md", "run.sh"], swiftSettings: strict),
    .executableTarget(
      name: "deadlines-bench", dependencies: ["WorkingTime"], path: "Benchmarks/Deadlines",
      exclude: ["peers.py", "run.sh"], swiftSettings: strict),
    .executableTarget(
      name: "editor-bench",
      dependencies: ["Editor", "Office", "Evidence", "FrankpledgeTesting"],
      path: "Benchmarks/Editor", exclude: ["run.sh"], swiftSettings: strict),
    .executableTarget(
      name: "evidence-bench", dependencies: ["Storage", "Assurance", "Evidence"],
      path: "Benchmarks/Evidence", exclude: ["peer", "run.sh"], swiftSettings: strict),
    .executableTarget(
      name: "judgement-bench",
      dependencies: [
        "Storage", "Office", "Assurance", "Judgement", "Terms", "Evidence", "WorkingTime",
      ],
      path: "Benchmarks/Judgement",
      exclude: ["README.md", "bench.md", "events.py", "peers.py", "postgresql.sh", "run.sh"],
      swiftSettings: strict),
    .executableTarget(
      name: "language-bench", dependencies: ["FrankpledgeTesting", "Terms", "WorkingTime"],
      path: "Benchmarks/Language", exclude: ["run.sh"], swiftSettings: strict),
    .executableTarget(
      name: "queueing-bench", dependencies: ["Forecast", "Probability"],
      path: "Benchmarks/Queueing", exclude: ["run.sh"], swiftSettings: strict),
    .executableTarget(
      name: "guild-history", dependencies: ["FrankpledgeTesting", "WorkingTime"],
      path: "Examples/postgres-guild/Generator", swiftSettings: strict),
    tests("Probability"),
    tests("WorkingTime"),
    tests("Money"),
    tests("Terms", ["WorkingTime", "Money"]),
    tests("Cooperative", ["Terms", "WorkingTime"]),
    tests("Evidence", ["WorkingTime", crypto]),
    tests("TimeStamping", ["Evidence", "WorkingTime", crypto] + certificates),
    tests("Judgement", ["Terms", "Evidence", "WorkingTime", "Money"]),
    tests("Charts"),
    tests(
      "Forecast",
      ["Judgement", "Cooperative", "Terms", "Evidence", "Probability", "WorkingTime", "Money"]),
    tests("Typesetting"),
    tests("Drafting", ["Terms", "Typesetting", "WorkingTime", "Money"]),
    tests("Fitting", ["WorkingTime"]),
    tests("Assurance", ["Judgement", "Terms", "Evidence", "WorkingTime", "Money"]),
    tests(
      "Intake", ["Office", "Fitting", "Judgement", "Terms", "Evidence", "WorkingTime", "Money"]),
    tests("Portal", ["Office", "Evidence", "WorkingTime"] + web),
    tests("Storage", ["Office", "Assurance", "Evidence", "WorkingTime", grdb]),
    tests("Editor", ["Office", "Terms", "Evidence"]),
    tests(
      "Office",
      [
        "Assurance", "Drafting", "Fitting", "Judgement", "Terms", "Evidence", "WorkingTime",
        "Money",
      ]),
    .testTarget(name: "CommandTests", dependencies: ["FrankpledgeTesting"], swiftSettings: strict),
    .testTarget(
      name: "GuildTests",
      dependencies: ["guild-history", "FrankpledgeTesting", "Judgement", "Terms", "WorkingTime"],
      swiftSettings: strict),
    .testTarget(name: "TidyTests", dependencies: ["FrankpledgeTesting"], swiftSettings: strict),
  ] + fuzzing
)
