// SPDX-License-Identifier: Apache-2.0

@testable import Typesetting

/// Documents that the tests and the judges of `Interop/pdf.sh` see.
enum Samples {
  /// An agreement with every kind of block, long enough for a list of contents.
  static let agreement = Document(
    metadata: Document.Metadata(
      title: "Support agreement: Postgres Guild and North Bank plc",
      subtitle: "Version 3, in force from 1 January 2026",
      parties: [
        Document.Party(
          name: "Postgres Guild", role: "the guild",
          detail: "a cooperative of independent developers"),
        Document.Party(
          name: "North Bank plc", role: "the bank",
          detail: "a company registered in England under number 01234567"),
      ],
      reference:
        "Typeset from agreements/north-bank.md, SHA-256 "
        + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      author: "Postgres Guild",
      made: Document.Timestamp(year: 2025, month: 12, day: 1, hour: 9)),
    blocks: [
      .aside(
        Block.Aside(
          kind: .note, label: "How to read this agreement",
          contents: [
            .paragraph([
              .text(
                "Everyone in this contract is made up. The shaded passages are the terms: people sign "
                  + "them and the program judges by them. The rest explains and binds nobody.")
            ])
          ]))
    ] + terms + consequences + closing)

  private static let terms: [Block] = [
    .heading(
      Block.Heading(level: 1, number: "1", text: ["Parties, term and fee"], anchor: "parties")),
    clause(
      "1.1",
      [
        .text(
          "The guild supports the database systems of the bank. It answers as one: each member stands "
            + "behind what any member owes, to the extent that "),
        .link("clause 6", to: "liability"),
        " says.",
      ]),
    clause(
      "1.2",
      [
        "The agreement runs from ", .strong("1 January 2026"), " to ", .strong("31 December 2028"),
        " and covers PostgreSQL 14 to 18, pgbouncer and Patroni.",
      ]),
    clause(
      "1.3", ["The fee is GBP 240,000 per year, invoiced quarterly and due within 30 days."]),
    .terms(
      Block.Terms(
        text: """
          agreement north-bank
            adopter "North Bank plc"
            term    2026-01-01 to 2028-12-31
            fee     GBP 240,000 per year, invoiced quarterly
            covers  postgresql 14 to 18, pgbouncer, patroni
            zone    Europe/London
          """, label: "Terms of section 1", anchor: "terms-1")),
    .heading(Block.Heading(level: 1, number: "2", text: ["Hours"], anchor: "hours")),
    .paragraph([
      .text(
        "Some times in this agreement run around the clock. The others run in office hours, on the "
          + "wall clock of London. On Christmas Eve the office closes at noon.")
    ]),
    .list(
      Block.List(items: [
        [.paragraph(["Monday to Friday, 09:00 to 17:30, except the bank holidays of England;"])],
        [.paragraph([.emphasis("Christmas Eve"), ", 09:00 to 12:00, if it falls on a weekday."])],
      ])),
    .heading(Block.Heading(level: 1, number: "3", text: ["Response"], anchor: "response")),
    clause(
      "3.1",
      [
        .text(
          "When a case is opened, the guild owes a response by a person who can work on the case. An "
            + "acknowledgement that a machine sends is none. The response is owed within the time of "
            + "the following table:")
      ],
      contents: [
        .table(
          Block.Table(
            caption: ["Times for a response"],
            header: [["Severity"], ["Meaning"], ["Time"], ["Counted"]],
            alignments: [.left, .left, .right, .left],
            rows: [
              [
                ["S1"], ["Production is down, or data is at risk"], ["30 minutes"],
                ["around the clock"],
              ],
              [
                ["S2"], ["Production is impaired; there is a workaround"], ["2 hours"],
                ["in office hours"],
              ],
              [
                ["S3"], ["A question, or a defect of little consequence"], ["1 business day"],
                ["in office hours, by end of day, counted from the next day if opened after 16:00"],
              ],
            ], hasRowHeaders: true))
      ]),
    clause(
      "3.2", ["If the guild breaches clause 3.1, it owes the bank:"],
      contents: [
        clause("(a)", ["a credit of 2% of the monthly fee for each breach;"]),
        clause(
          "(b)",
          ["in any one month, not more than 20% of the monthly fee; and"],
          contents: [
            clause("(i)", ["this limit is reckoned after all credits of that month are known;"]),
            clause("(ii)", ["what exceeds it is not carried into another month;"]),
          ]),
        clause("(c)", ["on request, a written account of why the response was late."]),
      ]),
  ]

  private static let consequences: [Block] = [
    .heading(Block.Heading(level: 1, number: "4", text: ["Restoration"], anchor: "restoration")),
    clause(
      "4.1",
      [
        .text(
          "Service is restored when the bank can work again, by a repair or by a workaround that it "
            + "accepts. For a case of severity S1 it is owed within 4 hours around the clock; for a "
            + "case of severity S2 within 16 hours of office time.")
      ]),
    clause(
      "4.2",
      [
        .text(
          "While the guild waits for the bank, to be let in or to be told more, the clock stands "
            + "still. Every such time has a beginning, an end, a cause and its evidence, and the record "
            + "shows it as "), .code("clock.paused"), " and ", .code("clock.resumed"), ".",
      ]),
    .heading(
      Block.Heading(level: 2, number: "4.3", text: ["Changes of severity"], anchor: "changes")),
    .paragraph([
      .text(
        "On an upgrade, the earlier of the old deadline and the new target from the change counts. A "
          + "downgrade needs the consent of the bank. A case reopened within 7 days goes on with the "
          + "clock where it stood; later it is a new case.")
    ]),
    .heading(Block.Heading(level: 1, number: "5", text: ["Leaving early"], anchor: "leaving")),
    clause(
      "5.1",
      [
        .text(
          "The bank may terminate with 30 days’ notice and be refunded the fees it has paid ahead, when "
            + "clause 3.1 is breached for severity S1 three times within 90 days, or attainment is "
            + "breached two quarters in a row. The right lapses 60 days after it arises.")
      ]),
    .heading(
      Block.Heading(level: 1, number: "6", text: ["Limits of liability"], anchor: "liability")),
    clause(
      "6.1",
      [
        "All claims and credits together are limited to the fees of the last 12 months, except:"
      ],
      contents: [
        clause("(a)", ["for a breach of data, where the limit is EUR 1,000,000; and"]),
        clause("(b)", ["for gross negligence, where there is none."]),
      ]),
    .aside(
      Block.Aside(
        kind: .quotation,
        contents: [
          .paragraph([
            .text(
              "The financial entity shall ensure that the contractual arrangements include a full "
                + "description of all functions and services. See the "),
            Inline(
              "text of the regulation",
              target: .address("https://eur-lex.europa.eu/eli/reg/2022/2554/oj")),
            ".",
          ])
        ])),
  ]

  private static let closing: [Block] = [
    .heading(Block.Heading(level: 1, number: "7", text: ["Signatures"], anchor: "signatures")),
    .paragraph(["The parties have signed this agreement on the dates beside their names."]),
    .signatures([
      Block.Signature(party: "Postgres Guild", name: "Ada Example", capacity: "Steward"),
      Block.Signature(party: "North Bank plc"),
    ]),
  ]

  private static func clause(
    _ number: String, _ text: [Inline], contents: [Block] = []
  ) -> Block {
    .clause(
      Block.Clause(
        number: number, text: text, anchor: number.first == "(" ? nil : "clause-\(number)",
        contents: contents))
  }
}
