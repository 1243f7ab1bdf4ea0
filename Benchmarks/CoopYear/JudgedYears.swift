// SPDX-License-Identifier: Apache-2.0

import Assurance
import Evidence
import Forecast
import Foundation
import Judgement
import Money
import Office
import Storage
import Terms
import WorkingTime

/// Many years of coop-year/1, each judged agreement by agreement by the code that judges real histories.
struct JudgedYears {
  /// Monday 2027-01-04, midnight, in milliseconds: hour 0 of the workload.
  private static let start: Int64 = 1_799_020_800_000
  private let agreement: Agreement

  /// What became of years.
  struct Count: Sendable, Equatable {
    var years = 0
    var breaches = 0
    var allMet = 0
    /// In cents.
    var credits: Int64 = 0
    /// Years in which the judgement and a rule written apart from it disagree on how much was missed.
    var disagreements = 0

    static func + (left: Count, right: Count) -> Count {
      Count(
        years: left.years + right.years, breaches: left.breaches + right.breaches,
        allMet: left.allMet + right.allMet, credits: left.credits + right.credits,
        disagreements: left.disagreements + right.disagreements)
    }
  }

  init(agreement path: String) throws {
    let folder = OneAgreement(text: try Data(contentsOf: URL(filePath: path)))
    let volume = try TermsShelf(folder, zones: SystemZones()).agreement(named: "coop-year")
    guard let agreement = try volume.stated().checked.agreement else {
      throw CocoaError(.fileReadCorruptFile)
    }
    self.agreement = agreement
  }

  /// Simulates and judges so many years on lanes; what comes of it does not depend on them.
  func run(_ years: Int, seed: UInt32, by lanes: Lanes) throws -> Count {
    let parts: [Result<Count, any Error>] = lanes.results(lanes.count) { part in
      let range = years * part / lanes.count..<years * (part + 1) / lanes.count
      return Result { try count(range, seed: seed) }
    }
    return try parts.map { try $0.get() }.reduce(Count(), +)
  }

  private func count(_ range: Range<Int>, seed: UInt32) throws -> Count {
    var coop = CoopYear(seed: seed, without: nil)
    let end = Instant(milliseconds: Self.start + CoopYear.horizon)
    // Twenty agreements with the same words: one rehearsal each.
    var rehearsals = try (0..<CoopYear.agreements).map { _ in
      try Rehearsal(
        of: agreement, after: History(of: agreement.name),
        asOf: Instant(milliseconds: Self.start), knownAt: 0, until: end)
    }
    var count = Count()
    for replication in range {
      let year = coop.year(replication)
      for place in rehearsals.indices { rehearsals[place].clear() }
      var numbers = [Int](repeating: 0, count: CoopYear.agreements)
      coop.forEachCase { owner, rank, arrival, taken in
        let key = rehearsals[owner].newCase(numbers[owner])
        numbers[owner] += 1
        let opened = Instant(milliseconds: Self.start + arrival)
        rehearsals[owner].tell(.opened, of: key, at: opened, severity: rank)
        guard let taken else { return }
        let responded = Instant(milliseconds: Self.start + taken)
        rehearsals[owner].tell(.responded, of: key, at: responded)
      }
      var breaches = 0
      for rehearsal in rehearsals {
        let judgement = try rehearsal.judged(asOf: Instant(milliseconds: end.milliseconds - 1))
        breaches += judgement.verdicts.count { $0.state == .breached }
        for credit in judgement.credits { count.credits += credit.owed.minorUnits }
      }
      count.years += 1
      count.breaches += breaches
      if breaches == 0 { count.allMet += 1 }
      if breaches != year.closingSideMisses { count.disagreements += 1 }
    }
    return count
  }
}

/// A folder with one agreement.
private struct OneAgreement: CooperativeFolder {
  let text: Data

  func bytes(of path: String) throws -> [UInt8]? {
    path == "agreements/coop-year.md" ? [UInt8](text) : nil
  }

  func agreementPaths() throws -> [String] { ["agreements/coop-year.md"] }
}
