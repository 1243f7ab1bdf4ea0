// SPDX-License-Identifier: Apache-2.0

import Probability
import Terms

/// A forecast whose time has passed, beside what came.
package struct ScoredForecast: Sendable {
  /// The agreement it was of.
  package let agreement: String
  package let statement: ForecastStatement
  /// Whether each of its chances came about, in its order.
  package let came: [Bool]
  /// What each of its amounts came to, in its order.
  package let amounts: [Int64]

  /// Holds a statement against what became of the agreement in its time.
  init(
    _ statement: ForecastStatement, of agreement: Agreement, _ outcome: PeriodOutcome, cases: Int64
  ) {
    self.agreement = agreement.name
    self.statement = statement
    came = statement.chances.map { outcome.came($0.matter, in: agreement) }
    amounts = statement.amounts.map { amount in
      switch amount.what {
      case .breaches: outcome.breaches
      case .cases: cases
      case .credits: outcome.credits
      }
    }
  }
}

/// How well forecasts did so far, and what follows for the next.
package struct ForecastRecord: Sendable {
  package let forecasts: [ScoredForecast]

  /// With fewer chances scored nobody is preferred to the model.
  package static let fewest = 10

  package init(_ forecasts: [ScoredForecast]) { self.forecasts = forecasts }

  /// What chances are told of apart from one another: whether obligations are met, and whether powers arise.
  package enum Kind: CaseIterable, Sendable {
    case met
    case powers

    func holds(_ matter: ForecastStatement.Matter) -> Bool {
      if case .power = matter { self == .powers } else { self == .met }
    }

    package init(of matter: ForecastStatement.Matter) {
      self = Kind.powers.holds(matter) ? .powers : .met
    }
  }

  /// Chances of a kind as a forecaster gave them, beside whether they came about.
  package func cases(_ kind: Kind, by forecaster: Forecaster) -> [Recalibration.Case] {
    cases(kind) { chance in
      Forecaster.allCases.firstIndex(of: forecaster).map { chance.by[$0] } ?? chance.said
    }
  }

  /// Chances of a kind as they were said.
  package func said(_ kind: Kind) -> [Recalibration.Case] { cases(kind) { $0.said } }

  private func cases(
    _ kind: Kind, _ figure: (ForecastStatement.SaidChance) -> Int64
  ) -> [Recalibration.Case] {
    forecasts.enumerated().flatMap { number, forecast in
      zip(forecast.statement.chances, forecast.came).filter { kind.holds($0.0.matter) }.map {
        Recalibration.Case(forecast: number, millionths: figure($0.0), came: $0.1)
      }
    }
  }

  /// The mean of the logarithms of the chances given to what came: the higher the better; nil without any.
  package func logScore(_ kind: Kind, of forecaster: Forecaster) -> Double? {
    let cases = cases(kind, by: forecaster)
    guard !cases.isEmpty else { return nil }
    return cases.reduce(0) { $0 + Recalibration.logScore($1.millionths, $1.came) }
      / Double(cases.count)
  }

  /// Whose figure is said next: the model's, unless the record of another is better.
  package func chosen(_ kind: Kind) -> Forecaster {
    guard cases(kind, by: .model).count >= Self.fewest, let own = logScore(kind, of: .model) else {
      return .model
    }
    var best = (forecaster: Forecaster.model, score: own)
    for rival in Forecaster.naive {
      guard let score = logScore(kind, of: rival), score > best.score else { continue }
      best = (rival, score)
    }
    return best.forecaster
  }

  /// What the record teaches about the figures of the forecaster that is chosen.
  package func recalibration(_ kind: Kind) -> Recalibration {
    Recalibration(learnedFrom: cases(kind, by: chosen(kind)))
  }
}
