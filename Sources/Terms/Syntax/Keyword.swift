// SPDX-License-Identifier: Apache-2.0

/// The words that start a declaration.
package enum Keyword: String, CaseIterable, Sendable {
  case cooperative, include, agreement, calendar, holidays, severity, define, obligation, example

  /// The words that start its clauses, where clauses start with a fixed word.
  var clauses: [String] {
    switch self {
    case .cooperative: ["called", "log"]
    case .agreement: ["adopter", "term", "fee", "covers", "zone"]
    case .calendar: ["in", "open", "closed"]
    case .define: ["as"]
    case .obligation: ["when", "owed", "else", "stop", "on", "shows"]
    case .include, .holidays, .severity, .example: []
    }
  }

  /// The words that start a clause of any declaration.
  static let allClauses = Set(allCases.flatMap(\.clauses))
}
