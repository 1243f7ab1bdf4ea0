// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Terms
import Testing
import WorkingTime

/// Agreements made of texts, with little to write around what a test is about.
enum Drafts {
  /// A year of EUR 240,000, three severities, and what counts as a response.
  static let frame = """
    agreement north-bank
      adopter "North Bank plc"
      term    2026-01-01 to 2028-12-31
      fee     EUR 240,000 per year, invoiced quarterly
      covers  postgresql 14 to 18
      zone    Europe/London

    """

  static let words = """

    calendar office
      in   Europe/London
      open Mon to Fri 09:00 to 17:00

    severity S1 "Production is down"
    severity S2 "Production is impaired"
    severity S3 "A question"

    define response
      as case.responded by a person of the cooperative

    """

  static let zones = ZoneBook(
    version: "test",
    zones: ["Europe/London", "America/New_York", "Asia/Tokyo"].compactMap { name in
      let file = TestFolders.zones.appending(path: name)
      guard let bytes = try? Array(Data(contentsOf: file)) else { return nil }
      return try? Zone(name: name, tzif: bytes)
    })

  /// The agreement of some clauses, after a frame and the usual words.
  static func agreement(_ clauses: String, frame: String = frame) throws -> Agreement {
    try #require(check(frame + words + clauses).agreement)
  }

  /// What the checker makes of a whole text; a mistake in it is an issue of the test.
  static func check(_ text: String) -> CheckedTerms {
    let file = TermsBundle.File(path: "north-bank.pledge", bytes: Array(text.utf8))
    let checked = Checker.check(TermsBundle(main: file.path, files: [file]), zones: zones)
    for diagnostic in checked.diagnostics where diagnostic.isError {
      Issue.record("\(diagnostic.description)")
    }
    return checked
  }
}
