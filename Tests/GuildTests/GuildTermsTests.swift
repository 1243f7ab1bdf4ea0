// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Judgement
import Terms
import Testing

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
    #expect(checked.members.count == 8 && checked.areas.count == 4)
    #expect(
      checked.rotas.count == 2 && checked.layers.map(\.name) == ["reserve", "members", "excess"])
  }

  private static func checked(_ path: String) throws -> CheckedTerms {
    try ExampleFolder(name: "postgres-guild").checked(path)
  }
}
