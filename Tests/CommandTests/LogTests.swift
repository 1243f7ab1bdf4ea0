// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// `frankpledge log`, from the record to a check by somebody who has only the files.
@Suite(.serialized)
struct LogTests {
  private func flip(_ path: String, in guild: Guild) throws {
    var bytes = try guild.bytes(of: path)
    bytes[bytes.startIndex] ^= 1
    try bytes.write(to: guild.folder.appending(path: path))
  }

  @Test func `an export is checked offline, and a changed file is named`() throws {
    let guild = try Guild.recorded()
    #expect(try guild.run("log", "export", "public").status == 0)
    let again = try guild.run("log", "export", "public", "--json")
    #expect(again.output.contains("\"written\":0"))
    let good = try guild.run("log", "fsck", "public", "--key", "keys/log.vkey")
    #expect(good.status == 0, "\(good.errors)")
    #expect(good.output.contains("all of it recomputed, nothing wrong"))
    try flip("public/tile/0/000", in: guild)
    let bad = try guild.run("log", "fsck", "public", "--key", "keys/log.vkey")
    #expect(bad.status == 1)
    #expect(bad.output.hasPrefix("tile/0/000: hash 0 is not that of what is under it; "))
    let json = try guild.run("log", "fsck", "public", "--key", "keys/log.vkey", "--json")
    #expect(try json.objects().first?["good"] as? Bool == false)
  }

  @Test func `the store is recomputed`() throws {
    let guild = try Guild.recorded()
    let good = try guild.run("log", "fsck")
    #expect(good.status == 0, "\(good.errors)")
    #expect(good.output == "guild.sqlite: all of it recomputed, nothing wrong\n")
  }

  @Test func `a proof is written and checked`() throws {
    let guild = try Guild.recorded()
    #expect(try guild.run("log", "prove", "3", "--out", "3.tlog-proof").status == 0)
    let good = try guild.run("log", "check-proof", "3.tlog-proof", "--key", "keys/log.vkey")
    #expect(good.status == 0, "\(good.errors)")
    #expect(good.output.hasPrefix("3.tlog-proof: entry 3 is in the log "))
    try guild.replace("index 3", with: "index 4", in: "3.tlog-proof")
    let bad = try guild.run("log", "check-proof", "3.tlog-proof", "--key", "keys/log.vkey")
    #expect(bad.status == 1)
    #expect(bad.errors.hasSuffix("; do not believe it\n"))
    #expect(try guild.run("log", "prove", "999999").status == 1)
  }

  @Test func `the head is shown with its checkpoint`() throws {
    let guild = try Guild.recorded()
    let head = try guild.run("log", "head", "--json")
    let object = try #require(try head.objects().first)
    let text = try #require(object["checkpoint"] as? String)
    #expect(text.contains("\n\(try #require(object["size"] as? Int))\n"))
    #expect(text.contains("\n\(try #require(object["root"] as? String))\n"))
  }

  @Test(arguments: [["log", "fsck", "public"], ["log", "prove"], ["log", "check-proof", "x"]])
  func `what cannot run says why`(arguments: [String]) throws {
    let guild = try Guild()
    let run = try Invocation(arguments, in: guild.folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("Error: "))
  }
}
