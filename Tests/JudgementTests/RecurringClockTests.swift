// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct RecurringClockTests {
  private static let terms = """
    obligation inform
      while a case has severity S1 and service is not resolved
      owed  an update every 50 minutes around the clock
      stop  the clock while waiting on the adopter

    """

  private func agreement() throws -> Agreement {
    let told = Told("", "", terms: Self.terms, "")
    return try #require(try told.checked(Told.head + Self.terms).agreement)
  }

  /// Counts down minute by minute: 50 to begin with and at each act, none off while it waits.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `12.1, 12.2 and 12.4 intervals are those of a twin that counts minutes`(
    seed: UInt64
  ) throws {
    var random = SeededNumbers(seed: seed)
    var story = try Story()
    let start = try London.instant("2026-03-28 20:00").milliseconds / 60_000
    func tell(_ type: String, _ minute: Int64, _ data: [String: String] = [:]) {
      story.append(
        type: "org.frankpledge.case." + type,
        time: Instant(milliseconds: (start + minute) * 60_000), subject: "7",
        data: data.sorted { $0.key < $1.key }.reduce(into: [:]) { $0[$1.key] = .string($1.value) })
    }
    tell("opened", 0, ["severity": "S1"])
    var happens: [Int64: String] = [:]
    var isWaiting = false
    var minute: Int64 = 0
    while minute < 1_000 {
      minute += .random(in: 1...90, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        happens[minute] = isWaiting ? "resumed" : "paused"
        tell(isWaiting ? "resumed" : "paused", minute, ["waitingOn": "adopter"])
        isWaiting.toggle()
      default:
        happens[minute] = "updated"
        tell("updated", minute)
      }
    }
    let end = minute + .random(in: 1...200, using: &random)
    let judgement = try Judgement(
      of: agreement(), asOf: Instant(milliseconds: (start + end) * 60_000), knownAt: .max,
      events: story.events)
    var expected: [String] = []
    var (left, waits, from): (Int64, Bool, Int64) = (50, false, 0)
    for now in 1...end {
      if !waits { left -= 1 }
      if left < 0 {
        expected.append("\(from) breached \(now - 1)")
        (from, left) = (now - 1, 49)
      }
      switch happens[now] {
      case "paused"?: waits = true
      case "resumed"?: waits = false
      case "updated"?:
        expected.append("\(from) met \(now + left)")
        (from, left) = (now, 50)
      default: break
      }
    }
    expected.append("\(from) pending \(waits ? -1 : end + left)")
    let actual = judgement.standing.map { verdict in
      let due = verdict.due.map { $0.milliseconds / 60_000 - start } ?? -1
      return "\(verdict.opened.milliseconds / 60_000 - start) \(verdict.state) \(due)"
    }
    #expect(actual == expected, "seed \(seed)")
  }

  @Test func `what is owed too often is a fault, not a long wait`() throws {
    var bench = try bench()
    bench.occurrencesLeft = 10
    let fact = Fact(
      time: try London.instant("2026-03-02 10:00"), index: 0, caseID: 0, event: .opened)
    var clock = RecurringClock(0, rank: 0, site: 0, isOutside: false)
    clock.begin(fact, isWaiting: false, isAnew: true, &bench)
    clock.pass(try London.instant("2026-12-02 10:00"), &bench)
    #expect(clock.past.count == 10)
    #expect(bench.fault == .tooManyOccurrences(obligation: "inform", limit: 500_000))
  }

  private func bench() throws -> Bench {
    let law = try Law(agreement())
    let history = History(of: "north-bank")
    let record = StandingRecord(history, law.agreement, asOf: .latest, knownAt: .max)
    let from = law.agreement.term.lowerBound
    return Bench(
      law, history.register, try HourBook(law.hours, from: from, to: from), record,
      Interventions(law, record, suspensions: [], end: nil), Tenure(law.agreement),
      isRecording: false)
  }
}
