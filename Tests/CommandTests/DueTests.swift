// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

struct DueTests {
  private static let moment = "2026-05-14 11:00"

  @Test func `a table, or each with all that is to be said of it`() throws {
    let guild = try Guild.recorded()
    let table = try guild.run("due", "--as-of", Self.moment)
    #expect(table.status == 0 && table.errors.isEmpty)
    let lines = table.output.split(separator: "\n")
    #expect(
      lines[0].split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        == "due left agreement what on duty at stake rights")
    #expect(lines[1].hasPrefix("Fri 2026-05-15 17:30 BST  30 h 30 min "))
    #expect(lines[1].contains("respond for case NB-1444 (S3)  day      GBP 400  "))
    #expect(lines[2].contains("  5 days 6 h  "))
    let explained = try guild.run("due", "--as-of", Self.moment, "--explain")
    #expect(explained.status == 0)
    #expect(
      explained.output.hasPrefix(
        """
        Fri 2026-05-15 17:30 BST, 30 h 30 min left  north-bank
          respond for case NB-1444 (S3)
            owed by   the cooperative: response within 1 business day in office, by end of day, \
        counted from the next day if opened after 16:00
            on duty   day
            next      50% of the time is used up on Fri 2026-05-15 09:31 BST
            at stake  GBP 400: 1 × 2% × GBP 20,000 = GBP 400; at most 20% × GBP 20,000 = GBP 4,000
            clause    agreements/north-bank.md, line 55

        """))
  }

  @Test func `a rota of the cooperative says who is there`() throws {
    let guild = try Guild.recorded()
    let text = try guild.bareCooperative()
    try guild.write(
      text + """

        rota early
          in      Europe/London
          on duty Mon to Fri 06:00 to 12:00

        rota office
          in      Europe/London
          on duty Mon to Fri 09:00 to 17:30

        """, to: "cooperative.pledge")
    let run = try guild.run("due", "--as-of", Self.moment, "--json")
    #expect(run.status == 0, "\(run.errors)")
    let entries = try run.objects()
    #expect(entries.first?["onDuty"] as? [String] == ["office"])
  }

  // MARK: - For programs

  @Test func `each line of JSON is as its schema says`() throws {
    let guild = try Guild.recorded()
    let schema = try SchemaCheck("due.schema.json")
    var count = 0
    for moment in [Self.moment, "2025-09-10 10:00", "2026-02-03 16:00"] {
      for entry in try guild.run("due", "--as-of", moment, "--json").objects() {
        #expect(schema.faults(in: entry) == [])
        count += 1
      }
    }
    #expect(count > 10)
    var entry = try #require(
      try guild.run("due", "--as-of", Self.moment, "--json").objects().first)
    // A check that cannot fail is worth nothing.
    entry["stake"] = ["rights": [["arises": "yes"]], "standards": [Any]()]
    entry["kind"] = "holiday"
    entry["extra"] = 1
    #expect(schema.faults(in: entry).count == 6)
    let residual = try SchemaCheck("residual.schema.json")
    let left = try guild.run("due", "--residual", "--json", "--as-of", Self.moment, "north-bank")
    for duty in try left.objects() { #expect(residual.faults(in: duty) == []) }
  }

  @Test func `a calendar is written again to the same bytes, and moves what it names`() throws {
    let guild = try Guild.recorded()
    let first = try guild.run("due", "--ical", "--as-of", Self.moment)
    #expect(first.status == 0 && first.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(try guild.run("due", "--ical", "--as-of", Self.moment).output == first.output)
    func names(_ text: String) -> Set<Substring> {
      Set(text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") })
    }
    let later = try guild.run("due", "--ical", "--as-of", "2026-05-14 12:00")
    #expect(!names(first.output).isDisjoint(with: names(later.output)))
    #expect(first.output.utf8.split(separator: 10).allSatisfy { $0.count <= 76 })
  }

  @Test func `what remains is told by party`() throws {
    let run = try Guild.recorded().run("due", "--residual", "--as-of", Self.moment, "north-bank")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("north-bank, which lasts until Thu 2027-07-01 00:00 BST\n"))
    #expect(run.output.contains("\n  missed, and still to be done\n    restore: service restored"))
    #expect(run.output.contains("\nThe adopter\n"))
  }

  @Test(arguments: [
    ["--json", "--ical"], ["--watch", "--json"], ["--webhook", "https://a.example"],
    ["--watch", "--as-of", "2026-05-14"], ["--once", "--every", "0s"],
    ["--once", "--every", "soon"], ["--once", "--secret", "keys/hook"],
    ["--once", "--webhook", "http://a.example/hook"], ["--once", "--webhook", "ftp://a.example"],
    ["--once", "--webhook", "https://me:pw@a.example/hook"],
    ["--once", "--webhook", "http://127.0.0.1.a.example/"], ["--residual", "a", "b"],
  ])
  func `options that do not fit are refused`(arguments: [String]) throws {
    let guild = try Guild.recorded()
    let run = try Invocation(["due"] + arguments, in: guild.folder)
    #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty)
  }
}
