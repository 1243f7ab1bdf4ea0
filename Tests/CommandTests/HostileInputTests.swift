// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// What a careless or hostile world gives the program.
///
/// Every run ends in words and a status, never
/// in a trap, and the log is as whole afterwards as before.
struct HostileInputTests {
  /// The log still judges and packs, and the pack verifies.
  private func expectWhole(_ guild: Guild, sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    let judge = try guild.run("judge", "north-bank", "--as-of", "2026-06-30")
    #expect(judge.status == 0, "\(judge.errors)", sourceLocation: sourceLocation)
    let assure = try guild.run("assure", "north-bank", "--as-of", "2026-06-30", "--out", "out/p")
    #expect(assure.status == 0, "\(assure.errors)", sourceLocation: sourceLocation)
    let verify = try guild.run("verify", "out/p", "--key", "keys/log.vkey")
    #expect(verify.status == 0, "\(verify.output)", sourceLocation: sourceLocation)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `binary junk is no export, no text, no mapping, no pack`(seed: UInt64) throws {
    let guild = try Guild()
    var numbers = SeededNumbers(seed: seed)
    let junk = Data((0..<50_000).map { _ in UInt8.random(in: 0...255, using: &numbers) })
    try junk.write(to: guild.folder.appending(path: "junk.csv"))
    try junk.write(to: guild.folder.appending(path: "agreements/junk.md"))
    try junk.write(to: guild.folder.appending(path: "intake/junk.toml"))
    let export = try guild.run("record", "junk.csv", "--mapping", "intake/north-bank.toml")
    #expect(export.status == 2 && export.errors.contains("line 1"))
    let events = try guild.run("record", "junk.csv")
    #expect(events.status == 0 && events.output.contains("0 events"))
    let mapping = try guild.run(
      "record", "history/north-bank.csv", "--mapping", "intake/junk.toml")
    #expect(mapping.status == 2 && mapping.errors.contains("intake/junk.toml"))
    let check = try guild.run("check", "agreements/junk.md")
    #expect(check.status == 1 && check.output.contains("agreements/junk.md:"))
    #expect(try guild.run("verify", "agreements").status == 1)
    #expect(try guild.run("verify", "junk.csv").status == 1)
  }

  @Test func `a line without end does not fill the memory`() throws {
    let guild = try Guild()
    let file = guild.folder.appending(path: "long.csv")
    let heading = try guild.text(of: "history/north-bank.csv").prefix { $0 != "\n" }
    try Data((heading + "\n").utf8).write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 8 << 20)
    try handle.close()
    let arguments = ["record", "long.csv", "--mapping", "intake/north-bank.toml"]
    let run = try Invocation(arguments, in: guild.folder)
    #expect(run.status == 0 && run.output.contains("1 row"), "\(run.errors)")
    #expect(run.errors.contains("long.csv:2:"))
    let text = try Invocation(["check", "long.csv"], in: guild.folder)
    #expect(text.status == 2 && text.errors.contains("4194304"))
  }

  @Test func `nesting without end is one exception`() throws {
    let guild = try Guild()
    let deep = String(repeating: "[", count: 200_000)
    try guild.write(
      deep + "\n" + String(repeating: "{\"a\":", count: 100_000) + "\n", to: "deep.jsonl")
    let run = try guild.run("record", "deep.jsonl")
    #expect(run.status == 0 && run.output.contains("exceptions    2 rows"), "\(run.errors)")
  }

  @Test func `files that include one another are named`() throws {
    let guild = try Guild()
    try guild.write("include \"b.pledge\"\n", to: "agreements/a.pledge")
    try guild.write("include \"a.pledge\"\n", to: "agreements/b.pledge")
    try guild.write("include \"../../../etc/passwd\"\n", to: "agreements/c.pledge")
    let run = try guild.run("check")
    #expect(run.status == 1)
    #expect(run.output.contains("[P1008]") && run.output.contains("[P1009]"))
    #expect(!run.output.contains("root:"))
  }

  @Test func `an export with other columns names what is missing`() throws {
    let guild = try Guild()
    try guild.write("ticket,changed,status\n1,2,3\n", to: "other.csv")
    let run = try guild.run("record", "other.csv", "--mapping", "intake/north-bank.toml")
    #expect(run.status == 2)
    #expect(run.errors.contains("'changed_at'") && run.errors.contains("did you mean 'changed'"))
    try guild.record()
    try expectWhole(guild)
  }

  @Test func `terms come from no event file`() throws {
    let guild = try Guild.recorded()
    let event = """
      {"specversion":"1.0","id":"1","source":"/desk/north-bank","agreement":"north-bank",\
      "type":"org.frankpledge.agreement.terms","time":"2026-01-01T00:00:00Z","data":{}}
      """
    try guild.write(event + "\n", to: "terms.jsonl")
    let run = try guild.run("record", "terms.jsonl")
    #expect(run.status == 0 && run.output.contains("1  reserved"))
    try expectWhole(guild)
  }

  @Test func `events of an agreement nobody declares are exceptions`() throws {
    let guild = try Guild()
    func event(_ id: Int, _ agreement: String) -> String {
      """
      {"specversion":"1.0","id":"\(id)","source":"/desk/x","agreement":"\(agreement)",\
      "type":"org.frankpledge.case.noted","subject":"x","time":"2026-01-01T00:00:00Z"}

      """
    }
    try guild.write(
      event(1, "north-bank") + event(2, "zz") + event(3, "north-bank"), to: "events.jsonl")
    let run = try guild.run("record", "events.jsonl")
    #expect(run.status == 0 && run.output.contains("1  unknown-agreement"), "\(run.errors)")
    #expect(run.output.contains("recorded      2 events"))
  }

  @Test func `a lost key is not made anew over a known one`() throws {
    let guild = try Guild.recorded()
    let published = try guild.text(of: "keys/log.vkey")
    for name in ["keys/log.key", "guild.sqlite"] {
      try FileManager.default.removeItem(at: guild.folder.appending(path: name))
    }
    let run = try guild.record()
    #expect(run.status == 2 && run.errors.contains("backup"))
    #expect(try guild.text(of: "keys/log.vkey") == published)
  }

  @Test func `a public key that is lost comes back from the private one`() throws {
    let guild = try Guild.recorded()
    let published = try guild.text(of: "keys/log.vkey")
    try FileManager.default.removeItem(at: guild.folder.appending(path: "keys/log.vkey"))
    #expect(try guild.record().status == 0)
    #expect(try guild.text(of: "keys/log.vkey") == published)
  }

  @Test func `a private key given for a public one is not shown`() throws {
    let guild = try Guild.recorded()
    let secret = try guild.text(of: "keys/log.key").trimmingCharacters(in: .newlines)
    let run = try guild.run("verify", "history", "--key", secret)
    #expect(run.status == 2 && !run.errors.contains(secret))
  }

  @Test func `an event that contradicts the log is refused and named`() throws {
    let guild = try Guild()
    func event(_ severity: String) -> String {
      """
      {"specversion":"1.0","id":"x/opened","source":"/desk/other","agreement":"north-bank",\
      "type":"org.frankpledge.case.opened","subject":"x","time":"2026-01-01T00:00:00Z",\
      "data":{"severity":"\(severity)"}}

      """
    }
    try guild.write(event("S1"), to: "one.jsonl")
    try guild.write(event("S3"), to: "two.jsonl")
    #expect(try guild.run("record", "one.jsonl").status == 0)
    #expect(try guild.run("record", "one.jsonl").output.contains("1 event known already"))
    let run = try guild.run("record", "two.jsonl")
    #expect(run.status == 1 && run.output.contains("contradicts the log: /desk/other x/opened"))
  }

  @Test(arguments: [8, 64, 400])
  func `a disk that fills up leaves a log that can go on`(blocks: Int) throws {
    let guild = try Guild()
    let arguments = ["record", "history/north-bank.csv", "--mapping", "intake/north-bank.toml"]
    // No file of ours may grow beyond so many blocks of 512 bytes.
    let full = try Invocation(arguments, in: guild.folder, through: "ulimit -f \(blocks); exec")
    #expect(full.status == 2, "\(full.status) \(full.errors)")
    #expect(full.errors.contains("frankpledge: "))
    #expect(guild.files(under: ".").filter { $0.contains(".new-") || $0.contains("draft") } == [])
    #expect(try guild.record().status == 0)
    try expectWhole(guild)
  }

  @Test func `a pack that does not fit leaves the earlier pack as it was`() throws {
    let guild = try Guild.recorded()
    try expectWhole(guild)
    let before = try guild.bytes(of: "out/p/pack.note")
    let arguments = ["assure", "north-bank", "--as-of", "2026-06-30", "--out", "out/p"]
    let full = try Invocation(arguments, in: guild.folder, through: "ulimit -f 100; exec")
    #expect(full.status == 2, "\(full.errors)")
    #expect(try guild.bytes(of: "out/p/pack.note") == before)
    #expect(guild.files(under: "out").filter { !$0.hasPrefix("p/") } == [])
    let foreign = try guild.run("assure", "north-bank", "--out", "agreements")
    #expect(foreign.status == 2 && foreign.errors.contains("no pack"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `output that cannot be written is an error`() throws {
    let guild = try Guild.recorded()
    for arguments in [["judge", "north-bank", "--csv"], ["--help"], ["check"]] {
      let run = try Invocation(
        arguments, in: guild.folder, through: "exec >/dev/full; exec")
      #expect(run.status == 2 && run.errors.contains("standard output"), "\(arguments)")
    }
  }

  @Test(.enabled(if: Stranger.canRun, "\(Stranger.reason)"))
  func `a folder that may only be read is said to be so`() throws {
    let guild = try Guild.recorded()
    let path = guild.folder.path
    for name in ["guild.sqlite", "keys/log.key", "keys/log.vkey"] {
      try FileManager.default.removeItem(atPath: path + "/" + name)
    }
    let arguments = ["record", "history/north-bank.csv", "--mapping", "intake/north-bank.toml"]
    let run = try Invocation(arguments, in: guild.folder, through: Stranger.setup)
    #expect(run.status == 2 && run.errors.contains("permission denied"), "\(run.errors)")
    #expect(!guild.exists("guild.sqlite") && !guild.exists("keys/log.key"))
  }

  @Test(arguments: 1...4)
  func `a recorder killed on the way loses nothing that counts`(turn: Int) throws {
    let guild = try Guild()
    let process = Process()
    process.executableURL = Invocation.program
    process.arguments = ["record", "history/north-bank.csv", "--mapping", "intake/north-bank.toml"]
    process.currentDirectoryURL = guild.folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(turn * turn) * 50_000)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let record = try guild.record()
    #expect(record.status == 0, "\(record.errors)")
    try expectWhole(guild)
    let whole = try Guild.recorded()
    let csv = try guild.run("judge", "north-bank", "--as-of", "2026-06-30", "--csv").output
    #expect(
      try whole.run("judge", "north-bank", "--as-of", "2026-06-30", "--csv").output == csv)
  }
}
