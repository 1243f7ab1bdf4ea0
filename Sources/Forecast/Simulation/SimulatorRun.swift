// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
import WorkingTime

/// One lane's work: a world, and one replication of it after the other.
struct SimulatorRun {
  private let model: DeskModel
  private let staff: Staff?
  private let arrivals: Arrivals
  private let seed: UInt32
  private var rehearsals: [Rehearsal]
  private var desk: DeskRun?
  private var world: World?
  private var weights: [ArrivalWeights] = []
  private var turns: [DeskTurn] = []
  /// By agreement: cases opened in the replication.
  private(set) var opened: [Int]
  /// By agreement: the components of past cases, to draw from.
  private let components: [[String?]]

  init(
    _ model: DeskModel, _ staff: Staff?, _ scenario: Scenario, _ seed: UInt32,
    _ rehearsals: [Rehearsal]
  ) {
    self.model = model
    self.staff = staff
    self.seed = seed
    self.rehearsals = rehearsals
    arrivals = Arrivals(model, scenario)
    opened = model.subjects.map { _ in 0 }
    components = model.subjects.map { $0.components }
    let ranks = model.subjects.map(\.ranks.count).max() ?? 0
    desk = staff.map {
      DeskRun(
        $0.plan(agreements: model.subjects.count, from: model.asOf),
        members: $0.members.count, ranks: ranks)
    }
  }

  /// Goes into a world, by its number.
  mutating func enter(_ number: UInt32) {
    let world = World(model, seed: seed, number: number)
    weights = arrivals.weights(world)
    self.world = world
  }

  /// Makes up one replication of the world and tells it to those who judge.
  mutating func replicate(_ number: UInt32) {
    guard let world else { return }
    for place in rehearsals.indices { rehearsals[place].clear() }
    for place in opened.indices { opened[place] = 0 }
    let courses = arrivals.cases(world, weights, seed: seed, replication: number)
      .map { CaseCourse($0, model, world, pace: arrivals.scenario.pace) }
    let taken = taken(courses)
    for (number, course) in courses.enumerated() {
      let place = course.made.subject
      let key: Rehearsal.CaseKey
      if let past = course.past {
        guard let known = rehearsals[place].knownCase(past.name) else { continue }
        key = known
      } else {
        key = rehearsals[place].newCase(opened[place])
        opened[place] += 1
      }
      course.tell(taken[number], key, &rehearsals[place])
    }
  }

  /// When each case is taken up: as soon as it is there, or when a member who may is free.
  private mutating func taken(_ courses: [CaseCourse]) -> [Int64?] {
    guard desk != nil, let staff else { return courses.map(\.available) }
    var tasks: [DeskTask] = []
    var owners: [Int] = []
    for (number, course) in courses.enumerated() where course.isWaiting {
      let names = components[course.made.subject]
      let component =
        course.past?.component
        ?? (names.isEmpty
          ? nil
          : names[min(names.count - 1, Int(course.made.luck.component * Double(names.count)))])
      tasks.append(
        DeskTask(
          arrival: course.available, work: course.work, rank: UInt16(clamping: course.made.rank),
          lane: UInt16(clamping: course.made.subject), area: staff.area(of: component)))
      owners.append(number)
    }
    // Those that wait already come together, at the moment of the forecast.
    let order = tasks.indices.sorted {
      tasks[$0].arrival == tasks[$1].arrival ? $0 < $1 : tasks[$0].arrival < tasks[$1].arrival
    }
    desk?.run(order.map { tasks[$0] }, until: model.until.milliseconds, &turns)
    var taken: [Int64?] = courses.map { _ in nil }
    for (place, task) in order.enumerated() {
      let start = turns[place].start
      taken[owners[task]] = start == DeskTurn.never ? nil : start
    }
    return taken
  }

  /// What follows for an agreement at the end of the replication.
  func judged(_ place: Int) throws(JudgementFault) -> Judgement {
    try rehearsals[place].judged(asOf: model.until)
  }
}
