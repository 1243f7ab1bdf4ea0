// SPDX-License-Identifier: Apache-2.0

import Terms
package import WorkingTime

/// A stretch of duty on a rota within one turn, before anybody is known to be away.
struct DutySlot: Sendable {
  /// The place of the rota.
  let rota: Int
  /// The places of all who take turns, in the order of the rota.
  let order: [Int]
  /// The place in ``order`` of the one whose turn it is.
  let first: Int
  let time: Range<Instant>

  /// The place of the member whose turn it is.
  var turnOf: Int { order[first] }
  /// The places of all who take turns, from the one whose turn it is.
  var inTurn: [Int] { Array(order[first...] + order[..<first]) }

  /// The slots of a rota over a range, ascending; none before its first turn begins.
  ///
  /// `members` are the places of members by their names: turns of others there are none.
  static func slots(
    of rota: Rota, at place: Int, _ members: [String: Int], over range: Range<Instant>
  ) throws(OpenTimeFault) -> [DutySlot] {
    guard !rota.turns.isEmpty, !range.isEmpty else { return [] }
    let open = try OpenTime(.calendar(rota.hours), from: range.lowerBound, to: range.upperBound)
    let zone = rota.hours.zone
    var slots: [DutySlot] = []
    for (number, turn) in rota.turns.enumerated() {
      let isLast = number + 1 == rota.turns.count
      let end = isLast ? range.upperBound : zone.instant(rota.turns[number + 1].start)
      let start = max(zone.instant(turn.start), range.lowerBound)
      let order = turn.members.compactMap { members[$0] }
      guard start < min(end, range.upperBound), !order.isEmpty else { continue }
      for (first, time) in turn.turns(within: start..<min(end, range.upperBound), zone) {
        slots += try open.intervals(from: time.lowerBound, to: time.upperBound).map {
          DutySlot(rota: place, order: order, first: first % order.count, time: $0)
        }
      }
    }
    return slots
  }
}

extension RotaTurn {
  /// The turns within a range, each with its number from 0 and clipped to the range.
  fileprivate func turns(
    within range: Range<Instant>, _ zone: Zone
  ) -> [(number: Int, time: Range<Instant>)] {
    // The turn before the one of this day may last until its hand-over.
    let elapsed = start.date.days(to: zone.civil(at: range.lowerBound).date)
    var number = max(0, elapsed / days - 1)
    var turns: [(number: Int, time: Range<Instant>)] = []
    var begin = handOver(number, zone)
    while begin < range.upperBound {
      let end = handOver(number + 1, zone)
      // Dates are held at the last there is.
      guard begin < end else { break }
      let time = (begin..<end).clamped(to: range)
      if !time.isEmpty { turns.append((number, time)) }
      (number, begin) = (number + 1, end)
    }
    return turns
  }

  /// When a turn begins, by its number.
  private func handOver(_ number: Int, _ zone: Zone) -> Instant {
    let date = start.date.adding(days: number * days)
    return zone.instant(CivilDateTime(date: date, secondsOfDay: start.secondsOfDay))
  }
}

extension Zone {
  /// The instant of a reading, by the convention of RFC 5545 where clocks change.
  func instant(_ reading: CivilDateTime) -> Instant {
    resolve(reading).instant(reading: reading, in: self)
  }

  /// The first instant of a day: midnight, or where clocks skip it the end of the jump.
  package func start(of day: CivilDate) -> Instant {
    let midnight = CivilDateTime(date: day, secondsOfDay: 0)
    let resolution = resolve(midnight)
    if case .skipped(_, let transition) = resolution { return transition }
    return resolution.instant(reading: midnight, in: self)
  }
}
