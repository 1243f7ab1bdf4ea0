// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// What is said of powers, held against judgements of what would then be.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct DueRightsTests {
  private static let conditions = [
    "once": "respond for S2 is breached", "thrice": "respond is breached 3 times within 20 days",
    "row": "respond is breached 3 months in a row",
    "months": "respond is breached in 3 of any 5 months",
    "cases": "respond is breached for 3 cases in a row",
    "most": "credits reach their most in 2 of any 4 months",
    "sum": "credits exceed 12% of the monthly fee within 3 months",
  ]

  private static let terms =
    Told.respond(
      "4 hours around the clock",
      "else  credit EUR 300 for each breach, up to EUR 800 each month")
    + conditions.sorted { $0.key < $1.key }.map {
      """
      power \($0.key)
        held by the adopter
        when  \($0.value)
        may   terminate with 30 days notice
        lapses 10 days after it arises


      """
    }.joined()

  /// Cases over six months, of which many are not answered; the last is open.
  private struct Random {
    var events: [RecordedEvent] = []
    let last: Instant
    let agreement: Agreement

    init(seed: UInt64) throws {
      var random = SeededNumbers(seed: seed)
      agreement = try DueStory(
        DueRightsTests.terms, "2026-01-02 10:00  case a opened with severity S1"
      )
      .agreement
      let start = try London.instant("2026-01-02 10:00").milliseconds
      var times = (0..<Int.random(in: 3...14, using: &random)).map { _ in
        start + .random(in: 0...120 * 24, using: &random) * 3_600_000
      }
      times.sort()
      last = Instant(milliseconds: times[times.count - 1])
      for (number, time) in times.enumerated() {
        let severity = Int.random(in: 0..<3, using: &random) == 0 ? "S2" : "S1"
        open("c\(number)", severity, at: time)
        if number + 1 < times.count, Int.random(in: 0..<3, using: &random) == 0 {
          tell("responded", "c\(number)", at: time + 3_600_000)
        }
      }
    }

    mutating func open(_ name: String, _ severity: String, at time: Int64) {
      tell("opened", name, at: time, ["severity": .string(severity)])
    }

    mutating func tell(
      _ what: String, _ name: String, at time: Int64, _ more: JSONObject = JSONObject()
    ) {
      var data = more
      data["actor"] = .string("person")
      data["side"] = .string("cooperative")
      let event = Event(
        id: "\(events.count)", source: "/test", type: "org.frankpledge.case.\(what)",
        time: Instant(milliseconds: time), agreement: "north-bank", subject: name, data: data)
      events.append(RecordedEvent(index: UInt64(events.count), event: event))
    }

    func judged(_ asOf: Instant) throws -> Judgement {
      try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: events)
    }

    /// The last case, if it is the only one that is pending.
    func item() throws -> (item: DueItem, judgement: Judgement, due: Instant)? {
      let due = Instant(milliseconds: last.milliseconds + 4 * 3_600_000)
      let judgement = try judged(due)
      let running = DueList(judgement).due.filter { $0.kind == .caseAct }
      guard running.count == 1, running[0].due == due else { return nil }
      return (running[0], judgement, due)
    }
  }

  @Test func `a power is said to arise if, and only if, it then does`() throws {
    var seen: [String: Int] = [:]
    for seed in 0..<60 as Range<UInt64> {
      let random = try Random(seed: seed)
      guard let (item, now, due) = try random.item() else { continue }
      var stakes = try DueStakes(now)
      let said = Set(try stakes.stake(item).rights.filter(\.arises).map(\.power))
      var answered = random
      answered.tell("responded", item.caseName ?? "", at: due.milliseconds)
      // Credits of a month are known when it is over.
      let over = Instant(milliseconds: due.milliseconds + 32 * 86_400_000)
      let missed = try random.judged(over).powers
      let done = try answered.judged(over).powers
      let found = Set(zip(missed, done).filter { $0.arose != $1.arose }.map(\.0.power))
      #expect(said == found, "seed \(seed)")
      for name in found { seen[name, default: 0] += 1 }
    }
    #expect(Set(seen.keys) == Set(Self.conditions.keys), "\(seen)")
  }

  /// So many more breaches bring it about, and one fewer does not.
  @Test(arguments: ["thrice", "cases"])
  func `what it would take more is what it takes`(name: String) throws {
    var count = 0
    for seed in 100..<150 as Range<UInt64> {
      let random = try Random(seed: seed)
      guard let (item, now, due) = try random.item() else { continue }
      var stakes = try DueStakes(now)
      let right = try stakes.stake(item).rights.first { $0.power == name && !$0.arises }
      guard let right, let further = right.words.split(separator: " ").first.flatMap({ Int($0) })
      else { continue }
      count += 1
      for more in [further - 1, further] {
        var story = random
        for number in 0..<more {
          story.open("z\(number)", "S1", at: random.last.milliseconds + Int64(number) + 1)
        }
        let after = Instant(milliseconds: due.milliseconds + 1_000)
        let power = try story.judged(after).powers.first { $0.power == name }
        let arose = power?.arose.map { $0 >= due } ?? false
        #expect(arose == (more == further), "seed \(seed): \(right.words)")
      }
    }
    #expect(count > 5)
  }
}
