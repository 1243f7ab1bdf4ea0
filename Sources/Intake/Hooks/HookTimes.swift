// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// How the calls of a desk write times: one form or more, tried in order.
struct HookTimes: Sendable {
  let forms: [Form]

  enum Form: Sendable {
    case text(TimeRule)
    /// Milliseconds since 1970, as a number.
    case milliseconds
    /// Seconds since 1970, as a number.
    case seconds
  }

  /// Reads a time; nil if it has none of the forms.
  func instant(_ text: String) -> Instant? {
    for form in forms {
      switch form {
      case .text(let rule):
        if let instant = try? rule.instant(Array(text.utf8)[...]) { return instant }
      case .milliseconds: if let instant = Self.instant(text, unit: 1) { return instant }
      case .seconds: if let instant = Self.instant(text, unit: 1000) { return instant }
      }
    }
    return nil
  }

  private static func instant(_ text: String, unit: Int64) -> Instant? {
    guard let count = Int64(text) else { return nil }
    let (milliseconds, overflow) = count.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    return try? Instant(milliseconds: 0).advanced(byMilliseconds: milliseconds)
  }
}
