// SPDX-License-Identifier: Apache-2.0

/// The rule a zone follows after its table ends: the TZ string of POSIX.1 section 8.3, with the
/// wider hours of RFC 9636 section 3.3.1 from version 3 on.
///
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixTimeRule: Hashable, Sendable {
  let standard: LocalTimeType
  let daylight: Daylight?

  /// Daylight time and when it begins and ends every year.
  struct Daylight: Hashable, Sendable {
    let type: LocalTimeType
    let begins: YearlyMoment
    let ends: YearlyMoment
  }

  /// A day of every year and a wall-clock reading on it, in seconds from its 00:00 (may be
  /// negative or beyond the day).
  struct YearlyMoment: Hashable, Sendable {
    enum Day: Hashable, Sendable {
      /// 1 to 365; 29 February is never counted.
      case julian(Int)
      /// 0 to 365; 29 February is counted.
      case ofYear(Int)
      /// The n-th (5: the last) weekday (0: Sunday) of a month.
      case ofMonth(Int, week: Int, weekday: Int)
    }
    let day: Day
    let seconds: Int

    /// Seconds since 1970-01-01 00:00 on the wall clock.
    func localSeconds(inYear year: Int) -> Int64 {
      let newYear = CivilDate.days(year: year, month: 1, day: 1)
      let days =
        switch day {
        case .julian(let number): newYear + number - (CivilDate.isLeap(year) && number > 59 ? 0 : 1)
        case .ofYear(let number): newYear + number
        case .ofMonth(let month, let week, let weekday):
          Self.days(year: year, month: month, week: week, weekday: weekday)
        }
      return Int64(days) * 86_400 + Int64(seconds)
    }

    private static func days(year: Int, month: Int, week: Int, weekday: Int) -> Int {
      let first = CivilDate.days(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday; the sum stays positive for every year from 1 on.
      let firstWeekday = (first + 4 + 7 * 110_000) % 7
      let offset = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      return first
        + (offset < CivilDate.daysInMonth(year: year, month: month) ? offset : offset - 7)
    }
  }

  /// The changes of the years given, in order; of two at one moment only the later rule stays, as
  /// for zones that write permanent daylight time this way.
  func changes(inYears years: ClosedRange<Int>) -> [(at: Int64, type: LocalTimeType)] {
    guard let daylight else { return [] }
    var changes: [(at: Int64, type: LocalTimeType)] = []
    for year in years {
      let begins = daylight.begins.localSeconds(inYear: year) - Int64(standard.offset)
      let ends = daylight.ends.localSeconds(inYear: year) - Int64(daylight.type.offset)
      changes.append((ends, standard))
      changes.append((begins, daylight.type))
    }
    changes.sort { ($0.at, $0.type.isDaylight ? 1 : 0) < ($1.at, $1.type.isDaylight ? 1 : 0) }
    return changes.reduce(into: []) { kept, change in
      if kept.last?.at == change.at { kept.removeLast() }
      kept.append(change)
    }
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
