// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// What another thread works out while this one goes on; where none was free for it until it is needed,
/// this one does it.
final class Meanwhile<Value: Sendable>: Sendable {
  private let work: @Sendable () -> Value
  private let isBegun = Atomic(false)
  private let isDone = DispatchSemaphore(value: 0)
  private let made = Mutex<Value?>(nil)

  init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    DispatchQueue.global().async { [self] in
      guard begin() else { return }
      let value = work()
      made.withLock { $0 = value }
      isDone.signal()
    }
  }

  /// Whether it is this thread that does the work.
  private func begin() -> Bool { !isBegun.exchange(true, ordering: .acquiringAndReleasing) }

  /// What came of it; to be asked for once.
  func value() -> Value {
    guard !begin() else { return work() }
    isDone.wait()
    return made.withLock { $0 } ?? work()
  }
}
