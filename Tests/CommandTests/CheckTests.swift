// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct CheckTests {
  private static let bank = "agreements/north-bank.md"

  /// A guild whose one agreement has a row out of its column.
  private func untidyGuild() throws -> Guild {
    let guild = try Guild()
    try guild.replace("S2  2 hours  ", with: "S2    2 hours ", in: Self.bank)
    return guild
  }

  // MARK: --write and --preview

  @Test func `a text gets its canonical form, and no other file is touched`() throws {
    let tidy = try Guild().text(of: Self.bank)
    let guild = try untidyGuild()
    let files = guild.files(under: ".")
    let others = files.filter { $0 != Self.bank }
    let before = try others.map(guild.state)
    let run = try guild.run("check", "--write")
    #expect(run.status == 0)
    #expect(run.errors == "\(Self.bank): written in its canonical form\n")
    #expect(run.output.contains("0 errors"))
    #expect(try guild.text(of: Self.bank) == tidy)
    #expect(guild.files(under: ".") == files)
    #expect(try others.map(guild.state) == before)

    let written = try guild.state(of: Self.bank)
    let again = try guild.run("check", "--write")
    #expect(again.status == 0 && again.errors == "Every text has its canonical form.\n")
    #expect(try guild.state(of: Self.bank) == written)
  }

  @Test func `a preview shows the lines that would change and changes none`() throws {
    let guild = try untidyGuild()
    let before = try guild.state(of: Self.bank)
    let run = try guild.run("check", "--preview")
    #expect(run.status == 0)
    #expect(run.errors.contains("\n-          S2    2 hours        in office\n"))
    #expect(run.errors.contains("\n+          S2  2 hours         in office\n"))
    #expect(try guild.state(of: Self.bank) == before)
    #expect(try guild.run("check", "--preview", "--write").status == 2)
  }

  @Test func `what one text includes is formatted with it, and nothing else`() throws {
    let guild = try untidyGuild()
    try guild.replace("  2027-12-26 ", with: "  2027-12-26   ", in: "calendars/netherlands.pledge")
    let run = try guild.run("check", "--write", "agreements/harbour-insurance.md")
    #expect(run.errors == "calendars/netherlands.pledge: written in its canonical form\n")
    #expect(try guild.text(of: Self.bank).contains("S2    2 hours "))
  }

  @Test func `a text with mistakes is formatted around them`() throws {
    let guild = try Guild()
    try guild.write(
      """
      agreement z
          adopter   "Z
        term 2026-01-01    to 2026-12-31
       fee EUR 12000 per year
      severity   S1    "x"

      """, to: "agreements/z.pledge")
    let run = try guild.run("check", "--write", "agreements/z.pledge")
    #expect(run.status == 1 && run.output.contains("agreements/z.pledge:2:15: error: "))
    // The line that cannot be read stays, to the byte.
    #expect(
      try guild.text(of: "agreements/z.pledge") == """
        agreement z
            adopter   "Z
          term 2026-01-01 to 2026-12-31
          fee  EUR 12,000 per year

        severity S1 "x"

        """)
  }

  @Test func `junk is left as it is and said to be`() throws {
    let guild = try Guild()
    let junk = Data([0x00, 0xff, 0x16, 0x0a, 0x80])
    try junk.write(to: guild.folder.appending(path: "agreements/junk.md"))
    let run = try guild.run("check", "--write")
    #expect(run.status == 1)
    #expect(run.errors == "agreements/junk.md: left as it is, because it cannot be read\n")
    #expect(try guild.bytes(of: "agreements/junk.md") == junk)
  }

  @Test func `a text keeps its mode, and a link stays one`() throws {
    let guild = try untidyGuild()
    let outside = guild.folder.appending(path: "elsewhere")
    try Data("severity   S1   \"x\"\n".utf8).write(to: outside)
    try FileManager.default.createSymbolicLink(
      atPath: guild.folder.appending(path: "agreements/link.pledge").path,
      withDestinationPath: outside.path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o660], ofItemAtPath: guild.folder.appending(path: Self.bank).path)
    let run = try guild.run("check", "--write")
    #expect(run.errors.contains("agreements/link.pledge: left as it is, because it is a link\n"))
    #expect(run.errors.contains("\(Self.bank): written"))
    #expect(try guild.mode(of: Self.bank) == 0o660)
    #expect(try Data(contentsOf: outside) == Data("severity   S1   \"x\"\n".utf8))
  }

  @Test func `a link that leads out of the folder is not followed`() throws {
    let guild = try untidyGuild()
    let secret = guild.scratch.appending(path: "secret")
    try Data("a line nobody is to see\n".utf8).write(to: secret)
    try FileManager.default.createSymbolicLink(
      atPath: guild.folder.appending(path: "calendars/link.pledge").path,
      withDestinationPath: secret.path)
    let text = "include \"../calendars/link.pledge\"\n"
    try Data(text.utf8).write(to: guild.folder.appending(path: "agreements/curious.pledge"))
    let run = try guild.run("check")
    #expect(run.status == 2)
    #expect(run.errors.contains("it leads out of the cooperative's folder"))
    #expect(!(run.errors + run.output).contains("nobody is to see"))
  }

  @Test func `a disk that is full leaves the text whole`() throws {
    let guild = try untidyGuild()
    let (files, before) = (guild.files(under: "."), try guild.state(of: Self.bank))
    // No file of ours may grow beyond 512 bytes.
    let run = try Invocation(["check", "--write"], in: guild.folder, through: "ulimit -f 1; exec")
    #expect(run.status == 2 && run.errors.contains("cannot write \(Self.bank): "))
    #expect(try guild.state(of: Self.bank) == before && guild.files(under: ".") == files)
  }

  @Test(.enabled(if: Stranger.canRun, "\(Stranger.reason)"))
  func `a text that may not be written is left and said to be`() throws {
    let guild = try untidyGuild()
    let (files, before) = (guild.files(under: "."), try guild.state(of: Self.bank))
    let agreements = guild.folder.appending(path: "agreements").path
    // First neither file nor folder is the stranger's, then only the folder is everybody's.
    for mode in [0o755, 0o777] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: agreements)
      let run = try Invocation(["check", "--write"], in: guild.folder, through: Stranger.setup)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.contains("cannot write \(Self.bank): permission denied"))
      #expect(try guild.state(of: Self.bank) == before && guild.files(under: ".") == files)
    }
  }

  // MARK: --json

  @Test func `each text is a line of JSON, and its terms are there without errors only`() throws {
    let guild = try Guild()
    try guild.replace("30 minutes      around", with: "30 minuts       around", in: Self.bank)
    let run = try guild.run("check", "--json")
    #expect(run.status == 1 && run.errors.isEmpty)
    let texts = try run.objects()
    #expect(
      texts.map { $0["text"] as? String }
        == ["cooperative.pledge", "agreements/harbour-insurance.md", Self.bank])
    #expect(texts.map { $0["agreement"] != nil } == [false, true, false])
    #expect(texts[0]["cooperative"] != nil)
    let found = try #require(texts[2]["diagnostics"] as? [[String: Any]])
    #expect(found.contains { $0["gravity"] as? String == "error" && $0["line"] as? Int == 58 })
    #expect((texts[1]["diagnostics"] as? [Any])?.isEmpty == true)
  }

  // MARK: What is asked for

  @Test func `a text is found as shells complete its path, and checked once`() throws {
    let guild = try Guild()
    let run = try guild.run("check", "./\(Self.bank)", Self.bank)
    #expect(run.status == 0 && run.output.hasPrefix("1 text: 0 errors"))
    for path in ["../x.md", "/etc/passwd", "agreements", "agreements/none.md"] {
      let other = try guild.run("check", path)
      #expect(other.status == 2 && other.errors.contains(path), "\(other.errors)")
    }
  }

  @Test func `two texts of one agreement are refused wherever one of them is meant`() throws {
    let guild = try Guild()
    try guild.write(try guild.text(of: Self.bank), to: "agreements/copy.md")
    let check = try guild.run("check")
    #expect(check.status == 1)
    #expect(check.output.contains("There is already an agreement called 'north-bank'"))
    for arguments in [["exposure"], ["render", "north-bank"], ["exposure", "north-bank"]] {
      let run = try Invocation(arguments, in: guild.folder)
      #expect(run.status == 2 && run.errors.contains("agreements/copy.md and \(Self.bank) both"))
    }
    #expect(try guild.run("exposure", "harbour-insurance").status == 0)
  }

  @Test func `an editor's lock in the folder is no text`() throws {
    let guild = try Guild()
    try FileManager.default.createSymbolicLink(
      atPath: guild.folder.appending(path: "agreements/.#north-bank.md").path,
      withDestinationPath: "ada@desk.4711:1790000000")
    #expect(try guild.run("check").output.hasPrefix("3 texts: 0 errors"))
  }

  // MARK: Rotas

  @Test func `a clock that runs while nobody is on duty is a warning`() throws {
    let guild = try Guild()
    func rota(_ clauses: String) throws -> Invocation {
      let cooperative = try Guild().bareCooperative()
      try guild.write(
        "\(cooperative)\nrota first-line\n  in      Europe/London\n\(clauses)",
        to: "cooperative.pledge")
      return try guild.run("check")
    }
    let office = try rota("  on duty Mon to Fri 08:00 to 18:00\n")
    #expect(office.status == 0, "\(office.output)")
    #expect(office.output.contains("\(Self.bank):55:12: warning: The clock of 'respond'"))
    #expect(office.output.contains("[P1901]") && office.output.contains(" 0 errors, "))
    #expect(try rota("  on duty every day 00:00 to 24:00\n").output.contains(", 0 warnings, "))
    let harbour = try rota("  serves  harbour-insurance\n  on duty Mon to Fri 08:00 to 18:00\n")
    // Whom no rota serves has nobody at all.
    #expect(harbour.output.contains("BST (for S1; about 168 hours in an average week)"))
    let explained = try Invocation("explain", "P1901")
    #expect(explained.status == 0 && explained.output.contains("nobody is on duty"))
  }

  @Test func `who witnesses and who may send is checked with the texts`() throws {
    let guild = try Guild()
    #expect(try guild.run("check").status == 0)
    try guild.write("witness w\nquorum none\n", to: "witnesses.policy")
    try guild.write("[senders.a]\nagreements = []\n", to: "receiving.toml")
    let run = try guild.run("check")
    #expect(run.status == 1)
    #expect(run.errors.contains("witnesses.policy:line 1: "), "\(run.errors)")
    #expect(run.errors.contains("receiving.toml:1: 'senders.a.token' is missing"), "\(run.errors)")
    #expect(try guild.run("check", "agreements/north-bank.md").status == 0)
  }
}
