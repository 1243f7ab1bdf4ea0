// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// Rolling windows against a twin that looks at every day and every case.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct RollingWindowTests {
  /// A window that is missed: its first day as a breach, and the worst it came to.
  private struct Stretch: Equatable {
    let day: Int
    let attained: String
  }

  private func agreement(_ days: Int, _ owed: String, _ begins: String) throws -> Agreement {
    let terms =
      Told.respond() + """
        obligation level
          in any \(days) days
          owed   \(owed)

        amendment begun
          signed 2026-01-01
          effect \(begins)
          adds   level


        """
    let told = Told("", "", terms: terms, "as of 2026-01-02 00:00\nexpect respond for case 1 met")
    return try #require(try told.checked(Told.head + terms).agreement)
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func `15.11 stretches of windows are those of a twin`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let length = Int.random(in: 2...40, using: &random)
    let most = Int.random(in: 0...3, using: &random)
    let isShare = Bool.random(using: &random)
    let firstDay = Int.random(in: 0...60, using: &random)
    let start = try #require(CivilDate(iso: "2026-01-01"))
    let agreement = try agreement(
      length, isShare ? "at least 75% of respond met" : "at most \(most) breaches of respond",
      start.adding(days: firstDay).iso)
    var story = try Story()
    /// By day of the year: cases, and those that were breached.
    var (cases, breached) = ([Int](repeating: 0, count: 365), [Int](repeating: 0, count: 365))
    for number in 0..<Int.random(in: 5...40, using: &random) {
      let day = Int.random(in: 0..<200, using: &random)
      let time = try London.instant("\(start.adding(days: day).iso) 12:00")
      let isLate = Bool.random(using: &random)
      story.append(
        type: "org.frankpledge.case.opened", time: time, subject: "c\(number)",
        data: ["severity": .string("S1")])
      let done = Instant(milliseconds: time.milliseconds + (isLate ? 18_000_000 : 3_600_000))
      story.append(
        type: "org.frankpledge.case.responded", time: done, subject: "c\(number)",
        data: ["actor": .string("person"), "side": .string("cooperative")])
      cases[day] += 1
      breached[day] += isLate ? 1 : 0
    }
    var expected: [Stretch] = []
    var worst: (met: Int, of: Int, first: Int)?
    func end() {
      guard let found = worst else { return }
      let share = StandingVerdict.Attained.share(Int64(found.met), of: Int64(found.of)).text
      expected.append(
        Stretch(day: found.first, attained: isShare ? share : "\(found.of - found.met)"))
      worst = nil
    }
    for day in firstDay..<365 {
      let first = day - length + 1
      let days = max(first, firstDay)...day
      let (of, bad) = (days.reduce(0) { $0 + cases[$1] }, days.reduce(0) { $0 + breached[$1] })
      let isJudged = !isShare || first >= firstDay
      guard isJudged else { continue }
      let isMissed = isShare ? of > 0 && (of - bad) * 4 < of * 3 : bad > most
      guard isMissed else {
        end()
        continue
      }
      if let found = worst {
        let isWorse =
          isShare ? (of - bad) * found.of < found.met * of : bad > found.of - found.met
        if isWorse { worst = (of - bad, of, found.first) }
      } else {
        worst = (of - bad, of, day)
      }
    }
    end()
    let judgement = try story.judged(asOf: "2027-01-01 00:00", agreement)
    let found = judgement.standing.compactMap { verdict -> Stretch? in
      guard verdict.state == .breached, case .window(_, let day) = verdict.subject else {
        return nil
      }
      return Stretch(day: start.days(to: day), attained: verdict.attained?.text ?? "")
    }
    #expect(found == expected, "seed \(seed)")
  }
}
