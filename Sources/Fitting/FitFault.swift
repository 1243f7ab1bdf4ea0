// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Why nothing can be read back.
package enum FitFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// No case at all, or none with a flag.
  case noCases
  /// No case was opened before the day up to which terms are fitted.
  case nothingToFitOn(until: Instant)
  /// Every case was opened before it.
  case nothingHeldOut(until: Instant)
  /// The instants of the cases lie too far apart to be true.
  case spanTooLong(from: Instant, to: Instant)

  package var description: String {
    switch self {
    case .noCases:
      "no case has a flag that the mapping covers; look at 'flag', 'met' and 'missed' under [fit]"
    case .nothingToFitOn(let until):
      "no case was opened before \(until.rfc3339); choose a later --train-until"
    case .nothingHeldOut(let until):
      "every case was opened before \(until.rfc3339), so none is left to try the terms on; choose"
        + " an earlier --train-until"
    case .spanTooLong(let from, let to):
      "the cases reach from \(from.rfc3339) to \(to.rfc3339), more than 30 years; mend the times,"
        + " or the time format of the mapping"
    }
  }
}
