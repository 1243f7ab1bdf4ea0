// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// One way of counting towards a deadline: a target from a start, moved on by what stood still.
///
/// A clock has more than one while the earlier of two deadlines counts. It is made of numbers alone,
/// and knows by itself how to move on.
struct Count: Sendable {
  let rank: Int
  let start: Instant
  /// The page of the hours it is counted in.
  private let page: Int
  /// The open time allowed; of days and months, which are not counted in it, nil.
  private let openTime: Int64?
  /// The deadline before anything stood still; used for days and months.
  @OptionalInstant private var unmoved: Instant?
  /// The deadline if nothing more stands still; nil if it is not known.
  @OptionalInstant private(set) var due: Instant?
  /// Open milliseconds that stood still.
  private(set) var waited: Int64 = 0

  /// Counts open time.
  init(
    rank: Int, start: Instant, openTime milliseconds: Int64, page: Int, _ book: inout HourBook
  ) {
    self.init(
      rank, start, page, openTime: milliseconds,
      due: book.add(milliseconds, to: start, page: page))
  }

  private init(_ rank: Int, _ start: Instant, _ page: Int, openTime: Int64?, due: Instant?) {
    self.rank = rank
    self.start = start
    self.page = page
    self.openTime = openTime
    unmoved = due
    self.due = due
  }

  /// Counts what a target allows.
  init(
    rank: Int, start: Instant, _ allowed: Law.TimeAllowed, _ wall: WallCalendar,
    _ book: inout HourBook
  ) {
    let deadline: Instant?
    switch allowed.kind {
    case .openTime(let milliseconds):
      self.init(rank: rank, start: start, openTime: milliseconds, page: allowed.page, &book)
      return
    case .businessDays(let days, let count, let end):
      deadline = days.deadline(from: start, days: count, at: end, cutOff: allowed.target.cutOff)
    case .calendar(let span, let end): deadline = wall.deadline(from: start, span, end)
    }
    self.init(
      rank, start, allowed.page, openTime: nil,
      due: deadline.flatMap { $0 <= book.limit ? $0 : nil })
  }

  /// Takes a stretch out of the count: open time in it moves the deadline on, unless the deadline
  /// came before it.
  mutating func exclude(from: Instant, to: Instant, _ book: inout HourBook) {
    guard let before = due, before > from else { return }
    let first = max(from, start)
    guard first < to else { return }
    let (sum, overflow) = waited.addingReportingOverflow(
      book.elapsed(from: first, to: to, page: page))
    guard !overflow else { return }
    guard sum > waited else { return }
    waited = sum
    due = moved(&book)
  }

  private func moved(_ book: inout HourBook) -> Instant? {
    guard let openTime else {
      return unmoved.flatMap { book.add(waited, to: $0, page: page) }
    }
    let (sum, overflow) = openTime.addingReportingOverflow(waited)
    return overflow ? nil : book.add(sum, to: start, page: page)
  }
}
