// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// Forecasts of the example as the command gives them; few worlds, for it is the command that is tested.
struct ForecastTests {
  private static let few = ["--as-of", "2026-06-30", "--until", "2026-07-31", "--worlds", "4"]

  private static func forecast(_ guild: Guild, _ arguments: [String]) throws -> Invocation {
    try Invocation(["forecast"] + arguments, in: guild.folder)
  }

  @Test func `words come first, then figures and what they rest on`() throws {
    let guild = try Guild.recorded()
    let run = try Self.forecast(guild, Self.few)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(
      run.output.hasPrefix("Until 2026-07-31, every obligation of 1 agreement is met: "))
    #expect(run.output.contains("\nnorth-bank\n  every obligation met: "))
    #expect(run.output.contains("40 replications in 4 worlds, seed 1."))
    #expect(run.output.contains("± is the error of the simulation"))
    #expect(
      run.output.hasSuffix(
        "Earlier forecasts: none was recorded; `frankpledge forecast record` "
          + "puts one into the log.\n"))
  }

  @Test func `threads, parts and another run give the same bytes`() throws {
    let guild = try Guild.recorded()
    let whole = try Self.forecast(guild, Self.few + ["--json"])
    #expect(whole.status == 0)
    #expect(
      try Self.forecast(guild, Self.few + ["--json", "--threads", "2"]).output == whole.output)
    for part in 1...3 {
      let run = try Self.forecast(
        guild, Self.few + ["--shard", "\(part)/3", "--to", "part-\(part).json"])
      #expect(run.status == 0, "\(run.errors)")
    }
    let parts = ["part-2.json", "part-3.json", "part-1.json"]
    let merged = try Self.forecast(guild, ["merge", "--json"] + parts)
    #expect(merged.output == whole.output, "\(merged.errors)")
    let missing = try Self.forecast(guild, ["merge", "part-1.json", "part-3.json"])
    #expect(missing.status != 0 && missing.errors.contains("part 2 of 3 is missing"))
    #expect(try Self.forecast(guild, Self.few + ["--json", "--seed", "2"]).output != whole.output)
  }

  @Test func `what is supposed is told beside what is not`() throws {
    let guild = try Guild.recorded()
    let run = try Self.forecast(
      guild, Self.few + ["--shock", "2026-07-10 12:00", "--volume", "200", "--more", "north-bank"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("With nothing supposed it is "))
    #expect(run.output.contains("north-bank, once more"))
  }

  @Test func `a forecast goes into the log, and waits there for its time`() throws {
    let guild = try Guild.recorded()
    let record = try Self.forecast(guild, ["record", "--worlds", "2", "--json"])
    #expect(record.status == 0, "\(record.errors)")
    #expect(record.output.contains(#""format":"frankpledge-forecast/1""#))
    let score = try Self.forecast(guild, ["score"])
    #expect(score.status == 0)
    #expect(
      score.output == """
        No forecast has been scored yet.
        1 forecast still open: the time has not passed.

        """)
    // The log holds together, and what is judged stays as it was.
    #expect(try guild.run("log", "fsck").status == 0)
    let judged = try guild.run("judge", "north-bank", "--as-of", "2026-06-30")
    #expect(judged.output.contains("975 of 1,017 obligations"))
  }

  @Test func `the past is forecast from before it, and scored`() throws {
    let guild = try Guild.recorded()
    let arguments = [
      "backtest", "--as-of", "2026-06-30", "--periods", "3", "--weeks", "4", "--worlds", "4",
    ]
    let run = try Self.forecast(guild, arguments + ["--svg", "reliability.svg"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("3 forecasts made afterwards so far, with 12 chances"))
    #expect(run.output.contains("log score, higher is better: model "))
    #expect(run.output.contains("What is said of the worst 1 in 100 cannot be tested: "))
    #expect(try guild.text(of: "reliability.svg").contains("</svg>"))
    let json = try Self.forecast(guild, arguments + ["--json", "--threads", "2"])
    #expect(try json.objects().first?["forecasts"] is [Any])
  }

  @Test func `what a forecast depends on stands in order`() throws {
    let guild = try Guild.recorded()
    let run = try Self.forecast(guild, ["sensitivities"] + Self.few + ["--json"])
    #expect(run.status == 0, "\(run.errors)")
    let changes = try #require(try run.objects().first?["changes"] as? [[String: Any]])
    let figures = changes.compactMap { $0["changeMillionths"] as? Int }
    #expect(figures.count == changes.count && figures == figures.sorted())
    #expect(changes.contains { $0["what"] as? String == "20 % more cases" })
    let staffing = try Self.forecast(guild, ["staffing", "--chance", "99.9"] + Self.few)
    #expect(staffing.status == 0, "\(staffing.errors)")
    #expect(staffing.output.hasPrefix("No number on call brings 99.9 %: "))
  }

  @Test func `money is told with its law, its cover and its price`() throws {
    let guild = try Guild.recorded()
    let text = try guild.text(of: "cooperative.pledge")
    try guild.write(
      text + """

        layer sterling
          pays claims and credits up to GBP 5,000

        """, to: "cooperative.pledge")
    let arguments =
      ["money", "--claim-chance", "2", "--claim-sizes", "40000,400000", "--claim-limit", "1000000"]
      + ["--reserve", "60000"] + Self.few
    let run = try Self.forecast(guild, arguments)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("north-bank: credits and claims until 2026-07-31, in GBP\n"))
    for words in [
      "the grid of the law: sound", "layer sterling pays GBP ", "paid by no layer: GBP ",
      "the reserve of GBP 60,000 is used up: ", "north-bank should bring GBP ",
      "supposed: 2.0 % of breaches lead to a claim",
    ] {
      #expect(run.output.contains(words), "\(words)")
    }
    let json = try Self.forecast(guild, arguments + ["--json"])
    #expect(try json.objects().first?["currencies"] is [Any])
    let twice = try Self.forecast(guild, arguments + ["--json", "--threads", "2"])
    #expect(twice.output == json.output)
  }

  @Test(arguments: [
    (["money", "--claim-chance", "2"], "go together"),
    (["money", "--claim-chance", "2", "--claim-sizes", "5,4"], "two rising whole amounts"),
    (["--away", "ada"], "--away takes"),
    (["--worlds", "0"], "--worlds takes"), (["--threads", "65"], "--threads takes"),
    (["--until", "soon"], "--until takes"), (["--shard", "4/3", "--to", "x"], "--shard takes"),
    (["--shard", "1/3"], "--shard and --to go together"), (["--volume", "0"], "--volume takes"),
    (["--shock", "sometime"], "--shock takes"), (["--precision", "0"], "--precision takes"),
    (["staffing", "--chance", "100"], "--chance takes"),
    (["backtest", "--weeks", "0"], "--weeks takes"),
  ])
  func `a slip says what to write`(arguments: [String], words: String) throws {
    let run = try Invocation(["forecast"] + arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}
