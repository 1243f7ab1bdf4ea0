// SPDX-License-Identifier: Apache-2.0

/// Who does the parts of one piece of work, perhaps at the same time.
///
/// What comes of the work does not depend on it: see ``CaseVerdicts``.
package protocol Crew: Sendable {
  /// How many parts to make of the work; 1 or less leaves it whole.
  var size: Int { get }

  /// What `part` gives for each number from 0 up to `count`, in the order of the numbers.
  ///
  /// Each is asked for once, in any order or at the same time.
  func results<Result: Sendable>(
    _ count: Int, _ part: @Sendable (_ number: Int) -> Result
  ) -> [Result]
}

/// One part after the other, on the thread that asks.
package struct SingleHand: Crew {
  package let size = 1

  /// Nobody else helps.
  package init() {}

  package func results<Result: Sendable>(
    _ count: Int, _ part: @Sendable (_ number: Int) -> Result
  ) -> [Result] {
    (0..<count).map { part($0) }
  }
}
