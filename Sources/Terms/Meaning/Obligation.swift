// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What the cooperative owes for each case that is opened and falls under it.
package struct Obligation: Sendable {
  package let promise: Promise
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
  /// The component a case must be about, of those the agreement covers; nil for any.
  package let component: String?
  /// Both may agree another deadline for a case.
  package let isAgreedPerCase: Bool

  package init(
    promise: Promise, act: String, fulfilledBy: [EventPattern], ranks: [Int],
    targets: [Target], stopsWhileWaitingOn: [String], onUpgrade: UpgradeRule,
    onDowngrade: DowngradeRule, onReopening: ReopeningRule, component: String? = nil,
    isAgreedPerCase: Bool = false
  ) {
    self.promise = promise
    self.act = act
    self.fulfilledBy = fulfilledBy
    self.ranks = ranks
    self.targets = targets
    self.stopsWhileWaitingOn = stopsWhileWaitingOn
    self.onUpgrade = onUpgrade
    self.onDowngrade = onDowngrade
    self.onReopening = onReopening
    self.component = component
    self.isAgreedPerCase = isAgreedPerCase
  }

  package var name: String { promise.name }
  /// The clause in the words of the contract, for explanations.
  package var clause: Clause { promise.clause }
  package var credit: Credit? { promise.credit }
  /// References to other people's texts that this obligation answers, as written.
  package var shows: [String] { promise.shows }

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
    if case .calendar(let span) = allowance {
      return "\(span.text), \((dayEnd ?? .endOfDay).rawValue)"
    }
    let text = allowance.text + " " + (hours.name.map { "in \($0)" } ?? "around the clock")
    guard let dayEnd else { return text }
    return text + ", \(dayEnd.rawValue), \((cutOff.map { .after($0) } ?? CutOff.none).text)"
  }
}

/// When the time of a target runs.
package enum Hours: Sendable {
  case aroundTheClock
  case calendar(name: String, WorkCalendar)
  /// Open whenever one of several calendars is.
  case joined(name: String, [WorkCalendar])
  /// By the clocks of the site the case is opened at; in the order of the agreement's sites.
  case local(name: String, [WorkCalendar])

  /// The same hours for ``OpenTime``.
  ///
  /// Those of a site are asked for by its place among the sites of the agreement; for a case
  /// without a site it is the first.
  package func opening(atSite site: Int = 0) -> OpeningHours {
    switch self {
    case .aroundTheClock: .always
    case .calendar(_, let calendar): .calendar(calendar)
    case .joined(_, let calendars): .union(calendars.map { .calendar($0) })
    case .local(_, let calendars):
      calendars.indices.contains(site) ? .calendar(calendars[site]) : .union([])
    }
  }

  /// The name in the agreement; nil around the clock.
  package var name: String? {
    switch self {
    case .aroundTheClock: nil
    case .calendar(let name, _), .joined(let name, _), .local(let name, _): name
    }
  }
}
