// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
import WorkingTime

/// In which hours each stage of a case goes on: those of the obligation that owes it.
///
/// Where none does, a stage goes on in the hours of the response, and without one around the clock.
struct StageHours: Sendable {
  /// By rank, then by stage.
  private let hours: [[OpenTime]]
  /// The shift in which most of the desk is there: the hours of the response to the least severe cases.
  private let shift: OpenTime?
  private let allowances: TimeAllowances

  init(
    _ agreement: Agreement, _ allowances: TimeAllowances, over range: Range<Instant>,
    _ book: inout HoursShelf
  ) throws(OpenTimeFault) {
    self.allowances = allowances
    var hours: [[OpenTime]] = []
    for rank in agreement.severities.indices {
      var row: [OpenTime] = []
      let response = Self.opening(.responded, rank, agreement) ?? .always
      for stage in Stage.allCases {
        let opening = Self.opening(stage, rank, agreement) ?? response
        row.append(try book.open(opening, over: range))
      }
      hours.append(row)
    }
    self.hours = hours
    shift = hours.last?[Stage.responded.rawValue]
  }

  /// What one unit of a stage's delays is, in milliseconds, for a case opened then.
  ///
  /// Where an obligation owes the stage, delays are told in millionths of the time allowed: desks work to
  /// their deadlines, and agreements with other deadlines can then be compared. Elsewhere, in milliseconds.
  func unit(_ rank: Int, _ stage: Stage, opened: Instant) -> Double {
    let allowed = allowances.allowance(
      for: stage.event, rank: rank, opened: opened, in: open(rank, stage))
    return allowed.map { Double($0) / 1_000_000 } ?? 1
  }

  /// Whether an instant lies in the shift.
  func isInShift(_ instant: Instant) -> Bool { shift?.isOpen(at: instant) ?? true }

  func open(_ rank: Int, _ stage: Stage) -> OpenTime { hours[rank][stage.rawValue] }

  /// The hours in which an obligation owes a stage for a rank; nil if none does.
  private static func opening(
    _ stage: Stage, _ rank: Int, _ agreement: Agreement
  ) -> OpeningHours? {
    for obligation in agreement.obligations {
      guard let target = obligation.target(forRank: rank),
        obligation.fulfilledBy.contains(where: { $0.event == .ofCase(stage.event) })
      else { continue }
      return target.hours.opening()
    }
    return nil
  }
}

/// Opening hours laid out, each once.
struct HoursShelf: Sendable {
  private var kept: [(hours: OpeningHours, open: OpenTime)] = []

  mutating func open(
    _ hours: OpeningHours, over range: Range<Instant>
  ) throws(OpenTimeFault) -> OpenTime {
    if let found = kept.first(where: { $0.hours == hours && $0.open.range == range }) {
      return found.open
    }
    let open = try OpenTime(hours, from: range.lowerBound, to: range.upperBound)
    kept.append((hours, open))
    return open
  }
}
