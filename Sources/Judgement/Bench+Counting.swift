// SPDX-License-Identifier: Apache-2.0
//
// What clocks ask of the law at every event, answered with numbers.

import Terms
import WorkingTime

extension Bench {
  /// Whether anything is owed under a clock's obligation at a severity.
  func owes(_ clock: borrowing CaseClock, _ rank: Int) -> Bool {
    owes(clock.obligation, rank: rank, site: clock.site)
  }

  /// Whether anything is owed under an obligation at a severity and a site.
  func owes(_ obligation: Int, rank: Int, site: Int) -> Bool {
    spans.span(obligation, rank: rank, site: site) != nil
  }

  /// What is allowed for a clock's obligation at a severity, with its words.
  func allowed(_ clock: borrowing CaseClock, _ rank: Int) -> Law.TimeAllowed? {
    law.rules[clock.obligation].allowances.at(rank: rank, site: clock.site)
  }

  /// A way of counting what is allowed for an obligation at a severity and a site, from a start; nil
  /// where nothing is owed.
  mutating func count(_ obligation: Int, rank: Int, site: Int, from start: Instant) -> Count? {
    guard let span = spans.span(obligation, rank: rank, site: site) else { return nil }
    if let openTime = span.openTime {
      return Count(rank: rank, start: start, openTime: openTime, page: span.page, &book)
    }
    let allowed = law.rules[obligation].allowances.at(rank: rank, site: site)
    return allowed.map { Count(rank: rank, start: start, $0, law.wall, &book) }
  }

  /// Whether an obligation is in force at an instant.
  func isInForce(_ place: Int, at instant: Instant) -> Bool { forces[place].holds(instant) }

  /// Whether a case that is opened at an instant is judged.
  func admits(_ instant: Instant) -> Bool { admission.holds(instant) }

  /// Whether a bit of a mask stops the clock of an obligation.
  func stops(_ place: Int, _ bits: UInt64) -> Bool { stops[place] & bits != 0 }

  /// The events of somebody that are the act of an obligation, a bit for each.
  func acts(of place: Int, by who: ActSet.Doer) -> UInt32 {
    acts[place * ActSet.Doer.count + who.place]
  }
}

extension Range<Instant> {
  /// Whether an instant is in it, without a call through a table for each comparison.
  fileprivate func holds(_ instant: Instant) -> Bool {
    lowerBound.milliseconds <= instant.milliseconds
      && instant.milliseconds < upperBound.milliseconds
  }
}
