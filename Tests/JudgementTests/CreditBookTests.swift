// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Money
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// Credits held at every most, against a twin that counts cents.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct CreditBookTests {
  private static let terms = """
    obligation respond
      when  a case is opened
      owed  a response within 4 hours around the clock
      else  credit EUR 7 for each hour late, up to EUR 40 for each case, up to EUR 130 each month,
            up to EUR 300 each quarter, up to EUR 450 in any 4 months

    obligation repair
      when  a case is opened
      owed  a fix within 8 hours around the clock
      else  credit EUR 25 for each breach, up to EUR 100 each month, at least EUR 50

    credits
      reach at most EUR 190 each month
      reach at most EUR 500 in any 3 months
      reach at least EUR 60, or are not paid

    """

  private func agreement() throws -> Agreement {
    let told = Told("", "", terms: Self.terms, "")
    return try #require(try told.checked(Told.head + Self.terms).agreement)
  }

  /// What a case was late by, in whole hours begun, and in which month each deadline lay.
  private struct Late {
    let name: String
    let month: Int
    let hours: Int
    let repairMonth: Int?
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `16.4, 16.6 and 16.7 credits are those of a twin`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let agreement = try agreement()
    var story = try Story()
    var late: [Late] = []
    let start = try London.instant("2026-01-01 00:00").milliseconds
    for number in 0..<Int.random(in: 20...90, using: &random) {
      let opened = start + .random(in: 0..<15_000_000, using: &random) * 1_000
      let answered = opened + .random(in: 1..<90_000, using: &random) * 1_000
      let isRepaired = Bool.random(using: &random)
      for (type, time) in [
        ("opened", opened), ("responded", answered), ("resolved", isRepaired ? opened + 1_000 : 0),
      ] where time > 0 {
        story.append(
          type: "org.frankpledge.case." + type, time: Instant(milliseconds: time),
          subject: "c\(number)",
          data: [
            "severity": .string("S1"), "actor": .string("person"), "side": .string("cooperative"),
          ])
      }
      func month(_ hours: Int64) -> Int {
        agreement.zone.civil(at: Instant(milliseconds: opened + hours * 3_600_000)).date.month
      }
      let lateness = answered - opened - 4 * 3_600_000
      late.append(
        Late(
          name: "c\(number)", month: month(4),
          hours: lateness > 0 ? Int((lateness + 3_599_999) / 3_600_000) : 0,
          repairMonth: isRepaired ? nil : month(8)))
    }
    let judgement = try story.judged(asOf: "2026-12-01 00:00", agreement)
    let expected = Self.twin(late)
    let actual = judgement.credits.reduce(into: [String: Int64]()) {
      $0["\($1.month) \($1.obligation)"] = $1.owed.minorUnits / 100
    }
    #expect(actual.filter { $0.value > 0 } == expected.filter { $0.value > 0 }, "seed \(seed)")
  }

  /// The same in whole euros, the plain way.
  private static func twin(_ late: [Late]) -> [String: Int64] {
    var paid: [String: Int64] = [:]
    func paidBefore(_ month: Int, from: Int, _ names: [String]) -> Int64 {
      names.flatMap { name in (from..<month).map { paid["\($0) \(name)"] ?? 0 } }.reduce(0, +)
    }
    for month in 1...12 {
      var respond: Int64 = 0
      for case let one in late where one.month == month && one.hours > 0 {
        respond += min(Int64(one.hours) * 7, 40)
      }
      let quarter = (month - 1) / 3 * 3 + 1
      respond = min(respond, 130)
      respond = min(respond, 300 - paidBefore(month, from: quarter, ["respond"]))
      respond = min(respond, 450 - paidBefore(month, from: max(1, month - 3), ["respond"]))
      var repair = min(Int64(late.count { $0.repairMonth == month }) * 25, 100)
      if repair < 50 { repair = 0 }
      let most = min(190, 500 - paidBefore(month, from: max(1, month - 2), ["respond", "repair"]))
      respond = min(respond, most)
      repair = min(repair, most - respond)
      if respond + repair < 60 { (respond, repair) = (0, 0) }
      paid["\(month) respond"] = respond
      paid["\(month) repair"] = repair
    }
    return paid
  }

  @Test func `the arithmetic says every step that holds`() throws {
    let agreement = try agreement()
    let lines = (2...20).map { "2026-03-\($0 < 10 ? "0" : "")\($0) 10:00 c\($0) opened S1" }
    let judgement = try Story(lines).judged(asOf: "2026-05-01 00:00", agreement)
    #expect(
      judgement.credits.map { "\($0.obligation) \($0.owed): \($0.arithmetic)" } == [
        "respond EUR 130: 22971 × EUR 7 (each hour late) = EUR 160,797; at most EUR 40 for each"
          + " case: EUR 760; at most EUR 130",
        "repair EUR 60: 19 × EUR 25 = EUR 475; at most EUR 100; all credits each month at most"
          + " EUR 190",
      ])
    #expect(judgement.credits.map(\.status) == [.applied, .applied])
  }

  @Test func `a share of a fee that is not there is a fault`() throws {
    // The checker refuses such terms; judgement does not count on it.
    let amount = CreditAmount.share(.hundred, of: .month)
    let base = try AgreementText.agreement(AgreementText.respond)
    let agreement = Agreement(
      name: base.name, adopter: base.adopter, firstDay: base.firstDay, lastDay: base.lastDay,
      zone: base.zone, term: base.term, fee: nil, covers: [], severities: base.severities,
      obligations: [], zoneVersion: "test")
    let tariff = try Tariff(agreement)
    #expect(throws: JudgementFault.shareWithoutFee(obligation: "x")) {
      try tariff.price(amount, of: "x", on: base.firstDay)
    }
    #expect(throws: JudgementFault.shareWithoutFee(obligation: "x")) {
      try tariff.price(.poolShare(.hundred, pool: "p"), of: "x", on: base.firstDay)
    }
  }

  @Test(
    arguments: [
      (1, 1), (3_600_000, 1), (3_600_001, 2), (0, 1), (-5, 1), (7_200_000, 2),
    ] as [(Int64, Int)])
  func `a unit that has begun counts`(late: Int64, units: Int) throws {
    let due = try London.instant("2026-03-02 10:00")
    let end = Instant(milliseconds: due.milliseconds + late)
    #expect(Charge.units(from: due, to: end, .minutes(60)) == units)
  }

  @Test func `steps are whole and exact`() {
    let ninety = StandingVerdict.Attained.share(9, of: 10)
    let tenth = Percent(partsPerMillion: 1_000)
    #expect(ninety.steps(of: tenth, below: Percent(partsPerMillion: 900_999)) == 0)
    #expect(ninety.steps(of: tenth, below: Percent(partsPerMillion: 901_000)) == 1)
    #expect(ninety.steps(of: tenth, below: .zero) == 0)
    #expect(StandingVerdict.Attained.share(1, of: 3).steps(of: tenth, below: .hundred) == 666)
    #expect(StandingVerdict.Attained.count(3).steps(of: tenth, below: .hundred) == 0)
    #expect(ninety.passes(.below(Percent(partsPerMillion: 900_000))) == false)
    #expect(
      StandingVerdict.Attained.share(8_999, of: 10_000).passes(
        .below(Percent(partsPerMillion: 900_000))))
    #expect(StandingVerdict.Attained.count(3).passes(.fromBreaches(3)))
  }
}
