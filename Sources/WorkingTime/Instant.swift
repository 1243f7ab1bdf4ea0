// SPDX-License-Identifier: Apache-2.0

/// A moment of universal time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Every day has 86,400 seconds, as in POSIX time: leap seconds are not counted, and a text that
/// names one is refused. The years are 0001 to 9999, so every instant has an RFC 3339 text and the
/// distance between any two fits.
package struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, negative before it.
  package let milliseconds: Int64

  /// 0001-01-01T00:00:00Z.
  package static let earliest = Instant(milliseconds: earliestMilliseconds)
  /// 9999-12-31T23:59:59.999Z.
  package static let latest = Instant(milliseconds: latestMilliseconds)

  @usableFromInline static let earliestMilliseconds: Int64 = -62_135_596_800_000
  @usableFromInline static let latestMilliseconds: Int64 = 253_402_300_799_999

  /// The instant so many milliseconds after 1970-01-01T00:00:00Z, held at ``earliest`` and
  /// ``latest``.
  ///
  /// For numbers from outside ask ``init(exactlyMilliseconds:)``.
  @inlinable package init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
  }

  /// The instant so many milliseconds after 1970-01-01T00:00:00Z, or nil outside the years 0001 to
  /// 9999.
  package init?(exactlyMilliseconds milliseconds: Int64) {
    guard (Self.earliestMilliseconds...Self.latestMilliseconds).contains(milliseconds) else {
      return nil
    }
    self.milliseconds = milliseconds
  }

  @inlinable package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  // What the standard library makes of `<` is called through a table, and cases ask a million times.

  @inlinable package static func <= (left: Instant, right: Instant) -> Bool {
    left.milliseconds <= right.milliseconds
  }

  @inlinable package static func > (left: Instant, right: Instant) -> Bool {
    left.milliseconds > right.milliseconds
  }

  @inlinable package static func >= (left: Instant, right: Instant) -> Bool {
    left.milliseconds >= right.milliseconds
  }

  @inlinable package static func == (left: Instant, right: Instant) -> Bool {
    left.milliseconds == right.milliseconds
  }

  /// Milliseconds from this instant to another, negative if the other is earlier.
  @inlinable package func distance(to other: Instant) -> Int64 {
    other.milliseconds - milliseconds
  }

  /// The instant so many milliseconds later, or earlier if negative.
  ///
  /// Throws ``InstantFault/outsideYears(_:)`` when it would leave the years 0001 to 9999.
  package func advanced(byMilliseconds amount: Int64) throws(InstantFault) -> Instant {
    let (sum, overflow) = milliseconds.addingReportingOverflow(amount)
    guard !overflow, let instant = Instant(exactlyMilliseconds: sum) else {
      throw .outsideYears("\(rfc3339) \(amount < 0 ? "-" : "+") \(amount.magnitude) ms")
    }
    return instant
  }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  var wholeSeconds: Int64 { milliseconds.quotientRoundedDown(by: 1000) }
}

extension Int64 {
  /// The quotient rounded toward minus infinity; the divisor is a positive constant.
  func quotientRoundedDown(by divisor: Int64) -> Int64 {
    self / divisor - (self % divisor < 0 ? 1 : 0)
  }
}
