// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Terms

/// `frankpledge explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a problem in a text means, and show it mended.",
    discussion: """
      Example: frankpledge explain P1203
      Example: frankpledge explain

      `check` ends each message with a code. Without a code, all of them are listed.
      """)

  @Argument(help: "The codes of problems, such as P1203; without any, a list of them all.")
  var codes: [String] = []

  func validate() throws {
    for code in codes where ProblemPage.page(of: code) == nil {
      let wayOut =
        ProblemPage.nearest(to: code).map { "Did you mean \($0)?" }
        ?? "`frankpledge explain` lists them all."
      throw ValidationError("No problem has the code '\(Console.printable(code))'. \(wayOut)")
    }
  }

  func run() {
    if codes.isEmpty {
      for page in ProblemPage.all { Console.print("\(page.code)  \(page.title)") }
    }
    for (place, page) in codes.compactMap(ProblemPage.page).enumerated() {
      if place > 0 { Console.print("") }
      for line in page.lines(width: 80) { Console.print(line) }
    }
  }
}
