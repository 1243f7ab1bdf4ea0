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
    /// Open time from the opening to each stage, without waits, in milliseconds; nil where it was not reached.
    let lengths: [Int64?]
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
        past.time(of: stage).map { past.worked(until: $0, hours.open(past.rank, stage)) }
      })
  }
}
