// SPDX-License-Identifier: Apache-2.0

import Judgement
import Probability
import Terms
import WorkingTime

/// One way things may be: every parameter drawn as the record allows.
///
/// Some replications share a world. What differs between worlds is what is not known; what differs
/// within one is chance.
struct World: Sendable {
  /// By agreement, then by rank.
  let ranks: [[RankWorld]]
  /// The share of openings up to and with each hour of the week.
  let byHour: [Double]
  /// By month of the calendar: how many are opened beside the mean; 1 where no season is known.
  let season: [Double]
  /// Shocks a day.
  let shockRate: Double
  /// How likely an agreement is struck by one.
  let strike: Double
  let shockDelay: DelayDraw?

  /// Cases of one severity, as they may be.
  struct RankWorld: Sendable {
    /// Cases a day.
    let rate: Double
    let stages: [DelayDraw?]
    let lateResponse: DelayDraw?
    let paths: [CasePath]
    /// The share of cases that go by each path or one before it.
    let pathShares: [Double]
    let acknowledging: Double
    let acknowledgement: DelayDraw?
    let updateGaps: DelayDraw?
    /// By the number of ``WaitedOn``.
    let waiting: [Double]
    let waits: [DelayDraw?]
    let reopening: Double
    let reopened: DelayDraw?
  }

  init(_ model: DeskModel, seed: UInt32, number: UInt32) {
    ranks = model.subjects.enumerated().map { place, subject in
      subject.ranks.enumerated().map { rank, known in
        var stream = ChanceStream(
          seed: seed, purpose: Purpose.world, replication: number,
          entity: Purpose.entity(place, rank))
        return RankWorld(known, &stream)
      }
    }
    var stream = ChanceStream(
      seed: seed, purpose: Purpose.worldAtLarge, replication: number, entity: 0)
    var sum = 0.0
    var cumulative: [Double] = []
    for hour in model.byHour {
      sum += stream.gamma(shape: hour)
      cumulative.append(sum)
    }
    byHour = cumulative.map { $0 / sum }
    var months = ChanceStream(
      seed: seed, purpose: Purpose.season, replication: number, entity: 0)
    season = (0..<12).map { month in
      guard let known = model.season?.months[month] else { return 1 }
      return months.gamma(shape: known.shape) / known.rate
    }
    let shocks = model.shocks
    // Jeffreys: half a shock in no time, half of one strike and half of none.
    shockRate = stream.gamma(shape: Double(shocks.shocks.count) + 0.5) / max(shocks.days, 1)
    strike = stream.beta(Double(shocks.struck) + 0.5, Double(shocks.exposed - shocks.struck) + 0.5)
    shockDelay = DelayLaw(shocks.delays, pool: DelayLaw.Delays())?.drawn(&stream)
  }
}

extension World.RankWorld {
  fileprivate init(_ known: SubjectModel.RankModel, _ stream: inout ChanceStream) {
    rate = stream.gamma(shape: known.arrivals.shape) / known.arrivals.rate
    stages = known.stages.map { $0?.drawn(&stream) }
    lateResponse = known.lateResponse?.drawn(&stream)
    paths = known.paths.map(\.path)
    var sum = 0.0
    var cumulative: [Double] = []
    for (_, mass) in known.paths {
      sum += stream.gamma(shape: mass)
      cumulative.append(sum)
    }
    let total = sum
    pathShares = cumulative.map { $0 / total }
    acknowledging = known.acknowledging.drawn(&stream)
    acknowledgement = known.acknowledgement?.drawn(&stream)
    updateGaps = known.updateGaps?.drawn(&stream)
    waiting = known.waiting.map { $0.drawn(&stream) }
    waits = known.waits.map { $0?.drawn(&stream) }
    reopening = known.reopening.drawn(&stream)
    reopened = known.reopened?.drawn(&stream)
  }

  /// The path of a case that has gone through some stages already: one that leads through them, as often as
  /// it is gone.
  ///
  /// Where no case went that way before, what is still to come is that of the path drawn from all.
  func path(_ chance: Double, through stages: UInt8) -> CasePath {
    let fitting = paths.indices.filter {
      paths[$0].turn == nil && paths[$0].stages & stages == stages
    }
    func share(_ place: Int) -> Double {
      pathShares[place] - (place == 0 ? 0 : pathShares[place - 1])
    }
    let total = fitting.reduce(0) { $0 + share($1) }
    var left = chance * total
    for place in fitting {
      left -= share(place)
      if left < 0 { return paths[place] }
    }
    return fitting.last.map { paths[$0] } ?? CasePath(stages: path(chance).stages | stages)
  }

  /// The path that a number between 0 and 1 stands for.
  func path(_ chance: Double) -> CasePath {
    paths[min(paths.count - 1, pathShares.firstIndex { chance < $0 } ?? paths.count - 1)]
  }
}

/// What chance is drawn for: each has streams of its own, so that none depends on another.
enum Purpose {
  static let world: UInt32 = 1
  static let worldAtLarge: UInt32 = 2
  static let arrivals: UInt32 = 3
  static let cases: UInt32 = 4
  static let openCases: UInt32 = 5
  static let shocks: UInt32 = 6
  static let struckCases: UInt32 = 7
  static let busyness: UInt32 = 8
  static let claims: UInt32 = 9
  static let season: UInt32 = 10

  /// The entity of a severity of an agreement.
  static func entity(_ subject: Int, _ rank: Int) -> UInt32 {
    UInt32(clamping: subject) << 8 | UInt32(clamping: min(rank, 255))
  }
}
