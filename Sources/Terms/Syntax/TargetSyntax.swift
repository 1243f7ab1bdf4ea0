// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

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
  /// Days or months of the wall calendar of the agreement's zone, whatever is open.
  case calendar(CalendarSpan)

  /// As the language writes it, in the largest units that divide it.
  package var text: String {
    switch self {
    case .businessDays(let days): return days == 1 ? "1 business day" : "\(days) business days"
    case .calendar(let span): return span.text
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
