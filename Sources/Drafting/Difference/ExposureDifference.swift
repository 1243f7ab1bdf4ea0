// SPDX-License-Identifier: Apache-2.0

import Money

/// Says what a change of terms does to the worst case.
enum ExposureDifference {
  static func sentences(from old: Exposure, to new: Exposure) -> [String] {
    [
      sentence("The worst month", old.credits.month, new.credits.month),
      sentence(
        "The worst of twelve months", old.credits.twelveMonths, new.credits.twelveMonths),
      sentence("What claims can cost in a month", old.liability.month, new.liability.month),
      sentence(
        "What claims can cost in twelve months", old.liability.twelveMonths,
        new.liability.twelveMonths),
      sentence(
        "What is given back of fees paid ahead", old.refund ?? .nothing, new.refund ?? .nothing),
    ].compactMap { $0 }
  }

  private static func sentence(_ what: String, _ old: Worst, _ new: Worst) -> String? {
    switch (old.amount, new.amount) {
    case (.unlimited, .unlimited), (.nothing, .nothing): return nil
    case (_, .unlimited(let reason)):
      return "\(what) is now without limit, for \(reason); it was \(old.amount)."
    case (.unlimited, _): return "\(what) is now at most \(new.amount); it was without limit."
    case (.nothing, .atMost), (.atMost, .nothing):
      let verb = old.amount == .nothing ? "rises" : "falls"
      return "\(what) \(verb) from \(old.amount) to \(new.amount)."
    case (.atMost(let before), .atMost(let after)):
      if before == after { return nil }
      guard before.currency == after.currency else {
        return "\(what) is now \(after); it was \(before)."
      }
      let verb = before.minorUnits < after.minorUnits ? "rises" : "falls"
      return "\(what) \(verb) from \(before) to \(after)."
    }
  }
}
