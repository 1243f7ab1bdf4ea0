// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// In which hours each stage of a case goes on: those of the obligation that owes it.
///
/// Where none does, a stage goes on in the hours of the response, and without one around the clock.
struct StageHours: Sendable {
  /// By rank, then by stage.
  private let hours: [[OpenTime]]

  init(
    _ agreement: Agreement, over range: Range<Instant>, _ book: inout HoursShelf
  ) throws(OpenTimeFault) {
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
  }

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
