// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Terms

/// The pages that explain problems, held to the messages, to the checker and to the document.
struct ProblemPageTests {
  /// Pages without an example, and why there is none.
  static let withoutExample: Set = [
    // Said of a problem without words, of which there is none.
    "P1000",
    // Bytes that are no text cannot be shown in one.
    "P1004",
    // The mistake is in the Markdown around the terms.
    "P1014", "P1015",
    // Too much of something: too long to print.
    "P1001", "P1002", "P1010", "P1011", "P1012", "P1013", "P1209", "P1408", "P1410",
    // Found by running an example, or by laying agreements and rotas side by side.
    "P1606", "P1901",
  ]

  static let shown = ProblemPage.all.filter { $0.example != nil }

  @Test func `every message has one page, in the order of the codes`() throws {
    #expect(ProblemPage.all.map(\.code) == (try Corpus.codesInWording()).sorted())
  }

  @Test func `a page has an example unless there is a reason`() {
    let codes = ProblemPage.all.filter { $0.example == nil }.map(\.code)
    #expect(Set(codes) == Self.withoutExample)
  }

  @Test(arguments: ProblemPage.all)
  func `a page says what is meant in a few sentences`(page: ProblemPage) {
    #expect(!page.title.hasSuffix("."))
    #expect(page.meaning.hasSuffix("."))
    let sentences = page.meaning.matches(of: #/[.?!]( |$)/#).count
    #expect((1...4).contains(sentences), "\(page.code) has \(sentences) sentences")
  }

  @Test(arguments: shown)
  func `a wrong example gives its code`(page: ProblemPage) throws {
    let example = try #require(page.example)
    let codes = check(example.wrong).diagnostics.map(\.wording.code)
    #expect(codes.contains(page.code), "\(page.code) gives \(codes)")
  }

  @Test(arguments: shown)
  func `a mended example has no error and not the problem`(page: ProblemPage) throws {
    let example = try #require(page.example)
    let diagnostics = check(example.mended).diagnostics
    #expect(diagnostics.filter(\.isError).map(\.description) == [])
    #expect(!diagnostics.map(\.wording.code).contains(page.code))
  }

  @Test func `a page is found by its code in any letters`() {
    #expect(ProblemPage.page(of: "p1203")?.code == "P1203")
    #expect(ProblemPage.page(of: "1203")?.code == "P1203")
    #expect(ProblemPage.page(of: "P9999") == nil)
    #expect(ProblemPage.page(of: "") == nil)
    #expect(ProblemPage.nearest(to: "P1299") == "P1214")
    #expect(ProblemPage.nearest(to: "1320") == "P1319")
    #expect(ProblemPage.nearest(to: "P12O3") == "P1203")
    #expect(ProblemPage.nearest(to: "P4000") == nil)
    #expect(ProblemPage.nearest(to: "elephant") == nil)
  }

  @Test(arguments: [20, 72])
  func `prose is broken at the width and examples are not`(width: Int) throws {
    let page = try #require(ProblemPage.page(of: "P1508"))
    let lines = page.lines(width: width)
    let prose = lines.dropFirst().prefix { $0 != "Wrong:" }
    #expect(prose.allSatisfy { $0.count <= width })
    #expect(
      prose.joined(separator: " ").split(separator: " ") == page.meaning.split(separator: " "))
    #expect(lines.contains("      owed a resolution within 1 business day in office"))
  }

  @Test func `what does not show is shown as a sign`() throws {
    let page = try #require(ProblemPage.page(of: "P1003"))
    #expect(page.lines(width: 80).contains("    agreement north-␈bank"))
  }

  @Test func `the document is made of the pages`() throws {
    let document = ProblemPage.document
    let folder = TestFolders.repository.appending(path: "docs/language")
    let recorded = try Golden.text("problems.md", in: folder, actual: document)
    #expect(recorded == document, "docs/language/problems.md is not what the pages say")
  }

  private func check(_ text: String) -> CheckedTerms {
    let isMarkdown = text.hasPrefix("#")
    let path = isMarkdown ? "example.md" : "example.pledge"
    let file = TermsBundle.File(path: path, bytes: Array(text.utf8))
    return Checker.check(
      TermsBundle(main: path, files: [file]), zones: Zones.book, knownZones: Zones.names,
      requireAgreement: isMarkdown)
  }
}
