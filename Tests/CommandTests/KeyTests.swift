// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// The log's key handed over, and what is left when that is interrupted: `docs/keys.md`.
struct KeyTests {
  private func key(_ guild: Guild) throws -> String {
    let run = try guild.run("key", "show")
    #expect(run.status == 0, "\(run.errors)")
    return String(run.output.prefix { $0 != "\n" })
  }

  private func move(_ guild: Guild, _ from: String, _ to: String) throws {
    let keys = guild.folder.appending(path: "keys")
    try FileManager.default.moveItem(
      at: keys.appending(path: from), to: keys.appending(path: to))
  }

  private func oldKey(_ guild: Guild) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: guild.folder.appending(path: "keys").path)
    return try #require(names.first { $0.hasSuffix(".old") })
  }

  @Test func `packs made after a hand-over are believed by who trusts the old key`() throws {
    let guild = try Guild.recorded()
    let old = try key(guild)
    let rotated = try guild.run("key", "rotate")
    #expect(rotated.status == 0, "\(rotated.errors)")
    let new = try key(guild)
    #expect(old != new)
    _ = try guild.run("assure", "north-bank", "--as-of", "2026-06-30", "--out", "pack")
    for given in [old, new] {
      let run = try guild.run("verify", "pack", "--key", given)
      #expect(run.status == 0, "\(run.output)")
    }
    #expect(try guild.run("log", "fsck").status == 0)
    let mode = try FileManager.default.attributesOfItem(
      atPath: guild.folder.appending(path: "keys/log.key").path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `a hand-over that the log tells is finished by the next command`() throws {
    let guild = try Guild.recorded()
    _ = try guild.run("key", "rotate")
    let new = try key(guild)
    // As if it had died at each point after the commit.
    let old = try oldKey(guild)
    try move(guild, "log.handovers", "log.handovers.next")
    #expect(try key(guild) == new)
    try move(guild, "log.handovers", "log.handovers.next")
    try move(guild, "log.key", "log.key.next")
    #expect(try key(guild) == new)
    try move(guild, "log.handovers", "log.handovers.next")
    try move(guild, "log.key", "log.key.next")
    try move(guild, old, "log.key")
    #expect(try key(guild) == new)
    #expect(try oldKey(guild) == old)
    #expect(try guild.run("log", "fsck").status == 0)
  }

  @Test func `a hand-over that the log does not tell is taken back`() throws {
    let guild = try Guild.recorded()
    let before = try key(guild)
    let store = guild.folder.appending(path: "guild.sqlite")
    let copy = guild.scratch.appending(path: "copy.sqlite")
    try FileManager.default.copyItem(at: store, to: copy)
    _ = try guild.run("key", "rotate")
    // As if it had died before the commit.
    try move(guild, "log.handovers", "log.handovers.next")
    try move(guild, "log.key", "log.key.next")
    try move(guild, try oldKey(guild), "log.key")
    try FileManager.default.removeItem(at: store)
    try FileManager.default.copyItem(at: copy, to: store)
    #expect(try key(guild) == before)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: guild.folder.appending(path: "keys").path)
    #expect(!left.contains { $0.hasSuffix(".next") }, "\(left)")
  }

  @Test func `a statement without signers, or with another text, is refused`() throws {
    let guild = try Guild.recorded()
    let new = try guild.run(
      "statement", "new", "pause", "--case", "NB-1002", "--waiting-on", "adopter", "--agreement",
      "north-bank", "--person", "jo@bank.example", "--out", "pause.txt")
    #expect(new.status == 0 && new.output.contains("ssh-keygen -Y sign -n pause@frankpledge.org"))
    try guild.write("nothing", to: "pause.txt.sig")
    let junk = try guild.run("statement", "record", "pause.txt", "--signature", "pause.txt.sig")
    #expect(junk.status == 1 && junk.errors.contains("-----BEGIN SSH SIGNATURE-----"))
    let wrong = try guild.run("statement", "new", "gift", "--person", "jo@bank.example")
    #expect(wrong.status == 2)
    let none = try guild.run("timestamp", "take", "pause.txt")
    #expect(none.status == 1 && none.errors.contains("DER"))
  }
}
