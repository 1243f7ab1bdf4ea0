// SPDX-License-Identifier: Apache-2.0

import Money
import WorkingTime

/// Verdicts on cases, in order, kept as records of numbers.
///
/// The names are those of the law and of the cases, and come to a verdict when it is asked for: judging,
/// joining and counting millions of them makes no text.
package struct VerdictList: RandomAccessCollection, Sendable {
  private let law: Law
  /// By the places of cases.
  private let caseNames: [String]
  private var records: [VerdictRecord] = []
  /// What breaches cost, for the records that have a credit.
  private var credits: [Money] = []
  /// Verdicts that were given whole; they come after the records.
  private var whole: [Verdict] = []

  package var startIndex: Int { 0 }
  package var endIndex: Int { records.count + whole.count }

  /// None yet, on cases of these names.
  init(_ law: Law, caseNames: [String]) {
    self.law = law
    self.caseNames = caseNames
  }

  /// Verdicts that are there already.
  init(_ verdicts: [Verdict], _ law: Law) {
    self.init(law, caseNames: [])
    whole = verdicts
  }

  package subscript(place: Int) -> Verdict {
    guard place < records.count else { return whole[place - records.count] }
    let record = records[place]
    return Verdict(
      record, caseName: caseNames[Int(record.caseID)],
      credit: record.credit < 0 ? nil : credits[Int(record.credit)], law)
  }

  mutating func reserveCapacity(_ count: Int) { records.reserveCapacity(count) }

  /// Adds a verdict, and what it costs.
  mutating func append(_ record: VerdictRecord, credit: Money?) {
    var record = record
    if let credit {
      record.credit = Int32(clamping: credits.count)
      credits.append(credit)
    }
    records.append(record)
  }

  /// Adds those of a part of the cases, which follow.
  mutating func append(contentsOf part: VerdictList) {
    let first = Int32(clamping: credits.count)
    credits += part.credits
    guard first > 0, !part.credits.isEmpty else { return records += part.records }
    for var record in part.records {
      if record.credit >= 0 { record.credit += first }
      records.append(record)
    }
  }

  /// Those on one case, of which alone the texts are made.
  func ofCase(_ caseID: Int) -> [Verdict] {
    records.indices.filter { Int(records[$0].caseID) == caseID }.map { self[$0] }
      + whole.filter { $0.place.caseID == caseID }
  }

  /// Those on an obligation that cost something and are wanted, by their severity and the end of the time
  /// owed; of them alone the texts are made.
  func costly(
    _ obligation: Int, isWanted: (_ severity: String, _ due: Instant) -> Bool
  ) -> [Verdict] {
    let found = records.indices.filter { place in
      let record = records[place]
      guard record.credit >= 0, record.obligation == obligation, let due = record.due else {
        return false
      }
      return isWanted(law.severity(record.rank), due)
    }
    return found.map { self[$0] }
      + whole.filter { verdict in
        verdict.credit != nil && verdict.place.obligation == obligation
          && verdict.due.map { isWanted(verdict.severity, $0) } ?? false
      }
  }

  /// Those in a state, of which alone the texts are made.
  func inState(_ state: Verdict.State) -> [Verdict] {
    records.indices.filter { records[$0].state == state }.map { self[$0] }
      + whole.filter { $0.state == state }
  }
}
