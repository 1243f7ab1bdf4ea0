// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// Whom a case waits on: it matters, for many agreements stop the clock for one and not for the other.
enum WaitedOn: Int, CaseIterable, Sendable {
  case adopter
  case others

  init(cause: String?) { self = cause == "adopter" ? .adopter : .others }
}

/// Waits of cases, by whom they waited on.
struct WaitRecord: Sendable {
  /// Cases that went on after the response.
  var followed = 0
  /// Of these, those that had to wait, by the number of ``WaitedOn``.
  var waiting = WaitedOn.allCases.map { _ in 0 }
  var delays = WaitedOn.allCases.map { _ in DelayLaw.Delays() }

  mutating func note(_ past: PastCase, asOf: Instant) {
    followed += 1
    for on in WaitedOn.allCases {
      let ended = past.waits.filter { $0.on == on }
      let running = past.waitsSince.flatMap { $0.on == on ? $0.time : nil }
      if !ended.isEmpty || running != nil { waiting[on.rawValue] += 1 }
      delays[on.rawValue].ended += ended.map {
        $0.time.lowerBound.distance(to: $0.time.upperBound)
      }
      delays[on.rawValue].running += running.map { [$0.distance(to: asOf)] } ?? []
    }
  }
}
