// SPDX-License-Identifier: Apache-2.0
// What evidence costs. Prints one line a figure, `<name> <seconds of CPU time> <operations> <seconds>`;
// `run.sh` compares.
//
//   evidence-bench tree [LEAVES] [PROOFS]
//   evidence-bench pack FOLDER KEY [hash] [threads]

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("pack"?, 3...):
  try PackTimes.printAll(
    arguments[1], key: arguments[2], isHashing: arguments.contains("hash"),
    isSideBySide: arguments.contains("threads"))
case ("tree"?, _):
  let numbers = arguments.dropFirst().compactMap { Int($0) }
  TreeTimes.printAll(
    leaves: numbers.first ?? 1_000_000, proofs: numbers.dropFirst().first ?? 200_000)
default:
  print("evidence-bench tree [LEAVES] [PROOFS] | evidence-bench pack FOLDER KEY [hash] [threads]")
}
