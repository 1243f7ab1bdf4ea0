// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// The first instants of the days of one zone, each looked up once.
struct DayTable: Sendable {
  /// The first day it knows.
  let first: CivilDate
  private var starts: [Instant] = []

  init(from first: CivilDate) { self.first = first }

  /// The first instant of a day on or after ``first``.
  ///
  /// Days are asked for one after the other; between the last known and the one asked for all are
  /// looked up.
  mutating func start(of day: CivilDate, _ wall: WallCalendar) -> Instant {
    let place = first.days(to: day)
    guard place >= 0 else { return wall.start(of: day) }
    while starts.count <= place { starts.append(wall.start(of: first.adding(days: starts.count))) }
    return starts[place]
  }
}
