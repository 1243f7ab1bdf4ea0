// SPDX-License-Identifier: Apache-2.0
//
// How deadlines were reckoned, in lines.

import Terms
import WorkingTime

extension Explainer {
  /// How the deadline of a verdict on a case was reckoned.
  mutating func reckoning(of verdict: Verdict) -> [String] {
    let clock = clock(of: verdict.place)
    if clock.agreed != nil { return ["Both agreed the deadline for this case."] }
    let counts = clock.counts.filter { $0.due != nil }
    let count = counts.min { $0.due ?? .latest < $1.due ?? .latest } ?? clock.counts.first
    guard let count, let allowed = bench.allowed(clock, count.rank) else { return [] }
    return lines(
      allowed, from: count.start, due: clock.due, end: verdict.fulfilled ?? asOf,
      clock.standstills, waited: count.waited)
  }

  /// How the deadline of a verdict on what no opened case starts was reckoned; none for standards.
  mutating func reckoning(of verdict: StandingVerdict) -> [String] {
    guard let allowed = allowed(verdict) else { return [] }
    if verdict.basis.isAgreed { return ["Both agreed the deadline for this case."] }
    switch verdict.subject {
    case .period, .window: return []
    case .interval, .matter: break
    }
    let start = verdict.basis.countedFrom ?? verdict.opened
    let end = verdict.due ?? verdict.fulfilled ?? asOf
    let waited = verdict.basis.standstills.reduce(Int64(0)) { sum, still in
      let part = still.clamped(to: min(start, end)..<end)
      return sum
        + bench.book.elapsed(from: part.lowerBound, to: part.upperBound, page: allowed.page)
    }
    return lines(
      allowed, from: start, due: verdict.due, end: verdict.fulfilled ?? asOf,
      verdict.basis.standstills, waited: waited)
  }

  private mutating func lines(
    _ allowed: Law.TimeAllowed, from start: Instant, due: Instant?, end: Instant,
    _ standstills: [Range<Instant>], waited: Int64
  ) -> [String] {
    let zone = bench.law.agreement.zone
    switch allowed.kind {
    case .openTime(let target):
      let reckoning = ExplanationReckoning(
        of: target, from: start, to: due ?? end, standstills: standstills, page: allowed.page,
        zone, &bench.book)
      return ["Owed within \(allowed.text), counted from \(bench.moment(start))."]
        + reckoning.lines(zone) + [outcome(reckoning, due)]
    case .businessDays(let days, let count, _):
      return businessDays(days, count, allowed, from: start) + moved(due, by: waited)
    case .calendar(let span, let dayEnd):
      let rule = dayEnd == .endOfDay ? "to its end" : "at the same time"
      let last = WallCalendar.date(zone.civil(at: start).date, after: span)
      let day = last.map { "\($0.weekday.shortName) \($0.iso)" } ?? "not known"
      return ["\(span.text) after \(bench.moment(start)): \(day), \(rule)."]
        + moved(due, by: waited)
    }
  }

  private func outcome(_ reckoning: ExplanationReckoning, _ due: Instant?) -> String {
    let sum = LocalText.exact(reckoning.total)
    guard let due else {
      return "= \(sum) so far, of \(LocalText.exact(reckoning.target)); no deadline is fixed yet."
    }
    return reckoning.total == reckoning.target
      ? "= \(sum), the target: due \(bench.moment(due))."
      : "= \(sum); due \(bench.moment(due))."
  }

  private func businessDays(
    _ days: BusinessDays, _ count: Int, _ allowed: Law.TimeAllowed, from start: Instant
  ) -> [String] {
    let local = days.calendar.zone.civil(at: start)
    var arrival = local.date
    var lines = ["Owed within \(allowed.text); it came on \(bench.moment(start))."]
    if let cutOff = allowed.target.cutOff, !days.isBusinessDay(arrival) || local.time > cutOff,
      let next = days.add(1, to: arrival)
    {
      arrival = next
      lines.append("It counts as arriving on \(Self.text(next)), which is not counted itself.")
    } else {
      lines.append("\(Self.text(arrival)) is not counted.")
    }
    // Of a long count the first days and the last one say enough.
    let told = count <= 12 ? Array(1...max(1, count)) : Array(1...6) + [count]
    for number in told {
      guard let date = days.add(number, to: arrival) else { break }
      if count > 12, number == count { lines.append("...") }
      lines.append("Business day \(number): \(Self.text(date))")
    }
    return lines
  }

  private func moved(_ due: Instant?, by waited: Int64) -> [String] {
    guard let due else { return ["No deadline is fixed yet."] }
    let moment = "due \(bench.moment(due))."
    return waited > 0
      ? ["It stood still for \(LocalText.exact(waited)), which moves it on: \(moment)"]
      : ["= \(moment)"]
  }

  private static func text(_ date: CivilDate) -> String { "\(date.weekday.shortName) \(date.iso)" }
}
