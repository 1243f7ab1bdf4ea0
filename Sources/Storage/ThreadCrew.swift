// SPDX-License-Identifier: Apache-2.0

import Dispatch
package import Judgement

/// The threads of this machine as a crew.
package struct ThreadCrew: Crew {
  package let size: Int

  /// So many threads; the machine may give fewer at a time.
  package init(threads: Int) { size = threads }

  package func perform(_ count: Int, _ part: @Sendable (_ number: Int) -> Void) {
    DispatchQueue.concurrentPerform(iterations: count, execute: part)
  }
}
