// SPDX-License-Identifier: Apache-2.0

import Probability
import Terms
import WorkingTime

/// The cases of one replication, by when they are opened.
struct Arrivals {
  private let model: DeskModel
  private let calendars: [ArrivalCalendar]
  let scenario: Scenario

  init(_ model: DeskModel, _ scenario: Scenario) {
    self.model = model
    self.scenario = scenario
    calendars = model.subjects.map {
      ArrivalCalendar($0.agreement, from: model.asOf, until: model.until)
    }
  }

  /// How arrivals lie in a world.
  func weights(_ world: World) -> [ArrivalWeights] {
    calendars.map { ArrivalWeights($0, byHour: world.byHour, season: world.season) }
  }

  /// Every case of a replication: those open now, those to come, those that shocks bring.
  func cases(
    _ world: World, _ weights: [ArrivalWeights], seed: UInt32, replication: UInt32
  ) -> [MadeCase] {
    var cases: [MadeCase] = []
    for (place, subject) in model.subjects.enumerated() {
      var stream = ChanceStream(
        seed: seed, purpose: Purpose.openCases, replication: replication,
        entity: Purpose.entity(place, 0))
      for (number, past) in subject.open.enumerated() {
        cases.append(
          MadeCase(
            subject: place, rank: past.currentRank, opened: past.opened.milliseconds,
            openPlace: number, luck: MadeCase.Luck(&stream)))
      }
      for (rank, known) in world.ranks[place].enumerated() {
        addArrivals(place, rank, known.rate, weights[place], seed, replication, &cases)
      }
    }
    addShocks(world, seed, replication, &cases)
    // In order of opening; at one instant in the order of agreements and severities.
    let order = cases.indices.sorted {
      cases[$0].opened == cases[$1].opened ? $0 < $1 : cases[$0].opened < cases[$1].opened
    }
    return order.map { cases[$0] }
  }

  private func addArrivals(
    _ place: Int, _ rank: Int, _ rate: Double, _ weights: ArrivalWeights, _ seed: UInt32,
    _ replication: UInt32, _ cases: inout [MadeCase]
  ) {
    let entity = Purpose.entity(place, rank)
    func stream(_ purpose: UInt32) -> ChanceStream {
      ChanceStream(seed: seed, purpose: purpose, replication: replication, entity: entity)
    }
    var times = stream(Purpose.arrivals)
    var luck = stream(Purpose.cases)
    // One factor for an agreement and a month, whatever the severity.
    var busy = ChanceStream(
      seed: seed, purpose: Purpose.busyness, replication: replication,
      entity: Purpose.entity(place, 0))
    for month in weights.days.indices {
      let busyness = busy.gamma(shape: model.evenness) / model.evenness
      let mean = rate * weights.days[month] * busyness * scenario.volume
      for _ in 0..<times.poisson(mean: mean) {
        guard let opened = weights.instant(in: month, of: calendars[place], &times) else {
          continue
        }
        cases.append(
          MadeCase(
            subject: place, rank: rank, opened: opened, openPlace: nil,
            luck: MadeCase.Luck(&luck)))
      }
    }
  }

  /// Advisories strike many at once: those that chance brings, and those that the scenario does.
  private func addShocks(
    _ world: World, _ seed: UInt32, _ replication: UInt32, _ cases: inout [MadeCase]
  ) {
    var times = ChanceStream(
      seed: seed, purpose: Purpose.shocks, replication: replication, entity: 0)
    let days = Double(model.asOf.distance(to: model.until)) / 86_400_000
    var shocks = scenario.shocks.map { (time: $0.milliseconds, isSure: true) }
    for _ in 0..<times.poisson(mean: world.shockRate * days) {
      let time = model.asOf.milliseconds + Int64(times.uniform() * days * 86_400_000)
      shocks.append((time, false))
    }
    for (number, shock) in shocks.enumerated() {
      for (place, subject) in model.subjects.enumerated() {
        var stream = ChanceStream(
          seed: seed, purpose: Purpose.struckCases, replication: replication,
          entity: UInt32(clamping: number) << 16 | UInt32(clamping: place))
        let isStruck = stream.uniform() < world.strike || shock.isSure
        let delay = world.shockDelay?.delay(stream.uniform()) ?? 0
        let choice = stream.uniform()
        let luck = MadeCase.Luck(&stream)
        let opened = shock.time + min(delay, ShockRecord.reach)
        let time = Instant(milliseconds: opened)
        guard isStruck, !subject.ranks.isEmpty, time < model.until,
          subject.agreement.term.contains(time)
        else { continue }
        let ranks = model.shocks.ranks.isEmpty ? [0] : model.shocks.ranks
        let rank = min(
          subject.ranks.count - 1, ranks[min(ranks.count - 1, Int(choice * Double(ranks.count)))])
        cases.append(
          MadeCase(
            subject: place, rank: rank, opened: opened, openPlace: nil, luck: luck))
      }
    }
  }
}
