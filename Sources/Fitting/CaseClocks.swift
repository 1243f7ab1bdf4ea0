// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// The clocks of some cases of a record, laid out so that one set of terms is reckoned in one pass.
struct CaseClocks: Sendable {
  /// For each moment the instant of each case in milliseconds, ``missing`` where there is none.
  private let instants: [[Int64]]
  private let classes: [Int]
  private let isMet: [Bool]
  private let stays: [[DeskCase.Stay]]
  private let zone: Zone
  private let classCount: Int
  /// When the export was made: until then a clock runs that nothing has stopped.
  private let asOf: Int64
  private let range: Range<Instant>

  /// A duration that cannot be told, because nobody wrote down when the clock started.
  static let unknown: Int64 = -1
  private static let missing = Int64.min

  /// The cases of a record at some places.
  init(_ record: DeskRecord, _ places: some Sequence<Int>, asOf: Instant) {
    let cases = places.map { record.cases[$0] }
    instants = record.moments.indices.map { moment in
      cases.map { $0.moments[moment]?.milliseconds ?? Self.missing }
    }
    classes = cases.map(\.classIndex)
    isMet = cases.map(\.isMet)
    stays = cases.map(\.stays)
    zone = record.zone
    classCount = record.classes.count
    self.asOf = asOf.milliseconds
    let known = instants.joined().lazy.filter { $0 != Self.missing }
    let first = min(known.min() ?? self.asOf, self.asOf)
    let last = max(known.max() ?? self.asOf, self.asOf)
    range = Instant(milliseconds: first)..<Instant(milliseconds: last)
  }

  var count: Int { classes.count }

  /// For each case the time on its clock, in milliseconds, or ``unknown``; nil if the hours cannot be.
  func elapsed(_ terms: CandidateTerms) -> [Int64]? {
    guard let hours = terms.hours.hours(in: zone) else { return nil }
    let (starts, stops) = (instants[terms.start], instants[terms.stop])
    if terms.hours == .always, terms.paused.isEmpty {
      return starts.indices.map { place in
        starts[place] == Self.missing ? Self.unknown : max(0, stop(stops[place]) - starts[place])
      }
    }
    guard let open = try? OpenTime(hours, from: range.lowerBound, to: range.upperBound) else {
      return nil
    }
    return starts.indices.map { place in
      guard starts[place] != Self.missing else { return Self.unknown }
      let (from, to) = (starts[place], stop(stops[place]))
      guard from < to else { return 0 }
      let standing = terms.paused.isEmpty ? 0 : standing(place, terms.paused, from..<to, open)
      return Self.span(from..<to, open) - standing
    }
  }

  private func stop(_ instant: Int64) -> Int64 { instant == Self.missing ? asOf : instant }

  /// How much of a stretch is open.
  private static func span(_ stretch: Range<Int64>, _ open: OpenTime) -> Int64 {
    (try? open.elapsed(
      from: Instant(milliseconds: stretch.lowerBound),
      to: Instant(milliseconds: stretch.upperBound))) ?? 0
  }

  /// How much open time of a stretch a case was in states that stop the clock.
  private func standing(
    _ place: Int, _ paused: [Int], _ stretch: Range<Int64>, _ open: OpenTime
  ) -> Int64 {
    stays[place].reduce(0) { sum, stay in
      guard paused.contains(stay.state) else { return sum }
      let from = max(stay.from.milliseconds, stretch.lowerBound)
      let to = min(stay.to?.milliseconds ?? asOf, stretch.upperBound)
      return from < to ? sum + Self.span(from..<to, open) : sum
    }
  }

  /// For each class the targets that fit best; nil if the hours cannot be.
  func thresholds(_ terms: CandidateTerms) -> Thresholds? {
    guard let elapsed = elapsed(terms) else { return nil }
    var keys = [[Int64]](repeating: [], count: classCount)
    var unknown = 0
    for place in elapsed.indices {
      if elapsed[place] == Self.unknown {
        unknown += 1
      } else {
        keys[classes[place]].append(Threshold.key(elapsed[place], isMet: isMet[place]))
      }
    }
    return Thresholds(
      byClass: keys.indices.map { Threshold(sorting: &keys[$0]) }, unknownCount: unknown)
  }
}

/// The best targets of every class under one set of terms.
struct Thresholds: Sendable {
  let byClass: [Threshold]
  /// Cases of which the terms say nothing.
  ///
  /// Each counts as a disagreement, so that terms gain nothing
  /// by looking away.
  let unknownCount: Int

  var disagreements: Int { byClass.reduce(unknownCount) { $0 + $1.disagreements } }
}
