// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// An agreement made ready for judging: names turned into places, business days into counters.
final class Law: Sendable {
  let agreement: Agreement
  let rules: [Rule]
  /// Whom a case can wait on; a cause's place is its bit in a mask.
  let causes: [String]
  /// The hours that targets count, each once.
  let hours: [(name: String, hours: OpeningHours)]

  /// An obligation, made ready.
  struct Rule: Sendable {
    let obligation: Obligation
    /// The causes that stop its clock.
    let stops: UInt64
    /// The allowance of each severity of the agreement, by rank; nil where nothing is owed.
    let allowances: [TimeAllowed?]
  }

  /// A target, made ready.
  struct TimeAllowed: Sendable {
    let target: Target
    /// The page of its hours.
    let page: Int
    let kind: Kind

    enum Kind: Sendable {
      case openTime(milliseconds: Int64)
      case businessDays(BusinessDays, count: Int, end: BusinessDays.DayEnd)
    }
  }

  /// The causes every agreement knows, as the vocabulary of evidence has them.
  static let knownCauses = ["adopter", "third-party"]
  /// A mask has so many bits.
  static let mostCauses = 64

  init(_ agreement: Agreement) throws(JudgementFault) {
    self.agreement = agreement
    var causes = Self.knownCauses
    for cause in agreement.obligations.flatMap(\.stopsWhileWaitingOn) {
      if causes.count < Self.mostCauses, !causes.contains(cause) { causes.append(cause) }
    }
    var hours: [(name: String, hours: OpeningHours)] = []
    var rules: [Rule] = []
    for obligation in agreement.obligations {
      var stops: UInt64 = 0
      for (bit, cause) in causes.enumerated() where obligation.stopsWhileWaitingOn.contains(cause) {
        stops |= 1 << UInt64(bit)
      }
      var allowances = [TimeAllowed?](repeating: nil, count: agreement.severities.count)
      for rank in allowances.indices {
        guard let target = obligation.target(forRank: rank) else { continue }
        allowances[rank] = try Self.allowed(target, in: obligation, agreement, &hours)
      }
      rules.append(Rule(obligation: obligation, stops: stops, allowances: allowances))
    }
    self.causes = causes
    self.hours = hours
    self.rules = rules
  }

  private static func allowed(
    _ target: Target, in obligation: Obligation, _ agreement: Agreement,
    _ hours: inout [(name: String, hours: OpeningHours)]
  ) throws(JudgementFault) -> TimeAllowed {
    let opening = target.hours.opening()
    let page = hours.firstIndex { $0.hours == opening } ?? hours.count
    if page == hours.count { hours.append((target.hours.name ?? "around the clock", opening)) }
    switch target.allowance {
    case .openTime(let milliseconds):
      return TimeAllowed(
        target: target, page: page, kind: .openTime(milliseconds: milliseconds))
    case .calendar: throw .unclearDayEnd(obligation: obligation.name)
    case .businessDays(let count):
      guard let end = target.dayEnd, let days = target.hours.businessDays(in: agreement.zone) else {
        throw .unclearDayEnd(obligation: obligation.name)
      }
      return TimeAllowed(
        target: target, page: page,
        kind: .businessDays(days, count: count, end: end == .endOfDay ? .endOfDay : .sameTime))
    }
  }

  /// A cause as people say it: `third party`.
  static func words(forCause cause: String) -> String { cause.replacing("-", with: " ") }

  /// The causes in a mask, in words: `adopter and third party`.
  func names(ofCauses mask: UInt64) -> String {
    causes.enumerated().filter { mask & (1 << UInt64($0.offset)) != 0 }.map {
      Self.words(forCause: $0.element)
    }
    .joined(separator: " and ")
  }
}

extension Hours {
  /// The days that count as business days; around the clock it is every day of a zone.
  fileprivate func businessDays(in zone: Zone) -> BusinessDays? {
    switch self {
    case .calendar(_, let calendar): return BusinessDays(calendar)
    case .local(_, let calendars): return calendars.first.map { BusinessDays($0) }
    case .joined: return nil
    case .aroundTheClock:
      guard let day = try? OpeningWindow(opens: 0, closes: 86_400) else { return nil }
      let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [day]) })
      return (try? WorkCalendar(zone: zone, weekly: week)).map { BusinessDays($0) }
    }
  }
}
