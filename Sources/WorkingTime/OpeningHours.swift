// SPDX-License-Identifier: Apache-2.0

/// When somebody is there: around the clock, by a calendar, or calendars put together.
///
/// Follow-the-sun support is the union of the teams' calendars, each on its own zone's clock.
package indirect enum OpeningHours: Hashable, Sendable {
  /// Around the clock.
  case always
  case calendar(WorkCalendar)
  /// Open when any of them is; of none, never.
  case union([OpeningHours])
  /// Open when all of them are. Of none is refused when compiled: it would mean always.
  case intersection([OpeningHours])

  /// How deeply unions and intersections may be nested.
  package static let deepestNesting = 32
}
