// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Probability

@Suite struct LogSumTests {
  @Test func sumsAreRightWhereNumbersAreTooSmall() {
    #expect(abs(LogSum.ln([-2000, -2000]) - (-2000 + Elementary.ln(2))) < 1e-12)
    #expect(LogSum.ln([-.infinity, -3]) == -3)
    #expect(LogSum.ln([]) == -.infinity)
    #expect(LogSum.ln([-.infinity]) == -.infinity)
  }

  @Test func ratiosAreOfTheLargest() throws {
    let ratios = try #require(LogSum.ratios([-1000 - Elementary.ln(4), -1000, -.infinity]))
    #expect(abs(ratios[0] - 0.25) < 1e-12)
    #expect(ratios[1] == 1 && ratios[2] == 0)
    #expect(LogSum.ratios([-.infinity]) == nil)
    #expect(LogSum.ratios([]) == nil)
  }
}
