// SPDX-License-Identifier: Apache-2.0

package import Judgement
package import WorkingTime

/// What keeps a forecast from being made.
package enum ForecastFault: Error, Hashable, Sendable, CustomStringConvertible {
  case endsBeforeItBegins
  /// No case of any agreement was opened by then.
  case nothingToLearnFrom
  case hours(agreement: String, OpenTimeFault)
  case judgement(agreement: String, JudgementFault)
  case tooManyMembers(Int)

  package var description: String {
    switch self {
    case .endsBeforeItBegins:
      "the time of the forecast ends before it begins; name a later day with --until"
    case .nothingToLearnFrom:
      "no case was opened before the moment of the forecast, so there is nothing to learn from; record "
        + "what happened, or name a later moment with --as-of"
    case .hours(let agreement, let fault):
      "the hours of \(agreement) cannot be laid out: \(fault)"
    case .judgement(let agreement, let fault): "\(agreement) cannot be judged: \(fault)"
    case .tooManyMembers(let count):
      "\(count) members are on the rotas; a forecast can tell \(DeskPlan.mostMembers) apart"
    }
  }
}
