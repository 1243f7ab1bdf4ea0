// SPDX-License-Identifier: Apache-2.0
// Times the checking of agreements of several lengths, made at random, in one file.
//
//   language-bench [FILE …]
//
// Prints a line for each length, with CPU time as the best of several rounds, on one thread:
//   check lines=<n> ms=<x> us_a_line=<y>
// With files it times each of them instead, best of three rounds, and prints the slowest:
//   slowest ms=<x> bytes=<n> files=<n> <file>

import Foundation
import FrankpledgeTesting
import Terms
import WorkingTime

@main
struct Language {
  static func main() {
    do {
      try run(CommandLine.arguments)
    } catch {
      print("language-bench: \(error)")
      exit(2)
    }
  }

  private static func run(_ arguments: [String]) throws {
    let path = "/usr/share/zoneinfo/Europe/London"
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let london = try Zone(name: "Europe/London", tzif: bytes)
    let zones = ZoneBook(version: "bench", zones: [london])
    if arguments.count > 1 { return try timeFiles(arguments.dropFirst(), zones) }
    for size in [1_000, 5_000, 20_000] {
      var texts = AgreementTexts(seed: 1)
      let text = texts.text(lines: size)
      let file = TermsBundle.File(path: "agreement.pledge", bytes: Array(text.utf8))
      let bundle = TermsBundle(main: file.path, files: [file])
      let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
      var best = Double.infinity
      for _ in 0..<20 {
        let start = processorSeconds()
        let checked = Checker.check(bundle, zones: zones, requireAgreement: true)
        best = min(best, processorSeconds() - start)
        guard checked.diagnostics.isEmpty, checked.agreement != nil else {
          throw BenchmarkFault.wrongAgreement(checked.diagnostics.map(\.description))
        }
      }
      let (milliseconds, each) = (round(best * 1e5) / 100, round(best * 1e8 / Double(lines)) / 100)
      print("check lines=\(lines) ms=\(milliseconds) us_a_line=\(each)")
    }
  }

  /// Times files of any bytes, each read as Markdown and as a file of terms.
  private static func timeFiles(_ paths: ArraySlice<String>, _ zones: ZoneBook) throws {
    var slowest = (milliseconds: 0.0, bytes: 0, path: "")
    for path in paths {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      for name in ["junk.md", "junk.pledge"] {
        let file = TermsBundle.File(path: name, bytes: bytes)
        let bundle = TermsBundle(main: name, files: [file])
        var best = Double.infinity
        for _ in 0..<3 {
          let start = processorSeconds()
          let checked = Checker.check(bundle, zones: zones, requireAgreement: true)
          for diagnostic in checked.diagnostics { _ = diagnostic.description }
          best = min(best, processorSeconds() - start)
        }
        if best * 1e3 > slowest.milliseconds { slowest = (best * 1e3, bytes.count, path) }
      }
    }
    let milliseconds = round(slowest.milliseconds * 100) / 100
    print(
      "slowest ms=\(milliseconds) bytes=\(slowest.bytes) files=\(paths.count) \(slowest.path)")
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

enum BenchmarkFault: Error, CustomStringConvertible {
  case wrongAgreement([String])

  var description: String {
    switch self {
    case .wrongAgreement(let messages): "the agreement is not right: \(messages.prefix(3))"
    }
  }
}
