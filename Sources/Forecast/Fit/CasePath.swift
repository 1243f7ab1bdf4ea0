// SPDX-License-Identifier: Apache-2.0

/// Which way a case went: its stages and, where its severity changed, the whole of its course.
///
/// What a case went through hangs together: one that is restored is not worked around as well, and one that
/// turned out worse is restored though its first severity would not ask for it. So a way is taken over whole.
struct CasePath: Sendable {
  /// The stages it went through, as bits.
  let stages: UInt8
  /// What the case did whose severity changed; nil for all others.
  let turn: Turn?

  /// The course of a case whose severity changed.
  struct Turn: Sendable {
    let change: PastCase.Change
    /// To each stage; nil where it was not reached.
    let lengths: [Length?]
  }

  /// Open time up to a stage, without waits, in milliseconds.
  enum Length: Sendable {
    /// From the opening, in the hours of the first severity.
    case fromOpening(Int64)
    /// From the change, in the hours of the new one: it is by these that people work from then on.
    case fromChange(Int64)
  }

  init(stages: UInt8) {
    self.stages = stages
    turn = nil
  }

  init(_ past: PastCase, _ change: PastCase.Change, _ hours: StageHours) {
    stages = past.path
    turn = Turn(
      change: change,
      lengths: Stage.allCases.map { stage in
        guard let reached = past.time(of: stage) else { return nil }
        let changed = past.changed(change)
        guard reached > changed else {
          return .fromOpening(past.worked(until: reached, hours.open(past.rank, stage)))
        }
        return .fromChange(
          past.worked(from: changed, to: reached, hours.open(change.rank, stage)))
      })
  }
}
