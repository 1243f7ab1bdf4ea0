// SPDX-License-Identifier: Apache-2.0

import Judgement
import Money
import Terms
import WorkingTime

/// What became of one agreement in a time, told by a judgement at its end: of what was, or of what may be.
package struct PeriodOutcome: Sendable, Equatable {
  /// Binding obligations that were breached, each time counted.
  package private(set) var breaches: Int64 = 0
  /// How many fell due, by obligation in the order of the agreement.
  package private(set) var due: [Int64]
  /// How many of these were breached.
  package private(set) var breached: [Int64]
  /// Credits accrued, in minor units.
  package private(set) var credits: Int64 = 0
  /// The same by month, those with none left out.
  package private(set) var monthly: [MonthlyAmount] = []
  /// The currency of the credits; nil where none are owed.
  package private(set) var currency: String?
  /// The days to the moment at which each power arose, in the order of the agreement; nil if it did not.
  package private(set) var arose: [Int64?]

  /// Nothing binding was breached.
  package var isAllMet: Bool { breaches == 0 }

  init(
    _ judgement: Judgement, of agreement: Agreement, after baseline: Baseline,
    in time: Range<Instant>
  ) {
    let promises = agreement.promises.count
    due = Array(repeating: 0, count: promises)
    breached = Array(repeating: 0, count: promises)
    arose = Array(repeating: nil, count: agreement.rights.powers.count)
    for verdict in judgement.verdicts {
      count(
        verdict.state, due: verdict.due, in: time, isGoal: verdict.isGoal,
        at: agreement.obligations.firstIndex { $0.name == verdict.obligation })
    }
    for verdict in judgement.standing {
      let place = agreement.standing.firstIndex { $0.name == verdict.obligation }
      count(
        verdict.state, due: verdict.due, in: time, isGoal: verdict.isGoal,
        at: place.map { $0 + agreement.obligations.count })
    }
    for credit in judgement.credits {
      let amount = credit.accrued.minorUnits - baseline.credits(of: credit)
      credits += amount
      if amount != 0 { add(amount, in: credit.year * 12 + credit.month) }
      currency = credit.accrued.currency.code
    }
    for (power, standing) in judgement.powers.enumerated() where arose.indices.contains(power) {
      guard let moment = standing.arose, !baseline.hasArisen(standing.power),
        moment > time.lowerBound, moment <= time.upperBound
      else { continue }
      arose[power] = time.lowerBound.distance(to: moment) / 86_400_000
    }
  }

  private mutating func add(_ amount: Int64, in month: Int) {
    if let place = monthly.firstIndex(where: { $0.month == month }) {
      monthly[place].amount += amount
    } else {
      monthly.append(MonthlyAmount(month: month, amount: amount))
    }
  }

  /// An amount of one month.
  package struct MonthlyAmount: Sendable, Equatable {
    /// Months since the beginning of the era: twelve times the year and the month.
    package let month: Int
    /// In minor units.
    package fileprivate(set) var amount: Int64
  }

  private mutating func count(
    _ state: Verdict.State, due moment: Instant?, in time: Range<Instant>, isGoal: Bool,
    at place: Int?
  ) {
    guard let place, let moment, moment > time.lowerBound, moment <= time.upperBound,
      state == .met || state == .breached
    else { return }
    due[place] += 1
    guard state == .breached else { return }
    breached[place] += 1
    // What is only measured is told, and is no breach of the agreement.
    if !isGoal { breaches += 1 }
  }

  /// What had been already when the time began: it is not counted again.
  struct Baseline: Sendable {
    private let accrued: [Key: Int64]
    private let powers: Set<String>

    private struct Key: Hashable, Sendable {
      let obligation: String
      let month: Int
    }

    /// Nothing had been.
    static let nothing = Baseline()

    private init() {
      accrued = [:]
      powers = []
    }

    init(_ judgement: Judgement) {
      var accrued: [Key: Int64] = [:]
      for credit in judgement.credits {
        accrued[Self.key(credit), default: 0] += credit.accrued.minorUnits
      }
      self.accrued = accrued
      powers = Set(judgement.powers.filter { $0.arose != nil }.map(\.power))
    }

    private static func key(_ credit: MonthlyCredit) -> Key {
      Key(obligation: credit.obligation, month: credit.year * 12 + credit.month)
    }

    /// What had accrued of a credit of a month, in minor units.
    func credits(of credit: MonthlyCredit) -> Int64 { accrued[Self.key(credit)] ?? 0 }

    func hasArisen(_ power: String) -> Bool { powers.contains(power) }
  }
}
