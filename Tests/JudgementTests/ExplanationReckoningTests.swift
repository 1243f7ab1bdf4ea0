// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ExplanationReckoningTests {
  /// The days of every reckoning in hours add up to the target, whatever stood still and rose.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `the days add up to the target`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let events = try Everything.history(seed).events
    let asOf = try #require(try Everything.instants(seed).last)
    let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: events)
    var explainer = judgement.explainer()
    var count = 0
    for verdict in judgement.verdicts where verdict.due != nil {
      count += try check(explainer.reckoning(of: verdict), "seed \(seed): \(verdict)")
    }
    for verdict in judgement.standing where verdict.due != nil {
      count += try check(explainer.reckoning(of: verdict), "seed \(seed): \(verdict)")
    }
    #expect(count > 10)
  }

  private func check(_ lines: [String], _ hint: Comment) throws -> Int {
    guard let first = lines.first, first.contains("counted from") else { return 0 }
    let last = try #require(lines.last)
    #expect(last.contains(", the target: due "), "\(hint): \(lines)")
    return 1
  }

  @Test func `days across a change of clocks and closed days are told as they were`() throws {
    let story = try Story(["2026-03-27 16:00 7 opened S2"])
    let judgement = try story.judged(asOf: "2026-03-31 10:00", AgreementText.agreement())
    var explainer = judgement.explainer()
    let verdict = try #require(judgement.verdicts.first { $0.obligation == "restore" })
    #expect(
      explainer.reckoning(of: verdict) == [
        "Owed within 8 hours in office, counted from Fri 2026-03-27 16:00 GMT.",
        "Fri 2026-03-27  16:00 to 17:30  1 h 30 min  in all 1 h 30 min",
        "Sat 2026-03-28 to Sun 2026-03-29  closed",
        "Mon 2026-03-30  09:00 to 15:30  6 h 30 min  in all 8 h",
        "= 8 h, the target: due Mon 2026-03-30 15:30 BST.",
      ])
  }

  @Test func `business days are told one by one`() throws {
    let story = try Story([
      "2026-04-02 16:30 7 opened S3", "2026-04-02 16:40 7 responded",
    ])
    let judgement = try story.judged(asOf: "2026-04-03 10:00", AgreementText.agreement())
    var explainer = judgement.explainer()
    let verdict = try #require(judgement.verdicts.first { $0.obligation == "respond" })
    #expect(
      explainer.reckoning(of: verdict) == [
        "Owed within 1 business day in office, by end of day, counted from the next day if opened"
          + " after 16:00; it came on Thu 2026-04-02 16:30 BST.",
        "It counts as arriving on Mon 2026-04-06, which is not counted itself.",
        "Business day 1: Tue 2026-04-07", "= due Tue 2026-04-07 17:30 BST.",
      ])
  }
}
