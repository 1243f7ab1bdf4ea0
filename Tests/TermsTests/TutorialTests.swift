// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Terms

/// The agreement that docs/language/tutorial.md writes, step by step.
struct TutorialTests {
  private static let path = "agreements/north-bank.md"

  private static func fences(_ info: String) throws -> [String] {
    try LanguagePages.fences(of: "tutorial.md").filter { $0.info == info }.map(\.text)
  }

  /// What somebody has who has followed so far: a title, and one fence.
  private static func check(_ declarations: [String]) -> CheckedTerms {
    let terms = declarations.joined(separator: "\n")
    let text = "# Support agreement\n\n```pledge\n\(terms)```\n"
    let file = TermsBundle.File(path: path, bytes: Array(text.utf8))
    return Checker.check(
      TermsBundle(main: path, files: [file]), zones: Zones.book, knownZones: Zones.names,
      requireAgreement: true)
  }

  @Test func `every step is right, and the last leaves nothing to say`() throws {
    let steps = try Self.fences("pledge")
    #expect(steps.count > 7)
    for count in 1...max(1, steps.count) {
      let checked = Self.check(Array(steps.prefix(count)))
      #expect(!checked.hasErrors, "step \(count): \(checked.diagnostics.map(\.description))")
      let codes = Set(checked.diagnostics.map(\.wording.code))
      #expect(codes.isSubset(of: ["P1512", "P1713"]))
      #expect(codes.contains("P1512") == (count < 4))
    }
    #expect(Self.check(steps).diagnostics.map(\.description) == [])
    #expect(Self.check(steps).examples.count == 2)
  }

  @Test func `the mistake gives the message that the page shows`() throws {
    let fences = try LanguagePages.fences(of: "tutorial.md")
    let place = try #require(fences.firstIndex { $0.info == "mistake" })
    let message = try #require(fences.first { $0.info == "message" }?.text)
    let before = fences[..<place].filter { $0.info == "pledge" }.map(\.text)
    let errors = Self.check(before + [fences[place].text]).diagnostics
      .filter { $0.gravity == .error }
    #expect(errors.map(\.description).joined(separator: "\n") == message)
  }
}
