// SPDX-License-Identifier: Apache-2.0
//
// Sites, rotas, measures and amendments, as written.

package import WorkingTime

/// `site tokyo in Asia/Tokyo`: where the adopter works.
package struct SiteSyntax: Sendable {
  package let name: Located<String>
  package let zone: Located<String>
}

/// `rota first-line` with its clauses: when somebody of the cooperative is on duty.
package struct RotaSyntax: Sendable {
  package let name: Located<String>
  package var zone: Located<String>?
  /// The agreements it serves; empty for all.
  package var serves: [Located<String>] = []
  package var hours: [Located<HoursSyntax>] = []
  /// Who has duty in turn, from one day to the next such clause.
  package var turns: [RotaTurnSyntax] = []
  package var isDamaged = false
}

/// `measure uptime` with its clauses.
package struct MeasureSyntax: Sendable {
  package let name: Located<String>
  /// What is measured, in words: `the primary database`.
  package var of: Located<String>?
  package var hours: Located<HoursReference>?
  /// Outages shorter than this do not count, in milliseconds.
  package var shortest: Located<Int64>?
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// `amendment faster-response` with its clauses.
package struct AmendmentSyntax: Sendable {
  package let name: Located<String>
  package var signed: Located<CivilDate>?
  package var effect: Located<CivilDate>?
  package var replaces: [ReplacementSyntax] = []
  package var adds: [Located<String>] = []
  package var ends: [Located<String>] = []
  package var fee: FeeSyntax?
  package var mayReachBack = false
  package let lines: ClosedRange<Int>
  package var isDamaged = false
}

/// Written `replaces respond with respond-faster`.
package struct ReplacementSyntax: Sendable {
  package let old: Located<String>
  package let new: Located<String>
}
