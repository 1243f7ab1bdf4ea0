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
    var count = Count(rank: 0, start: start.time, allowed, wall, &book)
    let first = Self.place(after: start.time, in: excluded)
    for window in excluded[first...] {
      let end = min(window.upperBound, done?.time ?? asOf)
      // What is done before the time begins ends before it, too.
      let from = max(window.lowerBound, start.time)
      guard from < end else { break }
      count.exclude(from: from, to: end, allowed, &book)
      basis.standstills.append(from..<end)
    }
    let state = state(due: count.due, done: done?.time, of: promise)
    add(
      StandingVerdict(
        obligation: promise.name, subject: .matter(file.matter, label: file.label),
        severity: nil, state: state, opened: start.time, due: count.due, fulfilled: done?.time,
        attained: nil, isGoal: promise.isGoal, basis: basis))
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
