// SPDX-License-Identifier: Apache-2.0
//
// What would have had to differ, asked of one judgement.

import Terms
import WorkingTime

extension Judgement {
  /// What would have had to differ for a verdict on a case to differ.
  ///
  /// Each is verified by judging again; where nothing simple would have done, there are none.
  package func counterfactuals(of verdict: Verdict) -> [Counterfactual] {
    var explainer = explainer()
    var search = CounterfactualSearch(explainer.counterfactualClock(verdict), self)
    return search.found()
  }

  /// The same for what no opened case starts.
  package func counterfactuals(of verdict: StandingVerdict) -> [Counterfactual] {
    var explainer = explainer()
    guard let clock = explainer.counterfactualClock(verdict) else {
      var count = CounterfactualCount(self)
      return count.found(verdict)
    }
    var search = CounterfactualSearch(clock, self)
    return search.found()
  }

  /// The same for a power.
  package func counterfactuals(of power: PowerStanding) -> [Counterfactual] {
    var count = CounterfactualCount(self)
    return count.found(power)
  }
}
