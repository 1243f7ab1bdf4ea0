// SPDX-License-Identifier: Apache-2.0

/// A stretch of wall-clock readings, from its opening up to but not including its closing.
///
/// Both are seconds from 00:00 of the day the window opens. A window past midnight belongs to that
/// day: 22:00 to 06:00 the next day is 79,200 to 108,000.
package struct OpeningWindow: Hashable, Comparable, Sendable {
  /// 0 to 86,399 for a window as written.
  package let opens: Int
  /// Greater than ``opens``, at most 172,800 (48:00).
  package let closes: Int

  /// A window of one day.
  ///
  /// Throws ``CalendarFault`` when it is empty, reversed, opens outside its day, or closes after
  /// the end of the next.
  package init(opens: Int, closes: Int) throws(CalendarFault) {
    guard (0..<86_400).contains(opens) else { throw .opensOutsideDay(opens: opens) }
    guard opens != closes else { throw .emptyWindow(opens: opens, closes: closes) }
    guard opens < closes else { throw .reversedWindow(opens: opens, closes: closes) }
    guard closes <= 172_800 else { throw .closesTooLate(closes: closes) }
    self.init(opens: opens, closesAt: closes)
  }

  /// What subtraction leaves may open after midnight, so it is not checked against the day.
  private init(opens: Int, closesAt closes: Int) {
    self.opens = opens
    self.closes = closes
  }

  package static func < (left: OpeningWindow, right: OpeningWindow) -> Bool {
    (left.opens, left.closes) < (right.opens, right.closes)
  }

  /// The same readings as ascending windows that neither overlap nor touch.
  static func merged(_ windows: [OpeningWindow]) -> [OpeningWindow] {
    windows.sorted().reduce(into: []) { merged, window in
      guard let last = merged.last, window.opens <= last.closes else {
        merged.append(window)
        return
      }
      let closes = max(last.closes, window.closes)
      merged[merged.count - 1] = OpeningWindow(opens: last.opens, closesAt: closes)
    }
  }

  /// The readings of merged `windows` that none of the merged `breaks` holds.
  static func subtracting(
    _ breaks: [OpeningWindow], from windows: [OpeningWindow]
  ) -> [OpeningWindow] {
    var left: [OpeningWindow] = []
    for window in windows {
      var opens = window.opens
      for pause in breaks where pause.closes > opens && pause.opens < window.closes {
        if pause.opens > opens { left.append(OpeningWindow(opens: opens, closesAt: pause.opens)) }
        opens = pause.closes
      }
      if opens < window.closes {
        left.append(OpeningWindow(opens: opens, closesAt: window.closes))
      }
    }
    return left
  }
}
