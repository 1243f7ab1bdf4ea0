// SPDX-License-Identifier: Apache-2.0
//
// Judges what is owed for each advisory, incident and request.

import Terms
import WorkingTime

extension StandingCourt {
  mutating func judge(_ duty: MatterDuty, _ place: Int) {
    let promise = law.agreement.standing[place].promise
    guard let allowed = law.targets[place] else { return }
    let force = tenure.force(of: promise)
    let excluded = excluded(from: promise.name)
    for file in record.matters where file.matter == duty.matter {
      let facts = file.places.map { record.facts[$0] }
      guard let start = start(of: duty, file.label, facts), force.contains(start.time) else {
        continue
      }
      let done = facts.first { fact in
        duty.fulfilledBy.contains { fact.matches($0) } && mayFulfil(duty, fact, since: start)
      }
      judge(file, duty, place, allowed, start, done, excluded)
    }
  }

  /// What starts the time, if it has happened.
  private func start(
    of duty: MatterDuty, _ label: String, _ facts: [StandingFact]
  ) -> StandingVerdict.Basis.Evidence? {
    switch duty.start {
    case .fulfilment(let other):
      let subject = StandingVerdict.Subject.matter(duty.matter, label: label)
      let place = law.agreement.standing.firstIndex { $0.name == other }
      let found = place.flatMap { place in verdicts[place].first { $0.subject == subject } }
      return found?.basis.evidence.last { $0.time == found?.fulfilled }
    case .event(let event, let ratings, let isCovered):
      var rating: AdvisoryRating?
      var component: String?
      for fact in facts {
        rating = fact.rating ?? rating
        component = register.names[fact.component] ?? component
        guard fact.event == event else { continue }
        if !ratings.isEmpty, !(rating.map { ratings.contains($0) } ?? false) { continue }
        if isCovered, !(component.map { covers($0) } ?? false) { continue }
        return StandingVerdict.Basis.Evidence(
          index: fact.index, time: fact.time, part: Self.words(for: fact.event))
      }
      return nil
    }
  }

  /// Whether a component is one of those the agreement covers, each named by its first word.
  private func covers(_ component: String) -> Bool {
    law.agreement.covers.contains {
      $0.split(separator: " ", maxSplits: 1).first.map { $0 == component } ?? false
    }
  }

  /// What is done before the time begins counts, but where the time begins with the fulfilment of
  /// another obligation only what comes after it.
  private func mayFulfil(
    _ duty: MatterDuty, _ fact: StandingFact, since start: StandingVerdict.Basis.Evidence
  ) -> Bool {
    guard case .fulfilment = duty.start else { return true }
    return (fact.time.milliseconds, fact.index) > (start.time.milliseconds, start.index)
  }

  private mutating func judge(
    _ file: StandingRecord.MatterFile, _ duty: MatterDuty, _ place: Int,
    _ allowed: Law.TimeAllowed, _ start: StandingVerdict.Basis.Evidence, _ done: StandingFact?,
    _ excluded: [Range<Instant>]
  ) {
    let promise = law.agreement.standing[place].promise
    var basis = StandingVerdict.Basis(obligation: place)
    basis.evidence.append(start)
    if let done {
      basis.evidence.append(
        .init(index: done.index, time: done.time, part: Self.words(for: done.event)))
    }
    let end = done?.time ?? asOf
    let (due, standstills) = count(from: start.time, to: end, allowed, excluded)
    basis.standstills = standstills
    let facts = file.places.map { record.facts[$0] }
    let clock = Clock(start: start.time, end: end, excluded: excluded)
    let earlier = self.earlier(due, duty, clock, facts, &basis)
    let owed = self.owed(earlier, duty, done?.time, clock, facts, &basis)
    let state = owed.isOwed ? state(due: owed.due, done: done?.time, of: promise) : .void
    add(
      StandingVerdict(
        obligation: promise.name, subject: .matter(file.matter, label: file.label),
        severity: nil, state: state, opened: start.time, due: owed.due, fulfilled: done?.time,
        attained: nil, isGoal: promise.isGoal, basis: basis))
  }

  /// When time that begins at an instant is over, and when it stood still.
  private mutating func count(
    from start: Instant, to last: Instant, _ allowed: Law.TimeAllowed, _ excluded: [Range<Instant>]
  ) -> (due: Instant?, standstills: [Range<Instant>]) {
    var count = Count(rank: 0, start: start, allowed, wall, &book)
    var standstills: [Range<Instant>] = []
    for window in excluded[Self.place(after: start, in: excluded)...] {
      let end = min(window.upperBound, last)
      // What is done before the time begins ends before it, too.
      let from = max(window.lowerBound, start)
      guard from < end else { break }
      count.exclude(from: from, to: end, &book)
      standstills.append(from..<end)
    }
    return (count.due, standstills)
  }

  // MARK: - Other clocks of one act

  /// What the clocks of one act have in common.
  private struct Clock {
    let start: Instant
    /// The act, or now.
    let end: Instant
    let excluded: [Range<Instant>]
  }

  /// The earlier of the deadline and that of a second clock, which began before the time did.
  ///
  /// A second deadline that does not lie after the start falls away.
  private mutating func earlier(
    _ due: Instant?, _ duty: MatterDuty, _ clock: Clock, _ facts: [StandingFact],
    _ basis: inout StandingVerdict.Basis
  ) -> Instant? {
    guard let latest = duty.latest, let allowed = law.further[basis.obligation].latest,
      let fact = facts.first(where: { $0.event == latest.event }), fact.time <= clock.start
    else { return due }
    let (found, standstills) = count(from: fact.time, to: clock.end, allowed, clock.excluded)
    guard let second = found else { return due }
    let words =
      "No later than \(latest.target.text) after it was \(Self.words(for: fact.event)):"
      + " \(LocalText.moment(second, in: zone))"
    guard second > clock.start else {
      basis.reasons.append("\(words). That was over when the time began, and does not count.")
      return due
    }
    basis.reasons.append("\(words).")
    guard due.map({ second < $0 }) ?? true else { return due }
    Self.count(by: .latest, from: fact, standstills, &basis)
    return second
  }

  /// Whether the act is owed under its condition, and by when.
  private mutating func owed(
    _ due: Instant?, _ duty: MatterDuty, _ done: Instant?, _ clock: Clock, _ facts: [StandingFact],
    _ basis: inout StandingVerdict.Basis
  ) -> (isOwed: Bool, due: Instant?) {
    guard let condition = duty.condition else { return (true, due) }
    let end = facts.first { $0.event == .incidentMitigated }
    // What is done in time was done, whatever came of the incident.
    if let done, due.map({ done <= $0 }) ?? true {
      guard case .notMitigated = condition, let end, end.time < done else { return (true, due) }
    }
    switch condition {
    case .notMitigated:
      guard let end, due.map({ end.time <= $0 }) ?? true else { return (true, due) }
      basis.reasons.append(
        "It was mitigated on \(LocalText.moment(end.time, in: zone)): nothing is owed.")
      return (false, due)
    case .notOpen(let then):
      guard let due, due < asOf, end.map({ $0.time > due }) ?? true else { return (true, due) }
      let open = "It was still open on \(LocalText.moment(due, in: zone))"
      guard let then, let allowed = law.further[basis.obligation].then else {
        basis.reasons.append("\(open): nothing is owed.")
        return (false, due)
      }
      guard let end else {
        basis.reasons.append("\(open), and is.")
        return (true, nil)
      }
      basis.reasons.append("\(open): owed within \(then.text) after it was mitigated.")
      let (later, standstills) = count(from: end.time, to: clock.end, allowed, clock.excluded)
      Self.count(by: .then, from: end, standstills, &basis)
      return (true, later)
    }
  }

  /// Notes by which target, and from what, the deadline is counted.
  private static func count(
    by counting: StandingVerdict.Basis.Counting, from fact: StandingFact,
    _ standstills: [Range<Instant>], _ basis: inout StandingVerdict.Basis
  ) {
    basis.counted = counting
    basis.countedFrom = fact.time
    basis.standstills = standstills
    basis.evidence.append(
      .init(index: fact.index, time: fact.time, part: words(for: fact.event)))
  }

  /// The place of the first of ascending stretches that ends after an instant.
  private static func place(after instant: Instant, in stretches: [Range<Instant>]) -> Int {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].upperBound <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Times that do not count against an obligation or a measure, merged and ascending.
  func excluded(from name: String) -> [Range<Instant>] {
    var ranges: [Range<Instant>] = []
    for (place, exclusion) in law.agreement.rights.exclusions.enumerated()
    where exclusion.from.contains(name) {
      ranges += record.windows[place].map(\.range)
    }
    ranges += suspended(name)
    return Self.merged(ranges)
  }

  /// Stretches of time joined where they touch, ascending.
  static func merged(_ ranges: [Range<Instant>]) -> [Range<Instant>] {
    var merged: [Range<Instant>] = []
    for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// `disclosed` of `advisory.disclosed`.
  static func words(for event: StandingEvent) -> String {
    event.rawValue.split(separator: ".", maxSplits: 1).last.map(String.init) ?? event.rawValue
  }
}
