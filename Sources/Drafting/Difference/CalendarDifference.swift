// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Compares the hours that targets and measures run by, calendar by calendar.
enum CalendarDifference {
  /// The farthest that days of a term are compared, in years.
  private static let farthest = 10

  static func changes(from old: Agreement, to new: Agreement) -> [TermsDiff.Change] {
    let (before, after) = (old.calendars, new.calendars)
    let from = max(old.firstDay, new.firstDay)
    let to = min(old.lastDay, new.lastDay, from.adding(months: 12 * farthest))
    guard from <= to else { return [] }
    return after.flatMap { name, calendar -> [TermsDiff.Change] in
      guard let other = before.first(where: { $0.name == name })?.calendar, other != calendar
      else { return [] }
      return changes(name, from: other, to: calendar, days: from...to).map { sentence, favours in
        TermsDiff.Change(name: name, place: nil, sentence: sentence, favours: favours)
      }
    }
  }

  private static func changes(
    _ name: String, from old: WorkCalendar, to new: WorkCalendar, days: ClosedRange<CivilDate>
  ) -> [(String, Favour?)] {
    var changes: [(String, Favour?)] = []
    if old.zone.name != new.zone.name {
      changes.append(
        ("'\(name)' runs by the clocks of \(new.zone.name); it was \(old.zone.name).", nil))
    }
    let (weekBefore, week) = (old.usualWeek(days), new.usualWeek(days))
    changes += weekly(name, from: weekBefore, to: week)
    var closed: [Int: Int] = [:]
    var opened: [Int: Int] = [:]
    var other: [Int: Int] = [:]
    var day = days.lowerBound
    while day <= days.upperBound {
      let place = day.weekday.rawValue
      let (before, after) = (old.windows(on: day), new.windows(on: day))
      // What the usual week says already is not told day by day.
      let wasUsual = before == weekBefore[place]
      let isUsual = after == week[place]
      if before != after, !(wasUsual && isUsual) {
        if after.isEmpty {
          closed[day.year, default: 0] += 1
        } else if before.isEmpty {
          opened[day.year, default: 0] += 1
        } else {
          other[day.year, default: 0] += 1
        }
      }
      day = day.adding(days: 1)
    }
    for year in Set(closed.keys).union(opened.keys).union(other.keys).sorted() {
      if let days = closed[year] {
        changes.append(("'\(name)' closes on \(days) more \(noun(days)) in \(year).", .milder))
      }
      if let days = opened[year] {
        changes.append(("'\(name)' opens on \(days) more \(noun(days)) in \(year).", .stricter))
      }
      if let days = other[year] {
        changes.append(("'\(name)' has other hours on \(days) \(noun(days)) in \(year).", nil))
      }
    }
    return changes
  }

  private static func noun(_ days: Int) -> String { days == 1 ? "day" : "days" }

  private static func weekly(
    _ name: String, from old: [[OpeningWindow]], to new: [[OpeningWindow]]
  ) -> [(String, Favour?)] {
    var changes: [(String, Favour?)] = []
    var day = 0
    while day < 7 {
      let first = day
      day += 1
      guard old[first] != new[first] else { continue }
      while day < 7, old[day] == old[first], new[day] == new[first] { day += 1 }
      let (from, to) = (Weekday.allCases[first].shortName, Weekday.allCases[day - 1].shortName)
      let days = from == to ? from : "\(from) to \(to)"
      let text = "On \(days) '\(name)' is \(hours(new[first])); it was \(hours(old[first]))."
      // More hours use time up sooner, but move the end of a business day later: neither is certain.
      changes.append((text, nil))
    }
    return changes
  }

  private static func hours(_ windows: [OpeningWindow]) -> String {
    if windows.isEmpty { return "closed" }
    return "open "
      + windows.map { "\(time($0.opens)) to \(time($0.closes))" }
      .joined(separator: " and ")
  }

  private static func time(_ seconds: Int) -> String {
    if seconds <= 86_400 { return CivilTime(secondsOfDay: seconds)?.text ?? "" }
    return (CivilTime(secondsOfDay: seconds - 86_400)?.text ?? "") + " the next day"
  }
}

extension WorkCalendar {
  /// The windows that most days of each weekday have, from Monday; of equals the first seen.
  fileprivate func usualWeek(_ days: ClosedRange<CivilDate>) -> [[OpeningWindow]] {
    (0..<7).map { place in
      var counts: [(windows: [OpeningWindow], count: Int)] = []
      var day = days.lowerBound
      while day.weekday.rawValue != place { day = day.adding(days: 1) }
      while day <= days.upperBound {
        let windows = windows(on: day)
        if let found = counts.firstIndex(where: { $0.windows == windows }) {
          counts[found].count += 1
        } else if counts.count < 32 {
          counts.append((windows, 1))
        }
        day = day.adding(days: 7)
      }
      var best: (windows: [OpeningWindow], count: Int) = ([], 0)
      for candidate in counts where candidate.count > best.count { best = candidate }
      return best.windows
    }
  }
}

extension Agreement {
  /// Every calendar of one zone that a target or a measure runs by, in the order it is used; parts
  /// of joined hours and of hours by site are numbered.
  fileprivate var calendars: [(name: String, calendar: WorkCalendar)] {
    var found: [(name: String, calendar: WorkCalendar)] = []
    var seen: Set<String> = []
    for hours in usedHours {
      guard let name = hours.name, seen.insert(name).inserted else { continue }
      switch hours {
      case .aroundTheClock: continue
      case .calendar(_, let calendar): found.append((name, calendar))
      case .joined(_, let parts):
        for (place, part) in parts.enumerated() {
          found.append(("\(name), part \(place + 1)", part))
        }
      case .local(_, let parts):
        for (site, part) in zip(rights.sites, parts) {
          found.append(("\(name) at \(site.name)", part))
        }
      }
    }
    return found
  }

  private var usedHours: [Hours] {
    var targets = obligations.flatMap(\.targets)
    for obligation in standing {
      switch obligation.kind {
      case .recurring(let recurring): targets += recurring.targets
      case .matter(let duty): targets += duty.targets
      case .periodic(let duty): targets += [duty.afterEnd].compactMap { $0 }
      case .aggregate(let aggregate):
        switch aggregate.standard {
        case .percentile(_, _, let target), .average(_, let target): targets.append(target)
        case .rate, .breaches, .points, .availability: continue
        }
      }
    }
    return targets.map(\.hours) + rights.measures.map(\.hours)
  }
}
