// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Seconds of this process: on the clock, and of CPU time over all threads.
struct Timing {
  let seconds: Double
  let cpu: Double

  /// Since some moment in the past.
  static var now: Timing {
    func seconds(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    return Timing(seconds: seconds(CLOCK_MONOTONIC), cpu: seconds(CLOCK_PROCESS_CPUTIME_ID))
  }

  static func - (end: Timing, start: Timing) -> Timing {
    Timing(seconds: end.seconds - start.seconds, cpu: end.cpu - start.cpu)
  }

  /// The most memory this process has held, in bytes.
  static var peakMemory: Int {
    var usage = rusage()
    // RUSAGE_SELF, which Swift does not see as the number it is.
    getrusage(0, &usage)
    return usage.ru_maxrss * 1024
  }

  /// Runs some work and prints `<name> <seconds of CPU time> <operations> <seconds>`.
  static func print<Result>(_ name: String, _ operations: Int, _ work: () throws -> Result) rethrows
    -> Result
  {
    let start = now
    let result = try work()
    let took = now - start
    Swift.print(name, took.cpu, operations, took.seconds)
    return result
  }
}
