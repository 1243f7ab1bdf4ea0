// SPDX-License-Identifier: Apache-2.0
//
// What a change of severity and a reopening do to a running deadline.

/// What a rise in severity does to a running deadline.
package enum UpgradeRule: String, Hashable, Sendable, CaseIterable {
  case earlierOfOldAndNewFromChange =
    "the earlier of the old deadline and the new target from the change"
  case newFromOpening = "the new target from the opening"
  case newFromChange = "the new target from the change"
  case oldStands = "the old deadline stands"
}

/// What a fall in severity does to a running deadline.
package enum DowngradeRule: String, Hashable, Sendable, CaseIterable {
  /// Without consent nothing changes; with consent the new target counts from the opening.
  case onlyWithConsent = "only with the adopter's consent"
  case newFromOpening = "the new target from the opening"
  case newFromChange = "the new target from the change"
  case oldStands = "the old deadline stands"
}

/// What reopening a closed case does.
package enum ReopeningRule: Hashable, Sendable {
  /// Within so many days (of 24 hours) of closing the clock goes on, the closed time excluded;
  /// later it is a new case.
  case continuesWithin(days: Int)
  case alwaysNewCase

  /// As the language writes it.
  package var text: String {
    switch self {
    case .continuesWithin(let days):
      "within \(days) \(days == 1 ? "day" : "days") the clock continues; later it is a new case"
    case .alwaysNewCase: "it is a new case"
    }
  }
}
