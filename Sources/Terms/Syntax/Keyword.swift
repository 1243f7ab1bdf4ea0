// SPDX-License-Identifier: Apache-2.0

/// The words that start a declaration.
package enum Keyword: String, CaseIterable, Sendable {
  case cooperative, include, agreement, site, calendar, holidays, area, member, rota, layer,
    severity
  case define
  case obligation, goal, duty, power, credits, pool, limit, exclude, measure, amendment, example

  /// The words that start its clauses, where clauses start with a fixed word.
  package var clauses: [String] { Self.clauses[self] ?? [] }

  /// Made once: they are asked for at every declaration.
  private static let clauses = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.wordsOfClauses) })

  private var wordsOfClauses: [String] {
    switch self {
    case .cooperative: ["called", "log"]
    case .agreement: ["adopter", "term", "fee", "covers", "zone"]
    case .calendar: ["in", "joins", "open", "closed"]
    case .area: ["covers"]
    case .member: ["called", "employer", "in", "knows", "joined", "leaves"]
    case .rota: ["in", "serves", "on", "off", "by"]
    case .layer: ["pays", "at", "premium", "reinstated"]
    case .define: ["as"]
    case .obligation, .goal:
      [
        "when", "while", "each", "in", "owed", "or", "unless", "else", "stop", "on", "survives",
        "shows",
      ]
    case .duty: ["the", "otherwise", "starts"]
    case .power: ["held", "when", "may", "lapses", "never"]
    case .credits: ["are", "reach"]
    case .pool: ["holds", "shares"]
    case .limit: ["on", "at", "except"]
    case .exclude: ["from", "while", "up"]
    case .measure: ["of", "is", "counts"]
    case .amendment: ["signed", "effect", "replaces", "adds", "ends", "fee", "reaches"]
    case .include, .site, .holidays, .severity, .example: []
    }
  }

  /// The words that start a clause of any declaration.
  static let allClauses = Set(allCases.flatMap(\.clauses))
}
