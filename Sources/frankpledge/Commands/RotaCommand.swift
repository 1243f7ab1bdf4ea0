// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Cooperative
import Evidence
import Office
import Storage
import WorkingTime

/// `frankpledge rota`.
struct RotaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rota",
    abstract: "Say who is on duty when, who stands in, and when nobody is.",
    discussion: """
      Example: frankpledge rota
      Example: frankpledge rota --from 2026-12-21 --until 2027-01-03 --away ada=2026-12-24..2026-12-26
      Example: frankpledge rota ada --ical > ada.ics
      Example: frankpledge rota --without ben --away holidays.ics --json

      Members, and their turns on the rotas, stand in cooperative.pledge. Whoever is away is stood in \
      for by the next in turn who is there. Exit status 1 if nobody is on duty at some time that a \
      rota says. docs/rota.md says the rest.
      """)

  @OptionGroup var options: FolderOptions

  @Argument(help: "Only the shifts of these members.")
  var members: [String] = []

  @Option(help: ArgumentHelp("The first day. Today, if absent.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("The last day. Four weeks in all, if absent.", valueName: "day"))
  var until: String?

  @Option(help: ArgumentHelp("What if this member were not there.", valueName: "member"))
  var without: [String] = []

  @Option(
    help: ArgumentHelp("What if nobody of this employer were there.", valueName: "employer"))
  var withoutEmployer: [String] = []

  @Option(
    help: ArgumentHelp(
      "When somebody is away: ada=2026-12-24..2026-12-26, ada=ada.ics, or a calendar whose events "
        + "begin with the names of members.", valueName: "time"))
  var away: [String] = []

  @Flag(
    help: "Print each shift, and each time nobody has, as a line of JSON (docs/rota.schema.json).")
  var json = false

  @Flag(help: "Print them as an iCalendar.")
  var ical = false

  func validate() throws {
    for day in [from, until].compactMap({ $0 }) where CivilDate(iso: day) == nil {
      throw ValidationError("'\(day)' is no day. Write one such as 2026-12-24.")
    }
    for text in away where AwayTime(text) == nil {
      throw ValidationError(
        "'\(text)' says not who is away when. Write ada=2026-12-24..2026-12-26, ada=ada.ics or "
          + "holidays.ics.")
    }
    guard !json || !ical else { throw ValidationError("Choose one of --json and --ical.") }
  }

  func run() throws {
    let workplace = try Workplace(options)
    let plan = PlanDuty(workplace.shelf, zones: workplace.zones)
    var asked = PlanDuty.Question(now: SystemClock.now())
    asked.from = from.flatMap { CivilDate(iso: $0) }
    asked.until = until.flatMap { CivilDate(iso: $0) }
    asked.without = without
    asked.withoutEmployers = withoutEmployer
    asked.away = away.compactMap { AwayTime($0) }
    let roster = try plan.roster(asked) { path in
      try FileReading.bytes(of: path, limit: AbsenceCalendar.mostBytes)
    }
    let places = try members.map { try roster.place(named: $0) }
    let shown = places.isEmpty ? nil : Set(places)
    let duty = DutyExport(roster, members: shown)
    if ical {
      let calendar = RosterCalendar(
        roster, of: try plan.domain(), asOf: asked.now, members: shown)
      Console.write(calendar.bytes)
    } else if json {
      for entry in duty.json { Console.write(entry) }
    } else {
      write(duty)
    }
    if duty.isVacant { throw ExitCode(1) }
  }

  private func write(_ duty: DutyExport) {
    let rows = duty.rows
    if rows.isEmpty {
      Console.print(
        duty.saysWho
          ? "Nobody has a shift in this time."
          : "No rota says who is on duty: see docs/language/rota.md.")
      return
    }
    for line in TextTable(heading: DutyExport.heading, rows: rows).lines {
      Console.print(Console.printable(line))
    }
    let words = [duty.vacancyWords, duty.concentrationWords].compactMap { $0 }
    guard !words.isEmpty else { return }
    Console.print("")
    for line in words { Console.print(Console.printable(line)) }
  }
}
