// SPDX-License-Identifier: Apache-2.0
//
// The only place with sentences about problems in terms: a stable code, what is wrong, and a way
// out of it. Errors are part of the product; change these words with care.

import WorkingTime

/// The words for one problem.
package struct Wording: Sendable, Equatable {
  /// Stable for ever: pages, tests and people refer to it.
  package let code: String
  package let message: String
  /// What to do about it.
  package let help: String?
  package let gravity: Gravity

  init(_ code: String, _ message: String, help: String? = nil, _ gravity: Gravity = .error) {
    self.code = code
    self.message = message
    self.help = help
    self.gravity = gravity
  }
}

extension Problem {
  /// The words for this problem.
  package var wording: Wording {
    fileWording ?? layoutWording ?? nameWording ?? figureWording ?? calendarWording
      ?? obligationWording ?? exampleWording
      ?? Wording("P1000", "Something is wrong here that has no words yet.")
  }

  private var fileWording: Wording? {
    switch self {
    case .fileTooLarge(let bytes, let limit):
      Wording("P1001", "This file has \(bytes) bytes; terms may have at most \(limit).",
        help: "Check that this is the file you meant, or split it with `include`.")
    case .lineTooLong(let bytes, let limit):
      Wording("P1002", "This line has \(bytes) bytes; a line of terms may have at most \(limit).",
        help: "Break the line; a line indented deeper continues the clause above it.")
    case .controlCharacter(let byte):
      Wording("P1003", "There is a control character (code \(byte)) in this line.",
        help: "Delete it. If the file is not plain text, this is not the file you meant.")
    case .notUTF8:
      Wording("P1004", "This line is not UTF-8 text.", help: "Save the file as UTF-8.")
    case .unclosedFence:
      Wording("P1005", "This ```pledge fence is never closed.",
        help: "Put a line with ``` after the last term.")
    case .noTerms:
      Wording("P1006", "This file has no terms.",
        help: "In Markdown, terms stand in fences that open with ```pledge.")
    case .includeNotFound(let path):
      Wording("P1007", "The included file \"\(path)\" cannot be read.",
        help: "Paths are relative to the file that includes them.")
    case .includeCycle(let path):
      Wording("P1008", "These files include one another: \(path.joined(separator: " → ")).",
        help: "Take one of these includes out.")
    case .includeOutside(let path):
      Wording("P1009", "The included file \"\(path)\" is outside the cooperative's folder.",
        help: "Copy it into the folder, so that the terms travel whole.")
    case .includeTooDeep(let limit):
      Wording("P1010", "Files include one another more than \(limit) deep.",
        help: "Include what is needed directly.")
    default: nil
    }
  }

  private var layoutWording: Wording? {
    switch self {
    case .curlyQuote:
      Wording("P1101", "Curly quotation marks do not delimit text here.",
        help: "Write straight quotation marks: \"like this\".")
    case .unclosedText:
      Wording("P1102", "This text has no closing quotation mark on its line.",
        help: "Close it with \" on the same line.")
    case .strayCharacter(let character):
      Wording("P1103", "The character '\(character)' has no meaning in terms.",
        help: "Take it out, or put the text in double quotes.")
    case .malformedNumber(let text):
      Wording("P1104", "'\(text)' is not a number.",
        help: "Write 1234.50 or 1,234.50; commas only between thousands.")
    case .malformedDate(let text):
      Wording("P1105", "'\(text)' is not a date that exists.", help: "Write year-month-day: 2026-03-31.")
    case .malformedTime(let text):
      Wording("P1106", "'\(text)' is not a time of day.", help: "Write hour:minute, 00:00 to 24:00.")
    case .tabIndent:
      Wording("P1107", "This line is indented with a tab; layout has meaning here.",
        help: "Indent with spaces.")
    case .clauseBeforeDeclaration:
      Wording("P1108", "This indented line belongs to no declaration.",
        help: "Start a declaration at the left margin, such as `agreement north-bank`.")
    default: nil
    }
  }

  private var nameWording: Wording? {
    switch self {
    case .unknownDeclaration(let word, let nearest):
      Wording("P1201", "'\(word)' does not start a declaration.",
        help: suggestion(nearest)
          ?? "Declarations start with: \(Keyword.allCases.map(\.rawValue).joined(separator: ", ")).")
    case .unknownClause(let word, let place, let known, let nearest):
      Wording("P1202", "'\(word)' does not start a clause of \(article(place)).",
        help: suggestion(nearest) ?? "Its clauses start with: \(known.joined(separator: ", ")).")
    case .expected(let what, let found, let nearest):
      Wording("P1203", "Expected \(what)" + (found.map { ", found '\($0)'." } ?? " here."),
        help: suggestion(nearest))
    case .unexpectedRest(let text):
      Wording("P1204", "The clause is complete before '\(text)'.",
        help: "Take the rest out, or start a new line with it.")
    case .unknownName(let kind, let name, let nearest, let known):
      Wording("P1205", "No \(kind.rawValue) is called '\(name)'.",
        help: suggestion(nearest) ?? listOfKnown(kind, known))
    case .duplicateName(let kind, let name, let line):
      Wording("P1206", "There is already \(article(kind.rawValue)) called '\(name)', in line \(line).",
        help: "Give one of them another name.")
    case .repeatedClause(let word, let line):
      Wording("P1207", "The clause '\(word)' is already given in line \(line).",
        help: "Keep one of the two.")
    case .missingClause(let word, let place, let example):
      Wording("P1208", "This \(place) has no '\(word)' clause.", help: "Add a line such as: \(example)")
    case .tooManyProblems(let limit):
      Wording("P1209", "More than \(limit) problems; the rest are not shown.",
        help: "Mend the first ones and check again.")
    default: nil
    }
  }

  private var figureWording: Wording? {
    switch self {
    case .amountTooFine(let text, let currency):
      Wording("P1301", "'\(text)' has more decimals than \(currency) has minor units.")
    case .amountTooLarge(let text):
      Wording("P1302", "'\(text)' is larger than any amount this program holds.")
    case .percentTooFine(let text):
      Wording("P1303", "'\(text)' has more than four decimals.")
    case .percentOutOfRange(let text):
      Wording("P1304", "'\(text)' is not between 0% and 100%.")
    case .zeroDuration:
      Wording("P1305", "A target of zero can never be met.", help: "Give the time that is allowed.")
    case .durationTooLong(let text, let limit):
      Wording("P1306", "'\(text)' is longer than a target may be (\(limit)).")
    case .ambiguousUnit(let unit, let suggestions):
      Wording("P1307", "'\(unit)' can be read in more than one way.",
        help: "Write \(suggestions.joined(separator: " or ")).")
    case .datesReversed(let from, let to):
      Wording("P1308", "The period ends (\(to.iso)) before it begins (\(from.iso)).",
        help: "Exchange the dates, or mend the year.")
    case .percentWithoutBase:
      Wording("P1309", "A percentage needs to say of what.",
        help: "Write `2% of the monthly fee`, or an amount such as `EUR 500`.")
    case .percentWithoutFee:
      Wording("P1310", "A credit is a share of the fee, and the agreement names no fee.",
        help: "Add a clause such as `fee EUR 240,000 per year` to the agreement.")
    case .capBelowCredit(let cap, let credit):
      Wording("P1311", "The cap of \(cap) is below a single credit of \(credit).",
        help: "Raise the cap, or lower the credit: as written no credit is ever paid in full.",
        .warning)
    case .currencyMismatch(let a, let b):
      Wording("P1312", "\(a) and \(b) are mixed in one clause.",
        help: "Use the currency of the agreement's fee.")
    default: nil
    }
  }

  private var calendarWording: Wording? {
    switch self {
    case .windowReversed(let opens, let closes):
      Wording("P1401", "The window from \(opens) to \(closes) closes before it opens.",
        help: "If it runs past midnight, write `\(opens) to \(closes) the next day`.")
    case .windowTooLong:
      Wording("P1402", "A window may not be open for more than 24 hours.",
        help: "For day and night, write `open every day 00:00 to 24:00`.")
    case .emptyCalendar(let name):
      Wording("P1403", "The calendar '\(name)' is never open.",
        help: "Add a clause such as `open Mon to Fri 09:00 to 17:00`.")
    case .fixedOffsetZone(let name, let nearest):
      Wording("P1404", "'\(name)' is a fixed offset, not a place: it ignores summer time.",
        help: nearest.map { "Name a place, such as \($0)." }
          ?? "Name a place, such as Europe/London, or Etc/UTC for universal time.")
    case .calendarWithoutYear(let calendar, let year):
      Wording("P1405", "The calendar '\(calendar)' lists holidays, but none in \(year), a year of the term.",
        help: "Add the holidays of \(year), or say `closed nothing in \(year)`.", .warning)
    case .hoursWithoutCalendar:
      Wording("P1406", "It is not said when these hours count.",
        help: "Write `around the clock`, or `in` and the name of a calendar.")
    case .clockOnAndCalendar:
      Wording("P1407", "Business days need a calendar: around the clock has none.",
        help: "Write `in` and the name of a calendar.")
    default: nil
    }
  }

  private var obligationWording: Wording? {
    switch self {
    case .noAgreement:
      Wording("P1501", "This file declares no agreement.",
        help: "Add a declaration such as `agreement north-bank`.")
    case .secondAgreement(let line):
      Wording("P1502", "There is already an agreement, in line \(line); a file holds one.",
        help: "Put this one in a file of its own.")
    case .noSeverities:
      Wording("P1503", "Targets differ by severity, and no severity is declared.",
        help: "Add declarations such as: severity S1 \"Production is down\"")
    case .targetMissing(let severity, let obligation):
      Wording("P1504", "'\(obligation)' has no target for severity \(severity).",
        help: "Add a row for it, or limit the obligation with `when a case is opened with severity …`.")
    case .targetRepeated(let severity):
      Wording("P1505", "There is already a target for severity \(severity) above.")
    case .targetUnused(let severity):
      Wording("P1506", "This target is never used: the obligation does not apply to severity \(severity).",
        help: "Take the row out, or widen the `when` clause.", .warning)
    case .targetSlower(let severity, let other):
      Wording("P1507", "The target for \(severity) allows more time than the one for \(other), which is less severe.",
        help: "Severities are declared from the most to the least severe; check both rows.", .warning)
    case .businessDayUnclear(let missing):
      Wording("P1508", "Business days are counted in different ways; \(missing) is not said.",
        help: "Write for example `1 business day in office, by end of day` and, for late arrivals, "
          + "`counted from the next day if opened after 16:00`.")
    case .dayModeWithoutDays:
      Wording("P1509", "'by end of day' and 'counted from' are for business days; this target counts hours.",
        help: "Write `1 business day`, or take these words out.")
    case .neverStops(let obligation):
      Wording("P1510", "The clock of '\(obligation)' runs around the clock and stops only while waiting.",
        help: nil, .warning)
    case .coolingOffTooLong:
      Wording("P1511", "A case may be reopened at most 366 days after it was closed.")
    default: nil
    }
  }

  private var exampleWording: Wording? {
    switch self {
    case .exampleWithoutExpectation:
      Wording("P1601", "This example expects nothing.",
        help: "Add a line such as: expect respond for case 7 met")
    case .exampleOutOfOrder:
      Wording("P1602", "This line is earlier than the one above it.",
        help: "Tell the story in order of time.")
    case .exampleCaseNotOpened(let number):
      Wording("P1603", "Case \(number) is not opened in this example.",
        help: "Add a line such as: 2026-03-06 16:10  case \(number) opened with severity S1")
    case .exampleTimeSkipped(let zone):
      Wording("P1604", "The clocks in \(zone) skip this time.", help: "Choose a time that exists on that day.")
    case .exampleOutsideTerm(let date):
      Wording("P1605", "\(date.iso) is outside the term of the agreement.",
        help: "An example tells a story within the term.")
    case .exampleFailed(let expected, let got, let timeline):
      Wording("P1606", "The example expects \(expected), but the terms give \(got).",
        help: timeline.isEmpty ? nil : timeline.joined(separator: "\n"))
    default: nil
    }
  }

  private func suggestion(_ nearest: String?) -> String? { nearest.map { "Did you mean '\($0)'?" } }

  private func listOfKnown(_ kind: NameKind, _ known: [String]) -> String? {
    guard !known.isEmpty else { return "None is declared." }
    let shown = known.prefix(8).joined(separator: ", ")
    return "Known: \(shown)\(known.count > 8 ? ", …" : "")."
  }

  private func article(_ noun: String) -> String {
    let vowel = noun.first.map { "aeiouAEIOU".contains($0) } ?? false
    return "\(vowel ? "an" : "a") \(noun)"
  }
}
