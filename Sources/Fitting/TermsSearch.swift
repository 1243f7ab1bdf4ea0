// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Looks for the terms that reproduce a desk's flag best.
///
/// For each set of terms the best targets are found exactly. The sets themselves are too many to try
/// all, so the search goes from coarse to fine: first where the clock starts and stops, on a sample and
/// with a few hours; then the hours on a grid of three hours; then their bounds, a break, holidays and
/// the states that stop the clock, each step on every case. It draws no random number.
package struct TermsSearch {
  let record: DeskRecord
  let asOf: Instant
  /// All cases to fit on, and fewer of them for the coarse steps.
  let whole: CaseClocks
  let sample: CaseClocks
  /// The last day on which a case to fit on was opened, and the first.
  let openingDays: ClosedRange<CivilDate>?
  private var sampled: [CandidateTerms: Int] = [:]
  private(set) var scored: [CandidateTerms: Int] = [:]
  private let watch: (Int) -> Void

  /// The most cases that the coarse steps look at.
  static let sampleSize = 1500
  /// How many sets of terms are carried from one step to the next.
  private static let kept = 6
  /// How many of them are changed one thing at a time to the end.
  private static let polished = 2

  /// A search on the cases at some places of a record.
  ///
  /// `watch` is told now and then how many sets of terms have been tried.
  package init(
    _ record: DeskRecord, fittingOn places: [Int], asOf: Instant,
    watch: @escaping (Int) -> Void = { _ in }
  ) {
    self.record = record
    self.asOf = asOf
    self.watch = watch
    whole = CaseClocks(record, places, asOf: asOf)
    let step = max(1, (places.count + Self.sampleSize - 1) / Self.sampleSize)
    sample = CaseClocks(
      record, stride(from: 0, to: places.count, by: step).map { places[$0] }, asOf: asOf)
    let days = places.map { record.zone.civil(at: record.cases[$0].opened).date }
    openingDays = days.min().flatMap { first in days.max().map { first...$0 } }
  }

  /// How many sets of terms have been tried.
  package var triedCount: Int { Set(sampled.keys).union(scored.keys).count }

  /// Every set of terms that was tried on all cases, with its disagreements, the best first.
  package mutating func run() -> [Found] {
    let coarse = bestHours(of: bestShapes())
    var refinements = coarse.map { refined($0, steps: [120, 60]) }
    refinements = cheapest(refinements, count: Self.polished).map { polished($0) }
    if let best = cheapest(refinements, count: 1).first { tryNeighbours(of: best) }
    return ranked()
  }

  /// Changes one thing after another until nothing gets better: what stops the clock, and its hours,
  /// bear on each other.
  private mutating func polished(_ terms: CandidateTerms) -> CandidateTerms {
    var best = terms
    for _ in 0..<4 {
      var next = refined(best, steps: [120, 60, 30, 15])
      next = better(next, than: variants(of: next))
      next = withHolidays(next)
      if next == best { break }
      best = next
    }
    return best
  }

  /// Terms and how many of the cases they get wrong.
  package struct Found: Hashable, Sendable {
    package let terms: CandidateTerms
    package let disagreements: Int
    /// Disagreements and what the words of the terms cost: the less the better.
    package let cost: Int
  }

  // MARK: - Scoring

  mutating func disagreements(_ terms: CandidateTerms) -> Int? {
    if let known = scored[terms] { return known }
    guard let thresholds = whole.thresholds(terms) else { return nil }
    scored[terms] = thresholds.disagreements
    watch(scored.count + sampled.count)
    return thresholds.disagreements
  }

  private mutating func sampledDisagreements(_ terms: CandidateTerms) -> Int? {
    // A sample of all is all.
    if sample.count == whole.count { return disagreements(terms) }
    if let known = sampled[terms] { return known }
    guard let thresholds = sample.thresholds(terms) else { return nil }
    sampled[terms] = thresholds.disagreements
    watch(scored.count + sampled.count)
    return thresholds.disagreements
  }

  /// How many disagreements a word more must save: more where chance alone can save some.
  package static func price(ofBest disagreements: Int) -> Int {
    var root = 0
    while (root + 1) * (root + 1) <= disagreements { root += 1 }
    return 1 + root / 2
  }

  private func ranked() -> [Found] {
    let price = Self.price(ofBest: scored.values.min() ?? 0)
    return scored.map { terms, disagreements in
      Found(
        terms: terms, disagreements: disagreements,
        cost: disagreements + price * terms.complexity(record.moments))
    }.sorted {
      ($0.cost, $0.disagreements) != ($1.cost, $1.disagreements)
        ? ($0.cost, $0.disagreements) < ($1.cost, $1.disagreements)
        : CandidateTerms.isPlainer($0.terms, $1.terms)
    }
  }

  /// The cheapest of some terms and those at hand; of many, only the most promising of the sample are
  /// tried on all cases.
  mutating func better(
    _ terms: CandidateTerms, than others: [CandidateTerms]
  ) -> CandidateTerms {
    let promising = others.count > Self.kept ? cheapestOfSample(others, count: Self.kept) : others
    return cheapest([terms] + promising, count: 1).first ?? terms
  }

  /// The cheapest on all cases, without repeats.
  private mutating func cheapest(_ terms: [CandidateTerms], count: Int) -> [CandidateTerms] {
    var seen: Set<CandidateTerms> = []
    let scores = terms.compactMap { terms -> (CandidateTerms, Int)? in
      guard seen.insert(terms).inserted, let score = disagreements(terms) else { return nil }
      return (terms, score)
    }
    return sorted(scores, price: Self.price(ofBest: scored.values.min() ?? 0), count: count)
  }

  /// The cheapest on the sample.
  private mutating func cheapestOfSample(
    _ terms: [CandidateTerms], count: Int
  ) -> [CandidateTerms] {
    let scores = terms.compactMap { terms in sampledDisagreements(terms).map { (terms, $0) } }
    return sorted(scores, price: 1, count: count)
  }

  private func sorted(
    _ scores: [(CandidateTerms, Int)], price: Int, count: Int
  ) -> [CandidateTerms] {
    scores.map { terms, disagreements in
      (terms: terms, cost: disagreements + price * terms.complexity(record.moments))
    }.sorted {
      $0.cost != $1.cost ? $0.cost < $1.cost : CandidateTerms.isPlainer($0.terms, $1.terms)
    }.prefix(count).map(\.terms)
  }

  // MARK: - Coarse

  /// Hours by which starts, stops and waits are compared before the true hours are known.
  private static let probes = [
    CandidateHours.always, CandidateHours(days: CandidateHours.workingDays, opens: 0, closes: 1440),
    CandidateHours(days: CandidateHours.workingDays, opens: 540, closes: 1020),
    CandidateHours(days: CandidateHours.everyDay, opens: 540, closes: 1020),
  ]

  /// The waits to begin with: none, those on each party, and all together.
  var waits: [[Int]] {
    let parties = Set(record.states.compactMap(\.waitsOn)).sorted()
    let groups = parties.map { party in
      record.states.indices.filter { record.states[$0].waitsOn == party }
    }
    let all = groups.joined().sorted()
    return [[]] + groups + (groups.count > 1 ? [all] : [])
  }

  /// Which pairs of start and stop, with which waits, fit best; each with its best probe.
  private mutating func bestShapes() -> [CandidateTerms] {
    var best: [CandidateTerms] = []
    for start in record.moments.indices where record.moments[start].mayStart {
      for stop in record.moments.indices where record.moments[stop].mayStop && stop != start {
        let ofPair = waits.compactMap { paused in
          cheapestOfSample(
            Self.probes.map { CandidateTerms(start: start, stop: stop, hours: $0, paused: paused) },
            count: 1
          ).first
        }
        best += ofPair
        // So that every pair can be shown beside the best.
        if let first = cheapestOfSample(ofPair, count: 1).first { _ = disagreements(first) }
      }
    }
    return cheapestOfSample(best, count: Self.kept)
  }

  /// The best hours of a grid of three hours for each shape.
  private mutating func bestHours(of shapes: [CandidateTerms]) -> [CandidateTerms] {
    let candidates = shapes.flatMap { shape in
      Self.grid.map { hours in
        CandidateTerms(start: shape.start, stop: shape.stop, hours: hours, paused: shape.paused)
      }
    }
    return cheapestOfSample(candidates + shapes, count: Self.kept)
  }

  /// Mon to Fri, Mon to Sat, Sun to Thu and every day; every third hour, for every third length.
  private static let grid: [CandidateHours] = [
    CandidateHours.workingDays, 0b011_1111, 0b100_1111, CandidateHours.everyDay,
  ].flatMap { days -> [CandidateHours] in
    stride(from: 0, to: 1440, by: 180).flatMap { opens -> [CandidateHours] in
      stride(from: 180, through: 1440, by: 180).map { length in
        CandidateHours(days: days, opens: opens, closes: opens + length)
      }
    }
  }
}
