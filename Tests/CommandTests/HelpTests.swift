// SPDX-License-Identifier: Apache-2.0

import Testing

struct HelpTests {
  @Test func `help goes to output and is no fault`() throws {
    let run = try Invocation("--help")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("frankpledge new"))
  }

  @Test func `a slip in the arguments cannot run`() throws {
    let run = try Invocation("judgee")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("judgee"))
  }
}
