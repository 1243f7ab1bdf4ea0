// SPDX-License-Identifier: Apache-2.0

import Probability
import Terms
import WorkingTime

/// The hours in which cases of an agreement can arrive, sorted by month and by hour of the week.
struct ArrivalCalendar: Sendable {
  /// Months of 30.4 days from the moment of the forecast on; each by hour of the week.
  let months: [Month]

  struct Month: Sendable {
    /// The first instant of each such hour, in milliseconds; by hour of the week.
    fileprivate(set) var hours: [[Int64]]
    /// How many of its hours lie in each month of the calendar, January first.
    fileprivate(set) var ofYear = [Int](repeating: 0, count: 12)
  }

  static let hour: Int64 = 3_600_000

  /// Lays out the hours from one instant to another that lie in the term of an agreement.
  init(_ agreement: Agreement, from: Instant, until: Instant) {
    let length = Int64(DeskModel.monthDays * 86_400_000)
    let start = max(from, agreement.term.lowerBound).milliseconds
    let end = min(until, agreement.term.upperBound).milliseconds
    let count = Int(max(0, from.distance(to: until) - 1) / length) + 1
    var months = Array(repeating: Month(hours: Array(repeating: [], count: 168)), count: count)
    var at = start
    while at < end {
      let civil = agreement.zone.civil(at: Instant(milliseconds: at))
      let ofWeek = civil.date.weekday.rawValue * 24 + min(23, civil.time.secondsOfDay / 3600)
      let month = min(count - 1, Int((at - from.milliseconds) / length))
      months[month].hours[ofWeek].append(at)
      months[month].ofYear[civil.date.month - 1] += 1
      at += Self.hour
    }
    self.months = months
  }
}

extension ArrivalCalendar.Month {
  /// The mean factor of its hours.
  fileprivate func factor(_ season: [Double]) -> Double {
    let hours = ofYear.reduce(0, +)
    guard hours > 0, season.contains(where: { $0 != 1 }) else { return 1 }
    return zip(ofYear, season).reduce(0) { $0 + Double($1.0) * $1.1 } / Double(hours)
  }
}

/// The same in one world: how much of a month's arrivals each hour of the week has.
struct ArrivalWeights: Sendable {
  /// By month: in days of mean arrivals, how many there are.
  let days: [Double]
  /// By month, by hour of the week: the share up to and with it.
  let shares: [[Double]]

  /// By the share of openings up to each hour of the week, and the factor of each month of the calendar.
  init(_ calendar: ArrivalCalendar, byHour: [Double], season: [Double]) {
    var days: [Double] = []
    var shares: [[Double]] = []
    for month in calendar.months {
      var sum = 0.0
      var before = 0.0
      var cumulative: [Double] = []
      for (hour, share) in byHour.enumerated() {
        sum += (share - before) * Double(month.hours[hour].count)
        before = share
        cumulative.append(sum)
      }
      // An average hour has 1/168 of the week's arrivals and is 1/24 of a day.
      days.append(sum * 7 * month.factor(season))
      shares.append(cumulative)
    }
    self.days = days
    self.shares = shares
  }

  /// An instant of a month, as likely as cases are then; nil where the month has no hours.
  func instant(
    in month: Int, of calendar: ArrivalCalendar, _ stream: inout ChanceStream
  ) -> Int64? {
    let wanted = stream.uniform()
    let within = stream.uniform()
    let minute = stream.uniform()
    let cumulative = shares[month]
    guard let total = cumulative.last, total > 0 else { return nil }
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < wanted * total { low = middle + 1 } else { high = middle }
    }
    let slots = calendar.months[month].hours[low]
    guard !slots.isEmpty else { return nil }
    let slot = slots[min(slots.count - 1, Int(within * Double(slots.count)))]
    return slot + Int64(minute * Double(ArrivalCalendar.hour))
  }
}
