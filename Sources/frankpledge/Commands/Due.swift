// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Judgement
import Office
import Storage

/// `frankpledge due`.
struct Due: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is owed next, who is there for it and what is at stake; watch it.",
    discussion: """
      Example: frankpledge due
      Example: frankpledge due --as-of '2026-03-06 16:30' --explain
      Example: frankpledge due --ical > due.ics
      Example: frankpledge due north-bank --residual
      Example: frankpledge due --watch --webhook https://example.org/hook --secret keys/webhook

      Everything that runs is shown, the nearest deadline first; what waits for somebody comes last. \
      What is at stake is what would be credited more if this one, and nothing else, were missed. \
      docs/due.md says the rest.
      """)

  @OptionGroup var options: FolderOptions
  @OptionGroup var moment: MomentOptions

  @Argument(help: "Only these agreements.")
  var agreements: [String] = []

  @Flag(help: "Print what is due as JSON, one object a line (docs/due.schema.json).")
  var json = false

  @Flag(help: "Print it as an iCalendar, with an alarm at 50 %, 75 % and 90 % of the time owed.")
  var ical = false

  @Flag(help: "Say of each who owes what, the arithmetic of what is at stake, and the clause.")
  var explain = false

  @Flag(help: "Say what remains owed, by whom and until when, under one agreement.")
  var residual = false

  @OptionGroup(title: "Watching") var watching: DueWatchOptions

  func validate() throws {
    try watching.validate(isElsewhere: json || ical || explain || residual, moment)
    guard [json && !residual, ical, explain, residual].count(where: { $0 }) <= 1 else {
      throw ValidationError("Choose one of --json, --ical, --explain and --residual.")
    }
    if residual, agreements.count > 1 {
      throw ValidationError("--residual is about one agreement; name one.")
    }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    if watching.isAsked {
      return try await DueWatching(watching, workplace, agreements).run(moment)
    }
    let asOf = try moment.asOf()
    let store = try workplace.store(workplace.key().verifierKey, creating: false)
    let list = ListDue(store: store, shelf: workplace.shelf)
    if residual {
      let name = try workplace.agreementName(agreements.first)
      let left = try await list.residual(name, asOf: asOf, knownAt: moment.knownAt)
      if json { Console.write(left.jsonLines) } else { left.lines.forEach { Console.print($0) } }
    } else if ical {
      Console.write(try await list.calendar(agreements, asOf: asOf, knownAt: moment.knownAt))
    } else {
      let found = try await list.run(agreements, asOf: asOf, knownAt: moment.knownAt)
      if json {
        for entry in found.entries { Console.write(DueTable.line(entry)) }
      } else {
        write(found.entries)
      }
    }
    try store.close()
  }

  private func write(_ entries: [DueEntry]) {
    if entries.isEmpty {
      Console.print("Nothing is owed: every obligation that arose is settled.")
    } else if explain {
      for (place, entry) in entries.enumerated() {
        if place > 0 { Console.print("") }
        let left = entry.item.due == nil ? "" : ", \(entry.left) left"
        Console.print(Console.printable("\(entry.when)\(left)  \(entry.item.agreement)"))
        Console.print("  \(entry.item.title)")
        for line in entry.detailLines { Console.print("    \(line)") }
      }
    } else {
      let table = TextTable(
        heading: ["due", "left", "agreement", "what", "on duty", "at stake", "rights"],
        rows: entries.map(Self.cells))
      for line in table.lines { Console.print(Console.printable(line)) }
    }
  }

  private static func cells(_ entry: DueEntry) -> [String] {
    let rights = entry.stake.rights.map { "\($0.power) \($0.arises ? "arises" : "nearer")" }
    return [
      entry.when, entry.left, entry.item.agreement, entry.item.title, entry.onDutyText,
      entry.stake.amountText, rights.isEmpty ? "-" : rights.joined(separator: ", "),
    ]
  }
}
