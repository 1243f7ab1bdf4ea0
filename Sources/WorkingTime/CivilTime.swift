// SPDX-License-Identifier: Apache-2.0

/// A reading of a wall clock, in whole seconds of the day; 24:00 is allowed as an end.
package struct CivilTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 00:00 on the clock's face, 0 to 86,400.
  package let secondsOfDay: Int

  /// 00:00.
  package static let midnight = CivilTime(unchecked: 0)
  /// 24:00, the end of a day.
  package static let endOfDay = CivilTime(unchecked: 86_400)

  private init(unchecked secondsOfDay: Int) { self.secondsOfDay = secondsOfDay }

  /// The reading so many seconds after 00:00, or nil outside 0 to 86,400.
  package init?(secondsOfDay: Int) {
    guard (0...86_400).contains(secondsOfDay) else { return nil }
    self.secondsOfDay = secondsOfDay
  }

  /// `17:30`, or `17:30:05` where the seconds are not zero.
  package var text: String {
    let minutes = secondsOfDay / 60
    let short = "\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    return secondsOfDay % 60 == 0 ? short : "\(short):\(padded(secondsOfDay % 60, to: 2))"
  }

  package var description: String { text }

  package static func < (left: CivilTime, right: CivilTime) -> Bool {
    left.secondsOfDay < right.secondsOfDay
  }
}
