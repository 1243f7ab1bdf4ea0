// SPDX-License-Identifier: Apache-2.0
// Deadlines of a whole batch at once: two table look-ups each, and no branch on what they find.

extension OpenTime {
  /// The deadline of each start and duration (milliseconds), as ``add(_:to:)`` gives it, with
  /// ``beyond`` for those it answers with nil.
  ///
  /// Throws ``OpenTimeFault/unequalCounts(starts:durations:)`` when the lists differ in length.
  package func deadlines(
    starts: [Int64], durations: [Int64]
  ) throws(OpenTimeFault) -> [Int64] {
    var deadlines: [Int64] = []
    try self.deadlines(starts: starts, durations: durations, into: &deadlines)
    return deadlines
  }

  /// The same into an array that is made to fit; of the right length already, nothing is allocated.
  package func deadlines(
    starts: [Int64], durations: [Int64], into deadlines: inout [Int64]
  ) throws(OpenTimeFault) {
    guard starts.count == durations.count else {
      throw .unequalCounts(starts: starts.count, durations: durations.count)
    }
    if deadlines.count != starts.count {
      deadlines = Array(repeating: Self.beyond, count: starts.count)
    }
    starts.withUnsafeBufferPointer { starts in
      durations.withUnsafeBufferPointer { durations in
        deadlines.withUnsafeMutableBufferPointer { fill($0, starts, durations) }
      }
    }
  }

  /// The three buffers are of one length, which the caller has checked.
  private func fill(
    _ deadlines: UnsafeMutableBufferPointer<Int64>, _ starts: UnsafeBufferPointer<Int64>,
    _ durations: UnsafeBufferPointer<Int64>
  ) {
    let isOneStep = byStart.isOneStep && byUse.isOneStep
    _ = byStart.withPointers { byStart in
      byUse.withPointers { byUse in
        lags.withUnsafeBufferPointer { lags in
          let walk = BatchWalk(
            byStart: byStart, byUse: byUse, lags: lags, first: range.lowerBound.milliseconds,
            length: UInt64(range.lowerBound.distance(to: range.upperBound)), total: totalOpen)
          for index in 0..<deadlines.count {
            let (start, duration) = (starts[index], durations[index])
            deadlines[index] =
              (isOneStep
                ? walk.deadlineOneStep(start, duration) : walk.deadlineSearching(start, duration))
              ?? deadline(duration, after: start)
          }
        }
      }
    }
  }
}

/// The tables of an ``OpenTime`` as bare pointers, for the inner loop.
///
/// Every number looked up is checked against the compiled range first, as ``BucketIndex/Pointers``
/// asks; what fails the check is nil here and takes the slow way. With that checked no sum can
/// overflow: all are of instants and durations within 300 years.
private struct BatchWalk {
  let byStart, byUse: BucketIndex.Pointers
  let lags: UnsafeBufferPointer<Int64>
  let first: Int64
  let length: UInt64
  let total: Int64

  @inline(__always)
  func deadlineOneStep(_ start: Int64, _ duration: Int64) -> Int64? {
    guard UInt64(bitPattern: start &- first) <= length, duration > 0 else { return nil }
    let place = byStart.countOneStep(atMost: start)
    let used = min(start &- lags[place], byUse.keys[place])
    guard duration <= total &- used else { return nil }
    let target = used &+ duration
    return lags[byUse.countOneStep(atMost: target &- 1)] &+ target
  }

  @inline(__always)
  func deadlineSearching(_ start: Int64, _ duration: Int64) -> Int64? {
    guard UInt64(bitPattern: start &- first) <= length, duration > 0 else { return nil }
    let place = byStart.countSearching(atMost: start)
    let used = min(start &- lags[place], byUse.keys[place])
    guard duration <= total &- used else { return nil }
    let target = used &+ duration
    return lags[byUse.countSearching(atMost: target &- 1)] &+ target
  }
}
