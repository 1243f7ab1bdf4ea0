// SPDX-License-Identifier: Apache-2.0

/// Who does the parts of one piece of work, perhaps at the same time.
///
/// What comes of the work does not depend on it: see ``CaseVerdicts``.
package protocol Crew: Sendable {
  /// How many parts to make of the work; 1 or less leaves it whole.
  var size: Int { get }

  /// Calls `part` once with each number from 0 up to `count`, in any order or at the same time, and
  /// returns when all are done.
  func perform(_ count: Int, _ part: @Sendable (_ number: Int) -> Void)
}

/// One part after the other, on the thread that asks.
package struct SingleHand: Crew {
  package let size = 1

  /// Nobody else helps.
  package init() {}

  package func perform(_ count: Int, _ part: @Sendable (_ number: Int) -> Void) {
    for number in 0..<count { part(number) }
  }
}
