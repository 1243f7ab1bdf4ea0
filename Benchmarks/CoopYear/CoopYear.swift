// SPDX-License-Identifier: Apache-2.0

import Forecast
import Probability
import WorkingTime

/// coop-year/1: a made-up year of eight members, three skills and twenty agreements.
///
/// Hours are counted from a Monday, midnight. The figures are the workload's.
struct CoopYear {
  static let hour: Int64 = 3_600_000
  static let horizon: Int64 = 8736 * hour
  static let members = 8
  static let agreements = 20
  private static let skillsOfMember: [UInt64] = [7, 3, 5, 6, 1, 2, 4, 7]
  private static let yearly = [12.0, 60, 180, 150]
  private static let medianHours = [4.0, 6, 5, 3]
  /// Elapsed hours for P1, else business hours, in milliseconds.
  private static let targets = [hour / 2, 4 * hour, 8 * hour, 24 * hour]

  let seed: UInt32
  private var run: DeskRun
  private var tasks: [DeskTask] = []
  private var agreementOf: [UInt8] = []
  private var keyed: [(task: DeskTask, agreement: UInt8)] = []
  private var turns: [DeskTurn] = []

  /// What a year came to.
  struct Year {
    var cases = 0
    var misses = [0, 0, 0, 0]
    /// Missed by the rule of agreements, that time owed ends on the closing side: what has used up its hours
    /// at 17:00 is late when it is taken up at 09:00, and by the workload it is not.
    var closingSideMisses = 0
    var credits = 0.0
    var claims = 0.0
  }

  init(seed: UInt32, without removed: Int?) {
    self.seed = seed
    run = DeskRun(Self.plan(without: removed), members: Self.members, ranks: 4)
  }

  // MARK: - The roster

  private static func isPresent(_ member: Int, week: Int, without removed: Int?) -> Bool {
    let away = [(5 * member + 2) % 52, (5 * member + 3) % 52, (5 * member + 27) % 52]
    if away.contains(week) || member == removed { return false }
    return week != 51 || member == 3 || member == 6
  }

  private static func plan(without removed: Int?) -> DeskPlan {
    var periods: [DeskPlan.Period] = []
    for week in 0..<52 {
      let present = (0..<members).filter { isPresent($0, week: week, without: removed) }
      let ring = { (start: Int) in (0..<members).map { (start + $0) % members } }
      let first = ring(week % members).first { present.contains($0) }
      let second = ring((week + 4) % members).first { present.contains($0) && $0 != first }
      let all = present.reduce(0) { $0 | UInt64(1) << UInt64($1) }
      let onCall = [first, second].compactMap { $0 }.reduce(0) { $0 | UInt64(1) << UInt64($1) }
      func period(_ hours: Int64, isBusiness: Bool) -> DeskPlan.Period {
        let urgent = DeskPlan.Takers(skilled: isBusiness ? all | onCall : onCall, unskilled: onCall)
        let other = isBusiness ? DeskPlan.Takers(skilled: all) : .nobody
        return DeskPlan.Period(
          start: Instant(milliseconds: (Int64(week) * 168 + hours) * hour),
          takers: [urgent, other, other, other])
      }
      periods.append(period(0, isBusiness: false))
      for day in 0..<Int64(5) {
        periods.append(period(day * 24 + 9, isBusiness: true))
        periods.append(period(day * 24 + 17, isBusiness: false))
      }
    }
    let skills = (0..<3).map { skill in
      (0..<members).reduce(UInt64(0)) { mask, member in
        skillsOfMember[member] >> UInt64(skill) & 1 == 1 ? mask | 1 << UInt64(member) : mask
      }
    }
    return DeskPlan(periods, skills: skills)
  }

  // MARK: - A year

  mutating func year(_ replication: Int) -> Year {
    drawCases(UInt32(replication))
    run.run(tasks, until: Self.horizon, &turns)
    return tell(UInt32(replication))
  }

  /// Arrivals, ends of work and changes of shift that were simulated.
  var events: Int { run.events }

  /// The cases of the last year in order of arrival: agreement, rank, arrival, and when one was taken up.
  func forEachCase(_ body: (Int, Int, Int64, Int64?) -> Void) {
    for (place, task) in tasks.enumerated() {
      let start = turns[place].start
      body(
        Int(agreementOf[place]), Int(task.rank), task.arrival,
        start == DeskTurn.never ? nil : start)
    }
  }

  private func stream(_ purpose: UInt32, _ replication: UInt32) -> ChanceStream {
    ChanceStream(seed: seed, purpose: purpose, replication: replication, entity: 0)
  }

  private mutating func drawCases(_ replication: UInt32) {
    var arrivals = stream(0, replication)
    var shocks = stream(1, replication)
    var works = stream(2, replication)
    keyed.removeAll(keepingCapacity: true)
    let busyness = arrivals.gamma(shape: 8) / 8
    for rank in 0..<4 {
      // Inside business hours four times the rate outside.
      let outside = Self.yearly[rank] * busyness / 8736 * 168 / (128 + 160)
      var time = 0.0
      while true {
        time += arrivals.exponential() / (4 * outside)
        guard time < 8736 else { break }
        if !Self.isBusiness(time), arrivals.uniform() >= 0.25 { continue }
        add(time, rank, arrivals.place(below: 3), arrivals.place(below: Self.agreements), &works)
      }
    }
    var time = 0.0
    while true {
      time += shocks.exponential() * 8736
      guard time < 8736 else { break }
      for agreement in 0..<Self.agreements {
        let rank = shocks.uniform() < 0.3 ? 0 : (shocks.uniform() < 0.5 ? 1 : -1)
        guard rank >= 0 else { continue }
        let at = time + shocks.exponential() * 12
        let skill = shocks.place(below: 3)
        if at < 8736 { add(at, rank, skill, agreement, &shocks) }
      }
    }
    keyed.sort { $0.task.arrival < $1.task.arrival }
    tasks.removeAll(keepingCapacity: true)
    agreementOf.removeAll(keepingCapacity: true)
    for (task, agreement) in keyed {
      tasks.append(task)
      agreementOf.append(agreement)
    }
  }

  private mutating func add(
    _ time: Double, _ rank: Int, _ skill: Int, _ agreement: Int, _ works: inout ChanceStream
  ) {
    let work = Self.medianHours[rank] * Elementary.exp(works.normal())
    keyed.append(
      (
        DeskTask(
          arrival: Int64(time * Double(Self.hour)), work: Int64(work * Double(Self.hour)),
          rank: UInt16(rank), lane: UInt16(rank), area: UInt16(skill)), UInt8(agreement)
      ))
  }

  private static func isBusiness(_ time: Double) -> Bool {
    let ofWeek = time - (time / 168).rounded(.down) * 168
    let day = Int(ofWeek / 24)
    let ofDay = ofWeek - Double(24 * day)
    return day < 5 && ofDay >= 9 && ofDay < 17
  }

  /// Business time since the beginning, in milliseconds.
  private static func businessTime(_ time: Int64) -> Int64 {
    let (week, ofWeek) = time.quotientAndRemainder(dividingBy: 168 * hour)
    let (day, ofDay) = ofWeek.quotientAndRemainder(dividingBy: 24 * hour)
    let today = min(8 * hour, max(0, ofDay - 9 * hour))
    return week * 40 * hour + (day < 5 ? day * 8 * hour + today : 40 * hour)
  }

  private mutating func tell(_ replication: UInt32) -> Year {
    var year = Year()
    var claims = stream(3, replication)
    year.cases = tasks.count
    // Misses by agreement and month of four weeks.
    var byMonth = [UInt8](repeating: 0, count: Self.agreements * 13)
    for (place, task) in tasks.enumerated() {
      let start = min(turns[place].start, Self.horizon)
      let rank = Int(task.rank)
      let response =
        rank == 0
        ? start - task.arrival : Self.businessTime(start) - Self.businessTime(task.arrival)
      let isAtNine = start % (24 * Self.hour) == 9 * Self.hour
      if response == Self.targets[rank], isAtNine || start == Self.horizon {
        year.closingSideMisses += 1
      }
      guard response > Self.targets[rank] else { continue }
      year.closingSideMisses += 1
      year.misses[rank] += 1
      byMonth[Int(agreementOf[place]) * 13 + Int(task.arrival / (672 * Self.hour))] &+= 1
      if rank == 0, claims.uniform() < 0.05 {
        let loss = 20_000 * (Elementary.power(claims.uniform(), -1 / 2.2) - 1)
        year.claims += min(250_000, loss)
      }
    }
    for misses in byMonth where misses > 0 {
      year.credits += 5000 * min(0.3, 0.05 * Double(misses))
    }
    return year
  }
}
