// SPDX-License-Identifier: Apache-2.0

import Terms
import Testing

@testable import Drafting

/// The worst case of one declaration in one sentence.
struct ClauseExposureTests {
  private let agreement: Agreement

  init() throws {
    agreement = try Drafts.agreement(
      ExposureTests.cases(
        "2% of the monthly fee for each breach, up to 20% of the monthly fee each month")
          + """
          obligation attainment
            each year
            owed at least 95% of respond met
            else credit EUR 500

          obligation restore
            when a case is opened with severity S1
            owed service restored within 4 hours around the clock
            else credit 50% of its share of at-risk for each breach

          obligation update
            while a case has severity S1
            owed an update every 1 hour around the clock

          pool at-risk
            holds 10% of the monthly fee each month
            shares 40% to restore

          credits
            reach at most EUR 4,200 each month

          power leave-early
            held by the adopter
            when  respond is breached 3 times within 90 days
            may   terminate with 30 days notice and refund of fees paid ahead
            lapses 60 days after it arises

          limit liability
            on all claims
            at EUR 100,000
          """)
  }

  @Test(arguments: [
    ("respond", "At worst EUR 4,000 in a month, EUR 48,000 in twelve months."),
    ("attainment", "At worst EUR 500 in a month, and no more in twelve."),
    ("restore", "At worst EUR 800 in a month, EUR 9,600 in twelve months."),
    ("at-risk", "At worst EUR 800 in a month, EUR 9,600 in twelve months."),
    ("credits", "At worst EUR 4,200 in a month, EUR 50,400 in twelve months."),
    ("leave-early", "At worst EUR 60,000 of fees paid ahead, given back."),
    ("liability", "At worst EUR 104,200 in a month, EUR 150,400 in twelve months."),
  ])
  func `a clause says what it costs`(name: String, sentence: String) throws {
    #expect(try ClauseExposure(of: name, in: agreement)?.sentence == sentence)
  }

  @Test(arguments: ["update", "S1", "nobody"]) func `what costs nothing says nothing`(
    _ name: String
  ) throws {
    #expect(try ClauseExposure(of: name, in: agreement) == nil)
  }

  @Test func `all of them are those that cost something, in their order`() throws {
    let all = try ClauseExposure.all(in: agreement)
    #expect(
      all.map(\.name) == [
        "respond", "restore", "attainment", "at-risk", "leave-early", "credits", "liability",
      ])
    for clause in all {
      #expect(try ClauseExposure(of: clause.name, in: agreement) == clause)
    }
  }

  @Test func `a clause that nothing caps says so`() throws {
    let agreement = try Drafts.agreement(ExposureTests.cases("EUR 250 for each breach"))
    #expect(
      try ClauseExposure(of: "respond", in: agreement)?.sentence
        == "At worst without limit: nothing caps the credits of 'respond'.")
  }
}
