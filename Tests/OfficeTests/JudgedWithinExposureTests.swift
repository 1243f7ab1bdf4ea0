// SPDX-License-Identifier: Apache-2.0

import Drafting
import Evidence
import Foundation
import FrankpledgeTesting
import Judgement
import Money
import Terms
import Testing
import WorkingTime

/// What is judged is never more than the worst case that was told before.
struct JudgedWithinExposureTests {
  private static let limits = [
    "on all claims and credits together\n  at EUR 3,000",
    "on all claims and credits together\n  at the fees of the last 2 months",
    "on all claims\n  at the lesser of EUR 9,000 and the fees of the last 3 months",
    "on all claims\n  at the greater of EUR 9,000 and 75% of the monthly fee",
  ]

  private static let credits = [
    "EUR 250 for each breach", "3% of the monthly fee for each breach, up to EUR 900 each month",
    "EUR 7.77 for each hour late, up to EUR 1,000 each quarter",
  ]

  private static func text(_ random: inout SeededNumbers) -> String {
    let limit = limits.randomElement(using: &random) ?? ""
    let credit = credits.randomElement(using: &random) ?? ""
    let fee = Int.random(in: 12...90, using: &random)
    return """
      agreement north-bank
        adopter "North Bank plc"
        term    2026-01-\(Int.random(in: 10...28, using: &random)) to 2027-06-30
        fee     EUR \(fee),000 per year, invoiced quarterly
        zone    UTC
      severity S1 "Down"
      define response
        as a case responded to
      obligation respond
        when a case is opened
        owed a response within 4 hours around the clock
        else credit \(credit)
      limit liability
        \(limit)
        except data breach at EUR 5,000
      amendment other-fee
        signed 2026-05-01
        effect 2026-06-\(Int.random(in: 10...28, using: &random))
        fee    EUR \(Int.random(in: 12...90, using: &random)),000 per year, invoiced quarterly
      power leave
        held by the adopter
        when at any time
        may  terminate with 10 days notice and refund of fees paid ahead
        never lapses
      """
  }

  private static func agreement(_ text: String) throws -> Agreement {
    let bytes = Array(try Data(contentsOf: TestFolders.zones.appending(path: "UTC")))
    let book = ZoneBook(version: "test", zones: [try Zone(name: "UTC", tzif: bytes)])
    let file = TermsBundle.File(path: "a.pledge", bytes: Array(text.utf8))
    let checked = Checker.check(
      TermsBundle(main: "a.pledge", files: [file]), zones: book, requireAgreement: true)
    return try #require(checked.agreement, "\(checked.diagnostics.map(\.description))")
  }

  private static func story(_ random: inout SeededNumbers, _ term: Range<Instant>)
    -> [RecordedEvent]
  {
    var events: [RecordedEvent] = []
    func add(_ type: String, _ subject: String, _ time: Int64, _ data: JSONObject) {
      let event = Event(
        id: "\(events.count)", source: "/desk", type: Vocabulary.prefix + type,
        time: Instant(milliseconds: time), agreement: "north-bank", subject: subject, data: data)
      events.append(RecordedEvent(index: UInt64(events.count), event: event))
    }
    let (start, end) = (term.lowerBound.milliseconds, term.upperBound.milliseconds)
    for number in 0..<Int.random(in: 5...60, using: &random) {
      let time = Int64.random(in: start..<end, using: &random)
      add("case.opened", "c\(number)", time, ["severity": .string("S1")])
      let late = Int64.random(in: 0..<400_000_000, using: &random)
      add("case.responded", "c\(number)", time + late, [:])
    }
    for number in 0..<Int.random(in: 0...12, using: &random) {
      let time = Int64.random(in: start..<(end + 40_000_000_000), using: &random)
      let isBreach = Bool.random(using: &random)
      var data: JSONObject = ["amount": .string("EUR 90,000")]
      if isBreach { data["heading"] = .string("data breach") }
      add("claim.made", "k\(number)", time, data)
      let amount = Int.random(in: 1...6_000, using: &random)
      let settled = time + .random(in: 0..<9_000_000_000, using: &random)
      add("claim.awarded", "k\(number)", settled, ["amount": .string("EUR \(amount)")])
    }
    if Bool.random(using: &random) {
      add("power.exercised", "leave", Int64.random(in: start..<end, using: &random), [:])
    }
    return events
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `credits, claims and refunds stay within the worst case`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let text = Self.text(&random)
    let agreement = try Self.agreement(text)
    let exposure = try Exposure(of: agreement)
    let judgement = try Judgement(
      of: agreement,
      asOf: Instant(milliseconds: agreement.term.upperBound.milliseconds + 99_000_000_000),
      knownAt: .max, events: Self.story(&random, agreement.term))
    let euro = try #require(Currency(code: "EUR"))
    var months = [Int64](repeating: 0, count: 30)
    for credit in judgement.credits {
      months[(credit.year - 2026) * 12 + credit.month - 1] += credit.owed.minorUnits
    }
    let claimed = judgement.claims.reduce(0) { $0 + $1.owed.minorUnits }
    func holds(_ sum: Int64, _ worst: Worst, _ what: String) {
      guard let most = worst.amount.money(in: euro) else { return }
      // Each month is rounded by itself: half a minor unit apiece.
      #expect(sum <= most.minorUnits + 6, "seed \(seed): \(what)\n\(text)")
    }
    for place in 0..<18 {
      let year = months[place..<(place + 12)].reduce(0, +)
      holds(months[place], exposure.credits.month, "credits of month \(place)")
      holds(year, exposure.credits.twelveMonths, "credits from month \(place)")
      holds(claimed + year, exposure.liability.twelveMonths, "claims and credits from \(place)")
    }
    let refund = judgement.powers.compactMap(\.refund?.amount.minorUnits).max() ?? 0
    holds(refund, try #require(exposure.refund), "refund")
  }
}
