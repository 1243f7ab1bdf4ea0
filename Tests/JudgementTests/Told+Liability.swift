// SPDX-License-Identifier: Apache-2.0
// Rules 19 and 20: claims under a limit of liability, and what is paid back or set off. The fee is
// EUR 10,000 a month.

extension Told {
  private static func limit(_ clauses: String...) -> String {
    "limit liability\n" + clauses.map { "  \($0)\n" }.joined() + "\n"
  }

  private static let together = limit(
    "on    all claims and credits together", "at    EUR 100,000",
    "except data breach at EUR 250,000", "except gross negligence without limit")

  private static func terminating(_ refund: String = " and refund of fees paid ahead") -> String {
    """
    power leave
      held by the adopter
      when  at any time
      may   terminate with 30 days notice\(refund)
      never lapses


    """
  }

  static let liability = [
    Told(
      "19.1", "What is asked is not owed; what is agreed or awarded is",
      terms: respond() + together,
      """
      2026-03-02 10:00  claim 1 made for EUR 40,000
      expect EUR 0 of claim 1 owed
      2026-03-20 10:00  claim 1 agreed at EUR 30,000
      expect EUR 30,000 of claim 1 owed
      2026-04-02 10:00  claim 2 made for EUR 40,000
      2026-05-02 10:00  claim 2 awarded at EUR 10,000
      expect EUR 10,000 of claim 2 owed
      """),
    Told(
      "19.2", "What is told last is what it is settled at", terms: respond() + together,
      """
      2026-03-02 10:00  claim 1 made for EUR 40,000
      2026-03-20 10:00  claim 1 agreed at EUR 30,000
      2026-05-20 10:00  claim 1 awarded at EUR 12,000
      expect EUR 12,000 of claim 1 owed
      """),
    Told(
      "19.3", "A claim withdrawn by the adopter is owed nothing", terms: respond() + together,
      """
      2026-03-02 10:00  claim 1 made for EUR 40,000
      2026-03-03 10:00  claim 1 withdrawn
      2026-03-04 10:00  claim 1 agreed at EUR 5,000
      expect EUR 5,000 of claim 1 owed
      2026-04-02 10:00  claim 2 made for EUR 40,000
      2026-04-03 10:00  claim 2 withdrawn by the adopter
      expect EUR 0 of claim 2 owed
      """),
    Told(
      "19.4", "All claims together are held at the limit, in the order they were settled",
      terms: respond() + together,
      """
      2026-03-02 10:00  claim 1 made for EUR 90,000
      2026-03-03 10:00  claim 2 made for EUR 60,000
      2026-03-10 10:00  claim 2 agreed at EUR 60,000
      2026-03-11 10:00  claim 1 agreed at EUR 90,000
      expect EUR 60,000 of claim 2 owed
      expect EUR 40,000 of claim 1 owed
      2027-01-10 10:00  claim 3 made for EUR 1,000
      2027-01-11 10:00  claim 3 agreed at EUR 1,000
      expect EUR 0 of claim 3 owed
      """),
    Told(
      "19.5", "A carve-out has its own limit, or none", terms: respond() + together,
      """
      2026-03-02 10:00  claim 1 made for EUR 400,000, as data breach
      2026-03-03 10:00  claim 2 made for EUR 900,000, as gross negligence
      2026-03-04 10:00  claim 3 made for EUR 100,000
      2026-03-10 10:00  claim 1 agreed at EUR 400,000
      2026-03-11 10:00  claim 2 agreed at EUR 900,000
      2026-03-12 10:00  claim 3 agreed at EUR 100,000
      expect EUR 250,000 of claim 1 owed
      expect EUR 900,000 of claim 2 owed
      expect EUR 100,000 of claim 3 owed
      2026-04-02 10:00  claim 4 made for EUR 10,000, as data breach
      2026-04-10 10:00  claim 4 awarded at EUR 10,000
      expect EUR 0 of claim 4 owed
      """),
    Told(
      "19.6", "The fees of the last months are those of the month of the claim and those before",
      terms: respond()
        + limit("on all claims", "at the fees of the last 3 months") + """
          amendment dearer
            signed 2026-05-01
            effect 2026-06-01
            fee    EUR 144,000 per year, invoiced quarterly


          """,
      """
      2026-02-20 10:00  claim 1 made for EUR 500,000
      2026-02-21 10:00  claim 1 agreed at EUR 500,000
      expect EUR 20,000 of claim 1 owed
      2026-04-20 10:00  claim 2 made for EUR 500,000
      2026-04-21 10:00  claim 2 agreed at EUR 500,000
      expect EUR 10,000 of claim 2 owed
      2026-07-01 10:00  claim 3 made for EUR 500,000
      2026-12-01 10:00  claim 3 agreed at EUR 500,000
      expect EUR 4,000 of claim 3 owed
      """),
    Told(
      "19.6", "A share of the fee, the lesser and the greater; after the end as on its last day",
      terms: respond()
        + limit(
          "on all claims", "at the greater of EUR 20,000 and 25% of the yearly fee",
          "except data breach at the lesser of EUR 20,000 and the fees of the last 12 months",
          "except fraud at the fees of the last 12 months"),
      """
      2026-01-20 10:00  claim 1 made for EUR 500,000
      2026-01-21 10:00  claim 1 agreed at EUR 500,000
      expect EUR 30,000 of claim 1 owed
      2026-01-22 10:00  claim 2 made for EUR 500,000, as data breach
      2026-01-23 10:00  claim 2 agreed at EUR 500,000
      expect EUR 10,000 of claim 2 owed
      2027-06-01 10:00  claim 3 made for EUR 500,000, as fraud
      2027-06-02 10:00  claim 3 agreed at EUR 500,000
      expect EUR 120,000 of claim 3 owed
      """),
    Told(
      "19.7", "Credits use the limit up when their month is over, and are held at it",
      terms: respond("4 hours around the clock", "else credit EUR 600 for each breach")
        + limit("on all claims and credits together", "at EUR 1,500"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-03-03 10:00  case 2 opened with severity S1
      2026-03-04 10:00  claim 1 made for EUR 9,000
      2026-03-10 10:00  claim 1 agreed at EUR 700
      expect EUR 700 of claim 1 owed
      expect credits EUR 800 in 2026-03
      2026-04-10 10:00  claim 2 made for EUR 9,000
      2026-04-11 10:00  claim 2 agreed at EUR 9,000
      expect EUR 0 of claim 2 owed
      2026-04-12 10:00  case 3 opened with severity S1
      as of 2026-04-13 00:00
      expect credits EUR 0 in 2026-04
      """),
    Told(
      "19.7", "Where the limit is on claims alone, credits stand beside it",
      terms: respond("4 hours around the clock", "else credit EUR 600 for each breach")
        + limit("on all claims", "at EUR 1,500"),
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-04-10 10:00  claim 1 made for EUR 9,000
      2026-04-11 10:00  claim 1 agreed at EUR 9,000
      expect EUR 1,500 of claim 1 owed
      expect credits EUR 600 in 2026-03
      """),
    Told(
      "19.8", "Where credits are the only remedy, a claim for that breach is barred",
      terms: respond("4 hours around the clock", "else credit EUR 600 for each breach") + """
        credits
          are the only remedy for respond, except for gross negligence


        """ + together,
      """
      2026-03-02 10:00  claim 1 made for EUR 9,000 for breach of respond
      2026-03-03 10:00  claim 1 awarded at EUR 9,000
      expect EUR 0 of claim 1 owed
      2026-03-04 10:00  claim 2 made for EUR 9,000 for breach of respond, as gross negligence
      2026-03-05 10:00  claim 2 awarded at EUR 9,000
      expect EUR 9,000 of claim 2 owed
      2026-03-06 10:00  claim 3 made for EUR 9,000
      2026-03-07 10:00  claim 3 awarded at EUR 9,000
      expect EUR 9,000 of claim 3 owed
      """),
  ]

  static let invoices = [
    Told(
      "20.1", "Fees paid ahead come back for the days after the last, of the invoice it falls into",
      terms: respond() + terminating(),
      """
      2026-04-01 10:00  leave exercised by the adopter
      expect EUR 19,780.22 refunded under leave
      """),
    Told(
      "20.1", "Where the agreement ended before by another way, nothing comes back",
      terms: respond() + terminating(),
      """
      2026-04-01 10:00  leave exercised by the adopter
      expect EUR 19,780.22 refunded under leave
      2026-04-02 10:00  agreement ended
      expect EUR 0 refunded under leave
      """),
    Told(
      "20.2",
      "Credits are set off against the next invoice, and what is more against the one after",
      terms: respond("4 hours around the clock", "else credit EUR 20,000 for each breach") + """
        credits
          are set off against later invoices


        """,
      """
      2026-02-02 10:00  case 1 opened with severity S1
      2026-03-03 10:00  case 2 opened with severity S1
      2026-04-01 10:00  case 3 opened with severity S1
      expect EUR 30,000 set off on 2026-04-01
      as of 2026-07-01 00:00
      expect EUR 30,000 set off on 2026-07-01
      as of 2026-10-01 00:00
      expect EUR 0 set off on 2026-10-01
      """),
    Told(
      "20.2", "Claimed credits are set off from their claim on",
      terms: respond("4 hours around the clock", "else credit EUR 600 for each breach") + """
        credits
          are set off against later invoices
          are claimed within 2 months of the end of the month they are for, or lapse


        """,
      """
      2026-03-02 10:00  case 1 opened with severity S1
      2026-04-02 10:00  claim made for 2026-03
      expect EUR 0 set off on 2026-04-01
      as of 2026-07-01 00:00
      expect EUR 600 set off on 2026-07-01
      """),
  ]
}
