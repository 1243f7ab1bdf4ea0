// SPDX-License-Identifier: Apache-2.0

import HeapModule
import WorkingTime

/// When the state of which case changes by the passing of time alone, the nearest first.
///
/// An alarm that was set anew leaves the old one behind, which is passed over when its time comes;
/// once most are such, they are thrown out.
struct AlarmQueue: Sendable {
  private var heap = Heap<Alarm>()
  /// The alarm that counts, by case.
  private var current: [UInt32: Instant] = [:]

  struct Alarm: Comparable, Sendable {
    let time: Instant
    let caseID: UInt32

    static func < (left: Alarm, right: Alarm) -> Bool {
      (left.time.milliseconds, left.caseID) < (right.time.milliseconds, right.caseID)
    }
  }

  /// Sets the alarm of a case, or none.
  mutating func set(_ time: Instant?, ofCase caseID: UInt32) {
    guard current[caseID] != time else { return }
    current[caseID] = time
    guard let time else { return }
    heap.insert(Alarm(time: time, caseID: caseID))
    if heap.count > 2 * current.count + 64 {
      heap = Heap(current.map { Alarm(time: $0.value, caseID: $0.key) })
    }
  }

  /// The nearest alarm.
  mutating func next() -> Alarm? {
    while let alarm = heap.min {
      if current[alarm.caseID] == alarm.time { return alarm }
      heap.removeMin()
    }
    return nil
  }

  /// The nearest alarm, if it is not later than an instant; it is set no more.
  mutating func take(notAfter instant: Instant) -> Alarm? {
    guard let alarm = next(), alarm.time <= instant else { return nil }
    heap.removeMin()
    current[alarm.caseID] = nil
    return alarm
  }
}
