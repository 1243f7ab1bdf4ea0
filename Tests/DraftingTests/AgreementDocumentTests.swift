// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Terms
import Testing
import Typesetting

@testable import Drafting

struct AgreementDocumentTests {
  private func bundle(_ text: String, name: String = "agreements/bank.md") -> TermsBundle {
    TermsBundle(main: name, files: [TermsBundle.File(path: name, bytes: Array(text.utf8))])
  }

  @Test func `declarations are numbered within their section`() throws {
    let text = """
      # Support agreement

      ## 1. Parties

      ```pledge
      agreement bank
        adopter "Bank plc"   -- in London
      ```

      ## 2. Terms

      Prose.

      ```pledge
      severity S1 "Down"
      severity S2 "Slow"

      obligation respond
        when  a case is opened
        -- people only
        owed  a response within
                S1  30 minutes around the clock
                S2  2 hours in office
        else  credit below 95%  5% of the monthly fee
                     below 90%  10% of the monthly fee
      ```
      """
    let document = try AgreementDocument.document(of: bundle(text), .init())
    #expect(document.metadata.title == "Support agreement")
    #expect(
      document.blocks.flatMap(Self.outline) == [
        "1 Parties", "1.1 Agreement: bank", "| Adopter | Bank plc (in London)", "2 Terms",
        "Prose.", "2.1 Severities", "| S1 | Down", "| S2 | Slow", "2.2 Obligation: respond",
        "(people only)", "(a) When a case is opened, the cooperative owes a response within:",
        "| S1 | 30 minutes around the clock", "| S2 | 2 hours in office", "(b) Else, as a credit:",
        "| below 95% | 5% of the monthly fee", "| below 90% | 10% of the monthly fee",
      ])
  }

  @Test func `an included file is a schedule and linked to`() throws {
    let main = """
      # T

      ```pledge
      include "../calendars/england.pledge"
      ```
      """
    let calendar = "holidays england\n  2026-12-25 \"Christmas Day\"\n"
    let document = try AgreementDocument.document(
      of: TermsBundle(
        main: "agreements/bank.md",
        files: [
          .init(path: "agreements/bank.md", bytes: Array(main.utf8)),
          .init(path: "calendars/england.pledge", bytes: Array(calendar.utf8)),
        ]), .init(cooperative: "Guild", adopter: "Bank plc"))
    #expect(
      document.blocks.flatMap(Self.outline) == [
        "1 The terms of ../calendars/england.pledge are part of this agreement; they are set out "
          + "in Schedule 1.",
        "-", " Schedule 1: england.pledge", "S1.1 Holidays: england",
        "| 2026-12-25 | Christmas Day",
        "signed Guild, Bank plc",
      ])
  }

  @Test func `a missing file is named`() {
    #expect(throws: RenderingFault.noFile("a.md")) {
      try AgreementDocument.document(of: TermsBundle(main: "a.md", files: []), .init())
    }
  }

  /// Every word of the terms is in the document, in order: nothing that is signed is left out.
  @Test(arguments: ["north-bank"])
  func `no word of the terms is lost`(name: String) throws {
    let folder = TestFolders.repository.appending(path: "Examples/postgres-guild")
    let text = try String(
      contentsOf: folder.appending(path: "agreements/\(name).md"), encoding: .utf8)
    let calendar = try Data(contentsOf: folder.appending(path: "calendars/england.pledge"))
    let path = "agreements/\(name).md"
    let document = try AgreementDocument.document(
      of: TermsBundle(
        main: path,
        files: [
          .init(path: path, bytes: Array(text.utf8)),
          .init(path: "calendars/england.pledge", bytes: Array(calendar)),
        ]), .init())
    let shown = document.blocks.flatMap(Self.outline).joined(separator: " ")
      .lowercased().replacing("-", with: " ")
    let source = try SourceText(file: path, bytes: Array(text.utf8))
    for declaration in Outline(of: source).declarations {
      for clause in declaration.clauses {
        // The first word of a clause may be another in its sentence.
        for token in clause.tokens.dropFirst() {
          let word = token.text.filter { $0 != "\"" }.lowercased().replacing("-", with: " ")
          #expect(shown.contains(word), "\(token.text) in line \(token.range.line) is lost")
        }
      }
    }
    _ = try HTMLWriter.html(of: document)
    _ = try PDFWriter.pdf(of: document)
  }

  /// A block as one line for each thing that a reader sees.
  private static func outline(_ block: Block) -> [String] {
    switch block {
    case .heading(let heading): ["\(heading.number ?? "") \(heading.text.plainText)"]
    case .paragraph(let text): [text.plainText]
    case .clause(let clause):
      ["\(clause.number) \(clause.text.plainText)"] + clause.contents.flatMap(outline)
    case .table(let table):
      table.rows.map { "| " + $0.map(\.plainText).joined(separator: " | ") }
    case .list(let list): list.items.flatMap { $0.flatMap(outline) }
    case .aside(let aside): [aside.label ?? ""] + aside.contents.flatMap(outline)
    case .terms(let terms): [terms.text]
    case .signatures(let signatures):
      ["signed " + signatures.map(\.party).joined(separator: ", ")]
    case .rule, .pageBreak: ["-"]
    }
  }
}
