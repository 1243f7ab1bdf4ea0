// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// `obligation respond` with its clauses, as written.
package struct ObligationSyntax: Sendable {
  package let name: Located<String>
  package var trigger: TriggerSyntax?
  package var owed: OwedSyntax?
  package var credit: CreditSyntax?
  package var stopsWhileWaitingOn: [Located<String>] = []
  package var onUpgrade: UpgradeRule?
  package var onDowngrade: DowngradeRule?
  package var onReopening: ReopeningRule?
  package var shows: [String] = []
  /// The lines it stands in, to quote it as people wrote it.
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// `when a case is opened with severity S1 or S2`; no severities means any.
package struct TriggerSyntax: Sendable {
  package let severities: [Located<String>]
}

/// What is owed, `owed a response within …`.
package struct OwedSyntax: Sendable {
  package let act: Located<String>
  package let targets: [TargetSyntax]
}

/// One row of a target table, or the one target of an obligation without a table.
package struct TargetSyntax: Sendable {
  /// Empty when the target holds for every severity.
  package let severities: [Located<String>]
  package let allowance: Located<Allowance>
  package let hours: Located<HoursReference>?
  package let dayEnd: BusinessDayEnd?
  package let cutOff: CutOff?
  /// From the amount of time to the last word.
  package let range: SourceRange
}

/// What is written about cases opened late in the day.
package enum CutOff: Hashable, Sendable {
  /// `counted from the next day if opened after 16:00`
  case after(CivilTime)
  /// `with no cut-off`
  case none

  /// The time of day, if there is one.
  package var time: CivilTime? {
    switch self {
    case .after(let time): time
    case .none: nil
    }
  }

  /// As the language writes it.
  package var text: String {
    switch self {
    case .after(let time): "counted from the next day if opened after \(time.text)"
    case .none: "with no cut-off"
    }
  }
}

/// How much time is allowed.
package enum Allowance: Hashable, Sendable {
  /// Open time in milliseconds.
  case openTime(milliseconds: Int64)
  case businessDays(Int)

  /// As the language writes it, in the largest units that divide it.
  package var text: String {
    switch self {
    case .businessDays(let days): return days == 1 ? "1 business day" : "\(days) business days"
    case .openTime(let milliseconds):
      let minutes = milliseconds / 60_000
      let (hours, rest) = (minutes / 60, minutes % 60)
      let hourText = hours == 1 ? "1 hour" : "\(hours) hours"
      let minuteText = rest == 1 ? "1 minute" : "\(rest) minutes"
      if rest == 0 { return hourText }
      return hours == 0 ? minuteText : "\(hourText) \(minuteText)"
    }
  }
}

/// When the time of a target runs.
package enum HoursReference: Hashable, Sendable {
  case aroundTheClock
  case calendar(String)
}

/// Where in the last business day a target in business days ends.
package enum BusinessDayEnd: String, Hashable, Sendable, CaseIterable {
  case endOfDay = "by end of day"
  case sameTime = "at the same time"
}

/// What a breach costs, `credit 2% of the monthly fee for each breach, up to EUR 500 each month`.
package struct CreditSyntax: Sendable {
  package let each: Located<CreditAmount>
  package let cap: Located<CreditAmount>?
}

/// An amount of credit: a sum, or a share of the fee of a period.
package enum CreditAmount: Hashable, Sendable {
  case sum(Money)
  case share(Percent, of: Period)

  /// As the language writes it.
  package var text: String {
    switch self {
    case .sum(let money): money.description
    case .share(let percent, let period): "\(percent.description) of the \(period.adjective) fee"
    }
  }
}

/// What a rise in severity does to a running deadline.
package enum UpgradeRule: String, Hashable, Sendable, CaseIterable {
  case earlierOfOldAndNewFromChange =
    "the earlier of the old deadline and the new target from the change"
  case newFromOpening = "the new target from the opening"
  case newFromChange = "the new target from the change"
  case oldStands = "the old deadline stands"
}

/// What a fall in severity does to a running deadline.
package enum DowngradeRule: String, Hashable, Sendable, CaseIterable {
  /// Without consent nothing changes; with consent the new target counts from the opening.
  case onlyWithConsent = "only with the adopter's consent"
  case newFromOpening = "the new target from the opening"
  case newFromChange = "the new target from the change"
  case oldStands = "the old deadline stands"
}

/// What reopening a closed case does.
package enum ReopeningRule: Hashable, Sendable {
  /// Within so many days (of 24 hours) of closing the clock goes on, the closed time excluded;
  /// later it is a new case.
  case continuesWithin(days: Int)
  case alwaysNewCase

  /// As the language writes it.
  package var text: String {
    switch self {
    case .continuesWithin(let days):
      "within \(days) \(days == 1 ? "day" : "days") the clock continues; later it is a new case"
    case .alwaysNewCase: "it is a new case"
    }
  }
}
