// SPDX-License-Identifier: Apache-2.0
// The fine steps: each changes one thing of terms that are good already.

import WorkingTime

extension TermsSearch {
  /// Moves the bounds of the hours by ever smaller steps, as long as that helps.
  mutating func refined(_ terms: CandidateTerms, steps: [Int]) -> CandidateTerms {
    var best = terms
    for step in steps {
      // Every move lowers the cost or makes the terms plainer, so it ends; the count is a safeguard.
      for _ in 0..<12 {
        let moved = better(best, than: Self.moves(of: best, by: step))
        if moved == best { break }
        best = moved
      }
    }
    return best
  }

  /// The same terms with one bound or both moved.
  private static func moves(of terms: CandidateTerms, by step: Int) -> [CandidateTerms] {
    guard terms.hours != .always else { return [] }
    let shifts = [-step, 0, step]
    return shifts.flatMap { opening in
      shifts.compactMap { closing in
        guard opening != 0 || closing != 0 else { return nil }
        return moved(terms, opening, closing)
      }
    }
  }

  private static func moved(
    _ terms: CandidateTerms, _ opening: Int, _ closing: Int
  ) -> CandidateTerms? {
    var moved = terms
    moved.hours.opens += opening
    moved.hours.closes += closing
    return moved.hours.isSound ? moved : nil
  }

  /// Terms that differ in one thing: days, a break, what starts, stops and pauses the clock.
  func variants(of terms: CandidateTerms) -> [CandidateTerms] {
    var variants: [CandidateTerms] = []
    for days in [CandidateHours.workingDays, 0b011_1111, 0b100_1111, CandidateHours.everyDay] {
      variants.append(terms.changing { $0.hours.days = days })
    }
    variants.append(terms.changing { $0.hours = .always })
    variants += breaks(of: terms)
    variants += pauses(of: terms)
    for place in record.moments.indices {
      let moment = record.moments[place]
      if moment.mayStart, place != terms.stop {
        variants.append(terms.changing { $0.start = place })
      }
      if moment.mayStop, place != terms.start {
        variants.append(terms.changing { $0.stop = place })
      }
    }
    return variants.filter { $0 != terms && $0.hours.isSound }
  }

  /// A break of half an hour, one, an hour and a half or two, from 11:00 to 15:00; or none.
  ///
  /// Hours that were found without their break are too short or too long by it, so the closing moves
  /// with it too.
  private func breaks(of terms: CandidateTerms) -> [CandidateTerms] {
    var variants = [terms.changing { $0.hours.pause = nil }]
    guard terms.hours != .always else { return [] }
    for opens in stride(from: 660, through: 870, by: 30) {
      for length in [30, 60, 90, 120] {
        for shift in [-length, 0, length] {
          variants.append(
            terms.changing {
              $0.hours.pause = opens..<opens + length
              $0.hours.closes += shift
            })
        }
      }
    }
    return variants
  }

  /// One state more or less that stops the clock, or all waits at once.
  private func pauses(of terms: CandidateTerms) -> [CandidateTerms] {
    let single = record.states.indices.map { state in
      terms.changing { changed in
        if let place = changed.paused.firstIndex(of: state) {
          changed.paused.remove(at: place)
        } else {
          changed.paused = (changed.paused + [state]).sorted()
        }
      }
    }
    return single + waits.map { paused in terms.changing { $0.paused = paused } }
  }

  /// Closes day after day for as long as that saves more than it costs to say.
  mutating func withHolidays(_ terms: CandidateTerms) -> CandidateTerms {
    guard terms.hours != .always, let openingDays else { return terms }
    let first = openingDays.lowerBound
    let dayCount = min(first.days(to: openingDays.upperBound) + 1, Self.mostHolidaysTried)
    let days = (0..<max(0, dayCount)).map { first.adding(days: $0) }
      .filter { terms.hours.weekdays.contains($0.weekday) }
    var best = terms
    for _ in 0..<Self.mostHolidays {
      let candidates = days.filter { !best.hours.closures.contains($0) }.map { day in
        best.changing { $0.hours.closures = ($0.hours.closures + [day]).sorted() }
      }
      let without = best.hours.closures.map { day in
        best.changing { $0.hours.closures.removeAll { $0 == day } }
      }
      let next = better(best, than: candidates + without)
      if next == best { break }
      best = next
    }
    return best
  }

  /// A year of days, and as many holidays as a year may have.
  private static let mostHolidaysTried = 366
  private static let mostHolidays = 20

  /// What stands beside the best, so that a reader sees what each choice is worth: other hours near
  /// by, other starts and stops, waits that stop the clock, and no hours at all.
  mutating func tryNeighbours(of terms: CandidateTerms) {
    var others = waits.map { paused in terms.changing { $0.paused = paused } }
    for start in record.moments.indices where record.moments[start].mayStart {
      for stop in record.moments.indices where record.moments[stop].mayStop && stop != start {
        others.append(CandidateTerms(start: start, stop: stop, hours: terms.hours))
      }
    }
    others.append(terms.changing { $0.hours = .always })
    others.append(
      terms.changing { ($0.hours.opens, $0.hours.closes, $0.hours.pause) = (0, 1440, nil) })
    if terms.hours.closes - terms.hours.opens < 1440 {
      for opening in stride(from: -180, through: 180, by: 60) {
        for closing in stride(from: -180, through: 180, by: 60) {
          others += Self.moved(terms, opening, closing).map { [$0] } ?? []
        }
      }
    }
    for other in others { _ = disagreements(other) }
  }
}

extension CandidateTerms {
  fileprivate func changing(_ change: (inout CandidateTerms) -> Void) -> CandidateTerms {
    var changed = self
    change(&changed)
    return changed
  }
}
