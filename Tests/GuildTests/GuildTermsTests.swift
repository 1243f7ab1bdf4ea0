// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Judgement
import Terms
import Testing
import WorkingTime

/// The agreements of the example say what they mean, without a finding.
struct GuildTermsTests {
  @Test(arguments: ["agreements/north-bank.md", "agreements/harbour-insurance.md"])
  func `an agreement is checked without a finding and its examples hold`(path: String) throws {
    let checked = try Self.checked(path)
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics)")
    let agreement = try #require(checked.agreement)
    #expect(checked.examples.count >= 4)
    let findings = ExampleRun.findings(of: checked.examples, agreement)
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test func `the cooperative is declared`() throws {
    let checked = try Self.checked("cooperative.pledge")
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics)")
    #expect(checked.cooperative?.name == "postgres-guild")
  }

  private static func checked(_ path: String) throws -> CheckedTerms {
    let folder = TestFolders.repository.appending(path: "Examples/postgres-guild")
    func file(_ path: String) throws -> TermsBundle.File {
      let bytes = try Data(contentsOf: folder.appending(path: path))
      return TermsBundle.File(path: path, bytes: [UInt8](bytes))
    }
    var files = [try file(path)]
    while case let missing = TermsBundle.missing(main: path, files: files), !missing.isEmpty {
      files += try missing.map(file)
    }
    let bundle = TermsBundle(main: path, files: files)
    let zones = try Checker.zoneNames(in: bundle).map { name in
      let bytes = try Data(contentsOf: TestFolders.zones.appending(path: name))
      return try Zone(name: name, tzif: [UInt8](bytes))
    }
    return Checker.check(bundle, zones: ZoneBook(version: "of this system", zones: zones))
  }
}
