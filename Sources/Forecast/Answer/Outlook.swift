// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// What is foreseen for every agreement of a cooperative in a time, and what it rests on.
package struct Outlook: Sendable {
  package let asOf: Instant
  package let until: Instant
  package let seed: UInt32
  /// How many worlds, and replications of all worlds together.
  package let worlds: Int64
  package let replications: Int64
  /// How many past cases it rests on.
  package let caseCount: Int
  /// Nothing of any agreement is breached.
  package let allMet: ChanceFigure
  /// Agreements in the order they were given.
  package let subjects: [SubjectForecast]
  /// All credits together, by currency, in order of its code.
  package let credits: [(currency: String, amount: AmountFigure)]
  /// What was supposed where the record does not say, in sentences.
  package let assumptions: [String]

  /// What is foreseen for one agreement.
  package struct SubjectForecast: Sendable {
    package let agreement: Agreement
    package let label: String
    package let allMet: ChanceFigure
    /// Binding obligations breached in the time.
    package let breaches: AmountFigure
    package let cases: AmountFigure
    package let credits: AmountFigure
    package let promises: [PromiseForecast]
    package let powers: [PowerForecast]
    package let leftOut: [(name: String, why: String)]
  }

  /// What is foreseen for one obligation.
  package struct PromiseForecast: Sendable {
    package let promise: Promise
    /// It is met whenever it falls due.
    package let allMet: ChanceFigure
    /// How many fall due, and how many of them are breached, in thousandths of one.
    package let due: Int64
    package let breached: Int64
  }

  /// When a power arises.
  package struct PowerForecast: Sendable {
    package let power: Power
    package let arises: ChanceFigure
    /// Days from the moment of the forecast, of those replications in which it arose.
    package let days: AmountFigure
  }

  package init(_ tally: ForecastTally, _ model: DeskModel, staff: Staff?, seed: UInt32) {
    asOf = model.asOf
    until = model.until
    self.seed = seed
    worlds = tally.worlds
    replications = tally.replications
    caseCount = model.caseCount
    allMet = ChanceFigure(tally.allMet, of: tally)
    subjects = zip(model.subjects, tally.subjects).map { subject, counts in
      SubjectForecast(subject, counts, tally)
    }
    credits = tally.credits.sorted { $0.key < $1.key }.map { ($0.key, AmountFigure($0.value)) }
    assumptions = Self.assumptions(model, staff)
  }

  private static func assumptions(_ model: DeskModel, _ staff: Staff?) -> [String] {
    var sentences = [
      "Cases come as they came: each agreement's own rate, held towards that of the others.",
      "What no obligation owes in hours of its own goes on in the hours of the response.",
    ]
    if let staff {
      sentences.append(
        "\(staff.members.count) members take up cases when they are on duty, one at a time; a case keeps one of them "
          + "for a fifth of the time until it is worked around, restored or resolved, 4 hours at most, without "
          + "the skill twice as long. With the members as declared, times are those of the past.")
    } else {
      sentences.append(
        "No members are declared: nobody is ever short, and times are those of the past.")
    }
    let shocks = model.shocks
    sentences.append(
      "\(shocks.shocks.count) advisories of high or critical severity in \(Int(shocks.days)) days struck "
        + "\(shocks.struck) of \(shocks.exposed) agreements.")
    return sentences
  }
}

extension Outlook.SubjectForecast {
  init(_ subject: SubjectModel, _ counts: ForecastTally.SubjectTally, _ tally: ForecastTally) {
    agreement = subject.agreement
    label = subject.subject.label
    allMet = ChanceFigure(counts.allMet, of: tally)
    breaches = AmountFigure(counts.breaches)
    cases = AmountFigure(counts.cases)
    credits = AmountFigure(counts.credits)
    let replications = max(1, tally.replications)
    promises = zip(subject.terms.agreement.promises, counts.promises).map { promise, counted in
      Outlook.PromiseForecast(
        promise: promise, allMet: ChanceFigure(counted.allMet, of: tally),
        due: counted.due * 1000 / replications, breached: counted.breached * 1000 / replications)
    }
    powers = zip(subject.terms.agreement.rights.powers, counts.powers).map { power, counted in
      Outlook.PowerForecast(
        power: power, arises: ChanceFigure(counted.arose, of: tally),
        days: AmountFigure(counted.days))
    }
    leftOut = subject.terms.leftOut
  }
}
