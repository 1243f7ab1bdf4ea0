// SPDX-License-Identifier: Apache-2.0
//
// What would have had to differ for a standard to be reached, or missed.

import Evidence
import Money
import Terms
import WorkingTime

extension CounterfactualCount {
  /// What would have turned a verdict on a standard.
  mutating func found(_ verdict: StandingVerdict) -> [Counterfactual] {
    let standing = judgement.agreement.standing[verdict.basis.obligation]
    guard case .aggregate(let aggregate) = standing.kind, let due = verdict.due,
      verdict.state == .met || verdict.state == .breached
    else { return [] }
    let range = verdict.opened..<max(due, verdict.opened)
    let subject = Counterfactual.Subject.standing(
      verdict.subject, obligation: verdict.obligation)
    switch (aggregate.standard, verdict.attained) {
    case (.rate(let least, let counted), .share(let good, let count)?):
      return share(verdict, subject, counted, range, good, of: count, least)
        + rungs(verdict, subject, counted, range, good, of: count)
    case (.breaches(let most, let counted), .count(let count)?):
      return breaches(verdict, subject, counted, range, count, most)
    case (.points(let most, let rows), .count(let count)?):
      return points(verdict, subject, rows, range, count, most)
    case (.availability(let measure, let least), .share(let up, let open)?):
      return availability(verdict, subject, measure, range, up, of: open, least)
    default: return []
    }
  }

  /// How many must be good of so many for a share, exactly.
  static func needed(_ least: Percent, of count: Int64) -> Int64 {
    let product = Int128(least.partsPerMillion) * Int128(count)
    return Int64(clamping: (product + 999_999) / 1_000_000)
  }

  // MARK: - Shares

  private mutating func share(
    _ verdict: StandingVerdict, _ subject: Counterfactual.Subject, _ counted: Counted,
    _ range: Range<Instant>, _ good: Int64, of count: Int64, _ least: Percent
  ) -> [Counterfactual] {
    let needed = Self.needed(least, of: count)
    if verdict.state == .breached {
      let more = Int(clamping: needed - good)
      let missed = candidates(
        counted, in: range, .breached, .nearest, atMost: min(more, Self.most))
      return [
        told(more, of: missed, subject) { chosen in
          "if \(more) more of \(count) had been met (\(needed) for \(least))" + Self.list(chosen)
        }
      ].compactMap { $0 }
    }
    let fewer = Int(clamping: good - needed + 1)
    let kept = candidates(counted, in: range, .met, .nearest, atMost: min(fewer, Self.most))
    return [
      told(fewer, of: kept, subject) { chosen in
        "if \(fewer) fewer of \(count) had been met (\(needed) are \(least))" + Self.list(chosen)
      }
    ].compactMap { $0 }
  }

  /// How many more would have come to a better rung of the ladder.
  private mutating func rungs(
    _ verdict: StandingVerdict, _ subject: Counterfactual.Subject, _ counted: Counted,
    _ range: Range<Instant>, _ good: Int64, of count: Int64
  ) -> [Counterfactual] {
    let credit = judgement.agreement.standing[verdict.basis.obligation].promise.credit
    guard verdict.state == .breached, case .ladder(let rungs)? = credit?.basis,
      let place = rungs.lastIndex(where: { verdict.attained?.passes($0.edge) ?? false }), place > 0,
      case .below(let edge) = rungs[place].edge
    else { return [] }
    let more = Int(clamping: Self.needed(edge, of: count) - good)
    let missed = candidates(counted, in: range, .breached, .nearest, atMost: min(more, Self.most))
    guard more > 0, more <= missed.count else { return [] }
    let changes = missed.prefix(more).flatMap(\.changes)
    let short = missed.prefix(more - 1).flatMap(\.changes)
    let base = verdict.credit
    guard let found = trial.judged(changes)?.credit(of: subject), found != base,
      let less = trial.judged(short), less.credit(of: subject) == base
    else { return [] }
    return [
      Counterfactual(
        outcome: .credit(found),
        condition: "if \(more) more of \(count) had been met, so that it is not below \(edge)"
          + Self.list(missed.prefix(more)), changes: changes, short: short)
    ]
  }

  // MARK: - Counts

  private mutating func breaches(
    _ verdict: StandingVerdict, _ subject: Counterfactual.Subject, _ counted: Counted,
    _ range: Range<Instant>, _ count: Int, _ most: Int
  ) -> [Counterfactual] {
    if verdict.state == .breached {
      let fewer = count - most
      let missed = candidates(
        counted, in: range, .breached, .nearest, atMost: min(fewer, Self.most))
      return [
        told(fewer, of: missed, subject) { chosen in
          "if \(fewer) of the \(count) breaches had been met" + Self.list(chosen)
        }
      ].compactMap { $0 }
    }
    let more = most - count + 1
    let kept = candidates(counted, in: range, .met, .nearest, atMost: min(more, Self.most))
    return [
      told(more, of: kept, subject) { chosen in
        "if \(more) more had been breached" + Self.list(chosen)
      }
    ].compactMap { $0 }
  }

  private mutating func points(
    _ verdict: StandingVerdict, _ subject: Counterfactual.Subject, _ rows: [Aggregate.Points],
    _ range: Range<Instant>, _ count: Int, _ most: Int
  ) -> [Counterfactual] {
    let isBreached = verdict.state == .breached
    var all: [Candidate] = []
    // The fewest are those that weigh most.
    for row in rows.sorted(by: { $1.points < $0.points }) {
      all += candidates(
        row.counted, in: range, isBreached ? .breached : .met, points: row.points, .nearest,
        atMost: Self.most)
    }
    var left = isBreached ? count - most : most - count + 1
    var number = 0
    while left > 0, number < all.count {
      left -= all[number].points
      number += 1
    }
    guard left <= 0 else { return [] }
    return [
      told(number, of: all, subject) { chosen in
        isBreached
          ? "if \(number) of the breaches had been met" + Self.list(chosen)
          : "if \(number) more had been breached" + Self.list(chosen)
      }
    ].compactMap { $0 }
  }

  // MARK: - Availability

  private mutating func availability(
    _ verdict: StandingVerdict, _ subject: Counterfactual.Subject, _ measure: String,
    _ range: Range<Instant>, _ up: Int64, of open: Int64, _ least: Percent
  ) -> [Counterfactual] {
    let measures = judgement.agreement.rights.measures
    guard let place = measures.firstIndex(where: { $0.name == measure }) else { return [] }
    let page = judgement.bench.law.measures[place]
    let spare = up - Self.needed(least, of: open)
    let outages = judgement.bench.record.outages[place].filter { $0.range.overlaps(range) }
    let isShort = spare < 0
    let length = isShort ? -spare : spare + 1
    let words =
      isShort
      ? "if it had been down for \(LocalText.exact(length)) less"
      : "if it had been down for \(LocalText.exact(length)) more"
    func changes(_ length: Int64) -> [Counterfactual.Change]? {
      if length == 0 { return [] }
      return isShort
        ? less(length, outages, range, page) : more(length, measure, outages, range, page)
    }
    guard let all = changes(length), let short = changes(length - 1) else { return [] }
    let base = judgement.outcome(of: subject)
    guard let outcome = trial.outcome(of: subject, all), outcome != base,
      trial.outcome(of: subject, short) == base
    else { return [] }
    return [Counterfactual(outcome: outcome, condition: words, changes: all, short: short)]
  }

  /// Outages ended earlier, the longest first, so much in all.
  private func less(
    _ length: Int64, _ outages: [StandingRecord.Stretch], _ range: Range<Instant>, _ page: Int
  ) -> [Counterfactual.Change]? {
    var book = judgement.bench.book
    var left = length
    var changes: [Counterfactual.Change] = []
    let known = outages.filter { $0.endIndex != nil && range.contains($0.range.lowerBound) }
    let longest = known.sorted {
      $1.range.lowerBound.distance(to: $1.range.upperBound)
        < $0.range.lowerBound.distance(to: $0.range.upperBound)
    }
    for outage in longest where left > 0 {
      guard let end = outage.endIndex else { continue }
      let upper = min(outage.range.upperBound, range.upperBound)
      if let earlier = book.instant(
        left, before: upper, from: outage.range.lowerBound, page: page),
        earlier > outage.range.lowerBound
      {
        return changes + [.move(index: end, to: earlier)]
      }
      left -= book.elapsed(from: outage.range.lowerBound, to: upper, page: page)
      changes += [.drop(index: outage.index), .drop(index: end)]
    }
    return left == 0 ? changes : nil
  }

  /// The last outage ended later, or one more at the beginning.
  private func more(
    _ length: Int64, _ measure: String, _ outages: [StandingRecord.Stretch],
    _ range: Range<Instant>, _ page: Int
  ) -> [Counterfactual.Change]? {
    var book = judgement.bench.book
    if let last = outages.last {
      guard let index = last.endIndex,
        let end = book.add(length, to: last.range.upperBound, page: page),
        end <= min(range.upperBound, judgement.asOf)
      else { return nil }
      return [.move(index: index, to: end)]
    }
    guard let start = book.nextOpen(atOrAfter: range.lowerBound, page: page),
      let end = book.add(length, to: start, page: page),
      end <= min(range.upperBound, judgement.asOf)
    else { return nil }
    let outage = CounterfactualClock.Standstill(
      words: "", begin: telling(.serviceDown, measure), end: telling(.serviceUp, measure))
    return outage.changes(start..<end)
  }

  private func telling(
    _ event: StandingEvent, _ measure: String
  ) -> CounterfactualClock.Telling {
    CounterfactualClock.Telling(
      type: event.rawValue, agreement: judgement.agreement.name, subject: measure)
  }
}
