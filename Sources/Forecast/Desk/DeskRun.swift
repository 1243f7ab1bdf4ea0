// SPDX-License-Identifier: Apache-2.0

/// A desk, event by event: cases arrive, members take them up and finish, shifts change.
///
/// At each event the waiting are gone through by rank, then by arrival; each is given to the member of the
/// lowest number who may begin it, one with the skill before one without. Work that was begun is finished.
package struct DeskRun {
  private let plan: DeskPlan
  /// What waits, by rank; each in order of arrival.
  private var lines: [[Int32]]
  private var waitingCount = 0
  private var idle: UInt64
  private let everybody: UInt64
  /// When each member is done; in no order, for they are few.
  private var ends: [Int64]
  private var soonest = DeskTurn.never
  /// Arrivals, ends and changes of shift that were gone through.
  package private(set) var events = 0

  /// A desk with so many members and ranks, with nothing to do.
  package init(_ plan: DeskPlan, members: Int, ranks: Int) {
    self.plan = plan
    let members = max(0, min(members, DeskPlan.mostMembers))
    everybody = members == 64 ? .max : (1 << UInt64(members)) - 1
    idle = everybody
    ends = [Int64](repeating: DeskTurn.never, count: members)
    lines = Array(repeating: [], count: ranks)
  }

  /// Works through tasks in order of arrival until a time; what nobody took up stays ``DeskTurn/never``.
  package mutating func run(
    _ tasks: borrowing [DeskTask], until end: Int64, _ turns: inout [DeskTurn]
  ) {
    reset()
    turns.removeAll(keepingCapacity: true)
    turns.append(
      contentsOf: repeatElement(
        DeskTurn(start: DeskTurn.never, end: DeskTurn.never, member: 0), count: tasks.count))
    tasks.withUnsafeBufferPointer { tasks in
      turns.withUnsafeMutableBufferPointer { turns in
        plan.starts.withUnsafeBufferPointer { starts in
          plan.takers.withUnsafeBufferPointer { takers in
            plan.skills.withUnsafeBufferPointer { skills in
              plan.anyone.withUnsafeBufferPointer { anyone in
                let desk = Desk(
                  tasks: tasks, turns: turns, starts: starts, takers: takers, skills: skills,
                  anyone: anyone)
                work(desk, until: end)
              }
            }
          }
        }
      }
    }
  }

  /// What a run reads and writes, borrowed once.
  private struct Desk {
    let tasks: UnsafeBufferPointer<DeskTask>
    let turns: UnsafeMutableBufferPointer<DeskTurn>
    let starts: UnsafeBufferPointer<Int64>
    let takers: UnsafeBufferPointer<DeskPlan.Takers>
    let skills: UnsafeBufferPointer<UInt64>
    let anyone: UnsafeBufferPointer<UInt64>
  }

  private mutating func reset() {
    idle = everybody
    for member in ends.indices { ends[member] = DeskTurn.never }
    soonest = DeskTurn.never
    for rank in lines.indices { lines[rank].removeAll(keepingCapacity: true) }
    waitingCount = 0
  }

  private mutating func work(_ desk: Desk, until end: Int64) {
    var next = 0
    var period = 0
    while true {
      let arrival = next < desk.tasks.count ? desk.tasks[next].arrival : DeskTurn.never
      let change =
        waitingCount > 0 && period + 1 < desk.starts.count
        ? desk.starts[period + 1] : DeskTurn.never
      let now = min(arrival, min(soonest, change))
      guard now < end else { return }
      events &+= 1
      while period + 1 < desk.starts.count, desk.starts[period + 1] <= now { period += 1 }
      if now == soonest {
        finish(at: now)
      } else if now == arrival {
        let rank = Int(desk.tasks[next].rank)
        if lines.indices.contains(rank) {
          lines[rank].append(Int32(truncatingIfNeeded: next))
          waitingCount &+= 1
        }
        next += 1
      }
      if waitingCount > 0, idle != 0 { dispatch(desk, period, now) }
    }
  }

  /// Everybody who is done at an instant is free.
  private mutating func finish(at now: Int64) {
    var least = DeskTurn.never
    var busy = everybody & ~idle
    while busy != 0 {
      let member = busy.trailingZeroBitCount
      busy &= busy &- 1
      if ends[member] == now {
        idle |= 1 << UInt64(member)
        ends[member] = DeskTurn.never
      } else {
        least = min(least, ends[member])
      }
    }
    soonest = least
  }

  /// Gives the waiting to those who may begin them.
  private mutating func dispatch(_ desk: Desk, _ period: Int, _ now: Int64) {
    let takers = period * plan.laneCount
    let some = desk.anyone[period]
    guard idle & some != 0 else { return }
    for rank in lines.indices where !lines[rank].isEmpty {
      var kept = 0
      var place = 0
      let count = lines[rank].count
      while place < count {
        let task = Int(lines[rank][place])
        place += 1
        if idle & some != 0, begin(task, desk, takers, now) { continue }
        lines[rank][kept] = Int32(truncatingIfNeeded: task)
        kept += 1
      }
      if kept < count {
        waitingCount -= count - kept
        lines[rank].removeLast(count - kept)
      }
      if idle & some == 0 { return }
    }
  }

  /// Gives one task to somebody; false if nobody may begin it now.
  @inline(__always)
  private mutating func begin(_ place: Int, _ desk: Desk, _ takers: Int, _ now: Int64) -> Bool {
    let task = desk.tasks[place]
    let may = desk.takers[takers + Int(task.lane)]
    let skilled = idle & may.skilled & desk.skills[Int(task.area)]
    let chosen = skilled != 0 ? skilled : idle & may.unskilled
    guard chosen != 0 else { return false }
    let member = chosen.trailingZeroBitCount
    let work = skilled != 0 ? task.work : task.work &* plan.slowness
    let end = now &+ max(1, work)
    idle &= ~(1 << UInt64(member))
    ends[member] = end
    soonest = min(soonest, end)
    desk.turns[place] = DeskTurn(
      start: now, end: end, member: UInt8(truncatingIfNeeded: member))
    return true
  }
}
