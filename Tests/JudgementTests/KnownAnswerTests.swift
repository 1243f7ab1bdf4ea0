// SPDX-License-Identifier: Apache-2.0
// The shared known answers, judged: events in, verdicts out. Whole cases by each clock they have;
// sums of working time as the deadline, or the running time, of one case.

import Evidence
import Foundation
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(
  .enabled(
    if: TestFolders.hasShared("vectors/working-time.json"),
    "no known answers at \(TestFolders.shared.path)"),
  .enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct KnownAnswerTests {
  // MARK: - Whole cases

  @Test func `every whole case comes to the known answers`() throws {
    let cases = try KnownCase.all().filter { $0.operation == "case" }
    let checks = try cases.reduce(0) { try $0 + check($1) }
    #expect(cases.count == 9)
    #expect(checks == 23)
  }

  /// Compares every expectation of an entry; says how many there were.
  private func check(_ known: KnownCase) throws -> Int {
    let agreement = try known.agreement()
    let story = try known.story()
    let asOf = try #require(story.events.last?.event.time)
    let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: story.events)
    #expect(judgement.setAside == [], "\(known.id)")
    var checks = 0
    for (kind, value) in known.expected.sorted(by: { $0.key < $1.key }) {
      if kind == "next" {
        #expect(try next(judgement) == value as? String, "\(known.id)")
        checks += 1
        continue
      }
      for (clock, value) in try #require(value as? [String: Any]).sorted(by: { $0.key < $1.key }) {
        let got = try outcome(kind, clock, known, judgement)
        let expected = (value as? String) ?? (value as? Int).map(String.init) ?? "none"
        #expect(got == expected, "\(known.id): \(kind) of \(clock)")
        checks += 1
      }
    }
    return checks
  }

  /// What a judgement says of one clock, in the terms of the known answers.
  private func outcome(
    _ kind: String, _ clock: String, _ known: KnownCase, _ judgement: Judgement
  ) throws -> String {
    if clock == KnownCase.update { return updates(kind, judgement) }
    let verdict = try #require(judgement.verdicts.first { $0.obligation == clock })
    let totals = judgement.totals(of: verdict)
    let elapsed = totals.ran + totals.late
    switch kind {
    case "elapsed_s": return "\(elapsed / 1000)"
    case "margin_s":
      return "\(try #require(known.targets[clock] as? Int) - Int(elapsed / 1000))"
    case "deadlines": return verdict.due?.rfc3339 ?? "none"
    case "deadlines_before":
      let before = try Judgement(
        of: judgement.agreement, asOf: judgement.asOf, knownAt: .max,
        events: known.story { $0 != "severity_changed" }.events)
      return before.verdicts.first { $0.obligation == clock }?.due?.rfc3339 ?? "none"
    case "paused_s":
      let stretches = judgement.explanation(of: verdict).timeline
      return "\(try waited(stretches, known) / 1000)"
    default:
      Issue.record("\(known.id): nothing is known of '\(kind)'")
      return "?"
    }
  }

  /// Requests of the adopter: the deadline of one that is not answered, the longest that was.
  private func updates(_ kind: String, _ judgement: Judgement) -> String {
    let verdicts = judgement.standing.filter { $0.obligation == KnownCase.update }
    if kind == "deadlines" {
      return verdicts.first { $0.fulfilled == nil }?.due?.rfc3339 ?? "none"
    }
    let elapsed = verdicts.map { verdict in
      let totals = ClockTotals(judgement.explanation(of: verdict).timeline)
      return totals.ran + totals.late
    }
    return elapsed.max().map { "\($0 / 1000)" } ?? "none"
  }

  /// The earliest deadline of anything that is not done.
  private func next(_ judgement: Judgement) throws -> String {
    let open =
      judgement.verdicts.filter { $0.fulfilled == nil }.compactMap(\.due)
      + judgement.standing.filter { $0.fulfilled == nil }.compactMap(\.due)
    return try #require(open.min()).rfc3339
  }

  /// The open time of the stretches in which a clock waited.
  private func waited(_ stretches: [Explanation.Stretch], _ known: KnownCase) throws -> Int64 {
    guard case .calendar(_, let calendar) = try known.hours() else { return 0 }
    var waited: Int64 = 0
    for stretch in stretches {
      guard case .waiting = stretch.activity else { continue }
      let open = try OpenTime(.calendar(calendar), from: stretch.from, to: stretch.to)
      waited += try open.elapsed(from: stretch.from, to: stretch.to)
    }
    return waited
  }

  // MARK: - Conventions

  /// The conventions that the known answers name, each with what we do.
  private static let conventions = [
    "severity_change=from_opening":
      "applied where the clause says so (6.1); by default the earlier of two deadlines counts",
    "calendar_change=retroactive":
      "differs: a case is owed what was in force when it was opened (10.7)",
    "nonworking_start=roll_then_add":
      "applied where there is a cut-off; with no cut-off the day counts as its own (3.2)",
    "reversed=zero": "differs: what lies before its opening is not seen or set aside (1.2, 2.2)",
    "wall_clock_label": "applied: a window that clocks skip never was",
  ]

  @Test func `every convention that is named is applied, or its difference stated`() throws {
    let named = try KnownCase.all().compactMap { $0.text("convention") }
    #expect(Set(named) == Set(Self.conventions.keys))
  }

  @Test func `a new severity counts from the opening where the clause says so`() throws {
    let known = try KnownCase.one("gcase-10")
    #expect(known.text("convention") == "severity_change=from_opening")
    let story = try known.story()
    let asOf = try #require(story.events.last?.event.time)
    func due(_ rule: UpgradeRule, changedAfter hours: Int64) throws -> String? {
      let events = story.events.map { recorded in
        var event = recorded.event
        if event.type.hasSuffix("severity-changed") {
          event.time = Instant(milliseconds: event.time.milliseconds + hours * 3_600_000)
        }
        return RecordedEvent(index: recorded.index, event: event)
      }
      return try Judgement(
        of: known.agreement(onUpgrade: rule),
        asOf: Instant(milliseconds: asOf.milliseconds + hours * 3_600_000), knownAt: .max,
        events: events
      ).verdicts.first { $0.obligation == "solution" }?.due?.rfc3339
    }
    // At the opening itself both rules give the source's deadline; an hour later they part.
    #expect(try due(.newFromOpening, changedAfter: 0) == "2034-08-16T15:00:00Z")
    #expect(try due(.earlierOfOldAndNewFromChange, changedAfter: 0) == "2034-08-16T15:00:00Z")
    #expect(try due(.newFromOpening, changedAfter: 1) == "2034-08-16T15:00:00Z")
    #expect(try due(.earlierOfOldAndNewFromChange, changedAfter: 1) == "2034-08-16T16:00:00Z")
  }

  @Test func `hours widened later do not move the deadline of an open case`() throws {
    let known = try KnownCase.one("zcase-22")
    #expect(known.text("convention") == "calendar_change=retroactive")
    let opened = try #require(try known.story().events.first?.event.time)
    let change = Instant(milliseconds: opened.milliseconds + 1)
    let (before, since) = (Instant.earliest..<change, change..<Instant.latest)
    func due(_ opened: Instant) throws -> String? {
      let agreement = try KnownCase.agreement([
        KnownCase.obligation(
          "solution", Self.both(3600, try known.hours(["08:00", "20:00"])), force: before),
        KnownCase.obligation("solution-widened", Self.both(3600, try known.hours()), force: since),
      ])
      let verdicts = try Judgement(of: agreement, opened: opened, asOf: opened).verdicts
      #expect(verdicts.count == 1)
      return verdicts.first?.due?.rfc3339
    }
    // Opened before the change, and at it: the second is what the source gives to both.
    #expect(try due(opened) == "2016-11-02T08:00:00Z")
    #expect(try due(change) == "2016-11-02T04:00:00Z")
  }

  @Test func `a day that is no business day rolls on where there is a cut-off`() throws {
    let known = try KnownCase.one("wh-48")
    #expect(known.text("convention") == "nonworking_start=roll_then_add")
    let opened = try Instant(rfc3339: (known.text("start") ?? "") + "T10:00:00Z")
    func due(cutOff: CivilTime?) throws -> String? {
      let target = KnownCase.target(
        days: known.integer("days") ?? 0, .endOfDay, in: try known.hours(), cutOff: cutOff)
      let agreement = try KnownCase.agreement([KnownCase.obligation("solution", [target, target])])
      return try Judgement(of: agreement, opened: opened, asOf: opened).verdicts.first?.due?.rfc3339
    }
    #expect(try due(cutOff: CivilTime(secondsOfDay: 16 * 3600)) == "2014-04-11T17:00:00Z")
    #expect(try due(cutOff: nil) == "2014-04-10T17:00:00Z")
  }

  @Test func `what lies before the opening is not seen, and an act before it is set aside`() throws
  {
    let known = try KnownCase.one("glpi-11")
    #expect(known.text("convention") == "reversed=zero")
    let (start, end) = (try known.instant("start"), try known.instant("end"))
    let agreement = try KnownCase.agreement([
      KnownCase.obligation("solution", Self.both(3600, try known.hours()))
    ])
    #expect(try Judgement(of: agreement, opened: start, asOf: end).verdicts.isEmpty)
    let judgement = try Judgement(of: agreement, opened: start, acted: end, asOf: start)
    #expect(judgement.verdicts.map(\.fulfilled) == [nil])
    #expect(judgement.setAside.count == 1)
  }

  // MARK: - Sums of working time

  /// Sums that no clock of a case can show, with the reason.
  private static let notJudged = [
    "biz-04": "a target of zero is refused by the checker, and no agreement has one",
    "glpi-11": "a reversed interval: see the conventions",
  ]

  private static func both(_ seconds: Int, _ hours: Hours) -> [Target] {
    [KnownCase.target(seconds: seconds, in: hours), KnownCase.target(seconds: seconds, in: hours)]
  }

  /// A sum is the deadline of a case opened at its start: done at it is met, a millisecond later
  /// is late.
  ///
  /// Where the source prints the other of two equivalent instants, the closing side is ours; an act on
  /// the opening side is late, by no open time at all.
  @Test func `every sum is the deadline of a case, on the closing side`() throws {
    let sums = try KnownCase.all().filter { $0.operation == "add" && Self.notJudged[$0.id] == nil }
    var sides = 0
    for known in sums {
      let start = try known.instant("start")
      let agreement = try KnownCase.agreement([
        KnownCase.obligation(
          "solution", Self.both(try #require(known.integer("duration_s")), try known.hours()))
      ])
      func verdict(actedAt acted: Instant?) throws -> (Verdict, Judgement) {
        let judgement = try Judgement(
          of: agreement, opened: start, acted: acted, asOf: acted ?? start)
        return (try #require(judgement.verdicts.first), judgement)
      }
      let isOpening = known.text("boundary") == "opening"
      let closing = try known.instant(isOpening ? "equivalent" : "expected")
      #expect(try verdict(actedAt: nil).0.due == closing, "\(known.id)")
      #expect(try verdict(actedAt: closing).0.state == .met, "\(known.id)")
      let later = Instant(milliseconds: closing.milliseconds + 1)
      #expect(try verdict(actedAt: later).0.state == .breached, "\(known.id)")
      guard known.text("boundary") != nil else { continue }
      let opening = try known.instant(isOpening ? "expected" : "equivalent")
      let (late, judgement) = try verdict(actedAt: opening)
      #expect(closing < opening && late.state == .breached, "\(known.id)")
      #expect(judgement.totals(of: late).late == 0, "\(known.id)")
      sides += 1
    }
    #expect(sums.count == 25 && sides == 3)
  }

  @Test func `every stretch of open time is what the clock of a case ran`() throws {
    let stretches = try KnownCase.all().filter {
      $0.operation == "within" && Self.notJudged[$0.id] == nil
    }
    for known in stretches {
      let (start, end) = (try known.instant("start"), try known.instant("end"))
      let agreement = try KnownCase.agreement([
        // More than any of them has, so that the clock still runs.
        KnownCase.obligation("solution", Self.both(50_000_000, try known.hours()))
      ])
      let judgement = try Judgement(of: agreement, opened: start, asOf: end)
      let verdict = try #require(judgement.verdicts.first)
      #expect(
        judgement.totals(of: verdict).ran == Int64(try #require(known.integer("expected"))) * 1000,
        "\(known.id)")
    }
    #expect(stretches.count == 13)
  }
}
