// SPDX-License-Identifier: Apache-2.0
//
// Everything that can be wrong with terms, as facts. The words are in ProblemWording.swift, so that
// every message can be read, reviewed and translated in one place.

package import WorkingTime

/// One thing wrong with a text of terms. Carries the facts, not the words.
package enum Problem: Hashable, Sendable {
  // P10xx: the file
  case fileTooLarge(bytes: Int, limit: Int)
  case lineTooLong(bytes: Int, limit: Int)
  case controlCharacter(UInt8)
  case notUTF8
  case unclosedFence
  case noTerms
  case includeNotFound(String)
  case includeCycle([String])
  case includeOutside(String)
  case includeTooDeep(limit: Int)

  // P11xx: characters and layout
  case curlyQuote
  case unclosedText
  case strayCharacter(String)
  case malformedNumber(String)
  case malformedDate(String)
  case malformedTime(String)
  case tabIndent
  case clauseBeforeDeclaration

  // P12xx: words and names
  case unknownDeclaration(String, nearest: String?)
  case unknownClause(String, in: String, known: [String], nearest: String?)
  case expected(String, found: String?, nearest: String?)
  case unexpectedRest(String)
  case unknownName(NameKind, String, nearest: String?, known: [String])
  case duplicateName(NameKind, String, firstLine: Int)
  case repeatedClause(String, firstLine: Int)
  case missingClause(String, in: String, example: String)
  case tooManyProblems(limit: Int)

  // P13xx: figures
  case amountTooFine(String, currency: String)
  case amountTooLarge(String)
  case percentTooFine(String)
  case percentOutOfRange(String)
  case zeroDuration
  case durationTooLong(String, limit: String)
  case ambiguousUnit(String, suggestions: [String])
  case datesReversed(CivilDate, CivilDate)
  case percentWithoutBase
  case percentWithoutFee
  case capBelowCredit(cap: String, credit: String)
  case currencyMismatch(String, String)

  // P14xx: calendars
  case windowReversed(opens: String, closes: String)
  case windowTooLong
  case emptyCalendar(String)
  case fixedOffsetZone(String, nearest: String?)
  case calendarWithoutYear(calendar: String, year: Int)
  case hoursWithoutCalendar
  case clockOnAndCalendar

  // P15xx: obligations
  case noAgreement
  case secondAgreement(firstLine: Int)
  case noSeverities
  case targetMissing(severity: String, obligation: String)
  case targetRepeated(severity: String)
  case targetUnused(severity: String)
  case targetSlower(severity: String, than: String)
  case businessDayUnclear(missing: String)
  case dayModeWithoutDays
  case neverStops(obligation: String)
  case coolingOffTooLong

  // P16xx: examples
  case exampleWithoutExpectation
  case exampleOutOfOrder
  case exampleCaseNotOpened(String)
  case exampleTimeSkipped(String)
  case exampleOutsideTerm(CivilDate)
  case exampleFailed(expected: String, got: String, timeline: [String])
}

/// What sort of thing a name names; used in messages.
package enum NameKind: String, Hashable, Sendable {
  case agreement, calendar, severity, obligation, currency, zone, holidays
  case definition = "act"
  case event
  case cause = "cause of waiting"
}

/// A problem and the place it was found.
package struct Finding: Hashable, Sendable {
  package let problem: Problem
  package let range: SourceRange

  package init(_ problem: Problem, at range: SourceRange) {
    self.problem = problem
    self.range = range
  }
}

/// How much a problem matters.
package enum Gravity: String, Sendable {
  /// The terms cannot be judged until this is mended.
  case error
  /// The terms can be judged, and say something their authors may not mean.
  case warning
}

/// Parsing a clause stops at its first finding; other clauses go on.
extension Finding: Error {}
