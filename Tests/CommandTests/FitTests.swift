// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

struct FitTests {
  private static let heading = "case_enquiry_id,open_dt,target_dt,closed_dt,ontime\n"

  /// Requests opened on the days of January 2022, closed so many hours later, due after two days.
  private static func rows(_ hours: [Int], isOnTime: (Int) -> Bool) -> String {
    heading
      + hours.enumerated().map { place, hours in
        let day = place % 28 + 1
        func stamp(_ hours: Int) -> String {
          let (days, hour) = (day + hours / 24, hours % 24)
          return "2022-01-\(days < 10 ? "0" : "")\(days) \(hour < 10 ? "0" : "")\(hour):00:00"
        }
        let flag = isOnTime(hours) ? "ONTIME" : "OVERDUE"
        return "R\(place),\(stamp(9)),\(stamp(9 + 48)),\(stamp(9 + hours)),\(flag)\n"
      }.joined()
  }

  private static func desk(
    _ hours: [Int], isOnTime: (Int) -> Bool = { $0 <= 48 }
  ) throws -> Guild {
    let guild = try Guild(example: "service-desk")
    try guild.write(rows(hours, isOnTime: isOnTime), to: "export.csv")
    return guild
  }

  private static let spread = (0..<28).map { $0 * 37 % 60 }
  private static let arguments = [
    "fit", "export.csv", "--mapping", "intake/boston.toml", "--train-until", "2022-01-20",
  ]

  @Test func `a flag that follows due dates is told as that`() throws {
    let guild = try Self.desk(Self.spread)
    let run = try Invocation(Self.arguments, in: guild.folder)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("The flag compares dates"))
    #expect(run.output.contains("Disagreements on cases held out: 0\n"))
    let terms = try Invocation(Self.arguments + ["--terms", "draft.pledge"], in: guild.folder)
    #expect(terms.status == 2 && terms.errors.contains("follows the desk's own due dates"))
  }

  @Test func `without due dates the clock is found, and its terms hold as an agreement`() throws {
    let guild = try Self.desk(Self.spread)
    try guild.replace("due    = \"target_dt\"\n", with: "", in: "intake/boston.toml")
    let run = try Invocation(
      Self.arguments + ["--terms", "agreements/desk-read-back.pledge"], in: guild.folder)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("to the event 'closed', counted around the clock"))
    #expect(run.output.contains("request  48 hours  around the clock"))
    let check = try guild.run("check", "agreements/desk-read-back.pledge")
    #expect(check.status == 0 && check.errors.isEmpty)
  }

  @Test func `a case held out that the terms get wrong is listed, and is a finding`() throws {
    let guild = try Self.desk(Self.spread + [1]) { $0 <= 48 }
    try guild.replace("ONTIME\nR20,", with: "OVERDUE\nR20,", in: "export.csv")
    let run = try Invocation(Self.arguments + ["--csv", "wrong.csv"], in: guild.folder)
    #expect(run.status == 1)
    #expect(run.output.contains("R19 (request): desk missed, terms met"))
    let lines = try guild.text(of: "wrong.csv").split(separator: "\r\n")
    #expect(lines.count == 2 && lines[1].hasPrefix("R19,request,true,2022-01-20T09:00:00-05:00"))
  }

  @Test func `for programs all of it is one object`() throws {
    let guild = try Self.desk(Self.spread)
    let run = try Invocation(Self.arguments + ["--json"], in: guild.folder)
    let object = try #require(try run.objects().first)
    #expect(run.status == 0 && object["due"] != nil && object["clock"] == nil)
    let held = try #require(object["heldOut"] as? [[String: Any]])
    #expect(held.last?["cases"] as? Int == 9 && held.last?["agreements"] as? Int == 9)
  }

  @Test func `what cannot be read back cannot run`() throws {
    let guild = try Self.desk(Self.spread)
    let early = try guild.run(
      "fit", "export.csv", "--mapping", "intake/boston.toml", "--train-until", "2021-01-01")
    #expect(early.status == 2 && early.errors.contains("choose a later --train-until"))
    let day = try guild.run(
      "fit", "export.csv", "--mapping", "intake/boston.toml", "--train-until", "soon")
    #expect(day.status == 2 && day.errors.contains("'soon' is no day"))
    try guild.replace("\n[fit]\n", with: "\n[fits]\n", in: "intake/boston.toml")
    let table = try Invocation(Self.arguments, in: guild.folder)
    #expect(table.status == 2 && table.errors.contains("did you mean 'fit'?"))
    let mapping = try guild.text(of: "intake/boston.toml")
    let end = try #require(mapping.range(of: "[fits]")?.lowerBound)
    try guild.write(String(mapping[..<end]), to: "intake/boston.toml")
    let none = try Invocation(Self.arguments, in: guild.folder)
    #expect(none.status == 2 && none.errors.contains("the mapping has no [fit]"))
  }
}
