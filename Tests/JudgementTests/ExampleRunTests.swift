// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ExampleRunTests {
  /// What the example of a text fails with, by its line from the top of the example.
  private func failures(_ example: String) throws -> [String] {
    let text = AgreementText.head + AgreementText.respond + AgreementText.restore
    let checked = try AgreementText.checked(text + example)
    #expect(!checked.hasErrors, "\(checked.diagnostics.map(\.description))")
    let agreement = try #require(checked.agreement)
    let first = text.split(separator: "\n", omittingEmptySubsequences: false).count
    return ExampleRun.findings(of: checked.examples, agreement).map { finding in
      guard case .exampleFailed(let expected, let got, let timeline) = finding.problem else {
        return "another problem"
      }
      return ["\(finding.range.line - first)", expected, got].joined(separator: " | ")
        + timeline.map { "\n" + $0 }.joined()
    }
  }

  @Test func `an example that holds has no findings`() throws {
    let failures = try failures(
      """
      example "Friday afternoon"
        2026-03-06 16:10  case 7 opened with severity S2
        expect respond for case 7 due 2026-03-09 09:40 and pending
        2026-03-09 09:40  case 7 responded
        expect respond for case 7 due 2026-03-09 09:40 and met
        as of 2026-03-31 10:00
        expect restore for case 7 breached
        expect credits EUR 1,000 in 2026-03

      """)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func `an example that fails shows the clock`() throws {
    let failures = try failures(
      """
      example "Friday afternoon"
        2026-03-06 16:10  case 7 opened with severity S2
        2026-03-09 09:41  case 7 responded
        expect respond for case 7 due 2026-03-09 09:40 and met
        expect credits EUR 500 in 2026-03

      """)
    #expect(
      failures == [
        """
        3 | respond for case 7 due 2026-03-09 09:40 and met | due 2026-03-09 09:40 and breached
        Fri 2026-03-06 16:10 GMT to Fri 2026-03-06 17:30 GMT  ran  1 h 20 min
        Fri 2026-03-06 17:30 GMT to Mon 2026-03-09 09:00 GMT  closed  63 h 30 min
        Mon 2026-03-09 09:00 GMT to Mon 2026-03-09 09:40 GMT  ran  40 min
        Mon 2026-03-09 09:40 GMT to Mon 2026-03-09 09:41 GMT  late  1 min
        """,
        """
        4 | credits EUR 500 in 2026-03 | EUR 400
        respond: 1 × 2% × EUR 20,000 = EUR 400; at most 5% × EUR 20,000 = EUR 1,000; owed EUR 400
        """,
      ])
  }

  @Test func `an expectation is judged at the moment told above it`() throws {
    let failures = try failures(
      """
      example "In the afternoon"
        2026-03-02 10:00  case 7 opened with severity S2
        expect respond for case 7 breached
        as of 2026-03-02 12:01
        expect respond for case 7 breached

      """)
    #expect(failures.map { $0.prefix(40) } == ["2 | respond for case 7 breached | due 20"])
  }

  @Test func `a line the terms do not understand is found`() throws {
    let failures = try failures(
      """
      example "Nonsense"
        2026-03-02 10:00  case 7 opened with severity S2
        2026-03-02 10:10  case 7 resumed
        2026-03-02 10:20  case 7 responded by a machine
        expect respond for case 7 due 2026-03-02 12:00 and pending

      """)
    #expect(
      failures == [
        "2 | this event to count | that it is set aside\nThe case waits on nobody."
      ])
  }

  @Test func `everything an example can say is told`() throws {
    let failures = try failures(
      """
      example "A long day"
        2026-03-02 10:00  case 7 opened with severity S1
        2026-03-02 10:20  case 7 acknowledged by a machine
        2026-03-02 10:30  case 7 responded
        2026-03-02 11:00  case 7 downgraded to S2 with consent
        2026-03-02 12:00  case 7 waits on the adopter
        2026-03-02 13:00  case 7 resumed
        expect restore for case 7 due 2026-03-03 10:30 and pending
        2026-03-02 14:00  case 7 excused from restore "as agreed"
        expect restore for case 7 excused
        2026-03-02 15:00  case 8 opened with severity S3
        2026-03-02 15:10  case 8 voided "a test"
        expect respond for case 8 void

      """)
    #expect(failures.isEmpty, "\(failures)")
  }
}
