// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What the cooperative owes for each case that falls under it.
package struct Obligation: Sendable {
  package let name: String
  /// The clause in the words of the contract, for explanations.
  package let clause: Clause
  /// The act owed, in words: `response`, `service restored`.
  package let act: String
  /// The events that count as the act; any one of them fulfils.
  package let fulfilledBy: [EventPattern]
  /// The ranks of the severities it is owed for, ascending: the severity a case is opened with, or
  /// rises to.
  package let ranks: [Int]
  /// The target for each of ``ranks``, in the same order.
  package let targets: [Target]
  /// Whom waiting stops the clock for, `adopter`, `third-party`; empty if nothing does.
  package let stopsWhileWaitingOn: [String]
  package let onUpgrade: UpgradeRule
  package let onDowngrade: DowngradeRule
  package let onReopening: ReopeningRule
  package let credit: Credit?
  /// References to other people's texts that this obligation answers, as written.
  package let shows: [String]

  package init(
    name: String, clause: Clause, act: String, fulfilledBy: [EventPattern], ranks: [Int],
    targets: [Target], stopsWhileWaitingOn: [String], onUpgrade: UpgradeRule,
    onDowngrade: DowngradeRule, onReopening: ReopeningRule, credit: Credit?, shows: [String]
  ) {
    self.name = name
    self.clause = clause
    self.act = act
    self.fulfilledBy = fulfilledBy
    self.ranks = ranks
    self.targets = targets
    self.stopsWhileWaitingOn = stopsWhileWaitingOn
    self.onUpgrade = onUpgrade
    self.onDowngrade = onDowngrade
    self.onReopening = onReopening
    self.credit = credit
    self.shows = shows
  }

  /// The target for a severity, or nil if the obligation is not owed for it.
  package func target(forRank rank: Int) -> Target? {
    ranks.firstIndex(of: rank).map { targets[$0] }
  }
}

/// Words of the contract and where they stand.
package struct Clause: Hashable, Sendable {
  package let file: String
  /// The first line in the file, from 1.
  package let line: Int
  /// The lines as written, without the indentation they share.
  package let text: String

  package init(file: String, line: Int, text: String) {
    self.file = file
    self.line = line
    self.text = text
  }
}

/// How much time is allowed and when it runs.
package struct Target: Sendable {
  package let allowance: Allowance
  package let hours: Hours
  /// Where on the last business day the deadline falls; nil for targets in hours.
  package let dayEnd: BusinessDayEnd?
  /// After this time of day an event counts as arriving the next business day; nil for no cut-off.
  package let cutOff: CivilTime?

  package init(
    allowance: Allowance, hours: Hours, dayEnd: BusinessDayEnd?, cutOff: CivilTime?
  ) {
    self.allowance = allowance
    self.hours = hours
    self.dayEnd = dayEnd
    self.cutOff = cutOff
  }

  /// As the language writes it: `1 business day in office, by end of day, with no cut-off`.
  package var text: String {
    var text = allowance.text + " "
    switch hours {
    case .aroundTheClock: text += "around the clock"
    case .calendar(let name, _): text += "in \(name)"
    }
    guard let dayEnd else { return text }
    return text + ", \(dayEnd.rawValue), \((cutOff.map { .after($0) } ?? CutOff.none).text)"
  }
}

/// When the time of a target runs.
package enum Hours: Sendable {
  case aroundTheClock
  case calendar(name: String, WorkCalendar)

  /// The same hours for ``OpenTime``.
  package var opening: OpeningHours {
    switch self {
    case .aroundTheClock: .always
    case .calendar(_, let calendar): .calendar(calendar)
    }
  }
}

/// What a breach costs.
package struct Credit: Hashable, Sendable {
  package let each: CreditAmount
  /// The most that all breaches of this obligation cost in one calendar month of the agreement's
  /// zone; nil for no cap.
  package let monthlyCap: CreditAmount?

  package init(each: CreditAmount, monthlyCap: CreditAmount?) {
    self.each = each
    self.monthlyCap = monthlyCap
  }
}
