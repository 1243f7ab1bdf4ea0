// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Who may begin what, and when: a roster, areas and hours made into sets of members as bits.
///
/// Time is cut where any set changes. A lane is how cases are taken up that are taken up alike: those of
/// one severity of one agreement, or of many.
package struct DeskPlan: Sendable {
  /// The most members: each is one bit.
  package static let mostMembers = 64

  /// Who may begin cases of a lane.
  package struct Takers: Hashable, Sendable {
    /// Those who may, if they have the skill.
    package var skilled: UInt64
    /// Those who may also without it; the work then takes longer.
    package var unskilled: UInt64

    package init(skilled: UInt64, unskilled: UInt64 = 0) {
      self.skilled = skilled
      self.unskilled = unskilled
    }

    package static let nobody = Takers(skilled: 0)
  }

  /// A time in which the sets stay as they are.
  package struct Period: Sendable {
    package let start: Instant
    /// By lane.
    package let takers: [Takers]

    package init(start: Instant, takers: [Takers]) {
      self.start = start
      self.takers = takers
    }
  }

  let starts: [Int64]
  /// Period by period, in each lane by lane.
  let takers: [Takers]
  /// By period: whoever may begin anything.
  let anyone: [UInt64]
  let laneCount: Int
  /// By area: who has the skill.
  let skills: [UInt64]
  /// How many times as long work takes without the skill.
  let slowness: Int64

  /// Periods in order of time, each up to the next; the last one has no end.
  ///
  /// Neighbours that are alike become one. Every period must tell as many lanes as the first.
  package init(_ periods: [Period], skills: [UInt64], slowness: Int64 = 2) {
    laneCount = periods.first?.takers.count ?? 0
    self.skills = skills
    self.slowness = slowness
    var starts: [Int64] = []
    var takers: [Takers] = []
    for period in periods where period.takers.count == laneCount {
      if takers.suffix(laneCount).elementsEqual(period.takers), !starts.isEmpty { continue }
      starts.append(period.start.milliseconds)
      takers += period.takers
    }
    self.starts = starts
    self.takers = takers
    let lanes = laneCount
    anyone = starts.indices.map { period in
      takers[period * lanes..<(period + 1) * lanes].reduce(0) { $0 | $1.skilled | $1.unskilled }
    }
  }
}

/// A case as the desk sees it.
package struct DeskTask: Sendable, BitwiseCopyable {
  /// When it arrives, in milliseconds of UTC.
  package var arrival: Int64
  /// How much work it is for somebody with the skill, in milliseconds.
  package var work: Int64
  /// What is taken up first: a smaller rank.
  package var rank: UInt16
  package var lane: UInt16
  package var area: UInt16

  package init(arrival: Int64, work: Int64, rank: UInt16, lane: UInt16, area: UInt16) {
    self.arrival = arrival
    self.work = work
    self.rank = rank
    self.lane = lane
    self.area = area
  }
}

/// What became of a task.
package struct DeskTurn: Sendable, BitwiseCopyable {
  /// When somebody took it up, in milliseconds of UTC; ``never`` if nobody did.
  package var start: Int64
  /// When the work was done.
  package var end: Int64
  /// Who took it up.
  package var member: UInt8

  /// Nobody took it up before the end.
  package static let never = Int64.max
}
