// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

extension Gauge {
  /// What a standard came to over a stretch of time.
  struct Reading: Sendable {
    let attained: StandingVerdict.Attained?
    let isMet: Bool
    /// There is too little to judge by.
    let isTooFew: Bool
    /// Something that counts is not decided.
    let isOpen: Bool
    private let sums: Sums
    private let time: Uptime.Times?

    init(_ aggregate: Aggregate, _ sums: Sums) {
      self.sums = sums
      time = nil
      isOpen = sums.open > 0
      var isEmptyFine = false
      switch aggregate.standard {
      case .rate(let least, _), .percentile(let least, _, _):
        attained = sums.count > 0 ? .share(sums.good, of: sums.count) : nil
        isMet = Self.reaches(sums.good, of: sums.count, least)
      case .breaches(let most, _):
        attained = .count(Int(sums.breached))
        isMet = sums.breached <= Int64(most)
        isEmptyFine = true
      case .points(let most, _):
        attained = .count(Int(sums.points))
        isMet = sums.points <= Int64(most)
        isEmptyFine = true
      case .average(_, let target):
        attained = sums.count > 0 ? .mean(sums.elapsed, of: sums.count) : nil
        // Of other times the checker lets no average be taken.
        if case .openTime(let milliseconds) = target.allowance {
          isMet = Int128(sums.elapsed) <= Int128(milliseconds) * Int128(sums.count)
        } else {
          isMet = true
        }
      case .availability:
        attained = nil
        isMet = true
      }
      // Where nothing was due there is no share; no breaches are few enough.
      isTooFew = sums.count < Int64(aggregate.fewest) && !(isEmptyFine && aggregate.fewest <= 1)
    }

    init(_ aggregate: Aggregate, availability time: Uptime.Times) {
      sums = Sums()
      self.time = time
      isOpen = false
      isTooFew = time.open == 0
      attained = time.open > 0 ? .share(time.open - time.down, of: time.open) : nil
      if case .availability(_, let least) = aggregate.standard {
        isMet = Self.reaches(time.open - time.down, of: time.open, least)
      } else {
        isMet = true
      }
    }

    /// Whether a share is at least so much, exactly.
    private static func reaches(_ part: Int64, of whole: Int64, _ least: Percent) -> Bool {
      Int128(part) * 1_000_000 >= Int128(least.partsPerMillion) * Int128(whole)
    }

    /// Whether it is farther from the standard than another of the same kind.
    func isWorse(than other: Reading) -> Bool {
      switch (attained, other.attained) {
      case (.share(let part, let whole)?, .share(let otherPart, let otherWhole)?):
        Int128(part) * Int128(otherWhole) < Int128(otherPart) * Int128(whole)
      case (.count(let count)?, .count(let other)?): count > other
      case (.mean(let sum, let count)?, .mean(let otherSum, let otherCount)?):
        Int128(sum) * Int128(otherCount) > Int128(otherSum) * Int128(count)
      default: false
      }
    }

    /// How it was reckoned.
    func words(_ aggregate: Aggregate) -> [String] {
      if let time {
        guard time.open > 0 else { return ["No time of the period counts."] }
        return [
          "Of \(LocalText.span(time.open)) that count it was down"
            + " \(LocalText.span(time.down)) in \(time.stretches)"
            + " \(time.stretches == 1 ? "stretch" : "stretches"): available"
            + " \(attained?.text ?? "")."
        ]
      }
      if isTooFew {
        return [
          "\(sums.count) were due; fewer than \(aggregate.fewest) are not judged."
        ]
      }
      switch aggregate.standard {
      case .rate: return ["\(sums.good) of \(sums.count) were met: \(attained?.text ?? "")."]
      case .percentile(let least, _, let target):
        return [
          "\(sums.good) of \(sums.count) were done within \(target.text):"
            + " \(attained?.text ?? ""), where \(least) must be."
        ]
      case .breaches: return ["\(sums.breached) of \(sums.count) were breached."]
      case .points:
        return ["\(sums.breached) of \(sums.count) were breached: \(sums.points) points."]
      case .average(_, let target):
        return [
          "\(sums.count) took \(LocalText.span(sums.elapsed)) together:"
            + " \(attained?.text ?? "") on average, where at most \(target.text) may be."
        ]
      case .availability: return []
      }
    }
  }
}
