// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// Random cases, judged and walked minute by minute.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct MinuteTwinTests {
  static let length = 4_000
  static let causes = ["adopter", "third-party"]

  private func terms(_ random: inout SeededNumbers) -> String {
    func one<Rule: RawRepresentable & CaseIterable>(_ rule: Rule.Type) -> String
    where Rule.RawValue == String {
      rule.allCases.randomElement(using: &random)?.rawValue ?? ""
    }
    func target(_ severity: String) -> String {
      let minutes = Int.random(in: 1...900, using: &random)
      let hours = Bool.random(using: &random) ? "in office" : "around the clock"
      return "          \(severity)  \(minutes) minutes  \(hours)"
    }
    let causes = ["the adopter", "a third party", "the adopter or on a third party"]
    return """
      obligation restore
        when  a case is opened
        owed  service restored within
      \(target("S1"))
      \(target("S2"))
      \(target("S3"))
        stop the clock while waiting on \(causes.randomElement(using: &random) ?? "")
        on upgrade    \(one(UpgradeRule.self))
        on downgrade  \(one(DowngradeRule.self))
        on reopening  within 366 days the clock continues; later it is a new case

      """
  }

  private func happenings(
    _ random: inout SeededNumbers
  ) -> [(minute: Int, what: MinuteTwin.Happening)] {
    let count = Int.random(in: 0...14, using: &random)
    let reach = [300, 1500, Self.length].randomElement(using: &random) ?? 300
    let times = (0..<count).map { _ in Int.random(in: 0...reach, using: &random) }.sorted()
    return times.map { minute in
      let cause = Self.causes.randomElement(using: &random) ?? ""
      let what: MinuteTwin.Happening =
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<3: .wait(cause)
        case 3..<6: .go(cause)
        case 6..<9:
          .change(.random(in: 0...2, using: &random), consent: .random(using: &random))
        case 9: .act
        case 10: .close
        default: .reopen
        }
      return (minute, what)
    }
  }

  /// The same story as events of the log; what means nothing is set aside by the judgement.
  private func story(
    _ happenings: [(minute: Int, what: MinuteTwin.Happening)], rank: Int, start: Instant
  ) throws -> Story {
    var story = try Story()
    story.append(
      type: "org.frankpledge.case.opened", time: start, subject: "7",
      data: ["severity": .string("S\(rank + 1)")])
    for (minute, what) in happenings {
      let time = Instant(milliseconds: start.milliseconds + Int64(minute) * 60_000)
      let prefix = "org.frankpledge.case."
      switch what {
      case .wait(let name):
        story.append(
          type: prefix + "paused", time: time, subject: "7", data: ["waitingOn": .string(name)])
      case .go(let name):
        story.append(
          type: prefix + "resumed", time: time, subject: "7", data: ["waitingOn": .string(name)])
      case .change(let rank, let consent):
        story.append(
          type: prefix + "severity-changed", time: time, subject: "7",
          data: ["severity": .string("S\(rank + 1)"), "consent": .bool(consent)])
      case .act: story.append(type: prefix + "restored", time: time, subject: "7")
      case .close: story.append(type: prefix + "closed", time: time, subject: "7")
      case .reopen: story.append(type: prefix + "reopened", time: time, subject: "7")
      }
    }
    return story
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a walk through the minutes comes to the same`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let agreement = try AgreementText.agreement(terms(&random))
    let obligation = try #require(agreement.obligations.first)
    for _ in 0..<6 {
      let day = Int.random(in: 20...30, using: &random)
      let hour = Int.random(in: 10...20, using: &random)
      let start = try London.instant("2026-03-\(day) \(hour):07")
      let rank = Int.random(in: 0...2, using: &random)
      let happenings = happenings(&random)
      let story = try story(happenings, rank: rank, start: start)
      let twin = MinuteTwin(
        obligation: obligation, openingRank: rank, happenings: happenings, start: start)
      for end in [Int.random(in: 0...600, using: &random), Self.length] {
        let asOf = Instant(milliseconds: start.milliseconds + Int64(end) * 60_000)
        let judgement = try Judgement(
          of: agreement, asOf: asOf, knownAt: .max, events: story.events)
        let verdict = try #require(judgement.verdicts.first)
        let minute = { (instant: Instant?) in
          instant.map { Int(start.distance(to: $0) / 60_000) }
        }
        let ours = MinuteTwin.Outcome(
          state: verdict.state, due: minute(verdict.due), done: minute(verdict.fulfilled))
        #expect(
          ours == twin.outcome(at: end),
          "at \(end): \(happenings) from \(start), rank \(rank), \(obligation.clause.text)")
        try checkTimeline(judgement, verdict)
      }
    }
  }

  /// Stretches follow one another without a gap, and what ran and what waited add up.
  private func checkTimeline(_ judgement: Judgement, _ verdict: Verdict) throws {
    let explanation = judgement.explanation(of: verdict)
    let line = explanation.timeline
    for (earlier, later) in zip(line, line.dropFirst()) { #expect(earlier.to == later.from) }
    #expect(line.allSatisfy { $0.from < $0.to })
    if let first = line.first, let last = line.last {
      #expect(first.from == verdict.opened)
      #expect(last.to == max(verdict.opened, verdict.fulfilled ?? judgement.asOf))
    }
    if let due = verdict.due {
      #expect(line.allSatisfy { $0.activity != .ran || $0.to <= due })
      #expect(line.allSatisfy { $0.activity != .late || $0.from >= due })
    }
    #expect(explanation.evidence.map(\.index) == explanation.evidence.map(\.index).sorted())
    #expect(explanation.evidence.first?.part.hasPrefix("opened") == true)
  }
}
