// SPDX-License-Identifier: Apache-2.0

import Testing

struct ExplainTests {
  @Test func `a code is explained and shown mended`() throws {
    let run = try Invocation("explain", "P1309", "1404")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("P1309  A percentage of nothing\n"))
    #expect(run.output.contains("\n\nP1404  A fixed offset in place of a zone\n"))
    #expect(run.output.contains("Mended:"))
  }

  @Test func `without a code all are listed`() throws {
    let run = try Invocation("explain")
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count > 100)
    #expect(run.output.contains("P1203  Something else was expected\n"))
  }

  @Test func `a code that is none cannot be explained, and the nearest is named`() throws {
    let run = try Invocation("explain", "P1709", "P1799")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("No problem has the code 'P1799'. Did you mean P1716?"))
  }
}
