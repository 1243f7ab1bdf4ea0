// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Judgement
import Terms
import Testing
import WorkingTime

/// The examples on the pages of docs/language come out as they say.
struct LanguagePageExamplesTests {
  @Test(arguments: LanguagePages.withTerms)
  func `the examples on a page hold`(page: String) throws {
    let files = try LanguagePages.files(of: page)
      .map { TermsBundle.File(path: $0.path, bytes: $0.bytes) }
    let bundle = TermsBundle(main: files[0].path, files: files)
    let zones = try Checker.zoneNames(in: bundle).map { name in
      let bytes = try Data(contentsOf: TestFolders.zones.appending(path: name))
      return try Zone(name: name, tzif: [UInt8](bytes))
    }
    let checked = Checker.check(bundle, zones: ZoneBook(version: "of this system", zones: zones))
    let agreement = try #require(checked.agreement)
    let findings = ExampleRun.findings(of: checked.examples, agreement)
    #expect(findings.map(\.problem.wording) == [])
  }
}
