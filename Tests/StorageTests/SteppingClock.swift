// SPDX-License-Identifier: Apache-2.0

import Synchronization
import WorkingTime

/// A clock that tells given times, one after another, and then the last one for ever.
final class SteppingClock: Sendable {
  private let times: Mutex<[Int64]>

  /// Milliseconds since 1970; at least one.
  init(_ times: [Int64]) { self.times = Mutex(times) }

  func next() -> Instant {
    times.withLock { times in
      let now = times.first ?? 0
      if times.count > 1 { times.removeFirst() }
      return Instant(milliseconds: now)
    }
  }
}
