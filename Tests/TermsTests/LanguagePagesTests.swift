// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Terms

/// What docs/language says is so.
struct LanguagePagesTests {
  @Test(arguments: LanguagePages.withTerms)
  func `the terms on a page are right`(page: String) throws {
    let files = try LanguagePages.files(of: page)
      .map { TermsBundle.File(path: $0.path, bytes: $0.bytes) }
    let checked = Checker.check(
      TermsBundle(main: files[0].path, files: files), zones: Zones.book, knownZones: Zones.names,
      requireAgreement: true)
    #expect(checked.diagnostics.map(\.description) == [])
    #expect(checked.agreement != nil)
  }

  @Test(arguments: LanguagePages.withTerms)
  func `the terms on a page can be made from the grammar, and are in their canonical form`(
    page: String
  ) throws {
    let text = try LanguagePages.text(of: page)
    let faults = try GrammarTests.faults(in: text, isMarkdown: true)
    #expect(faults == [])
    let formatted = try TermsFormatter.format(file: page, bytes: Array(text.utf8))
    if Golden.isRecording {
      try Data(formatted.bytes).write(to: LanguagePages.folder.appending(path: page))
    }
    #expect(formatted.edits.map(\.replacement) == [])
  }

  @Test func `every construct has a page, and every page its place in the index`() throws {
    let index = try LanguagePages.text(of: "README.md")
    for keyword in Keyword.allCases {
      #expect(index.contains("`\(keyword.rawValue)"), "\(keyword.rawValue)")
    }
    for page in LanguagePages.all where page != "README.md" {
      #expect(index.contains(page), "\(page)")
    }
  }

  @Test(arguments: LanguagePages.all)
  func `every link leads somewhere`(page: String) throws {
    for link in try LanguagePages.text(of: page).matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
      let target = String(link.output.1)
      if target.hasPrefix("http") { continue }
      let place = LanguagePages.folder.appending(path: target)
      #expect(FileManager.default.fileExists(atPath: place.path), "\(target)")
    }
  }

  /// Problems of layout and words can come up anywhere; they stand on the page of problems alone.
  @Test func `every problem of a construct is named where the construct is`() throws {
    let pages = LanguagePages.all.filter { $0 != "problems.md" }
    var named: Set<String> = []
    for page in pages {
      let text = try LanguagePages.text(of: page)
      named.formUnion(text.matches(of: /P1\d\d\d/).map { String($0.output) })
      for run in text.matches(of: /P(1\d\d\d) to P(1\d\d\d)/) {
        guard let first = Int(run.output.1), let last = Int(run.output.2) else { continue }
        named.formUnion((first...last).map { "P\($0)" })
      }
    }
    let codes = try Corpus.codesInWording()
    #expect(named.subtracting(codes) == [])
    let ofConstructs = codes.filter { $0 >= "P1300" }
    #expect(ofConstructs.subtracting(named) == [])
  }
}
