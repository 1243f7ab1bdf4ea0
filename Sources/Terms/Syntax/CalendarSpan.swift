// SPDX-License-Identifier: Apache-2.0

/// A time that a calendar on the wall measures: days or months, whatever their length.
package enum CalendarSpan: Hashable, Sendable {
  case days(Int)
  case months(Int)

  /// As the language writes it; weeks are days, years are months.
  package var text: String {
    switch self {
    case .days(let count): count == 1 ? "1 day" : "\(count) days"
    case .months(let count): count == 1 ? "1 month" : "\(count) months"
    }
  }

  /// About how many days, to compare one with another: a month counts 30.
  package var roughDays: Int {
    switch self {
    case .days(let count): count
    case .months(let count): count * 30
    }
  }
}

/// How long something outlives the agreement.
package enum Survival: Hashable, Sendable {
  case forever
  case lasting(CalendarSpan)

  /// As the language writes it.
  package var text: String {
    switch self {
    case .forever: "survives termination"
    case .lasting(let span): "survives termination for \(span.text)"
    }
  }
}
