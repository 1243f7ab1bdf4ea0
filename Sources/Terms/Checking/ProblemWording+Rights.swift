// SPDX-License-Identifier: Apache-2.0
//
// The words for problems with credits, limits, duties, powers and amendments, and with a cooperative
// as a whole.

import WorkingTime

extension Problem {
  var creditWording: Wording? {
    switch self {
    case .creditOnGoal(let name):
      Wording(
        "P1701", "'\(name)' is a goal: nothing is paid if it is missed.",
        help: "Declare it as an `obligation`, or take the credit out.")
    case .creditDoesNotFit(let kind, let way):
      Wording(
        "P1702", "A credit of this kind does not go with an obligation \(kind).",
        help: "Write for example `\(way)`.")
    case .mixedLadder:
      Wording(
        "P1703", "The rows of a ladder are all of one kind: shares, breaches or points.",
        help: "Write all rows with `below …%`, or all with `from … breaches` or `from … points`.")
    case .rungUnreachable(let edge, let before):
      Wording(
        "P1704",
        "The row '\(edge)' is never used: it comes after '\(before)', which holds already.",
        help: "Order rows from the mildest to the worst, each edge beyond the one before.")
    case .ladderReversed:
      Wording(
        "P1715", "This ladder stands upside down: its worst row comes first.",
        help: "Turn the rows round, so that the mildest comes first.")
    case .rungMilder(let edge, let other):
      Wording(
        "P1705", "'\(edge)' is worse than '\(other)' and costs less.", help: "Check both amounts.")
    case .rungBeforeBreach(let edge):
      Wording(
        "P1706", "'\(edge)' is paid although what is owed is still reached.",
        help: "Begin the ladder where the obligation is breached.")
    case .ladderGap(let start):
      Wording(
        "P1707",
        "Between \(start) and the first row the obligation is breached and nothing is paid.",
        help: "Begin the ladder where the obligation is breached, or say that this is meant by "
          + "owing less.")
    default: moneyWording
    }
  }

  private var moneyWording: Wording? {
    switch self {
    case .noShareOfPool(let pool, let obligation):
      Wording(
        "P1708", "'\(obligation)' has no share of the pool '\(pool)'.",
        help: "Add one to the `shares` of the pool.")
    case .poolOutsideObligation(let pool):
      Wording(
        "P1709", "A share of the pool '\(pool)' belongs to an obligation, and this is none.",
        help: "Write an amount, or a share of the fee.")
    case .poolOverfull(let pool):
      Wording(
        "P1710", "The shares of the pool '\(pool)' come to more than 100%.",
        help: "Lower some of them.")
    case .remedyOfNothing(let name):
      Wording(
        "P1711", "Credits are the only remedy for '\(name)', and it gives no credit.",
        help:
          "Give it an `else credit …`, or take it out here: as written there is no remedy at all."
      )
    case .creditUncapped(let name):
      Wording(
        "P1712", "Nothing limits what '\(name)' can cost.",
        help: "Add `, up to 20% of the monthly fee each month` to the credit, or a declaration "
          + "`credits` with `reach at most …`.")
    case .liabilityUnlimited:
      Wording(
        "P1713", "This agreement limits no liability: the cooperative answers with all it has.",
        help: "Add a declaration such as:\nlimit liability\n  on  all claims and credits together\n"
          + "  at  the fees of the last 12 months")
    case .leastAboveMost(let most, let least):
      Wording(
        "P1716", "Less than \(least) is not paid, and no more than \(most) is: nothing ever is.",
        help: "Lower the least, or raise the most.")
    case .ceilingWithoutFee:
      Wording(
        "P1714", "This limit is reckoned by the fee, and the agreement names no fee.",
        help: "Add a clause such as `fee EUR 240,000 per year` to the agreement, or write a sum.")
    default: nil
    }
  }

  var rightsWording: Wording? {
    switch self {
    case .dutyWithoutEffect(let name):
      Wording(
        "P1801", "It is not said what follows if the duty '\(name)' is not kept.",
        help: "Add a clause such as `otherwise stop restore while it is not kept`.")
    case .clockNotOfCase(let name, let kind):
      Wording(
        "P1802", "'\(name)' has no clock to stop or start: it is an obligation \(kind).",
        help: "Write `otherwise excuse \(name) while it is not kept`.")
    case .exclusionByNobody(let what):
      Wording(
        "P1803", "It is not said by whose word '\(what)' is open.",
        help: "Write `agreed by both`, `declared by the adopter` or `declared by the cooperative`.")
    case .exclusionByOneself(let name):
      Wording(
        "P1804", "With '\(name)' the cooperative excuses itself, as often and as long as it likes.",
        help: "Add a clause such as `up to 8 hours each month`, or let both agree.")
    case .powerWithoutLapse(let name):
      Wording(
        "P1805", "The power '\(name)' never lapses once it has arisen.",
        help: "Add a clause such as `lapses 60 days after it arises`, or say `never lapses`.")
    case .powerCannotArise(let why):
      Wording(
        "P1806", "This can never come about: \(why).", help: "Check the condition.")
    case .goalInPower(let name):
      Wording(
        "P1807", "'\(name)' is a goal: no right follows if it is missed.",
        help: "Declare it as an `obligation`, or name another.")
    case .severityOfPeriod(let name):
      Wording(
        "P1808", "'\(name)' is judged for a period and has no severity.",
        help: "Take the severity out, or name an obligation owed for each case.")
    default: amendmentWording
    }
  }

  private var amendmentWording: Wording? {
    switch self {
    case .amendmentOfNothing(let name):
      Wording(
        "P1809", "The amendment '\(name)' changes nothing.",
        help: "Add a clause such as `replaces respond with respond-faster`.")
    case .amendmentReachesBack(let effect, let signed):
      Wording(
        "P1810", "This takes effect on \(effect.iso), before it was signed on \(signed.iso).",
        help: "Terms never change silently for the past: choose a later day, or add the clause "
          + "`reaches back with the consent of both`.")
    case .amendmentOutsideTerm(let date):
      Wording(
        "P1811", "\(date.iso) is outside the term of the agreement.", help: "Check the date.")
    case .amendedTwice(let name):
      Wording(
        "P1812", "'\(name)' is changed twice by this amendment.", help: "Keep one of the two.")
    case .dutyExcusesItself(let name):
      Wording(
        "P1813", "With '\(name)' the cooperative is excused by its own breach.",
        help: "Make it an obligation of the cooperative, or a duty of the adopter.")
    default: cooperativeWording
    }
  }
}

extension Problem.OwedNeed {
  var message: String {
    switch self {
    case .standardNeedsPeriod:
      "A share, a count or an average is taken over a time, and none is named."
    case .rollingNeedsStandard: "'in any' needs a share, a count or an average to be reached."
    case .everyNeedsWhile: "'every' needs 'while': it is not said how long this goes on."
    case .whileNeedsEvery: "'while' needs 'every': it is not said how often this is owed."
    case .timeMissing: "It is not said within what time this is owed."
    case .periodEndUnclear:
      "It is not said whether the time counts from the end of the period."
    }
  }

  var help: String {
    switch self {
    case .standardNeedsPeriod: "Write `each month` or `in any 90 days` in place of this clause."
    case .rollingNeedsStandard: "Write for example `owed at most 2 breaches of respond`."
    case .everyNeedsWhile:
      "Write `while a case has severity S1 and service is not restored`, or `within`."
    case .whileNeedsEvery: "Write for example `owed an update every 1 hour around the clock`."
    case .timeMissing: "Write for example `owed a response within 4 hours around the clock`."
    case .periodEndUnclear:
      "Owe it within the period, without a time; or write "
        + "`within 10 days, by end of day, after the end of the month`."
    }
  }
}
