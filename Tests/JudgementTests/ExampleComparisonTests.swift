// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Judgement
@testable import Terms

/// What an author reads when an example of something other than a case fails.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ExampleComparisonTests {
  private func failures(_ terms: String, _ example: String) throws -> [String] {
    let told = Told("", "a story", terms: terms, example)
    return try told.failures(told.text)
  }

  @Test func `intervals are listed with what became of them`() throws {
    let failures = try failures(
      """
      obligation inform
        while a case is open
        owed  an update every 1 hour around the clock

      """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-02 11:30  case 1 updated
      expect inform for case 1 breached twice
      expect inform for case 1 due 2026-03-02 13:00 and met
      expect inform for case 1 void
      """)
    let intervals = """

        case 1, interval 1: from 2026-03-02 10:00, due 2026-03-02 11:00 and breached
        case 1, interval 2: from 2026-03-02 11:00, due 2026-03-02 12:00 and met, done 2026-03-02 11:30
        case 1, interval 3: from 2026-03-02 11:30, due 2026-03-02 12:30 and pending
      """
    #expect(
      failures == [
        "expected inform for case 1 breached 2 times; got 1 times" + intervals,
        "expected inform for case 1 due 2026-03-02 13:00 and met; got due 2026-03-02 12:30 and"
          + " pending" + intervals,
        "expected inform for case 1 void; got due 2026-03-02 12:30 and pending" + intervals,
      ])
  }

  @Test func `a matter shows its clock, a period its reckoning, a power its reasons`() throws {
    let failures = try failures(
      """
      define notification
        as an incident notified

      obligation notify
        when  an incident becomes known
        owed  a notification within 4 hours around the clock

      obligation few
        each  month
        owed  no breaches of notify

      power leave
        held by the adopter
        when  few is breached
        may   terminate at once
        lapses 60 days after it arises

      """,
      """
      2026-03-02 10:00  incident 1 known
      2026-03-02 15:00  incident 1 notified
      2026-03-03 10:00  request 1 made
      expect notify for incident 1 due 2026-03-02 15:00 and met
      as of 2026-04-01 00:00
      expect few for the month of 2026-03 at 0 and met
      expect leave lapsed
      """)
    #expect(
      failures == [
        """
        expected notify for incident 1 due 2026-03-02 15:00 and met; got due 2026-03-02 14:00 and breached
          Mon 2026-03-02 10:00 GMT to Mon 2026-03-02 14:00 GMT  ran  4 h
          Mon 2026-03-02 14:00 GMT to Mon 2026-03-02 15:00 GMT  late  1 h
          Owed: notification within 4 hours around the clock.
          The time counts from Mon 2026-03-02 10:00 GMT: known on Mon 2026-03-02 10:00 GMT.
          The deadline is Mon 2026-03-02 14:00 GMT.
          Done on Mon 2026-03-02 15:00 GMT: breached.
        """,
        """
        expected few for the month of 2026-03 at 0 and met; got at 1 and breached
          1 of 1 were breached.
          It is breached.
        """,
        """
        expected leave lapsed; got arisen
          It arose on Wed 2026-04-01 00:00 BST: few for the month of 2026-03 was breached.
          Not used, it lapses on Mon 2026-06-01 00:00 BST.
        """,
      ])
  }

  @Test func `what is not owed at all is said so`() throws {
    let failures = try failures(
      """
      define fixed release
        as an advisory fixed

      obligation patch
        when  an advisory with severity critical is disclosed for a covered component
        owed  a fixed release within 14 days, by end of day

      """,
      """
      2026-03-02 10:00  advisory A disclosed with severity low for postgresql
      expect patch for advisory A met
      """)
    #expect(
      failures == [
        "expected patch for advisory A met; got that it is not owed for advisory A"
      ])
  }

  @Test func `what cannot be judged is a fault that says what to do`() throws {
    let failures = try failures(
      """
      obligation inform
        while a case is open
        owed  an update every 1 minute around the clock

      """,
      """
      2026-01-01 00:00  case 1 opened with severity S1
      as of 2026-12-31 00:00
      expect inform for case 1 breached
      """)
    #expect(
      failures == [
        "expected a judgement; got 'inform' was owed more than 500000 times; close the cases that are"
          + " over, or judge an earlier instant"
      ])
  }
}
