// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// The main job, as a newcomer runs it: check, record, judge, assure, verify.
struct WholePathTests {
  @Test func `from texts to a pack that verifies`() throws {
    let guild = try Guild()
    let check = try guild.run("check")
    #expect(check.status == 0)
    #expect(check.output.contains("0 errors"))

    let record = try guild.record()
    #expect(record.status == 0)
    #expect(record.errors.contains("The log guild.example/log starts now"))
    let again = try guild.record()
    #expect(again.output.contains("recorded      0 events"))

    let judge = try guild.run("judge", "north-bank", "--as-of", "2026-06-30")
    #expect(judge.status == 0 && judge.output.hasPrefix("As of 30 June 2026"))
    #expect(judge.output.contains("0 set aside"))

    let assure = try guild.run("assure", "north-bank", "--as-of", "2026-06-30", "--out", "out/pack")
    #expect(assure.status == 0)
    let verify = try guild.run("verify", "out/pack", "--key", "keys/log.vkey")
    #expect(verify.status == 0)
    #expect(verify.output.contains("Verified. As of 30 June 2026"))
    // What the pack says is what `judge` says, to the byte.
    for (option, file) in [("--json", "verdicts.jsonl"), ("--csv", "verdicts.csv")] {
      let verdicts = try guild.run("judge", "north-bank", "--as-of", "2026-06-30", option)
      #expect(Data(verdicts.output.utf8) == (try guild.bytes(of: "out/pack/\(file)")))
    }
  }

  @Test func `the private key is its owner's alone and never shown`() throws {
    let guild = try Guild()
    let record = try guild.record()
    let path = guild.folder.appending(path: "keys/log.key").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let secret = try guild.text(of: "keys/log.key").trimmingCharacters(in: .newlines)
    #expect(secret.hasPrefix("PRIVATE+KEY+"))
    #expect(!record.errors.contains(secret) && !record.output.contains(secret))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let open = try guild.run("judge", "north-bank")
    #expect(open.status == 2 && open.errors.contains("chmod 600") && !open.errors.contains(secret))
  }

  @Test func `one agreement's pack opens nothing of another`() throws {
    let guild = try Guild()
    try guild.record("north-bank")
    try guild.record("harbour-insurance")
    let asOf = ["--as-of", "2026-06-30"]
    let assure = try Invocation(
      ["assure", "north-bank", "--out", "out/pack"] + asOf, in: guild.folder)
    #expect(assure.status == 0)
    #expect(try guild.run("verify", "out/pack", "--key", "keys/log.vkey").status == 0)
    for file in guild.files(under: "out/pack") {
      let text = String(decoding: try guild.bytes(of: "out/pack/\(file)"), as: UTF8.self)
      #expect(!text.contains("harbour") && !text.contains("Harbour"), "\(file)")
    }
  }

  @Test func `what was known at a size stays what was known`() throws {
    let guild = try Guild()
    let whole = try guild.text(of: "history/north-bank.csv")
    let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    try guild.write(lines.prefix(400).joined(separator: "\n") + "\n", to: "history/north-bank.csv")
    let first = try guild.record()
    let size = try #require(first.output.firstMatch(of: /the log has ([0-9,]+) entries/)).1
      .filter { $0 != "," }
    let before = try guild.run("judge", "north-bank", "--as-of", "2026-06-30", "--json")
    try guild.write(whole, to: "history/north-bank.csv")
    try guild.record()
    let after = try guild.run("judge", "north-bank", "--as-of", "2026-06-30", "--json")
    let known = try guild.run(
      "judge", "north-bank", "--as-of", "2026-06-30", "--json", "--known-at", String(size))
    #expect(known.output == before.output && before.status == 0)
    #expect(after.output != before.output)
    let future = try guild.run("judge", "north-bank", "--known-at", "999999")
    #expect(future.status == 2 && future.errors.contains("999999"))
  }

  @Test func `changed terms are refused until both parties restate them`() throws {
    let guild = try Guild.recorded()
    let judged = try guild.run("judge", "north-bank", "--as-of", "2026-06-30", "--csv")
    let text = try guild.text(of: "agreements/north-bank.md")
    try guild.write(
      text.replacing("S2  2 hours         in office", with: "S2  3 hours         in office")
        .replacing("case 7 due 2026-03-09 09:40", with: "case 7 due 2026-03-09 10:40")
        .replacing("case 12 due 2026-03-10 12:00", with: "case 12 due 2026-03-10 13:00")
        .replacing("2026-03-10 12:30", with: "2026-03-10 13:30"),
      to: "agreements/north-bank.md")
    #expect(try guild.run("check").status == 0)
    let refused = try guild.record()
    #expect(refused.status == 2 && refused.errors.contains("--restate-terms north-bank"))
    // Until then the old terms hold, whatever the folder says.
    #expect(
      try guild.run("judge", "north-bank", "--as-of", "2026-06-30", "--csv").output == judged.output
    )
    let restated = try guild.run(
      "record", "history/north-bank.csv", "--mapping", "intake/north-bank.toml",
      "--restate-terms", "north-bank")
    #expect(restated.status == 0)
    #expect(restated.output.contains("terms of north-bank are now in the log"))
    #expect(
      try guild.run("judge", "north-bank", "--as-of", "2026-06-30", "--csv").output != judged.output
    )
    // Whoever reads a verdict is told.
    let mind = "Mind: The terms were restated on"
    #expect(try guild.run("judge", "north-bank", "--as-of", "2026-06-30").output.contains(mind))
    #expect(try guild.run("assure", "north-bank", "--out", "p").output.contains(mind))
    #expect(try guild.run("verify", "p", "--key", "keys/log.vkey").output.contains(mind))
    #expect(try guild.text(of: "p/report.html").contains(mind))
  }

  @Test func `a case is explained, and an unknown one is said to be so`() throws {
    let guild = try Guild.recorded()
    let csv = try guild.run("judge", "north-bank", "--as-of", "2026-06-30", "--csv").output
    let breach = try #require(csv.split(separator: "\r\n").first { $0.contains(",breached,") })
    let name = String(try #require(breach.split(separator: ",").first { $0.hasPrefix("NB-") }))
    let explained = try guild.run(
      "judge", "north-bank", "--as-of", "2026-06-30", "--explain", name)
    #expect(explained.status == 0)
    for word in [
      "breached", "agreements/north-bank.md, line", "timeline", "event ", "if done by",
      "the target",
    ] {
      #expect(explained.output.contains(word), "\(word)")
    }
    #expect(explained.output.contains("█"))
    let plain = try guild.run(
      "judge", "north-bank", "--as-of", "2026-06-30", "--explain", name, "--ascii", "--svg",
      "clocks.svg")
    #expect(plain.output.utf8.allSatisfy { $0 < 128 } && plain.output.contains("|"))
    let picture = try guild.text(of: "clocks.svg")
    #expect(
      picture.hasPrefix("<svg ") && picture.contains("Clocks of Case \(name) under north-bank"))
    let month = try guild.run(
      "judge", "north-bank", "--as-of", "2026-06-30", "--explain", "restore@2025-12")
    #expect(month.status == 0 && month.output.hasPrefix("restore in 2025-12 under north-bank"))
    let unknown = try guild.run("judge", "north-bank", "--explain", "NB-0")
    #expect(unknown.status == 2 && unknown.errors.contains("NB-0"))
  }

  @Test func `what was known stays as it was, and what has changed says why`() throws {
    let guild = try Guild.recorded()
    func known(_ size: String) throws -> String {
      try guild.run(
        "judge", "north-bank", "--as-of", "2026-06-30", "--known-at", size, "--json"
      ).output
    }
    let before = try [known("500"), known("1500"), known("3166")]
    try guild.record("harbour-insurance")
    #expect(try [known("500"), known("1500"), known("3166")] == before)

    let change = try guild.run(
      "judge", "north-bank", "--as-of", "2026-06-30", "--known-at", "3166", "--since", "3100")
    #expect(change.status == 0)
    for word in ["as known at 3100 entries", "  was  ", "  is   ", "  why  event "] {
      #expect(change.output.contains(word), "\(word)")
    }
    let json = try guild.run(
      "judge", "north-bank", "--as-of", "2026-06-30", "--known-at", "3166", "--since", "3100",
      "--json")
    #expect(json.output.hasPrefix(#"{"agreement":"north-bank","asOf":"#))
    let passed = try guild.run(
      "judge", "north-bank", "--as-of", "2026-06-30", "--since-as-of", "2026-06-01", "--known-at",
      "3100", "--since", "3100")
    #expect(passed.output.contains("why  time passed from Mon 2026-06-01"))
    let wrong = try guild.run(
      "judge", "north-bank", "--known-at", "100", "--since", "200")
    #expect(wrong.status == 2 && wrong.errors.contains("--since"))
    #expect(try guild.run("judge", "north-bank", "--ascii").status != 0)
  }

  @Test func `what is due comes nearest first`() throws {
    let guild = try Guild.recorded()
    let due = try guild.run("due", "--as-of", "2026-05-14 11:00", "--json")
    #expect(due.status == 0)
    let deadlines = due.output.matches(of: /"due":"([^"]*)"/).map { String($0.1) }
    #expect(!deadlines.isEmpty && deadlines == deadlines.sorted())
    #expect(try guild.run("due", "--as-of", "2026-05-14 11:00").output.contains("at stake"))
  }

  @Test func `a new cooperative checks, and refuses to be made twice`() throws {
    let scratch = try TestFolders.scratch()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let made = try Invocation("new", "my-guild", in: scratch)
    #expect(made.status == 0)
    let check = try Invocation("check", "--folder", "my-guild", in: scratch)
    #expect(check.status == 0 && check.output.contains("0 errors, 0 warnings, 1 example run"))
    #expect(try Invocation("new", "my-guild", in: scratch).status == 2)
    #expect(try Invocation("new", "My Guild", in: scratch).status == 2)
    let record = ["record", "desk.csv", "--mapping", "intake/desk.toml"]
    let missing = try Invocation(record, in: scratch.appending(path: "my-guild"))
    #expect(missing.status == 2 && missing.errors.contains("desk.csv"))
    let rows = """
      number,updated_at,state,priority,updated_by
      7,2026-03-06 16:10,New,2,mailbot
      7,2026-03-09 09:30,In progress,2,ada
      8,2026-03-09 10:00,New,2,mailbot
      9,2026-03-09 10:00,Unheard of,2,ada

      """
    try Data(rows.utf8).write(to: scratch.appending(path: "my-guild/desk.csv"))
    let recorded = try Invocation(record, in: scratch.appending(path: "my-guild"))
    #expect(recorded.status == 0 && recorded.output.contains("exceptions    1 row"))
    #expect(recorded.errors.contains("desk.csv:5: "))
    let judge = try Invocation(
      "judge", "--as-of", "2026-03-31", in: scratch.appending(path: "my-guild"))
    #expect(judge.output.contains("1 of 2 obligations"))
  }
}
