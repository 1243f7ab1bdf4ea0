// SPDX-License-Identifier: Apache-2.0

import Terms
import Testing

@testable import Drafting

/// What two versions of an agreement differ in, in words.
struct TermsDiffTests {
  static let base =
    Drafts.frame + Drafts.words + """
      obligation respond
        when  a case is opened
        owed  a response within
                S1  30 minutes       around the clock
                S2  2 hours          in office
                S3  1 business day   in office, by end of day, with no cut-off
        else  credit 2% of the monthly fee for each breach, up to 20% of the monthly fee each month

      obligation restore
        when  a case is opened with severity S1
        owed  service restored within 4 hours around the clock
        stop the clock while waiting on the adopter

      obligation keep-informed
        while a case has severity S1 and service is not restored
        owed  an update every 1 hour around the clock

      obligation attainment
        each  quarter
        owed  at least 95% of respond for S2 and S3 met
        else  credit  below 95%  5% of the quarterly fee
                      below 80%  25% of the quarterly fee

      obligation restore-drill
        each  year
        owed  a restore drill, evidenced by report

      obligation patch
        when  an advisory with severity critical is disclosed for a covered component
        owed  a fixed release within 14 days, by end of day

      goal resolve
        when  a case is opened
        owed  a resolution within 10 hours around the clock

      duty adopter-contact
        the adopter keeps a contact reachable
        otherwise stop restore while unreachable

      power leave-early
        held by the adopter
        when  respond for S1 is breached 3 times within 90 days
        may   terminate with 30 days notice
        lapses 60 days after it arises

      credits
        are claimed within 30 days of the end of the month, or lapse
        are the only remedy for respond

      limit liability
        on    all claims and credits together
        at    the fees of the last 12 months
        except data-breach at EUR 1,000,000

      exclude agreed-maintenance
        from  restore
        while a maintenance window agreed by both is open

      """

  static func agreement(_ text: String) throws -> Agreement {
    try #require(Drafts.check(text).agreement)
  }

  struct Edit: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let lines: [String]

    init(_ old: String, _ new: String, _ lines: String...) {
      (self.old, self.new, self.lines) = (old, new, lines)
    }

    var testDescription: String { "\(old) → \(new)" }
  }

  static let stricter = " (stricter for the cooperative)"
  static let milder = " (milder for the cooperative)"

  static let edits = [
    Edit(
      "30 minutes       around", "15 minutes around",
      "north-bank.pledge:18: For S1 a response is owed within 15 minutes around the clock; it was "
        + "30 minutes.\(stricter)"),
    Edit(
      "2 hours          in office", "8 hours in office",
      "north-bank.pledge:18: For S2 a response is owed within 8 hours in office; it was 2 hours."
        + milder),
    // Another kind of hours: whom it favours is not certain.
    Edit(
      "2 hours          in office", "3 hours around the clock",
      "north-bank.pledge:18: For S2 a response is owed within 3 hours around the clock; it was "
        + "2 hours in office."),
    Edit(
      "by end of day, with no cut-off",
      "by end of day, counted from the next day if opened after 16:00",
      "north-bank.pledge:18: For S3 a response is owed within 1 business day in office, by end of "
        + "day, counted from the next day if opened after 16:00; it was 1 business day in office, "
        + "by end of day, with no cut-off."),
    Edit(
      "up to 20% of the monthly fee", "up to 25% of the monthly fee",
      "north-bank.pledge:18: The credits of 'respond' reach at most 25% of the monthly fee each "
        + "month; it was 20% of the monthly fee.\(stricter)",
      "The worst month rises from EUR 19,000 to EUR 20,000.",
      "The worst of twelve months rises from EUR 108,000 to EUR 120,000."),
    Edit(
      "credit 2% of", "credit 1% of",
      "north-bank.pledge:18: 'respond' costs 1% of the monthly fee for each breach; it was 2% of "
        + "the monthly fee.\(milder)"),
    Edit(
      "below 80%  25%", "below 80%  20%",
      "north-bank.pledge:35: 'attainment' costs, below 80%, 20% of the quarterly fee; it was 25% of "
        + "the quarterly fee.\(milder)",
      "The worst month falls from EUR 19,000 to EUR 16,000.",
      "The worst of twelve months falls from EUR 108,000 to EUR 96,000."),
    Edit(
      "at least 95% of respond", "at least 97% of respond",
      "north-bank.pledge:35: 'attainment' asks that of respond for S2 or S3 are met at least 97%; "
        + "it was 95%.\(stricter)"),
    Edit(
      "  stop the clock while waiting on the adopter\n", "",
      "north-bank.pledge:26: No longer: the clock of 'restore' stops while waiting on the adopter."
        + stricter),
    Edit(
      "an update every 1 hour", "an update every 2 hours",
      "north-bank.pledge:31: For S1 an update is owed every 2 hours around the clock; it was 1 hour."
        + milder),
    Edit(
      "goal resolve", "obligation resolve",
      "north-bank.pledge:49: 'resolve' is an obligation; it was a goal, without consequence."
        + stricter),
    Edit(
      "a restore drill, evidenced by report", "a restore drill",
      "north-bank.pledge:41: No longer: 'restore-drill' is evidenced by report.\(milder)"),
    Edit(
      "within 14 days", "within 10 days",
      "north-bank.pledge:45: A fixed release is owed within 10 days, by end of day; it was 14 days."
        + stricter),
    Edit(
      "breached 3 times", "breached 2 times",
      "north-bank.pledge:57: 'leave-early' arises when respond for S1 is breached 2 times within "
        + "90 days; it was when respond for S1 is breached 3 times within 90 days.\(stricter)"),
    Edit(
      "with 30 days notice", "with 30 days notice and refund of fees paid ahead",
      "north-bank.pledge:57: New: 'leave-early' gives back fees paid ahead.\(stricter)",
      "What is given back of fees paid ahead rises from nothing to EUR 60,000."),
    Edit(
      "within 30 days of the end", "within 15 days of the end",
      "north-bank.pledge:63: Credits are claimed within 15 days of the end of the month, or lapse; "
        + "it was 30 days.\(milder)"),
    Edit(
      "are the only remedy for respond", "reach at most EUR 3,000 each month",
      "north-bank.pledge:63: New: all credits together reach at most EUR 3,000 each month.\(milder)",
      "north-bank.pledge:63: No longer: credits are the only remedy for 'respond'.\(stricter)",
      "The worst month falls from EUR 19,000 to EUR 3,000.",
      "The worst of twelve months falls from EUR 108,000 to EUR 36,000."),
    Edit(
      "the last 12 months", "the last 6 months",
      "north-bank.pledge:67: Liability is limited to the fees of the last 6 months; it was the fees "
        + "of the last 12 months.\(milder)",
      "What claims can cost in a month falls from EUR 1,240,000 to EUR 1,120,000.",
      "What claims can cost in twelve months falls from EUR 1,240,000 to EUR 1,120,000."),
    Edit(
      "data-breach at EUR 1,000,000", "data-breach without limit",
      "north-bank.pledge:67: Claims for data-breach are without limit; before: limited to EUR "
        + "1,000,000.",
      "What claims can cost in a month is now without limit, for no limit holds for data-breach; "
        + "it was EUR 1,240,000.",
      "What claims can cost in twelve months is now without limit, for no limit holds for "
        + "data-breach; it was EUR 1,240,000."),
    Edit(
      "from  restore\n", "from  restore, respond\n",
      "north-bank.pledge:72: New: 'agreed-maintenance' is taken from 'respond'.\(milder)"),
    Edit(
      "keeps a contact reachable", "keeps two contacts reachable",
      "north-bank.pledge:53: The adopter keeps two contacts reachable; before: keeps a contact "
        + "reachable."),
    Edit(
      "North Bank plc", "North Bank Group plc",
      "The adopter is North Bank Group plc; before: North Bank plc."),
    Edit("to 2028-12-31", "to 2027-12-31", "The term ends on 2027-12-31; before: 2028-12-31."),
    Edit(
      "postgresql 14 to 18", "postgresql 14 to 19, patroni",
      "The agreement covers postgresql 14 to 19; before: postgresql 14 to 18.",
      "New: the agreement covers patroni.\(stricter)"),
    Edit(
      "\"A question\"", "\"A question or a minor defect\"",
      "Severity S3 means \"A question or a minor defect\"; before: \"A question\"."),
    Edit(
      "09:00 to 17:00", "09:00 to 18:00",
      "On Mon to Fri 'office' is open 09:00 to 18:00; it was open 09:00 to 17:00."),
    Edit(
      "09:00 to 17:00\n", "09:00 to 17:00\n  closed 2027-05-03\n  closed 2027-05-31\n",
      "'office' closes on 2 more days in 2027.\(milder)"),
  ]

  @Test(arguments: edits) func `a change is one sentence`(_ edit: Edit) throws {
    let text = Self.base.replacing(edit.old, with: edit.new)
    try #require(text != Self.base)
    let diff = try TermsDiff(from: try Self.agreement(Self.base), to: try Self.agreement(text))
    // A closure more moves all that stands below it.
    let lines = diff.lines.filter { !edit.new.contains("closed 2027") || !$0.contains(".pledge:") }
    #expect(lines == edit.lines)
  }

  @Test func `comments, layout and references change nothing`() throws {
    let text = Self.base.replacing(
      "obligation respond", with: "-- First of all\nobligation respond"
    )
    .replacing("owed  a fixed release", with: "shows DORA 30(2)(e)\n  owed a fixed   release")
    let diff = try TermsDiff(from: try Self.agreement(Self.base), to: try Self.agreement(text))
    #expect(diff.lines == ["Nothing that is owed changes."])
    #expect(diff.isEmpty)
  }

  @Test func `another name for the same is a renaming`() throws {
    let text = Self.base.replacing("obligation patch", with: "obligation mend")
    let diff = try TermsDiff(from: try Self.agreement(Self.base), to: try Self.agreement(text))
    #expect(diff.lines == ["north-bank.pledge:45: The obligation 'patch' is now called 'mend'."])
  }

  @Test func `another name for something else is none`() throws {
    let text = Self.base.replacing("obligation patch", with: "obligation mend")
      .replacing("within 14 days", with: "within 10 days")
    let diff = try TermsDiff(from: try Self.agreement(Self.base), to: try Self.agreement(text))
    #expect(
      diff.lines == [
        "north-bank.pledge:45: The obligation 'mend' is new: a fixed release is owed within 10 "
          + "days, by end of day.\(Self.stricter)",
        "north-bank.pledge:45 (before): The obligation 'patch' is gone.\(Self.milder)",
      ])
  }

  @Test func `two of one content are not taken for renamings`() throws {
    let twin =
      "\n  when an incident becomes known\n  owed a notification within 72 hours around the clock\n\n"
    let old = Self.base + "obligation one\(twin)obligation two\(twin)"
    let new = Self.base + "obligation three\(twin)obligation four\(twin)"
    let diff = try TermsDiff(from: try Self.agreement(old), to: try Self.agreement(new))
    #expect(diff.changes.map(\.name) == ["three", "four", "one", "two"])
    #expect(diff.lines.allSatisfy { !$0.contains("called") })
  }

  @Test func `an amendment is told with what it does to the worst case`() throws {
    let text =
      Self.base + """
        amendment dearer
          signed 2026-05-20
          effect 2027-01-01, for cases opened from then on
          fee    EUR 300,000 per year
        """
    let diff = try TermsDiff(from: try Self.agreement(Self.base), to: try Self.agreement(text))
    #expect(
      diff.lines == [
        "north-bank.pledge:75: The amendment 'dearer' is new: in effect from 2027-01-01.",
        "The worst month rises from EUR 19,000 to EUR 23,750.",
        "The worst of twelve months rises from EUR 108,000 to EUR 135,000.",
        "What claims can cost in a month rises from EUR 1,240,000 to EUR 1,300,000.",
        "What claims can cost in twelve months rises from EUR 1,240,000 to EUR 1,300,000.",
      ])
  }
}
