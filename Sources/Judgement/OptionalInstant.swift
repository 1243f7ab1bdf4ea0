// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// An instant or none, in the eight bytes of an instant: clocks and verdicts are copied by the million.
@propertyWrapper
struct OptionalInstant: Sendable {
  private var milliseconds: Int64

  init(wrappedValue: Instant?) { milliseconds = wrappedValue?.milliseconds ?? .min }

  /// The instant; every instant is later than the number that stands for none.
  var wrappedValue: Instant? {
    get { milliseconds == .min ? nil : Instant(milliseconds: milliseconds) }
    set { milliseconds = newValue?.milliseconds ?? .min }
  }
}
