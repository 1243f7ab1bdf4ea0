// SPDX-License-Identifier: Apache-2.0

import Dispatch
package import Judgement
import Synchronization

/// The threads of this machine as a crew.
package struct ThreadCrew: Crew {
  package let size: Int

  /// So many threads; the machine may give fewer at a time.
  package init(threads: Int) { size = threads }

  package func results<Result: Sendable>(
    _ count: Int, _ part: @Sendable (_ number: Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let result = part(number)
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
