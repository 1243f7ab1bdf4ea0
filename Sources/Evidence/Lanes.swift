// SPDX-License-Identifier: Apache-2.0

/// How work that falls into equal parts is done: one after another, or side by side.
///
/// Threads belong to an edge, which hands them in. What comes out must not depend on it: a part knows
/// only its number, and writes only what is its own.
package struct Lanes: Sendable {
  /// How many parts are done at a time, at least one.
  package let count: Int
  private let perform: @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void

  /// One after another, on the thread that asks.
  package static let one = Lanes(count: 1) { count, part in
    for number in 0..<count { part(number) }
  }

  /// Hands threads in; `perform` must have done every part, each once, when it returns.
  package init(
    count: Int, perform: @escaping @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void
  ) {
    self.count = max(1, count)
    self.perform = perform
  }

  /// Calls `work` with each part; the parts are worked on side by side.
  package func share<Part: Sendable>(
    _ parts: inout [Part], _ work: @Sendable (inout Part) -> Void
  ) {
    parts.withUnsafeMutableBufferPointer { buffer in
      // Each part is memory of its own, and its number is given out once.
      nonisolated(unsafe) let parts = buffer
      perform(parts.count) { work(&parts[$0]) }
    }
  }

  /// What `part` gives for each number from 0 up to `count`, in the order of the numbers.
  package func results<Result: Sendable>(
    _ count: Int, _ part: @Sendable (_ number: Int) -> Result
  ) -> [Result] {
    var slots = (0..<count).map { Slot<Result>(number: $0) }
    share(&slots) { $0.result = part($0.number) }
    return slots.compactMap(\.result)
  }

  private struct Slot<Result: Sendable>: Sendable {
    let number: Int
    var result: Result?
  }
}
