// SPDX-License-Identifier: Apache-2.0
//
// Makes up a year of a support desk: swift run guild-history FOLDER. The same on every machine.

import Foundation
import FrankpledgeTesting
import WorkingTime

/// The exports of a desk, one for each agreement, from 2025-07-01 to 2026-06-30.
@main
enum GuildHistory {
  static let seed: UInt64 = 20_250_701
  static let heading = "ticket,changed_at,state,priority,changed_by,note"

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: guild-history FOLDER\n".utf8))
      exit(2)
    }
    let folder = URL(fileURLWithPath: CommandLine.arguments[1])
    for (name, text) in try files() {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
  }

  /// The files of the history, by name.
  static func files() throws -> [(name: String, text: String)] {
    var count = 0
    return try accounts().map { account, rows in
      var lines = [heading]
      for row in rows {
        lines.append(line(row))
        count += 1
        if count % 400 == 0 { lines.append(slip(count / 400, after: row)) }
      }
      return ("\(account).csv", lines.joined(separator: "\n") + "\n")
    }
  }

  // MARK: - Cases

  private static let firstDay = DeskTime(year: 2025, month: 7, day: 1)
  private static let exported = DeskTime(year: 2026, month: 7, day: 1)

  /// The rows of each customer, case by case, as the desk prints them.
  static func accounts() throws -> [(account: String, rows: [DeskRow])] {
    var dice = SeededNumbers(seed: seed)
    var accounts: [(account: String, rows: [DeskRow])] = []
    for customer in try Customer.all() {
      var rows: [DeskRow] = []
      for (number, opened) in openings(of: customer, &dice).enumerated() {
        let priority = priority(of: customer, &dice)
        let story = CaseStory(
          of: customer, priority, ticket: "\(customer.prefix)-\(1001 + number)", opened: opened,
          dice: &dice)
        rows += story.rows.filter { $0.changed < exported }
      }
      accounts.append((customer.account, rows))
    }
    return accounts
  }

  /// When cases are opened, ascending: on working days mostly by day, at weekends at any time and
  /// seldom.
  private static func openings(
    of customer: Customer, _ dice: inout SeededNumbers
  ) -> [DeskTime] {
    var openings: [DeskTime] = []
    for day in 0..<365 {
      let date = firstDay.date.adding(days: day)
      let isWeekend = date.weekday >= .saturday
      let mean = isWeekend ? customer.casesPerHundredDays / 5 : customer.casesPerHundredDays
      // Four chances a day, each a quarter of what is to be expected.
      for _ in 0..<4 where dice.happens(perMille: mean * 10 / 4) {
        let byDay = !isWeekend && dice.happens(perMille: 850)
        let minute = byDay ? dice.number(in: 480...1070) : dice.number(in: 0...1439)
        openings.append(DeskTime(date: date, minuteOfDay: minute))
      }
    }
    return openings.sorted()
  }

  private static func priority(
    of customer: Customer, _ dice: inout SeededNumbers
  ) -> Customer.Priority {
    var rest = dice.number(in: 1...100)
    for priority in customer.priorities {
      rest -= priority.share
      if rest <= 0 { return priority }
    }
    return customer.priorities[customer.priorities.count - 1]
  }

  // MARK: - Text

  /// A line as no desk should print it, and every desk does now and then.
  private static func slip(_ number: Int, after row: DeskRow) -> String {
    let good = line(row)
    let time = row.changed.text
    switch number % 8 {
    case 0, 5: return good
    case 1: return good.replacing(time, with: "31/11/2025 09:00")
    case 2: return good.replacing(row.state.rawValue, with: "On hold")
    case 3: return good.replacing(row.ticket, with: "")
    case 4: return good.replacing(",\(row.priority),", with: ",P7,")
    case 6: return "\(row.ticket),\(time)"
    default: return good.replacing(time, with: "")
    }
  }

  private static func line(_ row: DeskRow) -> String {
    let cells = [
      row.ticket, row.changed.text, row.state.rawValue, row.priority, row.by, row.note,
    ]
    return cells.map(cell).joined(separator: ",")
  }

  /// A cell as RFC 4180 wants it.
  private static func cell(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
