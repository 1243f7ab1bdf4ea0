// SPDX-License-Identifier: Apache-2.0

package import Forecast
package import Terms
import WorkingTime

/// What was said of one agreement before its time, in words.
package struct ForecastStatementText {
  private let statement: ForecastStatement
  private let agreement: Agreement

  package init(_ statement: ForecastStatement, of agreement: Agreement) {
    self.statement = statement
    self.agreement = agreement
  }

  package var lines: [String] {
    let last = agreement.zone.civil(at: statement.until).date.iso
    return ["Said of \(agreement.name), until \(last)"]
      + statement.chances.map { "  \(Self.sentence($0))" }
      + zip(ForecastRecord.Kind.allCases, statement.recalibrations).compactMap(Self.sentence)
      + [""]
  }

  private static func sentence(_ chance: ForecastStatement.SaidChance) -> String {
    let what = chance.matter.words
    let said = "\(what): \(ChanceFigure.odds(chance.said)) (\(DecimalText.percent(chance.said)) %)"
    let model = chance.by[0]
    guard chance.chosen != .model else {
      return model == chance.said
        ? said : "\(said), put right from \(DecimalText.percent(model)) % by the record"
    }
    return
      "\(said), \(chance.chosen.words): its record is better than that of the simulation, which says "
      + "\(DecimalText.percent(model)) %"
  }

  private static func sentence(
    _ kind: ForecastRecord.Kind, _ recalibration: Recalibration
  ) -> String? {
    guard recalibration != .none else { return nil }
    return "  Chances that \(kind.words) were put right by \(recalibration.count) earlier ones: "
      + "\(DecimalText.of(recalibration.slope, 3)) times their log-odds, "
      + "\(recalibration.shift < 0 ? "less" : "plus") "
      + "\(DecimalText.of(abs(recalibration.shift), 3))."
  }
}

extension ForecastStatement.Matter {
  /// What a chance is of.
  package var words: String {
    switch self {
    case .everything: "everything is met"
    case .obligation(let name): "\(name) is met each time"
    case .power(let name): "\(name) arises"
    }
  }
}

extension ForecastRecord.Kind {
  /// What chances of the kind are of.
  package var words: String {
    switch self {
    case .met: "obligations are met"
    case .powers: "powers arise"
    }
  }
}

extension Forecaster {
  /// Whose figure it is.
  package var words: String {
    switch self {
    case .model: "by the simulation"
    case .climatology: "as often as in earlier times"
    case .lastPeriod: "as in the last such time"
    case .rate: "at the rate of each that fell due"
    }
  }
}
