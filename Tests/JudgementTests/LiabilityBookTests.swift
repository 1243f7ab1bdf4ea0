// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Money
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// Claims and credits under a limit, against a twin that counts cents.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct LiabilityBookTests {
  private static let terms = """
    obligation respond
      when  a case is opened
      owed  a response within 4 hours around the clock
      else  credit EUR 333 for each breach, up to EUR 1,000 each month

    credits
      are the only remedy for respond, except for malice

    limit liability
      on    all claims and credits together
      at    the lesser of EUR 25,000 and the fees of the last 2 months
      except data breach at 10% of the yearly fee
      except malice without limit

    amendment dearer
      signed 2026-05-01
      effect 2026-06-10
      fee    EUR 144,000 per year, invoiced quarterly

    """

  private func agreement() throws -> Agreement {
    let told = Told("", "", terms: Self.terms, "")
    return try #require(try told.checked(Told.head + Self.terms).agreement)
  }

  /// One thing that takes from a limit, at a moment.
  private enum Step {
    case credits(month: Int)
    case claim(
      label: String, month: Int, isDearer: Bool, heading: String?, isBarred: Bool, amount: Int64)
  }

  /// The fees of a month, in cents: the dearer fee holds from 10 June, so from July on.
  private func fee(_ month: Int) -> Int64 { month < 1 ? 0 : month < 7 ? 1_000_000 : 1_200_000 }

  private func ceiling(_ month: Int) -> Int64 { min(2_500_000, fee(month) + fee(month - 1)) }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `19.4 to 19.8 what is owed is what a twin finds`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let agreement = try agreement()
    var story = try Story()
    var steps: [(time: Int64, step: Step)] = []
    let start = try London.instant("2026-01-01 00:00").milliseconds
    let dearer = try London.instant("2026-06-10 00:00").milliseconds
    var breaches = [Int](repeating: 0, count: 14)
    func month(_ instant: Int64) -> Int {
      agreement.zone.civil(at: Instant(milliseconds: instant)).date.month
    }
    for number in 0..<Int.random(in: 0...20, using: &random) {
      let opened = start + .random(in: 0..<250, using: &random) * 86_400_000
      story.append(
        type: "org.frankpledge.case.opened", time: Instant(milliseconds: opened),
        subject: "c\(number)", data: ["severity": .string("S1")])
      breaches[month(opened + 14_400_000)] += 1
    }
    for number in 0..<Int.random(in: 1...14, using: &random) {
      let made = start + .random(in: 0..<220, using: &random) * 86_400_000 + 3_600_000
      let settled = made + .random(in: 1..<60, using: &random) * 86_400_000 + Int64(number)
      let heading = ["data-breach", "malice", "bad luck", nil].randomElement(using: &random) ?? nil
      let isOfBreach = Int.random(in: 0..<3, using: &random) == 0
      let amount = Int64.random(in: 1...1_800_000, using: &random)
      var data: JSONObject = ["amount": .string("EUR 90,000")]
      if let heading { data["heading"] = .string(heading) }
      if isOfBreach { data["obligation"] = .string("respond") }
      story.append(
        type: "org.frankpledge.claim.made", time: Instant(milliseconds: made),
        subject: "k\(number)", data: data)
      let money = Money(minorUnits: amount, currency: try #require(Currency(code: "EUR")))
      story.append(
        type: "org.frankpledge.claim.awarded", time: Instant(milliseconds: settled),
        subject: "k\(number)", data: ["amount": .string("\(money)")])
      steps.append(
        (
          settled,
          .claim(
            label: "k\(number)", month: month(made), isDearer: made >= dearer, heading: heading,
            isBarred: isOfBreach && heading != "malice", amount: amount)
        ))
    }
    for month in 1...12 where breaches[month] > 0 {
      let next =
        month == 12 ? "2027-01-01 00:00" : "2026-\(month < 9 ? "0" : "")\(month + 1)-01 00:00"
      steps.append((try London.instant(next).milliseconds, .credits(month: month)))
    }
    var (used, ofBreach) = (Int64(0), Int64(0))
    var owed: [String: Int64] = [:]
    var credits: [Int: Int64] = [:]
    for (_, step) in steps.sorted(by: { $0.time < $1.time }) {
      switch step {
      case .credits(let month):
        let accrued = min(Int64(breaches[month]) * 33_300, 100_000)
        credits[month] = min(accrued, max(0, ceiling(month) - used))
        used += credits[month] ?? 0
      case .claim(let label, let month, let isDearer, let heading, let isBarred, let amount):
        if isBarred {
          owed[label] = 0
        } else if heading == "malice" {
          owed[label] = amount
        } else if heading == "data-breach" {
          let most: Int64 = isDearer ? 1_440_000 : 1_200_000
          owed[label] = min(amount, max(0, most - ofBreach))
          ofBreach += owed[label] ?? 0
        } else {
          owed[label] = min(amount, max(0, ceiling(month) - used))
          used += owed[label] ?? 0
        }
      }
    }
    let judgement = try Judgement(
      of: agreement, asOf: try London.instant("2027-03-01 00:00"), knownAt: .max,
      events: story.events)
    for claim in judgement.claims {
      #expect(claim.owed.minorUnits == owed[claim.claim], "seed \(seed): \(claim.reasons)")
      #expect(try claim.owed.adding(try #require(claim.cut)) == claim.settledAt)
    }
    #expect(judgement.claims.count == owed.count)
    for credit in judgement.credits {
      #expect(credit.owed.minorUnits == credits[credit.month], "seed \(seed): \(credit.arithmetic)")
    }
    #expect(judgement.limits.first?.used.minorUnits == used)
  }
}
