// SPDX-License-Identifier: Apache-2.0
//
// Everything that can be wrong with terms, as facts. The words are in ProblemWording.swift, so that
// every message can be read, reviewed and translated in one place.

package import WorkingTime

/// One thing wrong with a text of terms: the facts, not the words.
package enum Problem: Hashable, Sendable {
  // P10xx: the file
  case fileTooLarge(bytes: Int, limit: Int)
  case tooManyLines(limit: Int)
  case lineTooLong(bytes: Int, limit: Int)
  case controlCharacter(UInt32)
  case notUTF8
  case unclosedFence
  case noTerms
  case fileNotFound(String)
  case includeCycle([String])
  case includeOutside(String)
  case includeTooDeep(limit: Int)
  case tooManyFiles(limit: Int)
  case filesTooLarge(limit: Int)
  case fenceNotRead
  case fenceHidden

  // P11xx: characters and layout
  case curlyQuote
  case unclosedText
  case strayCharacter(String)
  case malformedNumber(String)
  case malformedDate(String)
  case malformedTime(String)
  case tabIndent
  case clauseBeforeDeclaration
  case clauseAtMargin(String)
  case rangeWithDash(String, String)

  // P12xx: words and names
  case unknownDeclaration(String, nearest: String?)
  case unknownClause(String, in: String, known: [String], nearest: String?)
  case expected(String, found: String?, nearest: String?)
  case unexpectedRest(String)
  case unknownName(NameKind, String, known: [String])
  /// `first` says where, as in `line 5 of calendars/england.pledge`.
  case duplicateName(NameKind, String, first: String)
  case repeatedClause(String, firstLine: Int)
  case missingClause(String, in: String, example: String)
  case tooManyProblems(limit: Int)
  case clauseNotTaken(String)
  case saidTwice(String)
  case nameWithSpaces(String)
  case secondTrigger(String, firstLine: Int)
  case doubledWord(String)

  // P13xx: figures
  case amountTooFine(String, currency: String)
  case amountTooLarge(String)
  case percentTooFine(String)
  case percentOutOfRange(String)
  case zeroDuration
  case durationTooLong(limit: String)
  case ambiguousUnit(String)
  case daysAndHours
  case datesReversed(CivilDate, CivilDate)
  case percentWithoutBase
  case percentWithoutFee
  case capBelowCredit(cap: String, credit: String)
  case currencyMismatch(String, other: String)
  case dateTooFar(CivilDate)
  case countOutOfRange(String, ClosedRange<Int>)
  case zeroFigure(String)
  case percentileOutOfRange(String)
  case calendarDaysInHours
  case averageOfDays

  // P14xx: calendars
  case windowReversed(opens: String, closes: String)
  case windowTooLong
  case emptyCalendar(String)
  case fixedOffsetZone(String)
  case calendarWithoutYears(calendar: String, years: [Int])
  case hoursWithoutCalendar
  case clockOnAndCalendar
  case tooManyWindows(String)
  case closureTooLong(days: Int)
  case tooManyClosures(limit: Int)
  case joinedWithHours(String)
  case joinsJoined(String)
  case daysInJoinedCalendar(String)
  case noSites(String)
  case localWithoutCase(String)
  case emptyRota(String)

  // P15xx: obligations
  case noAgreement
  case secondOfOne(String, first: String)
  case noSeverities
  case targetMissing(severity: String, obligation: String)
  case severityRepeated(String)
  case targetUnused(severity: String)
  case targetSlower(severity: String, than: String)
  case businessDayUnclear(missing: [String])
  case dayModeWithoutDays
  case coolingOffTooLong
  case nothingOwed
  case owedDoesNotFit(OwedNeed)
  case clauseDoesNotApply(String, kind: String)
  case actOfOtherKind(String, event: String)
  case clockOfOtherKind(event: String)
  case cannotBeCounted(String, kind: String)
  case cannotBeFollowed(String, kind: String)
  case fulfilmentCycle(String)
  case spanEndUnsaid(String)
  case contradiction(String, String, severity: String)

  // P17xx: credits, pools and limits
  case creditOnGoal(String)
  case creditDoesNotFit(kind: String, way: String)
  case mixedLadder
  case ladderReversed
  case rungUnreachable(String, after: String)
  case rungMilder(String, than: String)
  case rungBeforeBreach(String)
  case ladderGap(from: String)
  case noShareOfPool(String, obligation: String)
  case poolOutsideObligation(String)
  case poolOverfull(String)
  case remedyOfNothing(String)
  case creditUncapped(String)
  case liabilityUnlimited
  case ceilingWithoutFee
  case leastAboveMost(String, least: String)

  // P18xx: duties, exclusions, powers and amendments
  case dutyWithoutEffect(String)
  case clockNotOfCase(String, kind: String)
  case exclusionByNobody(String)
  case exclusionByOneself(String)
  case powerWithoutLapse(String)
  case powerCannotArise(String)
  case goalInPower(String)
  case severityOfPeriod(String)
  case amendmentOfNothing(String)
  case amendmentReachesBack(effect: CivilDate, signed: CivilDate)
  case amendmentOutsideTerm(CivilDate)
  case amendedTwice(String)
  case dutyExcusesItself(String)

  // P19xx: the cooperative as a whole
  case nobodyOnDuty(obligation: String, agreement: String, moment: String)
  /// `first` says where, as in `line 5`.
  case componentInTwoAreas(String, area: String, first: String)
  case leavesBeforeJoining(String, joined: CivilDate, leaves: CivilDate)
  case layersOverlap(String, other: String)
  case layersLeaveGap(from: String, to: String)
  case turnAfterLeaving(String, leaves: CivilDate)
  case layerReversed(from: String, to: String)
  case nobodyKnows(String)

  // P16xx: examples
  case exampleWithoutExpectation
  case exampleOutOfOrder
  case exampleCaseNotOpened(String)
  case exampleTimeSkipped(String)
  case exampleOutsideTerm(CivilDate)
  case exampleMatterUntold(String, String)
  case expectedOtherwise(String, kind: String, way: String)
  case exampleFailed(expected: String, got: String, timeline: [String])
}

/// What sort of thing a name names; used in messages.
package enum NameKind: String, Hashable, Sendable {
  case calendar, severity, obligation, currency, definition
  case holidays = "list of holidays"
  case zone = "time zone"
  case act
  case event
  case cause = "cause of waiting"
  case component = "covered component"
  case site, measure, pool, duty, exclusion, power, amendment, rota, agreement, area, member, layer
  case carveOut = "exception of a limit or an only remedy"
}

extension Problem {
  /// What the trigger of an obligation needs of its `owed` clause.
  package enum OwedNeed: Hashable, Sendable {
    case standardNeedsPeriod, rollingNeedsStandard, everyNeedsWhile, whileNeedsEvery, timeMissing
    case periodEndUnclear
  }
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

extension Problem {
  /// How much this problem matters.
  package var gravity: Gravity {
    switch self {
    case .capBelowCredit, .calendarWithoutYears, .nothingOwed, .targetUnused, .targetSlower,
      .tooManyProblems, .spanEndUnsaid, .contradiction, .rungMilder, .rungBeforeBreach,
      .ladderGap, .remedyOfNothing, .creditUncapped, .liabilityUnlimited, .dutyWithoutEffect,
      .exclusionByOneself, .powerWithoutLapse, .amendmentOfNothing, .amendmentOutsideTerm,
      .nobodyOnDuty, .leastAboveMost, .dutyExcusesItself, .layersOverlap, .layersLeaveGap,
      .turnAfterLeaving, .nobodyKnows:
      .warning
    default: .error
    }
  }
}

/// Parsing a clause stops at its first finding; other clauses go on.
extension Finding: Error {}
