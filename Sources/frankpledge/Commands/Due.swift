// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Judgement
import Office
import Storage
import Terms
import WorkingTime

/// `frankpledge due`.
struct Due: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is owed next, under every agreement.",
    discussion: """
      Example: frankpledge due
      Example: frankpledge due --as-of '2026-03-06 16:30' --json

      Every running clock is shown, the nearest deadline first; clocks that wait for somebody come \
      last.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions

  @Argument(help: "Only these agreements.")
  var agreements: [String] = []

  @Flag(help: "Print what is due as JSON, one object a line.")
  var json = false

  func run() async throws {
    let asOf = try moment.asOf()
    let workplace = try Workplace(options)
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let names = try await agreements.isEmpty ? store.agreements().map(\.name) : agreements
    var owed: [Owed] = []
    for name in names {
      let hearing = try await Hearing(name, from: store, knownAt: moment.knownAt)
      owed += Owed.all(in: try hearing.judgement(asOf: asOf))
    }
    try store.close()
    owed.sort()
    if json {
      for one in owed { Console.print(one.json) }
    } else if owed.isEmpty {
      Console.print("Nothing is owed: every obligation that arose is settled.")
    } else {
      let table = TextTable(
        heading: ["due", "agreement", "case", "obligation", "severity", "left", "at stake"],
        rows: owed.map(\.cells))
      for line in table.lines { Console.print(Console.printable(line)) }
    }
  }
}

/// One running clock.
private struct Owed: Comparable {
  let agreement: String
  let zone: Zone
  let asOf: Instant
  let verdict: Verdict
  let stake: String

  static func all(in judgement: Judgement) -> [Owed] {
    let list = DueList(judgement)
    return (list.due + list.waiting).map { verdict in
      let obligation = judgement.agreement.obligations.first { $0.name == verdict.obligation }
      return Owed(
        agreement: judgement.agreement.name, zone: judgement.agreement.zone, asOf: judgement.asOf,
        verdict: verdict, stake: obligation?.credit?.basis.text ?? "nothing")
    }
  }

  private var key: (Instant, String, String, String) {
    (verdict.due ?? .latest, agreement, verdict.caseName, verdict.obligation)
  }

  static func < (a: Owed, b: Owed) -> Bool { a.key < b.key }
  static func == (a: Owed, b: Owed) -> Bool { a.key == b.key }

  var cells: [String] {
    [
      verdict.due.map { LocalText.moment($0, in: zone) } ?? "waiting", agreement,
      verdict.caseName, verdict.obligation, verdict.severity,
      verdict.due.map { LocalText.span(asOf.distance(to: $0)) } ?? "-", stake,
    ]
  }

  var json: String {
    let object: JSONObject = [
      "agreement": .string(agreement), "case": .string(verdict.caseName),
      "obligation": .string(verdict.obligation), "severity": .string(verdict.severity),
      "due": verdict.due.map { .string($0.rfc3339) } ?? .null,
      "opened": .string(verdict.opened.rfc3339), "atStake": .string(stake),
    ]
    return String(decoding: JSONValue.object(object).canonicalBytes, as: UTF8.self)
  }
}
