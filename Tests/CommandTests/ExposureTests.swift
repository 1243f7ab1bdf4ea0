// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct ExposureTests {
  @Test func `each agreement is told, and the whole by currency`() throws {
    let run = try Guild().run("exposure")
    #expect(run.status == 0 && run.errors.isEmpty)
    let (agreements, whole) = try #require(run.output.split(separator: "The cooperative\n"))
    #expect(
      agreements.hasPrefix("harbour-insurance\n  credits, worst month: EUR 3,100 (July 2025)\n"))
    #expect(agreements.contains("\n\nnorth-bank\n  credits, worst month: GBP 9,000 (July 2025)\n"))
    #expect(agreements.contains("\n    Together GBP 9,000.\n"))
    #expect(whole.hasPrefix("  credits in EUR, worst month: EUR 3,100\n"))
    #expect(whole.contains("\n  credits in GBP, worst twelve months: GBP 108,000\n"))
    // Nothing limits gross negligence, so no sum is told.
    #expect(whole.contains("\n  liability in GBP, worst month: without limit\n"))
    #expect(whole.contains("no limit holds for gross negligence"))
  }

  @Test func `as JSON each agreement is a line, and the whole the last`() throws {
    let guild = try Guild()
    let run = try guild.run("exposure", "--json")
    let lines = try run.objects()
    #expect(run.status == 0 && lines.count == 3)
    #expect(
      lines.map { $0["agreement"] as? String } == ["harbour-insurance", "north-bank", nil])
    let bank = try #require(lines[1]["credits"] as? [String: Any])
    let month = try #require(bank["month"] as? [String: Any])
    let amount = try #require(month["amount"] as? [String: Any])
    #expect(amount["minorUnits"] as? Int == 900_000 && amount["currency"] as? String == "GBP")
    let liability = try #require(lines[1]["liability"] as? [String: Any])
    let worst = try #require(liability["month"] as? [String: Any])
    #expect(worst["amount"] as? String == "without limit" && worst["reason"] is String)
    let parts = try #require(lines[2]["cooperative"] as? [[String: Any]])
    #expect(parts.map { $0["currency"] as? String } == ["EUR", "GBP"])
    // Whoever asks twice for one agreement does not owe it twice.
    let once = try guild.run("exposure", "north-bank", "--json").output
    #expect(try guild.run("exposure", "north-bank", "north-bank", "--json").output == once)
  }

  @Test func `one agreement has no whole`() throws {
    let guild = try Guild()
    let run = try guild.run("exposure", "north-bank")
    #expect(run.status == 0 && run.output.hasPrefix("north-bank\n"))
    #expect(!run.output.contains("The cooperative"))
    let unknown = try guild.run("exposure", "south-bank")
    #expect(unknown.status == 2 && unknown.output.isEmpty)
    #expect(unknown.errors.contains("there are: harbour-insurance, north-bank"))
  }

  @Test func `a whole never leaves out what cannot be read`() throws {
    let guild = try Guild()
    try guild.write("agreement z\n  adopter \"Z\n", to: "agreements/z.pledge")
    let run = try guild.run("exposure")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("agreements/z.pledge cannot be used as it stands"))
    #expect(try guild.run("exposure", "north-bank").status == 0)
  }

  @Test func `liability is a sum where a limit holds for all claims`() throws {
    let guild = try Guild()
    let path = "agreements/north-bank.md"
    try guild.replace("  except gross negligence without limit\n", with: "", in: path)
    let limited = try guild.run("exposure", "north-bank")
    #expect(limited.output.contains("\n  liability, worst month: GBP 240,000"), "\(limited.output)")
  }
}

extension String {
  /// The parts before and after a separator, if it is there once.
  fileprivate func split(separator: String) -> (Substring, Substring)? {
    let parts = split(separator: separator, omittingEmptySubsequences: false)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }
}
