// SPDX-License-Identifier: Apache-2.0

package import Forecast
import Money
import Terms
import WorkingTime

/// An outlook in words first, then in figures.
package struct OutlookText {
  private let outlook: Outlook
  private let before: Outlook?

  /// An outlook; `before` is what is foreseen with nothing supposed, to be compared.
  package init(_ outlook: Outlook, before: Outlook? = nil) {
    self.outlook = outlook
    self.before = before
  }

  package var lines: [String] {
    var lines = [headline] + comparison + [""]
    for subject in outlook.subjects { lines += self.lines(subject) + [""] }
    lines += totals
    lines.append("What it rests on")
    lines.append(
      "  \(CountedNoun.text(outlook.caseCount, "case")) of the past; "
        + "\(CountedNoun.text(Int(outlook.replications), "replication")) in "
        + "\(CountedNoun.text(Int(outlook.worlds), "world")), seed \(outlook.seed).")
    lines += outlook.assumptions.map { "  \($0)" }
    lines.append(
      "  ± is the error of the simulation (more worlds make it smaller); in brackets is how far the record"
    )
    lines.append("  leaves the figure open (only more history makes that smaller).")
    return lines
  }

  /// How likely it is that all is met.
  private var headline: String {
    let zone = outlook.subjects[0].agreement.zone
    let last = zone.civil(at: outlook.until).date.iso
    let what = CountedNoun.text(outlook.subjects.count, "agreement")
    return "Until \(last), every obligation of \(what) is met: \(outlook.allMet.odds) "
      + "(\(Self.share(outlook.allMet)))."
  }

  /// With and without what is supposed, on the same luck.
  private var comparison: [String] {
    guard let before else { return [] }
    var lines = ["With nothing supposed it is \(Self.share(before.allMet))."]
    for (with, without) in zip(outlook.subjects, before.subjects) {
      lines.append(
        "  \(with.label): \(DecimalText.percent(without.allMet.estimate)) % becomes "
          + "\(DecimalText.percent(with.allMet.estimate)) %; breaches on average "
          + "\(without.breaches.mean) become \(with.breaches.mean)")
    }
    return lines
  }

  private func lines(_ subject: Outlook.SubjectForecast) -> [String] {
    var lines = [subject.label]
    lines.append(
      "  every obligation met: \(subject.allMet.odds) (\(Self.share(subject.allMet)))")
    lines.append(
      "  cases opened: half the time at most \(quantile(subject.cases, 500)), 19 times in 20 at most "
        + "\(quantile(subject.cases, 950)); breaches: \(quantile(subject.breaches, 500)) and "
        + "\(quantile(subject.breaches, 950))")
    for promise in subject.promises where promise.due > 0 {
      let goal = promise.promise.isGoal ? " (goal)" : ""
      lines.append(
        "  \(promise.promise.name)\(goal): met each time \(promise.allMet.odds) "
          + "(\(Self.share(promise.allMet))); \(Self.thousandths(promise.breached)) breached of "
          + "\(Self.thousandths(promise.due)) due")
    }
    lines += credits(subject)
    for power in subject.powers {
      lines.append("  \(sentence(power))")
    }
    lines += subject.leftOut.map { "  not forecast: \($0.name), for \($0.why)" }
    return lines
  }

  private func credits(_ subject: Outlook.SubjectForecast) -> [String] {
    guard let currency = subject.agreement.fee?.amount.currency else { return [] }
    return ["  credits: " + amounts(subject.credits, currency)]
  }

  private func amounts(_ figure: AmountFigure, _ currency: Currency) -> String {
    let parts = figure.quantiles.filter { [950, 995].contains($0.level) }.map { quantile in
      "\(Self.level(quantile.level)) at most \(Money(minorUnits: quantile.value, currency: currency)) "
        + "(beyond that \(Money(minorUnits: quantile.tail, currency: currency)) on average)"
    }
    return "\(Money(minorUnits: figure.mean, currency: currency)) on average, "
      + parts.joined(separator: ", ")
  }

  private func sentence(_ power: Outlook.PowerForecast) -> String {
    let holder = power.power.holder.rawValue
    let what = "\(power.power.name), of the \(holder)"
    guard power.arises.estimate > 0 else { return "\(what): it never arose in the simulation" }
    let day = outlook.subjects[0].agreement.zone.civil(at: outlook.asOf).date
      .adding(days: Int(quantileValue(power.days, 500))).iso
    return
      "\(what): \(power.arises.odds) that it arises (\(Self.share(power.arises))); if it does, "
      + "as likely before \(day) as after"
  }

  private var totals: [String] {
    guard outlook.subjects.count > 1 else { return [] }
    var lines: [String] = []
    for (code, amount) in outlook.credits {
      guard let currency = Currency(code: code) else { continue }
      lines.append("all credits in \(code): " + amounts(amount, currency))
    }
    return lines.isEmpty ? [] : lines + [""]
  }

  // MARK: - Figures

  private func quantile(_ figure: AmountFigure, _ level: Int) -> String {
    String(quantileValue(figure, level))
  }

  private func quantileValue(_ figure: AmountFigure, _ level: Int) -> Int64 {
    figure.quantiles.first { $0.level == level }?.value ?? 0
  }

  /// `97.2 % ± 0.4 [93.0 to 99.1]`.
  static func share(_ figure: ChanceFigure) -> String {
    let half = (figure.simulation.upperBound - figure.simulation.lowerBound + 1) / 2
    return "\(DecimalText.percent(figure.estimate)) % ± \(DecimalText.percent(half)) "
      + "[\(DecimalText.percent(figure.parameters.lowerBound)) to \(DecimalText.percent(figure.parameters.upperBound))]"
  }

  /// Thousandths with two decimals, rounded half up.
  private static func thousandths(_ number: Int64) -> String {
    DecimalText.of((number + 5) / 10, 2)
  }

  private static func level(_ thousandths: Int) -> String {
    thousandths % 10 == 0 ? "\(thousandths / 10) %" : "\(thousandths / 10).\(thousandths % 10) %"
  }
}
