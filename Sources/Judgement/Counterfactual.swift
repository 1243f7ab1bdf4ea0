// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Money
package import WorkingTime

/// What would have had to differ for a verdict to differ: one change, and what follows from it.
///
/// Each is verified: the history is judged again with the change, and once more with one unit less of
/// it (a millisecond, or one instance), which does not bring it about.
package struct Counterfactual: Hashable, Sendable {
  /// What would have come of it.
  package let outcome: Outcome
  /// The change in words, to follow the outcome: `if done by Mon 2026-03-09 09:40 GMT`.
  package let condition: String
  /// What must be told otherwise for it to come about.
  package let changes: [Change]
  /// The same with one unit less, which does not do; nil where the change has no unit.
  package let short: [Change]?

  /// The outcome and its condition: `Met, if done by Mon 2026-03-09 09:40 GMT.`.
  package var sentence: String { "\(outcome.text), \(condition)." }

  /// What a history is told otherwise by.
  package enum Change: Hashable, Sendable {
    /// An event of the log happened at another time.
    case move(index: UInt64, to: Instant)
    /// It did not happen.
    case drop(index: UInt64)
    /// Something more happened, told after everything else.
    case add(Event)
    /// A case was opened with another severity, by name.
    case severity(index: UInt64, String)
    /// It is judged at another instant.
    case judged(at: Instant)
  }

  /// What became of what is asked about.
  package enum Outcome: Hashable, Sendable {
    case state(Verdict.State)
    /// There is no verdict: nothing is owed.
    case notOwed
    /// The credit that a breach gives, before any most.
    case credit(Money?)
    case power(PowerStanding.State)

    /// As a sentence begins.
    package var text: String {
      switch self {
      case .state(let state): state.rawValue.prefix(1).uppercased() + state.rawValue.dropFirst()
      case .notOwed: "Not owed"
      case .credit(let money?): "Credit \(money)"
      case .credit(nil): "No credit"
      case .power(.notArisen): "Not arisen"
      case .power(.arisen): "Arisen"
      case .power(.exercised): "Exercised"
      case .power(.lapsed): "Lapsed"
      }
    }
  }

  /// What is asked about.
  package enum Subject: Hashable, Sendable {
    case ofCase(String, obligation: String)
    case standing(StandingVerdict.Subject, obligation: String)
    case power(String)
  }

  /// The index of the first event that is added; no log is so long.
  package static let firstAdded = UInt64.max - (1 << 20)
}

extension Judgement {
  /// What became of a subject here.
  package func outcome(of subject: Counterfactual.Subject) -> Counterfactual.Outcome {
    switch subject {
    case .ofCase(let name, let obligation):
      return verdicts.first { $0.caseName == name && $0.obligation == obligation }
        .map { .state($0.state) } ?? .notOwed
    case .standing(let subject, let obligation):
      let found = standing.first { $0.obligation == obligation && $0.subject == subject }
      if let found { return .state(found.state) }
      // Windows that reach the standard have no verdict of their own.
      if case .window = subject { return .state(.met) }
      return .notOwed
    case .power(let name):
      return powers.first { $0.power == name }.map { .power($0.state) } ?? .notOwed
    }
  }

  /// The credit that a standing breach gives here.
  package func credit(of subject: Counterfactual.Subject) -> Money? {
    guard case .standing(let subject, let obligation) = subject else { return nil }
    return standing.first { $0.obligation == obligation && $0.subject == subject }?.credit
  }
}
