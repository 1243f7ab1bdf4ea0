// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import Testing

@testable import Drafting

/// The worst case of small agreements, reckoned by hand: the fee is EUR 20,000 a month.
struct ExposureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let clauses: String
    let month: String
    let year: String

    init(_ name: String, _ clauses: String, _ month: String, _ year: String) {
      (self.name, self.clauses, self.month, self.year) = (name, clauses, month, year)
    }

    var testDescription: String { name }
  }

  static func cases(_ credit: String) -> String {
    """
    obligation respond
      when a case is opened
      owed a response within 30 minutes around the clock
      else credit \(credit)

    """
  }

  static func rate(_ window: String, _ credit: String) -> String {
    """
    goal answer
      when a case is opened
      owed a response within 30 minutes around the clock

    obligation attainment
      \(window)
      owed at least 95% of answer met
      else credit \(credit)

    """
  }

  static func none(_ window: String, _ credit: String) -> String {
    rate("in any \(window)", credit).replacing(
      "at least 95% of answer met", with: "no breaches of answer")
  }

  static func drill(_ owed: String, _ credit: String) -> String {
    """
    obligation drill
      \(owed)
      else credit \(credit)

    """
  }

  static let each: [Case] = [
    Case("nothing", "", "nothing", "nothing"),
    Case(
      "each breach, a month", cases("EUR 250 for each breach, up to EUR 1,500 each month"),
      "EUR 1,500", "EUR 18,000"),
    Case("each breach, no cap", cases("EUR 250 for each breach"), "without limit", "without limit"),
    Case(
      "each breach, a case", cases("EUR 250 for each breach, up to EUR 1,500 for each case"),
      "without limit", "without limit"),
    Case(
      "each breach, a year",
      cases("EUR 250 for each breach, up to EUR 1,500 each month, up to EUR 10,000 each year"),
      // The calendar years, not any twelve months: two of them meet in the worst twelve.
      "EUR 1,500", "EUR 18,000"),
    Case(
      "each breach, any twelve months",
      cases(
        "EUR 250 for each breach, up to EUR 1,500 each month, up to EUR 10,000 in any 12 months"),
      "EUR 1,500", "EUR 10,000"),
    Case(
      "each breach, a quarter", cases("EUR 250 for each breach, up to EUR 2,000 each quarter"),
      // Twelve months that begin inside a quarter reach into five of them.
      "EUR 2,000", "EUR 10,000"),
    Case(
      "each breach, any three months",
      cases("EUR 250 for each breach, up to EUR 2,000 in any 3 months"), "EUR 2,000", "EUR 8,000"),
    Case(
      "each hour late",
      cases("EUR 100 for each hour late, up to 10% of the monthly fee each month"),
      "EUR 2,000", "EUR 24,000"),
    Case(
      "each minute late, no cap", cases("EUR 1 for each 15 minutes late"),
      "without limit", "without limit"),
    Case(
      "a cap below one credit", cases("EUR 500 for each breach, up to EUR 300 each month"),
      "EUR 300", "EUR 3,600"),
    Case(
      "a credit of nothing", cases("0% of the monthly fee for each breach"),
      "nothing", "nothing"),
    Case(
      "a least", cases("EUR 10 for each breach, up to EUR 40 each month, at least EUR 50"),
      "nothing", "nothing"),
    Case(
      "a least within reach",
      cases("EUR 10 for each breach, up to EUR 60 each month, at least EUR 50"),
      "EUR 60", "EUR 720"),
    Case("once a month", rate("each month", "EUR 500"), "EUR 500", "EUR 6,000"),
    Case(
      "once a quarter", rate("each quarter", "5% of the quarterly fee"),
      "EUR 3,000", "EUR 12,000"),
    Case("once a year", rate("each year", "EUR 500"), "EUR 500", "EUR 500"),
    // A share can be met on one day and missed on the next: 16 times in 31 days.
    Case("a share in any 90 days", rate("in any 90 days", "EUR 500"), "EUR 8,000", "EUR 91,500"),
    Case("none in any 90 days", none("90 days", "EUR 500"), "EUR 500", "EUR 2,500"),
    Case("none in any 9 days", none("9 days", "EUR 500"), "EUR 2,000", "EUR 18,500"),
    Case("none in any 3 months", none("3 months", "EUR 500"), "EUR 500", "EUR 2,000"),
    Case(
      "none in any 9 days, capped", none("9 days", "EUR 500, up to EUR 700 each month"),
      "EUR 700", "EUR 8,400"),
    Case(
      "steps", rate("each month", "1% of the monthly fee for each 10% below 95%"),
      "EUR 1,800", "EUR 21,600"),
    Case(
      "a ladder",
      rate(
        "each quarter",
        """
        below 95% 5% of the quarterly fee
                    below 80% 25% of the quarterly fee
        """), "EUR 15,000", "EUR 60,000"),
    Case(
      "points",
      """
      goal answer
        when a case is opened
        owed a response within 30 minutes around the clock

      obligation standing
        each month
        owed at most 3 points, counting 2 for each breach of answer
        else credit EUR 50 for each point above 3, up to EUR 1,000 each month
      """, "EUR 1,000", "EUR 12,000"),
    Case("a drill", drill("each year\n  owed a restore drill", "EUR 900"), "EUR 900", "EUR 900"),
    Case(
      "a report after the month",
      // What is due 30 days after January and after February both falls due in March.
      drill(
        "each month\n  owed a report within 30 days, by end of day, after the end of the month",
        "EUR 900 for each breach"), "EUR 1,800", "EUR 10,800"),
    Case(
      "a late report", drill("each year\n  owed a report", "EUR 10 for each day late"),
      "without limit", "without limit"),
    Case(
      "a late report, a case",
      drill(
        "each year\n  owed a report",
        "EUR 10 for each day late, up to EUR 200 for each case"), "EUR 200", "EUR 200"),
  ]

  @Test(arguments: each) func `the worst of a credit`(_ example: Case) throws {
    let exposure = try Exposure(of: try Drafts.agreement(example.clauses))
    #expect(exposure.credits.month.amount.description == example.month)
    #expect(exposure.credits.twelveMonths.amount.description == example.year)
  }

  static let together: [Case] = [
    Case(
      "two add up",
      cases("EUR 250 for each breach, up to EUR 1,500 each month") + rate("each month", "EUR 500"),
      "EUR 2,000", "EUR 24,000"),
    Case(
      "two under one cap",
      cases("EUR 250 for each breach, up to EUR 1,500 each month") + rate("each month", "EUR 500")
        + "credits\n  reach at most EUR 1,800 each month\n", "EUR 1,800", "EUR 21,600"),
    Case(
      "no cap but one on all",
      cases("EUR 250 for each breach")
        + "credits\n  reach at most 10% of the monthly fee each month\n", "EUR 2,000", "EUR 24,000"),
    Case(
      "a quarter and all",
      rate("each quarter", "EUR 9,000")
        + cases("EUR 250 for each breach, up to EUR 1,500 each month")
        + "credits\n  reach at most EUR 2,000 each month\n", "EUR 2,000", "EUR 20,000"),
    Case(
      "caps of two lengths on all",
      cases("EUR 250 for each breach")
        + "credits\n  reach at most EUR 2,000 each month\n  reach at most EUR 15,000 in any 12 months\n",
      "EUR 2,000", "EUR 15,000"),
    Case(
      "a longer cap of one under a cap on all",
      // 500 each month of the one, and of the other what is left under both caps.
      cases("EUR 250 for each breach, up to EUR 4,000 in any 12 months")
        + rate("each month", "EUR 500")
        + "credits\n  reach at most EUR 1,000 each month\n", "EUR 1,000", "EUR 10,000"),
    Case(
      "a least on all",
      rate("each month", "EUR 500")
        + "credits\n  reach at least EUR 600, or are not paid\n", "nothing", "nothing"),
    Case(
      "a pool",
      """
      obligation respond
        when a case is opened
        owed a response within 30 minutes around the clock
        else credit 50% of its share of at-risk for each breach

      pool at-risk
        holds 10% of the monthly fee each month
        shares 40% to respond
      """, "EUR 800", "EUR 9,600"),
    Case(
      "a pool of a quarter",
      """
      obligation respond
        when a case is opened
        owed a response within 30 minutes around the clock
        else credit 25% of its share of at-risk for each breach

      pool at-risk
        holds EUR 10,000 each quarter
        shares 40% to respond
      """, "EUR 4,000", "EUR 20,000"),
    Case(
      "credits that nothing but the limit of liability holds down",
      cases("EUR 250 for each breach") + """
        limit liability
          on all claims and credits together
          at the fees of the last 3 months
        """, "EUR 60,000", "EUR 60,000"),
    Case(
      "a higher fee later",
      cases("2% of the monthly fee for each breach, up to 20% of the monthly fee each month") + """
        amendment dearer
          signed 2026-05-20
          effect 2028-07-01, for cases opened from then on
          fee    EUR 300,000 per year
        """, "EUR 5,000", "EUR 55,000"),
    Case(
      "one in place of the other",
      cases("EUR 250 for each breach, up to EUR 1,000 each month") + """
        obligation respond-faster
          when a case is opened
          owed a response within 15 minutes around the clock
          else credit EUR 250 for each breach, up to EUR 1,500 each month

        amendment faster
          signed   2026-05-20
          effect   2026-07-01, for cases opened from then on
          replaces respond with respond-faster
        """,
      // What was opened before midnight and falls due after it costs in July as well.
      "EUR 2,500", "EUR 19,000"),
  ]

  @Test(arguments: together) func `the worst of several`(_ example: Case) throws {
    let exposure = try Exposure(of: try Drafts.agreement(example.clauses))
    #expect(exposure.credits.month.amount.description == example.month)
    #expect(exposure.credits.twelveMonths.amount.description == example.year)
  }

  @Test func `the path shows the arithmetic`() throws {
    let clauses =
      Self.cases("2% of the monthly fee for each breach, up to 20% of the monthly fee each month")
      + Self.rate("each quarter", "5% of the quarterly fee")
    let exposure = try Exposure(of: try Drafts.agreement(clauses))
    #expect(exposure.credits.month.when == "March 2026")
    #expect(
      exposure.credits.month.path.map(\.words) == [
        "'respond' is breached 10 times or more: 10 × 2% × EUR 20,000 = EUR 4,000, capped at 20% "
          + "of the monthly fee each month = EUR 4,000.",
        "'attainment' is missed: 5% × EUR 60,000 = EUR 3,000.",
        "Together EUR 7,000.",
      ])
    #expect(exposure.credits.twelveMonths.when == "January 2026 to December 2026")
    #expect(
      exposure.credits.twelveMonths.path.map(\.words) == [
        "'respond' is breached 10 times or more: 10 × 2% × EUR 20,000 = EUR 4,000, capped at 20% "
          + "of the monthly fee each month = EUR 4,000, in each of 12 months: 12 × EUR 4,000 = "
          + "EUR 48,000.",
        "'attainment' is missed: 5% × EUR 60,000 = EUR 3,000, in each of 4 months: "
          + "4 × EUR 3,000 = EUR 12,000.",
        "Together EUR 60,000.",
      ])
  }

  @Test func `months before the first breach count for the fee of a cap`() throws {
    // Nothing can be missed before December, when the fee is lower already.
    let frame = Drafts.frame.replacing("2026-01-01 to 2028-12-31", with: "2026-09-01 to 2027-06-30")
    let clauses = """
      obligation report
        each year
        owed a report
        else credit EUR 1,000 for each day late, up to EUR 900 each month

      amendment cheaper
        signed 2026-09-01
        effect 2026-12-01, for cases opened from then on
        fee    EUR 120,000 per year

      credits
        reach at most 4% of the monthly fee in any 12 months
      """
    let credits = try Exposure(of: try Drafts.agreement(clauses, frame: frame)).credits
    #expect(credits.month.amount.description == "EUR 800")
    #expect(credits.twelveMonths.amount.description == "EUR 800")
  }

  @Test func `a cap on all credits has the last word`() throws {
    let clauses =
      Self.cases("EUR 100 for each 15 minutes late")
      + Self.rate("each quarter", "5% of the quarterly fee")
      + "credits\n  reach at most 10% of the monthly fee each month\n"
    let credits = try Exposure(of: try Drafts.agreement(clauses)).credits
    #expect(
      credits.month.path.map(\.words) == [
        "Nothing caps what 'respond' costs: EUR 100 for each 15 minutes late, without number.",
        "All credits together reach at most 10% of the monthly fee each month: 10% × EUR 20,000 = "
          + "EUR 2,000.",
      ])
    #expect(
      credits.twelveMonths.path.map(\.words) == [
        "By themselves 'respond' and 'attainment' would cost without limit in these months.",
        "All credits together reach at most 10% of the monthly fee each month: 10% × EUR 20,000 = "
          + "EUR 2,000; 12 × EUR 2,000 = EUR 24,000.",
      ])
  }

  @Test(arguments: [
    ("EUR 100 for each 6 hours late", "36 hours"), ("EUR 100 for each minute late", "6 minutes"),
    ("EUR 600 for each hour late", "1 hour"), ("EUR 200 for each day late", "3 days"),
  ])
  func `lateness is told in all`(credit: String, time: String) throws {
    let agreement = try Drafts.agreement(Self.cases("\(credit), up to EUR 600 each month"))
    let words = try #require(try Exposure(of: agreement).credits.month.path.first?.words)
    #expect(words.hasPrefix("'respond' is late by \(time) or more: "))
  }

  @Test func `the path names what nothing caps`() throws {
    let exposure = try Exposure(of: try Drafts.agreement(Self.cases("EUR 250 for each breach")))
    let reason = "nothing caps the credits of 'respond'"
    #expect(exposure.credits.month.amount == .unlimited(reason: reason))
    #expect(
      exposure.credits.month.path.map(\.words) == [
        "Nothing caps what 'respond' costs: EUR 250 for each breach, without number."
      ])
  }

  @Test func `a fee that is not there is a fault`() throws {
    let frame = Drafts.frame.replacing(
      "  fee     EUR 240,000 per year, invoiced quarterly\n", with: "")
    let agreement = try Drafts.agreement(
      Self.cases("EUR 100 for each breach, up to EUR 100 each month"), frame: frame)
    #expect(try Exposure(of: agreement).credits.month.amount.description == "EUR 100")
    let share = Credit(each: .share(.hundred, of: .month), monthlyCap: nil)
    #expect(throws: ExposureFault.shareWithoutFee("The credit of 'respond'")) {
      try Exposure(of: agreement.withCredit(share))
    }
  }

  @Test func `amounts beyond all measure are a fault`() throws {
    let most = "EUR 90,000,000,000,000,000"
    let agreement = try Drafts.agreement(
      Self.cases("\(most) for each breach, up to \(most) each month"))
    #expect(throws: ExposureFault.money("The credits", .overflow("the sum of all credits"))) {
      try Exposure(of: agreement)
    }
  }
}

extension Agreement {
  /// The same with another credit for every obligation owed for cases.
  fileprivate func withCredit(_ credit: Credit) -> Agreement {
    let obligations = obligations.map { old in
      Obligation(
        promise: Promise(
          name: old.name, clause: old.clause, credit: credit, force: old.promise.force),
        act: old.act, fulfilledBy: old.fulfilledBy, ranks: old.ranks, targets: old.targets,
        stopsWhileWaitingOn: [], onUpgrade: old.onUpgrade, onDowngrade: old.onDowngrade,
        onReopening: old.onReopening)
    }
    return Agreement(
      name: name, adopter: adopter, firstDay: firstDay, lastDay: lastDay, zone: zone, term: term,
      fee: fee, covers: covers, severities: severities, obligations: obligations,
      zoneVersion: zoneVersion)
  }
}
