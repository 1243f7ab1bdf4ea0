// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
import WorkingTime

/// One lane's work: a world, and one replication of it after the other.
struct SimulatorRun {
  private let model: DeskModel
  private let manning: Manning
  private let arrivals: Arrivals
  private let seed: UInt32
  private var rehearsals: [Rehearsal]
  private var desk: DeskRun?
  private var recordedDesk: DeskRun?
  private var world: World?
  private var weights: [ArrivalWeights] = []
  private var turns: [DeskTurn] = []
  /// By agreement: cases opened in the replication.
  private(set) var opened: [Int]
  /// By agreement: the components of past cases, to draw from.
  private let components: [[String?]]

  init(
    _ model: DeskModel, _ manning: Manning, _ scenario: Scenario, _ seed: UInt32,
    _ rehearsals: [Rehearsal]
  ) {
    self.model = model
    self.manning = manning
    self.seed = seed
    self.rehearsals = rehearsals
    arrivals = Arrivals(model, scenario)
    opened = model.subjects.map { _ in 0 }
    components = model.subjects.map { $0.components }
    let ranks = model.subjects.map(\.ranks.count).max() ?? 0
    func desk(_ staff: Staff?) -> DeskRun? {
      staff.map {
        DeskRun(
          $0.plan(agreements: model.subjects.count, from: model.asOf),
          members: $0.members.count, ranks: ranks)
      }
    }
    self.desk = desk(manning.supposed)
    recordedDesk = desk(manning.recorded)
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

  /// When each case is taken up: as soon as it is there, and as much later as the supposed staff keeps it waiting
  /// longer than that of the record; nil if never.
  private mutating func taken(_ courses: [CaseCourse]) -> [Int64?] {
    guard let staff = manning.supposed else { return courses.map(\.available) }
    let waiting = courses.indices.filter { courses[$0].isWaiting }
    let supposed = starts(courses, waiting, staff, isRecorded: false)
    let known = waiting.filter { courses[$0].made.subject < manning.agreements }
    var recorded: [Int: Int64]?
    if let staff = manning.recorded {
      recorded = starts(courses, known, staff, isRecorded: true)
    }
    return courses.indices.map { number in
      let course = courses[number]
      guard course.isWaiting else { return course.available }
      let start = supposed[number] ?? DeskTurn.never
      let before = recorded?[number] ?? course.available
      if start == DeskTurn.never { return before == DeskTurn.never ? course.available : nil }
      return course.available + max(0, start - min(start, before))
    }
  }

  /// When members of a staff who may are free for each of some cases.
  private mutating func starts(
    _ courses: [CaseCourse], _ numbers: [Int], _ staff: Staff, isRecorded: Bool
  ) -> [Int: Int64] {
    // Those that wait already come together, at the moment of the forecast.
    let order = numbers.sorted {
      (courses[$0].available, $0) < (courses[$1].available, $1)
    }
    let tasks = order.map { number in
      let course = courses[number]
      return DeskTask(
        arrival: course.available, work: course.work, rank: UInt16(clamping: course.made.rank),
        lane: UInt16(clamping: course.made.subject), area: staff.area(of: component(of: course)))
    }
    let until = model.until.milliseconds
    if isRecorded {
      recordedDesk?.run(tasks, until: until, &turns)
    } else {
      desk?.run(tasks, until: until, &turns)
    }
    var starts: [Int: Int64] = [:]
    for (place, number) in order.enumerated() { starts[number] = turns[place].start }
    return starts
  }

  /// The component of a case: its own, or that of an earlier one of the agreement.
  private func component(of course: CaseCourse) -> String? {
    if let own = course.past?.component { return own }
    let names = components[course.made.subject]
    let place = Int(course.made.luck.component * Double(names.count))
    return names.isEmpty ? nil : names[min(names.count - 1, place)]
  }

  /// What follows for an agreement at the end of the replication.
  func judged(_ place: Int) throws(JudgementFault) -> Judgement {
    try rehearsals[place].judged(asOf: model.until)
  }
}
