// SPDX-License-Identifier: Apache-2.0

/// What a calendar and a clock on the wall read together, without a zone.
///
/// It may name no instant (skipped when clocks go forward) or two (when they go back); a ``Zone``
/// says which.
package struct CivilDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The day.
  package let date: CivilDate
  /// Seconds since 00:00 on the clock's face, 0 to 86,399.
  package let secondsOfDay: Int

  /// A day and a reading of the clock.
  ///
  /// Seconds outside the day carry into the date, so 24:00 is 00:00 of the next day.
  package init(date: CivilDate, secondsOfDay: Int) {
    let rest = secondsOfDay % 86_400
    let carry = secondsOfDay / 86_400 - (rest < 0 ? 1 : 0)
    self.date = carry == 0 ? date : date.adding(days: carry)
    self.secondsOfDay = rest < 0 ? rest + 86_400 : rest
  }

  /// A day and a time; 24:00 becomes 00:00 of the next day.
  package init(date: CivilDate, time: CivilTime) {
    self.init(date: date, secondsOfDay: time.secondsOfDay)
  }

  /// Seconds since 1970-01-01 00:00 on this same clock face.
  init(localSeconds: Int64) {
    let rest = Int(localSeconds % 86_400)
    date = CivilDate(daysSinceEpoch: Int(localSeconds.quotientRoundedDown(by: 86_400)))
    secondsOfDay = rest < 0 ? rest + 86_400 : rest
  }

  var localSeconds: Int64 { Int64(date.daysSinceEpoch) * 86_400 + Int64(secondsOfDay) }

  /// The time of day.
  package var time: CivilTime { CivilTime(secondsOfDay: secondsOfDay) ?? .midnight }

  /// `2026-03-06 16:10`, or with seconds where they are not zero.
  package var text: String {
    String(unsafeUninitializedCapacity: Self.longestText) { text in
      var digits = FixedDigits(text)
      digits.put(self)
      return digits.count
    }
  }

  /// How many characters ``text`` has at most.
  static let longestText = 19

  package var description: String { text }

  package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.secondsOfDay) < (right.date, right.secondsOfDay)
  }
}
