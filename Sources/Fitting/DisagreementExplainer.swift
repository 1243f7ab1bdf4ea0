// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// Finds out under which single change of the terms they would say of a case what the desk says.
struct DisagreementExplainer {
  private let record: DeskRecord
  private let reading: Fit.Reading
  private let lags: [Fit.Lag]
  private let asOf: Instant

  /// A target within this share of the time on the clock is as good as hit: one in so many.
  private static let nearness: Int64 = 100

  init(_ record: DeskRecord, _ reading: Fit.Reading, _ lags: [Fit.Lag], asOf: Instant) {
    self.record = record
    self.reading = reading
    self.lags = lags
    self.asOf = asOf
  }

  func explain(
    _ desk: DeskCase, at place: Int, terms verdict: Bool?, isHeldOut: Bool
  ) -> Disagreement {
    guard case .clock(let terms, let targets) = reading else {
      return Disagreement(
        desk: desk, isHeldOut: isHeldOut, terms: verdict, elapsed: nil, target: nil, remedies: [],
        unusualLags: [])
    }
    let target = targets[desk.classIndex].target
    let clocks = CaseClocks(record, [place], asOf: asOf)
    let elapsed = clocks.elapsed(terms)?.first.flatMap { $0 == CaseClocks.unknown ? nil : $0 }
    var remedies = pauses(desk, terms, clocks, target, elapsed)
    remedies += firstClass(desk, targets, elapsed)
    remedies += moments(desk, terms, clocks, target)
    if let target, let elapsed, abs(elapsed - target) * Self.nearness <= target {
      remedies.append(.target(by: elapsed - target))
    }
    return Disagreement(
      desk: desk, isHeldOut: isHeldOut, terms: verdict, elapsed: elapsed, target: target,
      remedies: remedies, unusualLags: unusualLags(desk, stop: terms.stop))
  }

  /// Times before the stop over twice as long as in three of four cases, or under half as long as in
  /// three of four.
  private func unusualLags(_ desk: DeskCase, stop: Int) -> [Disagreement.UnusualLag] {
    guard let stopped = desk.moments[stop] else { return [] }
    return lags.compactMap { usual in
      let moment = record.moments[usual.moment]
      guard moment.isActExact, moment.act != record.moments[stop].act, usual.lowerQuartile > 0,
        let from = desk.moments[usual.moment]
      else { return nil }
      let lag = from.distance(to: stopped)
      guard lag / 2 > usual.upperQuartile || lag < usual.lowerQuartile / 2 else { return nil }
      return Disagreement.UnusualLag(lag: lag, usual: usual)
    }
  }

  private func agrees(_ desk: DeskCase, _ elapsed: Int64?, _ target: Int64?) -> Bool {
    elapsed.map { Fitter.verdict($0, target) == desk.isMet } ?? false
  }

  private func pauses(
    _ desk: DeskCase, _ terms: CandidateTerms, _ clocks: CaseClocks, _ target: Int64?,
    _ elapsed: Int64?
  ) -> [Disagreement.Remedy] {
    record.states.indices.compactMap { state in
      // That a case would be met if time at work did not count is true of all and says nothing.
      let isRest = record.states[state].waitsOn != nil || record.states[state].isDone
      guard !terms.paused.contains(state), isRest, let elapsed else { return nil }
      var changed = terms
      changed.paused = (terms.paused + [state]).sorted()
      guard let shorter = clocks.elapsed(changed)?.first, agrees(desk, shorter, target) else {
        return nil
      }
      return .pausing(state: state, time: elapsed - shorter)
    }
  }

  private func firstClass(
    _ desk: DeskCase, _ targets: [Fit.ClassTarget], _ elapsed: Int64?
  ) -> [Disagreement.Remedy] {
    desk.oddities.compactMap { oddity in
      guard case .firstOfClass(let name) = oddity,
        let target = targets.first(where: { $0.className == name })?.target,
        agrees(desk, elapsed, target)
      else { return nil }
      return .firstClass(name)
    }
  }

  private func moments(
    _ desk: DeskCase, _ terms: CandidateTerms, _ clocks: CaseClocks, _ target: Int64?
  ) -> [Disagreement.Remedy] {
    record.moments.indices.flatMap { place -> [Disagreement.Remedy] in
      let moment = record.moments[place]
      // An earlier act would make most late cases met, and says nothing.
      let isKin = moment.act == nil || moment.act == record.moments[terms.stop].act
      guard desk.moments[place] != nil, isKin else { return [] }
      var found: [Disagreement.Remedy] = []
      if moment.mayStart, place != terms.start, place != terms.stop {
        var changed = terms
        changed.start = place
        if agrees(desk, clocks.elapsed(changed)?.first, target) { found.append(.start(place)) }
      }
      if moment.mayStop, place != terms.stop, place != terms.start {
        var changed = terms
        changed.stop = place
        if agrees(desk, clocks.elapsed(changed)?.first, target) { found.append(.stop(place)) }
      }
      return found
    }
  }
}
