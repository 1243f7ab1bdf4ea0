// SPDX-License-Identifier: Apache-2.0

/// The words that start a declaration.
package enum Keyword: String, CaseIterable, Sendable {
  case cooperative, include, agreement, calendar, holidays, severity, define, obligation, example
}
