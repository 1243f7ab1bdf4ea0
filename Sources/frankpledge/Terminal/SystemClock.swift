// SPDX-License-Identifier: Apache-2.0

import WorkingTime

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The clock of the machine: the only place where the program asks what time it is.
enum SystemClock {
  /// Now, to the millisecond.
  static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
