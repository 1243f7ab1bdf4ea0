// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// One way of counting towards a deadline: a target from a start, moved on by what stood still.
///
/// A clock has more than one while the earlier of two deadlines counts.
struct Count: Sendable {
  let rank: Int
  let start: Instant
  /// The deadline if nothing more stands still; nil if it is not known.
  private(set) var due: Instant?
  /// Open milliseconds that stood still.
  private(set) var waited: Int64 = 0
  /// The deadline before anything stood still; used for days and months.
  private let unmoved: Instant?

  init(
    rank: Int, start: Instant, _ allowed: Law.TimeAllowed, _ wall: WallCalendar,
    _ book: inout HourBook
  ) {
    self.rank = rank
    self.start = start
    switch allowed.kind {
    case .openTime(let milliseconds):
      unmoved = book.add(milliseconds, to: start, page: allowed.page)
    case .businessDays(let days, let count, let end):
      let deadline = days.deadline(
        from: start, days: count, at: end, cutOff: allowed.target.cutOff)
      unmoved = deadline.flatMap { $0 <= book.limit ? $0 : nil }
    case .calendar(let span, let end):
      let deadline = wall.deadline(from: start, span, end)
      unmoved = deadline.flatMap { $0 <= book.limit ? $0 : nil }
    }
    due = unmoved
  }

  /// Takes a stretch out of the count: open time in it moves the deadline on, unless the deadline
  /// came before it.
  mutating func exclude(
    from: Instant, to: Instant, _ allowed: Law.TimeAllowed, _ book: inout HourBook
  ) {
    guard let before = due, before > from else { return }
    let first = max(from, start)
    guard first < to else { return }
    let (sum, overflow) = waited.addingReportingOverflow(
      book.elapsed(from: first, to: to, page: allowed.page))
    guard !overflow else { return }
    guard sum > waited else { return }
    waited = sum
    due = moved(allowed, &book)
  }

  private func moved(_ allowed: Law.TimeAllowed, _ book: inout HourBook) -> Instant? {
    switch allowed.kind {
    case .openTime(let milliseconds):
      let (sum, overflow) = milliseconds.addingReportingOverflow(waited)
      return overflow ? nil : book.add(sum, to: start, page: allowed.page)
    case .businessDays, .calendar:
      return unmoved.flatMap { book.add(waited, to: $0, page: allowed.page) }
    }
  }
}
