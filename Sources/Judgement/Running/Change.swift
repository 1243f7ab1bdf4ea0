// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// What one more event, or the passing of time, has changed in a running judgement.
package enum Change: Hashable, Sendable {
  /// An obligation for a case: what it had come to, and what it comes to now; nil where there is none.
  case obligation(before: Verdict?, after: Verdict?)
  /// An interval of what recurs for a case; nil where there was none.
  case interval(before: Verdict.State?, after: StandingVerdict)
  /// Intervals of what recurs for a case that are owed no more, counted from 1.
  case withdrawn(obligation: String, caseName: String, intervals: ClosedRange<Int>)
  /// Everything was judged anew, for what came reaches back farther than what is held.
  case anew
}

extension Verdict {
  /// Whether another verdict on the same says something else.
  ///
  /// What a breach costs by lateness grows with time and is no change.
  func differs(from other: Verdict) -> Bool {
    state != other.state || due != other.due || fulfilled != other.fulfilled
      || severity != other.severity || opened != other.opened
  }
}
