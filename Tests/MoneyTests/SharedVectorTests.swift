// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Money

/// The known answers that are about money alone.
///
/// Run: A01, A05 (allocation), D04 (its pro-rata year), C06 (shares that sum), D01 (its exact
/// interest and the rounding), E12 and F03 (shares rounded once), B01 (its allocation and the cash
/// rounded up). Not run: the vectors of votes, layers of cover, transfers, statements and employers,
/// which are rules of other modules; C01, E04 and F01 have only whole results and would test nothing.
@Suite(
  .enabled(if: SharedVectors.areThere, "no shared/vectors/cooperative.json beside the package"))
struct SharedVectorTests {
  @Test(arguments: ["A01", "A05"])
  func `largest remainder`(id: String) throws {
    let vector = try SharedVectors.find(id)
    let pairs = try #require(vector.input["weights"] as? [[Any]])
    let names = pairs.compactMap { $0.first as? String }
    let weights = pairs.compactMap { ($0.last as? NSNumber)?.int64Value }
    let parts = try Allocation.allocate(euro(vector.number("total")), by: weights)
    #expect(names.count == 3)
    for (name, part) in zip(names, parts) {
      #expect(part.minorUnits == (vector.expect[name] as? NSNumber)?.int64Value)
    }
  }

  @Test func `D04, the last series is paid pro rata`() throws {
    let paid = try #require(SharedVectors.find("D04").expect["paid"] as? [String: [String: Int64]])
    let parts = try Allocation.allocate(euro(200_000), by: [300_000, 300_000, 100_000])
    #expect(parts.map(\.minorUnits) == ["a", "b", "c"].map { paid["2020"]?[$0] })
  }

  @Test func `B01, patronage by units and cash rounded up`() throws {
    let vector = try SharedVectors.find("B01")
    let members = try #require(vector.expect["members"] as? [String: [String: Int64]])
    let units: [Int64] = [1200 * 10 + 400 * 3, 300 * 10, 900 * 3]
    let parts = try Allocation.allocate(euro(vector.expected("pool")), by: units)
    for (name, part) in zip(["ada", "bob", "cat"], parts) {
      #expect(part.minorUnits == members[name]?["allocated"])
      let cash = try ExactAmount(part).times(Percent(partsPerMillion: 200_000)).roundedUp()
      #expect(cash.minorUnits == members[name]?["cash"])
    }
  }

  @Test func `C06, an odd cent in ten, twenty and seventy percent`() throws {
    let vector = try SharedVectors.find("C06")
    let surplus = try euro(vector.number("surplus"))
    func share(_ percent: Int64) throws -> Money {
      try ExactAmount(surplus).times(Percent(partsPerMillion: percent * 10_000)).roundedUp()
    }
    let (reserve, education) = try (share(20), share(10))
    #expect(try reserve.minorUnits == vector.expected("reserve"))
    #expect(try education.minorUnits == vector.expected("education"))
    #expect(
      try surplus.subtracting(reserve).subtracting(education).minorUnits
        == vector.expected("member_accounts"))
  }

  @Test func `D01, interest on daily balances is exact until rounded`() throws {
    let vector = try SharedVectors.find("D01")
    let balances: [(Int64, Int)] = [(500_000, 181), (600_000, 76), (680_000, 16), (630_000, 91)]
    var interest = ExactAmount(try euro(0))
    for (balance, days) in balances + [(610_000, 1)] {
      let year = try ExactAmount(euro(balance)).times(Percent(partsPerMillion: 40_000))
      interest = try interest.adding(year.times(days).dividedBy(365))
    }
    let exact = "\(interest.numerator)/\(interest.denominator)"
    #expect(exact == vector.expect["interest_exact"] as? String)
    #expect(try interest.rounded().minorUnits == vector.expected("interest"))
  }

  @Test func `E12, the release of open years`() throws {
    let expected = try #require(SharedVectors.find("E12").expect["by_year"] as? [String: Int64])
    let calls: [(String, Int64, Int64)] = [
      ("2024", 400_000, 500), ("2025", 420_000, 750), ("2026", 450_001, 2000),
    ]
    for (year, call, basisPoints) in calls {
      let share = Percent(partsPerMillion: basisPoints * 100)
      #expect(try ExactAmount(euro(call)).times(share).rounded().minorUnits == expected[year])
    }
  }

  @Test func `F03, credits up to the ceiling`() throws {
    let expected = try #require(SharedVectors.find("F03").expect["credits"] as? [Int64])
    let percents: [Int64] = [0, 10, 0, 25, 0, 0, 100, 0]
    let fee = ExactAmount(try euro(1_000_001))
    let ceiling = try fee.times(Percent(parsing: "30%"))
    let credits = try percents.map { percent in
      let credit = try fee.times(Percent(partsPerMillion: percent * 10_000))
      return try ExactAmount.min(credit, ceiling).rounded().minorUnits
    }
    #expect(credits == expected)
  }
}

/// The file of known answers, which may be absent.
enum SharedVectors {
  struct Vector {
    let input: [String: Any]
    let expect: [String: Any]

    func number(_ name: String) throws -> Int64 {
      try #require((input[name] as? NSNumber)?.int64Value)
    }

    func expected(_ name: String) throws -> Int64 {
      try #require((expect[name] as? NSNumber)?.int64Value)
    }
  }

  static let path = "vectors/cooperative.json"
  static var areThere: Bool { TestFolders.hasShared(path) }

  static func find(_ id: String) throws -> Vector {
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: TestFolders.shared.appending(path: path)))
    let vectors = try #require((json as? [String: Any])?["vectors"] as? [[String: Any]])
    let vector = try #require(vectors.first { $0["id"] as? String == id })
    return Vector(
      input: vector["input"] as? [String: Any] ?? [:],
      expect: vector["expect"] as? [String: Any] ?? [:])
  }
}
