// SPDX-License-Identifier: Apache-2.0

package import Money
package import Terms
package import WorkingTime

/// What an obligation came to that no opened case starts: one interval of what recurs, one advisory,
/// one period.
package struct StandingVerdict: Hashable, Sendable {
  /// The obligation, by its name in the agreement.
  package let obligation: String
  /// What it was owed for.
  package let subject: Subject
  /// The severity that counts, by name; nil where there is none.
  package let severity: String?
  package let state: Verdict.State
  /// When the time began: the start, the last act, or the first instant of the period.
  package let opened: Instant
  /// The closing instant of the time owed, or the end of the period; nil if it is not fixed.
  package let due: Instant?
  /// When the act owed was done, in time or late; nil if it was not, and for standards.
  package let fulfilled: Instant?
  /// What a standard came to; nil for acts, and where there was nothing to measure.
  package let attained: Attained?
  /// What this breach costs, before any cap, rounded; nil if nothing.
  package internal(set) var credit: Money?
  /// Only measured: nothing follows if it is missed.
  package let isGoal: Bool
  /// Where it comes from, to explain it.
  let basis: Basis

  /// What a verdict is about.
  package enum Subject: Hashable, Sendable {
    /// One interval for a case, counted from 1.
    case interval(caseName: String, number: Int)
    case matter(Matter, label: String)
    /// A calendar period, by its first day.
    case period(Period, from: CivilDate)
    /// A rolling window, by its length and its last day.
    case window(CalendarSpan, through: CivilDate)

    /// After `for`: `case 7, interval 2`, `advisory CVE-2026-1`, `the month of 2026-01`.
    package var text: String {
      switch self {
      case .interval(let caseName, let number): "case \(caseName), interval \(number)"
      case .matter(let matter, let label): "\(matter.rawValue) \(label)"
      case .period(let period, let day): "the " + ExamplePeriod(period, from: day).text
      case .window(let span, let day): "the \(span.text) through \(day.iso)"
      }
    }
  }

  /// What a standard came to.
  package enum Attained: Hashable, Sendable {
    /// So many of so many: cases, or milliseconds.
    case share(Int64, of: Int64)
    case count(Int)
    /// A mean, as a sum of milliseconds and how many it is of.
    case mean(Int64, of: Int64)

    /// `93.5484%`, `4`, `1 h 20 min`: cut, never rounded up to what was promised.
    package var text: String {
      switch self {
      case .share(let part, let whole):
        Percent(partsPerMillion: Self.cut(part, whole)).description
      case .count(let count): "\(count)"
      case .mean(let sum, let count): LocalText.span(count == 0 ? 0 : sum / count)
      }
    }

    /// Parts per million, rounded toward nought.
    static func cut(_ part: Int64, _ whole: Int64) -> Int64 {
      guard whole > 0 else { return 1_000_000 }
      return Int64(clamping: Int128(part) * 1_000_000 / Int128(whole))
    }
  }

  /// What a verdict rests on.
  struct Basis: Hashable, Sendable {
    /// The obligation, by its place among the standing ones.
    let obligation: Int
    /// Its place among the cases of the history, or nil.
    var caseID: Int?
    /// The severity, by its rank.
    var rank: Int?
    /// The site of the case.
    var site = 0
    /// Until when a late act is counted: the next interval takes over.
    var lateUntil: Instant?
    var evidence: [Evidence] = []
    var standstills: [Range<Instant>] = []
    /// By which of its targets the deadline is counted.
    var counted = Counting.target
    /// From when the time counts, where that is not when the interval, or the time, began.
    var countedFrom: Instant?
    /// Both agreed the deadline.
    var isAgreed = false
    /// Sentences, where they cannot be made from the rest.
    var reasons: [String] = []

    /// The targets an obligation can have.
    enum Counting: Hashable, Sendable { case target, latest, then }

    struct Evidence: Hashable, Sendable {
      let index: UInt64
      let time: Instant
      let part: String
    }
  }
}
