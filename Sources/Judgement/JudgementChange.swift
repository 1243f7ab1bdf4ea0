// SPDX-License-Identifier: Apache-2.0

package import Money
import Terms
package import WorkingTime

/// What differs between two judgements of one agreement, from an earlier size of the log to a later
/// one, and why.
///
/// It is found in steps, each of which changes one thing: the moment judged at, the terms, and what is
/// recorded. So no cause is guessed: what the first step changes, time alone has changed.
package struct JudgementChange: Sendable {
  package let before: Judgement
  package let after: Judgement
  /// What changed, in the order of the later judgement; what is there no more comes last.
  package let items: [Item]

  /// One verdict, power or month of credits that is not what it was.
  package struct Item: Hashable, Sendable {
    package let subject: Subject
    /// What it was; nil where there was none.
    package let before: Told?
    /// What it is now; nil where there is none any more.
    package let after: Told?
    /// Why; never empty.
    package let causes: [Cause]
  }

  /// What can change.
  package enum Subject: Hashable, Sendable {
    case ofCase(String, obligation: String)
    case standing(StandingVerdict.Subject, obligation: String)
    case power(String)
    /// The credits of an obligation in a calendar month.
    case credit(String, year: Int, month: Int)
    /// A claim for more than credits, by its name.
    case claim(String)
  }

  /// What is said about a subject.
  package struct Told: Hashable, Sendable {
    /// A state of a verdict or a power, or the status of a credit.
    package let state: String
    package var severity: String?
    package var due: Instant?
    package var fulfilled: Instant?
    package var attained: String?
    /// What a breach costs, or what is owed for a month.
    package var credit: Money?
  }

  /// Why something changed.
  package enum Cause: Hashable, Sendable {
    /// Time passed from one moment judged at to another.
    case passage(from: Instant, to: Instant)
    /// The terms were stated anew.
    case terms
    case event(Recorded)
    /// What it is made of changed: verdicts that it counts, by their subjects.
    case beneath([Subject])
    /// None of the events recorded in between is a cause alone: so many together.
    case together(Int)
  }

  /// An event that was recorded in between.
  package struct Recorded: Hashable, Sendable {
    package let index: UInt64
    /// Its type without the prefix: `case.responded`.
    package let type: String
    /// What it happened to, if it says.
    package let subject: String?
    package let time: Instant
    package let kind: Kind

    /// How it stands to what was known at the earlier size of the log.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// It had happened before something that was known then, and was not recorded yet.
      case late
      /// It takes back what was judged: an excuse, or a case that was opened in error.
      case correction
      case new
    }
  }

  /// The latest time of any event that the earlier judgement knew; nil if it knew none.
  package var reached: Instant? { Self.reached(by: before) }

  static func reached(by judgement: Judgement) -> Instant? {
    let history = judgement.history
    let size = judgement.knownAt
    let facts = history.facts.lazy.filter { $0.index < size }.map(\.time).max()
    let standing = history.standing.lazy.filter { $0.index < size }.map(\.time).max()
    return [facts, standing].compactMap { $0 }.max()
  }

  /// Compares judgements, each of which differs from the one before in one thing.
  ///
  /// `passed` is the earlier one at the later moment, `restated` the same under the later terms. Where
  /// neither differs, all three are one.
  package init(
    before: Judgement, passed: Judgement, restated: Judgement, after: Judgement
  ) {
    self.before = before
    self.after = after
    let steps = [before, passed, restated, after].map { Ledger($0) }
    var search = JudgementChangeCauses(from: restated, to: after)
    var order = steps[3].order
    let known = Set(order)
    order += steps[0].order.filter { !known.contains($0) }
    let changed = order.filter { steps[2].told[$0] != steps[3].told[$0] }
    search.note(changed, steps[2], steps[3])
    items = order.compactMap { subject in
      let told = steps.map { $0.told[subject] }
      guard told[0] != told[3] else { return nil }
      var causes: [Cause] = []
      if told[0] != told[1] { causes.append(.passage(from: before.asOf, to: after.asOf)) }
      if told[1] != told[2] { causes.append(.terms) }
      if told[2] != told[3] {
        let found = search.causes(of: subject, told[2], told[3])
        causes += found.isEmpty ? [.together(search.recordedCount)] : found
      }
      return Item(subject: subject, before: told[0], after: told[3], causes: causes)
    }
  }

  /// Everything a judgement says, by subject.
  struct Ledger {
    private(set) var order: [Subject] = []
    private(set) var told: [Subject: Told] = [:]

    init(_ judgement: Judgement) {
      for verdict in judgement.verdicts {
        add(
          .ofCase(verdict.caseName, obligation: verdict.obligation),
          Told(
            state: verdict.state.rawValue, severity: verdict.severity, due: verdict.due,
            fulfilled: verdict.fulfilled, credit: verdict.credit))
      }
      for verdict in judgement.standing {
        add(
          .standing(verdict.subject, obligation: verdict.obligation),
          Told(
            state: verdict.state.rawValue, severity: verdict.severity, due: verdict.due,
            fulfilled: verdict.fulfilled, attained: verdict.attained?.text,
            credit: verdict.credit))
      }
      for power in judgement.powers {
        add(
          .power(power.power),
          Told(state: power.state.rawValue, due: power.lapses, fulfilled: power.exercised))
      }
      for credit in judgement.credits {
        add(
          .credit(credit.obligation, year: credit.year, month: credit.month),
          Told(state: credit.status.rawValue, credit: credit.owed))
      }
      for claim in judgement.claims {
        add(
          .claim(claim.claim),
          Told(state: claim.state.rawValue, fulfilled: claim.settled, credit: claim.owed))
      }
    }

    private mutating func add(_ subject: Subject, _ told: Told) {
      order.append(subject)
      self.told[subject] = told
    }
  }
}

extension JudgementChange.Subject {
  /// `respond for case 7`, `attainment for the quarter of 2026-Q1`, `the power leave`.
  package var text: String {
    switch self {
    case .ofCase(let name, let obligation): "\(obligation) for case \(name)"
    case .standing(let subject, let obligation): "\(obligation) for \(subject.text)"
    case .power(let name): "the power \(name)"
    case .claim(let name): "claim \(name)"
    case .credit(let obligation, let year, let month):
      "credits for \(obligation) in \(LocalText.month(year, month))"
    }
  }
}
