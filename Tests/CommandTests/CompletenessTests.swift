// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// Receipts, redacting and erasing, as people use them: `docs/completeness.md` and
/// `docs/disclosure.md`.
struct CompletenessTests {
  private static let events = """
    {"agreement":"north-bank","data":{"note":"Ask Jane","reporter":"Jane Roe","severity":"S1"},"id":"R-1","source":"/desk/mail","specversion":"1.0","subject":"INC9001","time":"2026-06-29T09:00:00Z","type":"org.frankpledge.case.opened"}
    {"agreement":"north-bank","data":{"actor":"person","side":"cooperative"},"id":"R-2","source":"/desk/mail","specversion":"1.0","subject":"INC9001","time":"2026-06-29T09:10:00Z","type":"org.frankpledge.case.responded"}

    """

  private func guild() throws -> Guild {
    let guild = try Guild.recorded()
    try guild.write(Self.events, to: "sent.jsonl")
    let issued = try guild.run("receipt", "issue", "sent.jsonl", "--out", "receipts")
    #expect(issued.status == 0, "\(issued.errors)")
    #expect(issued.output == "2 receipts in receipts\n")
    return guild
  }

  private func assure(_ guild: Guild, _ out: String) throws {
    let run = try guild.run("assure", "north-bank", "--as-of", "2026-06-30", "--out", out)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func names(_ guild: Guild, in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: guild.folder.appending(path: folder).path
    ).sorted()
  }

  @Test func `what was promised is proved, and what is missing convicts`() throws {
    let guild = try guild()
    try assure(guild, "pack")
    let good = try guild.run(
      "verify", "pack", "--key", "keys/log.vkey", "--receipts", "receipts", "--against",
      "pack/checkpoint")
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.contains("ok       Completeness: "))
    #expect(good.output.contains("Receipts: 2 of 2 in order."))
    #expect(good.output.contains("Compared: it is the log of pack/checkpoint"))
    let proved = try guild.run("receipt", "prove", "receipts")
    #expect(proved.status == 0 && proved.output.hasPrefix("2 proofs written"))
    #expect(try names(guild, in: "receipts").count { $0.hasSuffix(".tlog-proof") } == 2)
    // Sent again, the receipt names the entry.
    let again = try guild.run("receipt", "issue", "sent.jsonl", "--out", "again")
    #expect(again.status == 0)
    for name in try names(guild, in: "again") {
      #expect(try guild.text(of: "again/\(name)").contains("\nentry 316"))
    }
    let other = try guild.run("verify", "pack", "--receipts", "again", "--json")
    #expect(other.status == 0, "\(other.output)")
    // A receipt that somebody changed says nothing.
    let name = try #require(try names(guild, in: "again").first)
    try guild.replace("INC9001", with: "INC9002", in: "again/\(name)")
    let changed = try guild.run("verify", "pack", "--receipts", "again")
    #expect(changed.status == 1)
    #expect(changed.output.contains("It proves nothing, for or against anybody"))
    #expect(changed.output.contains("does not fit what you hold beside it"))
  }

  @Test func `an event that only the program writes gets no receipt`() throws {
    let guild = try guild()
    try guild.write(
      Self.events.replacing("case.opened", with: "erased").replacing("R-1", with: "R-3"),
      to: "sent.jsonl")
    let run = try guild.run("receipt", "issue", "sent.jsonl", "--out", "receipts")
    #expect(run.status == 1)
    #expect(run.output.contains("says what only the program says"))
  }

  @Test func `a redacted pack names nobody and verifies`() throws {
    let guild = try guild()
    try assure(guild, "pack")
    let run = try guild.run(
      "redact", "pack", "--out", "shown", "--hide", "reporter", "--hide", "note")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("hidden  reporter: 1") && run.output.contains("hidden  note: 1"))
    #expect(try guild.text(of: "pack/events.jsonl").contains("Jane Roe"))
    #expect(!(try guild.text(of: "shown/events.redacted.jsonl")).contains("Jane"))
    let verified = try guild.run(
      "verify", "shown", "--key", "keys/log.vkey", "--receipts", "receipts")
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("may have fields that are not shown"))
    let refused = try guild.run("redact", "pack", "--out", "less", "--hide", "severity")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("'severity' cannot be hidden"))
  }

  @Test func `what is erased is gone from the store, and told wherever verdicts are`() throws {
    let guild = try guild()
    let listed = try guild.run("erase", "north-bank", "--person", "Jane Roe")
    #expect(listed.status == 0 && listed.output.contains("1 entry would be erased"))
    let store = guild.folder.appending(path: "guild.sqlite")
    #expect(try Data(contentsOf: store).range(of: Data("Jane Roe".utf8)) != nil)
    let slip = try guild.run("erase", "north-bank", "--person", "Jane Roe", "--yes")
    #expect(slip.status == 2)
    let done = try guild.run(
      "erase", "north-bank", "--person", "Jane Roe", "--by", "person", "--ground",
      "GDPR article 17", "--yes")
    #expect(done.status == 0, "\(done.errors)")
    for name in try names(guild, in: ".") where name.hasPrefix("guild.sqlite") {
      let bytes = try Data(contentsOf: guild.folder.appending(path: name))
      #expect(bytes.range(of: Data("Jane".utf8)) == nil, "\(name)")
    }
    let judged = try guild.run("judge", "north-bank", "--as-of", "2026-06-30")
    #expect(
      judged.output.contains("as a person it was about asked, on this ground: GDPR article 17"))
    try assure(guild, "pack")
    let verified = try guild.run("verify", "pack", "--receipts", "receipts")
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("whose contents were erased since"))
    // Recording the same event again does not bring it back.
    let again = try guild.run("record", "sent.jsonl")
    #expect(again.output.contains("0 events, 2 events known already"), "\(again.output)")
    #expect(try guild.run("erase", "--sweep").status == 0)
    #expect(try guild.run("erase", "north-bank", "--person", "Jane Roe").status == 2)
  }
}
