// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Reads a desk back: fits terms on the earlier cases and tries them on the later ones.
package struct Fitter {
  private let record: DeskRecord
  private let until: Instant
  private let asOf: Instant
  private let given: Instant?
  private let training: [Int]
  private let heldOut: [Int]

  /// How many others are shown beside the best.
  private static let mostRivals = 24
  /// 30 years, in milliseconds.
  private static let longestSpan: Int64 = 30 * 366 * 86_400_000

  /// Fits on cases opened before an instant.
  ///
  /// `asOf` is when the export was made; if nobody knows, the latest instant in it is taken.
  package init(
    _ record: DeskRecord, trainingUntil until: Instant, asOf given: Instant? = nil
  ) throws(FitFault) {
    guard let last = record.lastInstant else { throw .noCases }
    let instants = record.cases.lazy.flatMap { $0.moments.lazy.compactMap { $0 } }
    let first = instants.min() ?? last
    asOf = given ?? last
    guard min(first, asOf).distance(to: max(last, asOf)) <= Self.longestSpan else {
      throw .spanTooLong(from: min(first, asOf), to: max(last, asOf))
    }
    self.record = record
    self.until = until
    self.given = given
    training = record.cases.indices.filter { record.cases[$0].opened < until }
    heldOut = record.cases.indices.filter { record.cases[$0].opened >= until }
    guard !training.isEmpty else { throw .nothingToFitOn(until: until) }
    guard !heldOut.isEmpty else { throw .nothingHeldOut(until: until) }
  }

  /// The best terms, and what comes of them; nil where no hours could be reckoned with at all.
  package func fit(watch: @escaping (Int) -> Void = { _ in }) throws(FitFault) -> Fit {
    let due = DueReading(record, fittingOn: training, asOf: given)
    var search = TermsSearch(record, fittingOn: training, asOf: asOf, watch: watch)
    let found = search.run()
    guard let best = found.first else { throw .noCases }
    if let due, due.disagreements <= best.cost {
      return fit(.due(due), bests: found, tried: search.triedCount) { desk, _ in due.isMet(desk) }
    }
    let clocks = CaseClocks(record, record.cases.indices, asOf: asOf)
    let targets = targets(of: best.terms)
    let elapsed = clocks.elapsed(best.terms) ?? []
    return fit(.clock(best.terms, targets), bests: found, tried: search.triedCount) { desk, place in
      Self.verdict(elapsed[place], targets[desk.classIndex].target)
    }
  }

  /// Met is at most the target; a class without a target is never met.
  static func verdict(_ elapsed: Int64, _ target: Int64?) -> Bool? {
    elapsed == CaseClocks.unknown ? nil : target.map { elapsed <= $0 } ?? false
  }

  private func targets(of terms: CandidateTerms) -> [Fit.ClassTarget] {
    let thresholds = CaseClocks(record, training, asOf: asOf).thresholds(terms)?.byClass ?? []
    return zip(record.classes, thresholds).map { name, threshold in
      Fit.ClassTarget(className: name, threshold: threshold)
    }
  }

  private func fit(
    _ reading: Fit.Reading, bests: [TermsSearch.Found], tried: Int,
    verdict: (DeskCase, Int) -> Bool?
  ) -> Fit {
    let verdicts = record.cases.indices.map { verdict(record.cases[$0], $0) }
    let wrong = (heldOut + training).filter { verdicts[$0] != record.cases[$0].isMet }
    let lags = lags(of: reading)
    let explainer = DisagreementExplainer(record, reading, lags, asOf: asOf)
    let equals = equals(of: reading, among: bests)
    return Fit(
      record: record, trainedUntil: until, asOf: asOf, reading: reading,
      training: scores(training, verdicts), heldOut: scores(heldOut, verdicts),
      disagreements: wrong.map { place in
        explainer.explain(
          record.cases[place], at: place, terms: verdicts[place],
          isHeldOut: record.cases[place].opened >= until)
      },
      equals: equals, nearby: nearby(of: reading, among: bests),
      rivals: rivals(of: reading, among: bests), lags: lags,
      triedCount: tried)
  }

  private func lags(of reading: Fit.Reading) -> [Fit.Lag] {
    guard case .clock(let terms, _) = reading else { return [] }
    return record.moments.indices.compactMap { place in
      guard record.moments[place].mayStop, place != terms.stop else { return nil }
      return Fit.Lag(record.cases, from: place, to: terms.stop)
    }
  }

  private func scores(_ places: [Int], _ verdicts: [Bool?]) -> [ClassScore] {
    var byClass = record.classes.map { ClassScore($0) }
    var all = ClassScore(nil)
    for place in places {
      let desk = record.cases[place]
      byClass[desk.classIndex].take(desk: desk.isMet, terms: verdicts[place])
      all.take(desk: desk.isMet, terms: verdicts[place])
    }
    return byClass + [all]
  }

  // MARK: - Others

  /// Terms with other hours alone that get hardly more cases wrong: what chance could account for.
  private func nearby(
    of reading: Fit.Reading, among found: [TermsSearch.Found]
  ) -> [CandidateTerms] {
    guard case .clock(let terms, _) = reading, let best = found.first else { return [] }
    let most = best.disagreements + TermsSearch.price(ofBest: best.disagreements)
    return found.dropFirst().filter {
      $0.disagreements <= most && $0.terms.start == terms.start && $0.terms.stop == terms.stop
        && $0.terms.paused == terms.paused
    }.map(\.terms)
  }

  /// Terms with other hours alone that get as few cases wrong and are as plain.
  private func equals(
    of reading: Fit.Reading, among found: [TermsSearch.Found]
  ) -> [CandidateTerms] {
    guard case .clock(let terms, _) = reading, let best = found.first else { return [] }
    return found.dropFirst().filter {
      $0.cost == best.cost && $0.disagreements == best.disagreements
        && $0.terms.start == terms.start && $0.terms.stop == terms.stop
        && $0.terms.paused == terms.paused
    }.map(\.terms)
  }

  /// The best of every other pair of start and stop; and of the same pair around the clock, on whole
  /// days, in hours, and with every wait: so a reader sees what each choice is worth.
  private func rivals(
    of reading: Fit.Reading, among found: [TermsSearch.Found]
  ) -> [Fit.Rival] {
    var best: CandidateTerms?
    if case .clock(let terms, _) = reading { best = terms }
    var seen: Set<[Int]> = best.map { [shape(of: $0, beside: $0)] } ?? []
    let others = found.filter { seen.insert(shape(of: $0.terms, beside: best)).inserted }
    return others.prefix(Self.mostRivals).map { rival(of: $0.terms) }
  }

  /// What makes terms another kind of terms than the best.
  private func shape(of terms: CandidateTerms, beside best: CandidateTerms?) -> [Int] {
    guard terms.start == best?.start, terms.stop == best?.stop else {
      return [terms.start, terms.stop]
    }
    let kind = terms.hours == .always ? 0 : terms.hours.length == 1440 ? 1 : 2
    let waits = record.states.indices.filter { record.states[$0].waitsOn != nil }
    return [terms.start, terms.stop, kind, terms.paused == waits && !waits.isEmpty ? 1 : 0]
  }

  private func rival(of terms: CandidateTerms) -> Fit.Rival {
    let thresholds = CaseClocks(record, training, asOf: asOf).thresholds(terms)
    let elapsed = CaseClocks(record, heldOut, asOf: asOf).elapsed(terms) ?? []
    let wrong = zip(heldOut, elapsed).count { place, elapsed in
      let desk = record.cases[place]
      let target = thresholds?.byClass[desk.classIndex].roundest
      return Self.verdict(elapsed, target) != desk.isMet
    }
    return Fit.Rival(
      terms: terms, trainingDisagreements: thresholds?.disagreements ?? 0,
      heldOutDisagreements: wrong)
  }
}
