// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// Compares hours with the time somebody is on duty; hours of one name and time are compared once.
struct GapSearch {
  /// When somebody is on duty.
  let duty: OpeningHours
  private var known: [Key: Found?] = [:]

  /// The first moment at which hours are open and nobody is there, and how much of an average week
  /// is like that.
  struct Found: Sendable {
    let first: Instant
    let perWeek: Int64
  }

  private struct Key: Hashable {
    let hours: String?
    let time: Range<Instant>
  }

  init(duty: OpeningHours) { self.duty = duty }

  /// The first gap of some hours in a time, of which at most ``RotaCover/farthest`` is looked at; nil
  /// if there is none.
  mutating func gap(
    in hours: Hours, of agreement: Agreement, during time: Range<Instant>
  ) throws(OpenTimeFault) -> Found? {
    let key = Key(hours: hours.name, time: time)
    if let found = known[key] { return found }
    let end = min(
      time.upperBound, Instant(milliseconds: time.lowerBound.milliseconds + RotaCover.farthest))
    let found = try search(hours, agreement.rights.sites.count, time.lowerBound, end)
    known[key] = .some(found)
    return found
  }

  private func search(
    _ hours: Hours, _ sites: Int, _ start: Instant, _ end: Instant
  ) throws(OpenTimeFault) -> Found? {
    guard start < end else { return nil }
    // By the clocks of a site the hours are open whenever they are at any of the sites.
    let opening: OpeningHours
    if case .local = hours {
      opening = .union((0..<max(1, sites)).map { hours.opening(atSite: $0) })
    } else {
      opening = hours.opening()
    }
    let running = try OpenTime(opening, from: start, to: end).intervals(from: start, to: end)
    let manned = try OpenTime(duty, from: start, to: end).intervals(from: start, to: end)
    var first: Instant?
    var total: Int64 = 0
    var next = 0
    for stretch in running {
      var at = stretch.lowerBound
      while at < stretch.upperBound {
        while next < manned.count, manned[next].upperBound <= at { next += 1 }
        let from = next < manned.count ? max(at, manned[next].lowerBound) : stretch.upperBound
        let until = min(from, stretch.upperBound)
        if at < until {
          first = first ?? at
          total += at.distance(to: until)
        }
        at =
          next < manned.count ? max(until, min(manned[next].upperBound, stretch.upperBound)) : until
      }
    }
    let week = Int128(7 * 86_400_000)
    let perWeek = Int128(total) * week / Int128(start.distance(to: end))
    return first.map { Found(first: $0, perWeek: Int64(clamping: perWeek)) }
  }
}
