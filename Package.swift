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
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: name == "Charts" ? ["Golden"] : [], swiftSettings: strict)
}

let package = Package(
  name: "frankpledge",
  platforms: [.macOS(.v15)],
  targets: [
    module("WorkingTime"),
    module("Money"),
    // module("Terms", ["WorkingTime", "Money"]),
    module("Charts"),
    .executableTarget(
      name: "deadlines-bench", dependencies: ["WorkingTime"], path: "Benchmarks/Deadlines",
      exclude: ["peers.py", "run.sh"], swiftSettings: strict),
    tests("WorkingTime"),
    tests("Money"),
    tests("Charts"),
  ]
)
