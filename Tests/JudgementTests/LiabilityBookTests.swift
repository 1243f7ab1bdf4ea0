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

  /// What is told, and the steps of the twin with it.
  private struct Tale {
    var story: Story
    var steps: [(time: Int64, step: Step)] = []
    var breaches = [Int](repeating: 0, count: 14)
    let start: Int64
    let dearer: Int64
    let zone: Zone

    init(_ zone: Zone) throws {
      story = try Story()
      start = try London.instant("2026-01-01 00:00").milliseconds
      dearer = try London.instant("2026-06-10 00:00").milliseconds
      self.zone = zone
    }

    private func month(_ instant: Int64) -> Int {
      zone.civil(at: Instant(milliseconds: instant)).date.month
    }

    private mutating func tell(_ type: String, _ subject: String, _ at: Int64, _ data: JSONObject) {
      story.append(
        type: "org.frankpledge." + type, time: Instant(milliseconds: at), subject: subject,
        data: data)
    }

    mutating func openCases(_ random: inout SeededNumbers) {
      for number in 0..<Int.random(in: 0...20, using: &random) {
        let opened = start + .random(in: 0..<250, using: &random) * 86_400_000
        tell("case.opened", "c\(number)", opened, ["severity": .string("S1")])
        breaches[month(opened + 14_400_000)] += 1
      }
    }

    mutating func makeClaims(_ random: inout SeededNumbers) throws {
      let euro = try #require(Currency(code: "EUR"))
      for number in 0..<Int.random(in: 1...14, using: &random) {
        let made = start + .random(in: 0..<220, using: &random) * 86_400_000 + 3_600_000
        let settled = made + .random(in: 1..<60, using: &random) * 86_400_000 + Int64(number)
        let headings = ["data-breach", "malice", "bad luck", nil]
        let heading = headings.randomElement(using: &random) ?? nil
        let isOfBreach = Int.random(in: 0..<3, using: &random) == 0
        let amount = Int64.random(in: 1...1_800_000, using: &random)
        var data: JSONObject = ["amount": .string("EUR 90,000")]
        if let heading { data["heading"] = .string(heading) }
        if isOfBreach { data["obligation"] = .string("respond") }
        tell("claim.made", "k\(number)", made, data)
        let money = Money(minorUnits: amount, currency: euro)
        tell("claim.awarded", "k\(number)", settled, ["amount": .string("\(money)")])
        let claim = Step.claim(
          label: "k\(number)", month: month(made), isDearer: made >= dearer, heading: heading,
          isBarred: isOfBreach && heading != "malice", amount: amount)
        steps.append((settled, claim))
      }
    }

    mutating func closeMonths() throws {
      for month in 1...12 where breaches[month] > 0 {
        let next =
          month == 12 ? "2027-01-01 00:00" : "2026-\(month < 9 ? "0" : "")\(month + 1)-01 00:00"
        steps.append((try London.instant(next).milliseconds, .credits(month: month)))
      }
    }
  }

  /// What the twin finds, in cents.
  private struct Twin {
    var (used, ofBreach) = (Int64(0), Int64(0))
    var owed: [String: Int64] = [:]
    var credits: [Int: Int64] = [:]
  }

  private func twin(_ tale: Tale) -> Twin {
    var twin = Twin()
    for (_, step) in tale.steps.sorted(by: { $0.time < $1.time }) {
      switch step {
      case .credits(let month):
        let accrued = min(Int64(tale.breaches[month]) * 33_300, 100_000)
        let left = max(0, ceiling(month) - twin.used)
        twin.credits[month] = min(accrued, left)
        twin.used += min(accrued, left)
      case .claim(let label, _, _, _, true, _): twin.owed[label] = 0
      case .claim(let label, _, _, "malice", false, let amount): twin.owed[label] = amount
      case .claim(let label, _, let isDearer, "data-breach", false, let amount):
        let most: Int64 = isDearer ? 1_440_000 : 1_200_000
        let held = min(amount, max(0, most - twin.ofBreach))
        twin.owed[label] = held
        twin.ofBreach += held
      case .claim(let label, let month, _, _, false, let amount):
        let held = min(amount, max(0, ceiling(month) - twin.used))
        twin.owed[label] = held
        twin.used += held
      }
    }
    return twin
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `19.4 to 19.8 what is owed is what a twin finds`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let agreement = try agreement()
    var tale = try Tale(agreement.zone)
    tale.openCases(&random)
    try tale.makeClaims(&random)
    try tale.closeMonths()
    let twin = twin(tale)
    let judgement = try Judgement(
      of: agreement, asOf: try London.instant("2027-03-01 00:00"), knownAt: .max,
      events: tale.story.events)
    for claim in judgement.claims {
      #expect(claim.owed.minorUnits == twin.owed[claim.claim], "seed \(seed): \(claim.reasons)")
      #expect(try claim.owed.adding(try #require(claim.cut)) == claim.settledAt)
    }
    #expect(judgement.claims.count == twin.owed.count)
    for credit in judgement.credits {
      let owed = twin.credits[credit.month]
      #expect(credit.owed.minorUnits == owed, "seed \(seed): \(credit.arithmetic)")
    }
    #expect(judgement.limits.first?.used.minorUnits == twin.used)
  }
}
