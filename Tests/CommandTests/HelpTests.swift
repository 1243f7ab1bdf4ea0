// SPDX-License-Identifier: Apache-2.0

import Testing

struct HelpTests {
  static let commands = [
    "new", "check", "explain", "exposure", "diff", "render", "record", "receive", "due", "rota",
    "judge", "forecast", "fit",
    "assure", "receipt", "redact", "erase", "verify", "log", "witness", "statement",
    "key", "timestamp", "language-server",
  ]

  @Test func `help goes to output and is no fault`() throws {
    let run = try Invocation("--help")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("frankpledge new"))
    // Every command, and no other.
    let listed = run.output.matches(of: /(?m)^  ([a-z][a-z-]+)  +[A-Z]/).map { String($0.1) }
    #expect(listed.filter { $0 != "help" } == Self.commands)
  }

  @Test(arguments: commands)
  func `each command says what it does, with an example`(command: String) throws {
    let run = try Invocation(command, "--help")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("OVERVIEW: "))
    #expect(run.output.contains("Example: frankpledge \(command)"))
    let slip = try Invocation(command, "--colour")
    #expect(slip.status == 2 && slip.output.isEmpty)
    #expect(slip.errors.contains("frankpledge \(command)"))
  }

  @Test func `a slip in the arguments cannot run`() throws {
    let run = try Invocation("judgee")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("judgee"))
  }
}
