// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Money
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct DueStakesTests {
  private static func unanswered(_ dates: String...) -> String {
    dates.enumerated().map { "\($1) 10:00  case c\($0) opened with severity S1\n" }.joined()
  }

  private static let running = "2026-03-20 10:00  case x opened with severity S1\n"

  private static func stake(_ terms: String, _ before: String) throws -> DueStake {
    try DueStory(terms, before + running).entry("respond", "2026-03-20 11:00").stake
  }

  @Test func `nothing is at stake where nothing follows`() throws {
    let stake = try Self.stake(Told.respond(), "")
    #expect(stake == .nothing && stake.amountText == "nothing")
  }

  @Test func `the credit is what is left below the cap of the month`() throws {
    let terms = Told.respond(
      "4 hours around the clock",
      "else  credit EUR 400 for each breach, up to EUR 1,000 each month")
    let first = try Self.stake(terms, Self.unanswered("2026-02-02", "2026-02-03", "2026-02-04"))
    #expect(first.amountText == "EUR 400" && first.before == nil)
    #expect(first.arithmetic == "1 × EUR 400 = EUR 400; at most EUR 1,000")
    let third = try Self.stake(terms, Self.unanswered("2026-03-02", "2026-03-03"))
    #expect(third.amountText == "EUR 200" && third.before?.minorUnits == 80_000)
    #expect(third.arithmetic == "3 × EUR 400 = EUR 1,200; at most EUR 1,000")
    let fourth = try Self.stake(
      terms, Self.unanswered("2026-03-02", "2026-03-03", "2026-03-04"))
    #expect(fourth.amountText == "nothing" && fourth.before?.minorUnits == 100_000)
  }

  @Test func `lateness begins with its first unit, and says what follows`() throws {
    let stake = try Self.stake(
      Told.respond("4 hours around the clock", "else  credit EUR 50 for each hour late"), "")
    #expect(stake.amountText == "EUR 50")
    #expect(stake.later == "EUR 50 more for each hour begun after that")
  }

  @Test func `credits that are claimed are at stake with that said`() throws {
    let terms =
      Told.respond("4 hours around the clock", "else  credit EUR 400 for each breach") + """
        credits
          are claimed within 30 days of the end of the month, or lapse


        """
    #expect(try Self.stake(terms, "").isClaimed)
    let claim = try DueStory(terms, Self.unanswered("2026-02-02", "2026-02-03"))
      .entry("credits", "2026-03-20 11:00")
    #expect(claim.stake.amountText == "EUR 800")
    #expect(claim.detailLines.contains("at stake  EUR 800 lapses: respond EUR 800"))
  }

  // MARK: - No breach after all

  @Test func `nothing is at stake where it would be excused, or the agreement ends before`() throws
  {
    let priced = Told.respond("4 hours around the clock", "else  credit EUR 400 for each breach")
    let duty = """
      duty contact
        the adopter keeps a contact reachable
        otherwise excuse respond while nobody is reachable


      """
    let broken = try Self.stake(priced + duty, "2026-03-19 10:00  contact broken\n")
    #expect(broken.credit == nil && broken.waiver == "it would be excused while contact is broken")
    #expect(try Self.stake(priced + duty, "2026-03-19 10:00  contact kept\n").credit != nil)
    let power = """
      power leave
        held by the adopter
        when  at any time
        may   terminate with 1 day notice
        lapses 300 days after it arises


      """
    let ending = try DueStory(
      priced + power,
      "2026-03-19 10:00  leave exercised\n2026-03-20 22:00  case x opened with severity S1")
    let stake = try ending.entry("respond", "2026-03-20 23:00").stake
    #expect(stake.credit == nil)
    #expect(stake.waiver == "the agreement ends before, on Sat 2026-03-21 00:00 GMT")
    let suspended = try DueStory(
      priced + """
        obligation level
          each  month
          owed  at most 2 breaches of respond
          else  credit EUR 400

        power pause
          held by the cooperative
          when  at any time
          may   suspend level
          lapses 300 days after it arises


        """, "2026-03-19 10:00  pause exercised")
    #expect(try suspended.entry("level", "2026-03-20 23:00").stake.waiver == "it is suspended")
  }

  // MARK: - Rights

  private static func power(_ when: String, _ more: String = "") -> String {
    more + """
      power leave
        held by the adopter
        when  \(when)
        may   terminate with 30 days notice
        lapses 60 days after it arises


      """
  }

  @Test(arguments: [
    ("respond is breached", [String](), "the adopter may terminate with 30 days notice"),
    (
      "respond is breached 3 times within 30 days", ["2026-03-02"],
      "1 more breach within 30 days and the adopter may terminate with 30 days notice"
    ),
    (
      "respond is breached 4 times within 30 days", ["2026-03-02"],
      "2 more breaches within 30 days and the adopter may terminate with 30 days notice"
    ),
    (
      // The first of them is too long ago by then.
      "respond is breached 3 times within 30 days", ["2026-01-02"],
      "2 more breaches within 30 days and the adopter may terminate with 30 days notice"
    ),
    (
      "respond is breached 3 times within 30 days", ["2026-03-02", "2026-03-03"],
      "the adopter may terminate with 30 days notice"
    ),
    (
      "respond is breached 3 months in a row", ["2026-02-02"],
      "a breach in the next month and the adopter may terminate with 30 days notice"
    ),
    (
      "respond is breached in 3 of any 6 months", ["2026-01-02"],
      "a breach in 1 more month of 6 and the adopter may terminate with 30 days notice"
    ),
    (
      "respond is breached for 3 cases in a row", ["2026-03-02"],
      "1 more breach for cases in a row and the adopter may terminate with 30 days notice"
    ),
    (
      "respond is breached for 2 cases in a row", ["2026-03-02"],
      "the adopter may terminate with 30 days notice"
    ),
  ])
  func `a power arises, or comes nearer`(
    when: String, dates: [String], words: String
  ) throws {
    let terms = Told.respond() + Self.power(when)
    let before = dates.enumerated().map { "\($1) 10:00  case c\($0) opened with severity S1\n" }
    let stake = try Self.stake(terms, before.joined())
    #expect(stake.rights.map(\.words) == [words])
    #expect(stake.rights.map(\.arises) == [words.hasPrefix("the adopter")])
  }

  @Test func `credits bring a power nearer, with the sums`() throws {
    let terms = Told.respond("4 hours around the clock", "else  credit EUR 600 for each breach")
    let exceed = try Self.stake(
      terms + Self.power("credits exceed 20% of the monthly fee within 2 months"),
      Self.unanswered("2026-02-02", "2026-02-03"))
    #expect(
      exceed.rights.map(\.words) == [
        "credits within 2 months come to EUR 1,800 of EUR 2,000; above that the adopter may"
          + " terminate with 30 days notice"
      ])
    let most = try Self.stake(
      terms
        + Self.power(
          "credits reach their most in 2 of any 3 months",
          "credits\n  reach at most EUR 1,000 each month\n\n"),
      Self.unanswered("2026-03-02"))
    #expect(
      most.rights.map(\.words) == [
        "1 more month of 3 in which credits reach their most and the adopter may terminate with 30"
          + " days notice"
      ])
    let reached = try Self.stake(
      terms + Self.power("credits exceed 10% of the monthly fee within 2 months"),
      Self.unanswered("2026-02-02"))
    #expect(
      reached.rights.map(\.words) == [
        "the adopter may terminate with 30 days notice from Wed 2026-04-01 00:00 BST on"
      ])
  }

  @Test func `a severity that does not count brings no power nearer`() throws {
    let terms = Told.respond() + Self.power("respond for S2 is breached 2 times within 30 days")
    #expect(try Self.stake(terms, "").rights.isEmpty)
  }

  // MARK: - Standards

  private static let level =
    Told.respond() + """
      obligation level
        each  month
        owed  at least 90% of respond met
        else  credit
                below 90%  10% of the monthly fee
                below 60%  30% of the monthly fee


      """

  @Test func `a standard that counts it would read less, and cost if the month ended so`() throws {
    let answered =
      (2...4).map {
        "2026-03-0\($0) 10:00  case a\($0) opened with severity S1\n"
          + "2026-03-0\($0) 11:00  case a\($0) responded\n"
      }.joined()
    let stake = try Self.stake(Self.level, answered)
    #expect(
      stake.standards.map(\.words) == [
        "level for the month of 2026-03 would read 75%, not 100%: missed if the period ended so,"
          + " EUR 1,000 more"
      ])
    // From one rung to the next it costs the difference.
    let worse = try Self.stake(
      Self.level, answered + Self.unanswered("2026-03-05", "2026-03-06"))
    #expect(worse.standards.first?.before == "60%" && worse.standards.first?.after == "50%")
    #expect(worse.standards.first?.credit?.minorUnits == 200_000)
  }

  @Test func `a standard itself costs what it reads, or its mildest rung`() throws {
    let fine = try DueStory(Self.level, "").entry("level", "2026-03-20 11:00")
    #expect(fine.stake.amountText == "EUR 1,000" && fine.item.reading == nil)
    let bad = try DueStory(Self.level, Self.unanswered("2026-03-05"))
      .entry("level", "2026-03-20 11:00")
    #expect(bad.stake.amountText == "EUR 3,000" && bad.item.reading == "0%")
    #expect(bad.stake.arithmetic == "1 × 30% × EUR 10,000 (below 60%) = EUR 3,000")
  }

  // MARK: - The difference of two judgements

  /// For each thing that falls due: the judgement with the act never done, less that with it done in
  /// time, is what was said to be at stake; to the cent, and to the power.
  @Test func `the stake is the difference of two judgements`() throws {
    let agreement = try Everything.agreement()
    var (compared, costing) = (0, 0)
    for seed in 0..<6 as Range<UInt64> {
      let story = try Everything.history(seed)
      for asOf in try Everything.instants(seed) {
        let events = story.events.filter { $0.event.time <= asOf }
        let now = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: events)
        for item in DueList(now).due.prefix(8) where item.kind.isOfOneAct {
          guard let due = item.due, let difference = try Difference(item, due, agreement, events)
          else { continue }
          compared += 1
          costing += difference.credit > 0 ? 1 : 0
          #expect(
            difference.stake.credit?.minorUnits ?? 0 == difference.credit,
            "seed \(seed): \(item.title) due \(due) from \(asOf)\n\(difference.stake)\n\(difference.rows.sorted().joined(separator: "\n"))"
          )
          #expect(
            difference.stake.rights.contains { $0.arises && !$0.words.contains(" from ") }
              == difference.doesArise, "seed \(seed): \(item.title)")
          if difference.credit > 0 {
            #expect(difference.rows.contains(difference.stake.arithmetic), "seed \(seed)")
          }
        }
      }
    }
    #expect(compared > 20 && costing > 6, "\((compared, costing))")
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `reckoned one after the other, each is as if it were the only one`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let events = try Everything.history(seed).events
    for asOf in try Everything.instants(seed) {
      let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: events)
      var shared = try DueStakes(judgement)
      for item in DueList(judgement).due {
        var own = try DueStakes(judgement)
        #expect(try shared.stake(item) == own.stake(item), "seed \(seed): \(item.title)")
      }
    }
  }

  /// One thing done at the last instant, and not done.
  private struct Difference {
    let stake: DueStake
    let credit: Int64
    let doesArise: Bool
    /// How the months are reckoned where it is missed.
    let rows: Set<String>

    init?(
      _ item: DueItem, _ due: Instant, _ agreement: Agreement, _ events: [RecordedEvent]
    ) throws {
      // At the end of a month standards are decided too: that is no difference of this alone.
      let reading = agreement.zone.civil(at: due)
      if reading.date.day == 1, reading.secondsOfDay == 0 { return nil }
      guard let act = Self.act(item, due, agreement) else { return nil }
      let after = Instant(milliseconds: due.milliseconds + 1)
      func judged(_ instant: Instant, _ events: [RecordedEvent]) throws -> Judgement {
        try Judgement(of: agreement, asOf: instant, knownAt: .max, events: events)
      }
      let before = try judged(due, events)
      guard
        let same = DueList(before).due.first(where: { $0.identity == item.identity }),
        same.due == due, DueList(before).due.count(where: { $0.due == due }) == 1
      else { return nil }
      let missed = try judged(after, events)
      let done = try judged(after, events + [act])
      // Lateness of others that begins its next unit in this very millisecond.
      guard Self.sum(done) == Self.sum(before) else { return nil }
      var stakes = try DueStakes(before)
      stake = try stakes.stake(same)
      credit = Self.sum(missed) - Self.sum(done)
      doesArise = missed.powers.map(\.arose) != done.powers.map(\.arose)
      rows = Set(missed.credits.map(\.arithmetic))
    }

    private static func sum(_ judgement: Judgement) -> Int64 {
      judgement.credits.filter { $0.status.isOwed || $0.status == .claimable }
        .reduce(0) { $0 + $1.accrued.minorUnits }
    }

    private static func act(
      _ item: DueItem, _ due: Instant, _ agreement: Agreement
    ) -> RecordedEvent? {
      let types = [
        "respond": "case.responded", "answer-fast": "case.responded", "repair": "case.resolved",
        "inform": "case.updated", "patch": "advisory.fixed", "notify": "incident.notified",
        "conclude": "incident.concluded", "reply": "request.answered",
      ]
      guard let type = types[item.name] else { return nil }
      let last = item.subject.split(separator: " ").last.map(String.init) ?? ""
      let subject = (item.caseName ?? last).prefix { $0 != "#" }
      let event = Event(
        id: "act", source: "/test", type: "org.frankpledge.\(type)", time: due,
        agreement: agreement.name, subject: String(subject),
        data: ["actor": .string("person"), "side": .string("cooperative")])
      return RecordedEvent(index: 1_000_000, event: event)
    }
  }
}

extension DueItem.Kind {
  fileprivate var isOfOneAct: Bool { [.caseAct, .interval, .matter].contains(self) }
}
