// SPDX-License-Identifier: Apache-2.0
//
// The words for problems with figures, calendars, obligations and examples.

import WorkingTime

extension Problem {
  var figureWording: Wording? {
    switch self {
    case .amountTooFine(let text, let currency):
      Wording(
        "P1301", "'\(text)' has more decimals than \(currency) counts.",
        help: EverydaySlip.thousands(text).map { "If thousands are meant, write \($0)." }
          ?? "Leave the last decimals out.")
    case .amountTooLarge(let text):
      Wording(
        "P1302", "'\(text)' is larger than an amount can be.", help: "Check the figure.")
    case .percentTooFine(let text):
      Wording(
        "P1303", "'\(text)' has more than four decimals.", help: "Write at most four.")
    case .percentOutOfRange(let text):
      Wording("P1304", "'\(text)' is not between 0% and 100%.", help: "Check the figure.")
    case .percentWithoutBase:
      Wording(
        "P1309", "A percentage needs to say of what.",
        help: "Write `2% of the monthly fee`, or an amount such as `EUR 500`.")
    case .percentWithoutFee:
      Wording(
        "P1310", "This credit is a share of the fee, and the agreement names no fee.",
        help: "Add a clause such as `fee EUR 240,000 per year` to the agreement.")
    case .capBelowCredit(let cap, let credit):
      Wording(
        "P1311", "The cap, \(cap), is below a single credit, \(credit).",
        help: "Raise the cap or lower the credit: as written no credit is ever paid in full.")
    case .currencyMismatch(let currency, let other):
      Wording(
        "P1312", "This amount is in \(currency), and others of the agreement are in \(other).",
        help: "Use one currency: amounts of two are never added up.")
    case .countOutOfRange(let what, let range):
      Wording(
        "P1315", "\(what) is between \(range.lowerBound) and \(range.upperBound) here.",
        help: "Check the figure.")
    case .zeroFigure(let what):
      Wording("P1316", "\(what) may not be zero.", help: "Write the figure that is meant.")
    case .percentileOutOfRange(let word):
      Wording(
        "P1317", "'\(word)' is not a percentile between the 1st and the 99th.",
        help: "Write for example `a 95th percentile of respond of at most 45 minutes …`.")
    default: durationWording
    }
  }

  private var durationWording: Wording? {
    switch self {
    case .zeroDuration:
      Wording("P1305", "A target of zero can never be met.", help: "Give the time that is allowed.")
    case .durationTooLong(let limit):
      Wording(
        "P1306", "This is longer than a target may be, which is \(limit).",
        help: "Check the figure.")
    case .ambiguousUnit(let unit):
      Wording(
        "P1307", "'\(unit)' can be read in more than one way.",
        help: "Write `business days` with a calendar, or `hours`.")
    case .calendarDaysInHours:
      Wording(
        "P1318", "Days, weeks and months pass on every day: no hours go with them.",
        help: "Write `business days` with a calendar, `hours` around the clock, or take the hours "
          + "out.")
    case .averageOfDays:
      Wording(
        "P1319", "Days and months differ in length, so an average cannot be held against them.",
        help: "Write the time in hours: around the clock, or of a calendar.")
    case .datesReversed(let from, let to):
      Wording(
        "P1308", "The period ends (\(to.iso)) before it begins (\(from.iso)).",
        help: "Exchange the dates, or mend the year.")
    case .dateTooFar(let date):
      Wording(
        "P1313", "\(date.iso) is too far ahead: clock changes are known up to 2200-12-31.",
        help: "Let the term end before.")
    case .daysAndHours:
      Wording(
        "P1314", "A target is in business days or in hours, not in both.", help: "Keep one of them."
      )
    default: nil
    }
  }

  var calendarWording: Wording? {
    switch self {
    case .windowReversed(let opens, let closes):
      Wording(
        "P1401", "The window from \(opens) to \(closes) closes before it opens.",
        help: "If it runs past midnight, write `\(opens) to \(closes) the next day`.")
    case .windowTooLong:
      Wording(
        "P1402", "A window may not be open for more than 24 hours.",
        help: "For day and night, write `open every day 00:00 to 24:00`.")
    case .emptyCalendar(let name):
      Wording(
        "P1403", "The calendar '\(name)' is never open.",
        help: "Add a clause such as `open Mon to Fri 09:00 to 17:00`.")
    case .fixedOffsetZone(let name):
      Wording(
        "P1404", "'\(name)' is a fixed offset, not a place: it knows no summer time.",
        help: "Name a place, such as Europe/London, or Etc/UTC for universal time.")
    case .calendarWithoutYears(let calendar, let years):
      Wording(
        "P1405", "The calendar '\(calendar)' has holidays, but none in \(Self.list(years)).",
        help: "Add the holidays of every year of the term, or say `closed nothing in "
          + "\(years.first ?? 0)`.")
    case .hoursWithoutCalendar:
      Wording(
        "P1406", "It is not said when this time counts.",
        help: "Write `around the clock`, or `in` and the name of a calendar.")
    case .clockOnAndCalendar:
      Wording(
        "P1407", "Business days and hours need a calendar: around the clock has none.",
        help: "Write `in` and the name of a calendar.")
    case .tooManyWindows(let day):
      Wording(
        "P1408", "\(day) has more windows than a day may have, which is 96.",
        help: "Put windows together.")
    case .closureTooLong(let days):
      Wording(
        "P1409", "This closes more than \(days) days at once.",
        help: "Check the years, or end the agreement instead.")
    case .tooManyClosures(let limit):
      Wording(
        "P1410", "The calendars close more than \(limit) days in all.",
        help: "List holidays for the years of the term only.")
    default: placeWording
    }
  }

  private var placeWording: Wording? {
    switch self {
    case .joinedWithHours(let name):
      Wording(
        "P1411", "The calendar '\(name)' joins others; it has no zone and no hours of its own.",
        help: "Give these hours to a calendar of their own, and join that one too.")
    case .joinsJoined(let name):
      Wording(
        "P1412", "'\(name)' cannot be joined: it joins others, or runs by the zone of a site.",
        help: "Name the calendars that have zones and hours of their own.")
    case .daysInJoinedCalendar(let name):
      Wording(
        "P1413",
        "Business days of '\(name)' can be read in more than one way: it joins calendars "
          + "of several zones.", help: "Count hours, or name one of the calendars it joins.")
    case .noSites(let name):
      Wording(
        "P1414", "The calendar '\(name)' runs by the zone of the site, and no site is declared.",
        help: "Add a declaration such as: site tokyo in Asia/Tokyo")
    case .localWithoutCase(let name):
      Wording(
        "P1415", "'\(name)' runs by the site of a case, and this is not owed for a case.",
        help: "Name a calendar with a zone of its own.")
    case .emptyRota(let name):
      Wording(
        "P1416", "On the rota '\(name)' nobody is ever on duty.",
        help: "Add a clause such as `on duty Mon to Fri 08:00 to 20:00`.")
    default: nil
    }
  }

  var obligationWording: Wording? {
    switch self {
    case .noAgreement:
      Wording(
        "P1501", "This file declares no agreement.",
        help: "Add a declaration such as `agreement north-bank`.")
    case .secondOfOne(let what, let first):
      Wording(
        "P1502", "There is already \(Self.article(what)), in \(first); there can be only one.",
        help: "Put this one in a file of its own that is not included here.")
    case .noSeverities:
      Wording(
        "P1503", "Every case has a severity, and this agreement declares none.",
        help: "Add declarations such as: severity S1 \"Production is down\"")
    case .coolingOffTooLong:
      Wording(
        "P1511", "A clock continues for cases reopened within 1 to 366 days.",
        help: "Write such a number of days, or `on reopening it is a new case`.")
    case .nothingOwed:
      Wording(
        "P1512", "This agreement owes nothing: it has no obligation.",
        help: "Add a declaration such as `obligation respond`.")
    default: targetWording
    }
  }

  private var targetWording: Wording? {
    switch self {
    case .targetMissing(let severity, let obligation):
      Wording(
        "P1504", "'\(obligation)' has no target for severity \(severity).",
        help: "Add a row for it, or limit the obligation with "
          + "`when a case is opened with severity …`.")
    case .severityRepeated(let severity):
      Wording(
        "P1505", "Severity \(severity) is named twice.", help: "Keep one of the two.")
    case .targetUnused(let severity):
      Wording(
        "P1506", "This target is never used: the obligation is not owed for severity \(severity).",
        help: "Take the row out, or widen the `when` clause.")
    case .targetSlower(let severity, let other):
      Wording(
        "P1507", "\(severity) is allowed more time than \(other), which is less severe.",
        help: "Severities are declared from the most to the least severe. Check both rows.")
    case .businessDayUnclear(let missing):
      Wording(
        "P1508",
        "Business days are counted in more than one way; here it is not said "
          + "\(missing.joined(separator: ", nor ")).",
        help: "Write for example `1 business day in office, by end of day, counted from the next "
          + "day if opened after 16:00`, or at its end `with no cut-off`.")
    case .dayModeWithoutDays:
      Wording(
        "P1509", "How days are counted is said of a target that counts hours.",
        help: "Write `1 business day`, or take these words out.")
    case .spanEndUnsaid(let span):
      Wording(
        "P1510",
        "It is not said where the last day of \(span) ends; the end of that day is assumed.",
        help: "Write `\(span), by end of day` or `\(span), at the same time`. (Regulation (EEC) "
          + "1182/71 does not count the first day and ends with the last hour of the last.)")
    default: fitWording
    }
  }

  private var fitWording: Wording? {
    switch self {
    case .owedDoesNotFit(let need): Wording("P1513", need.message, help: need.help)
    case .clauseDoesNotApply(let word, let kind):
      Wording(
        "P1514", "'\(word)' says nothing here: this is an obligation \(kind).",
        help: "Take the clause out.")
    case .actOfOtherKind(let act, let event):
      Wording(
        "P1515", "'\(act)' is done by \(event), which does not happen to what this is owed for.",
        help: "Owe an act of the same kind, or define it by another event.")
    case .cannotBeCounted(let name, let kind):
      Wording(
        "P1516", "'\(name)' cannot be counted here: it is an obligation \(kind).",
        help: "Count obligations that are owed for each case, advisory or incident.")
    case .cannotBeFollowed(let name, let kind):
      Wording(
        "P1517", "Nothing can follow from '\(name)': it is an obligation \(kind).",
        help: "Name an obligation that is owed for an advisory, an incident or a request.")
    case .fulfilmentCycle(let name):
      Wording(
        "P1518", "'\(name)' would have to be fulfilled before it begins.",
        help: "Start one of the obligations that follow one another from an event.")
    case .contradiction(let one, let other, let severity):
      Wording(
        "P1519",
        "'\(one)' and '\(other)' give different times for the same act, for severity "
          + "\(severity) at least.",
        help: "Keep one of them, make one a `goal`, or let an amendment replace one with the other."
      )
    default: nil
    }
  }

  var exampleWording: Wording? {
    switch self {
    case .exampleWithoutExpectation:
      Wording(
        "P1601", "This example expects nothing.",
        help: "Add a line such as: expect respond for case 7 met")
    case .exampleOutOfOrder:
      Wording(
        "P1602", "This line is earlier than the one above it.",
        help: "Tell the story in order of time.")
    case .exampleCaseNotOpened(let number):
      Wording(
        "P1603", "Case \(number) is not opened in this example before this line.",
        help: "Add a line such as: 2026-03-06 16:10  case \(number) opened with severity S1")
    case .exampleTimeSkipped(let zone):
      Wording(
        "P1604", "The clocks of \(zone) skip this time: that day does not have it.",
        help: "Choose a time that exists on that day.")
    case .exampleOutsideTerm(let date):
      Wording(
        "P1605", "\(date.iso) is outside the term of the agreement.",
        help: "Tell a story within the term.")
    case .exampleMatterUntold(let matter, let label):
      Wording(
        "P1607", "Nothing happens to \(matter) \(label) in this example before this line.",
        help: "Tell what happens to it first, such as: 2026-03-06 16:10  \(matter) \(label) "
          + Self.beginning(of: matter))
    case .expectedOtherwise(let name, let kind, let way):
      Wording(
        "P1608", "'\(name)' cannot be expected so: it is an obligation \(kind).",
        help: "Write for example `expect \(name) \(way)`.")
    case .exampleFailed(let expected, let got, let timeline):
      Wording(
        "P1606", "The example expects \(expected), but the terms give \(got).",
        help: timeline.isEmpty ? nil : timeline.joined(separator: "\n"))
    default: nil
    }
  }

  /// How the story of a matter begins.
  private static func beginning(of matter: String) -> String {
    switch matter {
    case "advisory": "disclosed"
    case "incident": "known"
    default: "made"
    }
  }

  /// `2027`, `2027 and 2028`, `2027, 2028, 2029 and more`.
  private static func list(_ years: [Int]) -> String {
    let shown = years.prefix(3).map(String.init)
    if years.count > 3 { return shown.joined(separator: ", ") + " and more" }
    return shown.count < 2
      ? shown.joined()
      : shown.dropLast().joined(separator: ", ") + " and \(shown[shown.count - 1])"
  }
}
