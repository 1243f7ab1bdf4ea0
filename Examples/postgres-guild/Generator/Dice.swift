// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting

/// Choices made with whole numbers only, so that every machine and every release of Swift makes the
/// same.
extension SeededNumbers {
  /// A number from `range`, each as likely as the next (to one part in 2⁶⁴).
  mutating func number(in range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.count)
    return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
  }

  /// Whether something happens that happens so many times in a thousand.
  mutating func happens(perMille: Int) -> Bool { number(in: 1...1000) <= perMille }

  /// One of several, each as likely as the next; nil of none.
  mutating func one<Value>(of values: [Value]) -> Value? {
    values.isEmpty ? nil : values[number(in: 0...(values.count - 1))]
  }
}
