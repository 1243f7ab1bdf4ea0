// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// What is due, as a calendar other programs read (RFC 5545): an event at each deadline, with an alarm
/// at each part of the time owed that is still ahead.
///
/// The same judgements give the same bytes. An entry keeps its UID as long as it is the same thing owed,
/// so that importing again moves it; its SEQUENCE is the size of the log that was known. What was settled
/// before its deadline is cancelled.
package struct DueCalendar: Sendable {
  private let domain: String
  private var entries: [DueEntry] = []
  private var settled: [Settled] = []

  private struct Settled: Sendable {
    let item: DueItem
    let asOf: Instant
    let knownAt: UInt64
  }

  /// An empty calendar of a cooperative, whose name stands behind the `@` of every UID.
  package init(of domain: String) { self.domain = domain }

  /// Adds what is pending in a judgement, and what was settled ahead of its deadline.
  package mutating func add(_ entries: [DueEntry], settledIn judgement: Judgement) {
    self.entries += entries.filter { $0.item.due != nil }
    settled += DueList.settledAhead(judgement).map {
      Settled(item: $0, asOf: judgement.asOf, knownAt: judgement.knownAt)
    }
  }

  /// The whole calendar, each line ended by CR LF.
  package var bytes: [UInt8] {
    var lines = CalendarLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//Frankpledge//due//EN")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", "PUBLISH")
    for entry in entries.sorted(by: DueEntry.precedes) { write(entry, to: &lines) }
    for one in settled.sorted(by: { DueItem.precedes($0.item, $1.item) }) {
      begin(one.item, one.asOf, one.knownAt, &lines)
      lines.add("STATUS", "CANCELLED")
      lines.add("END", "VEVENT")
    }
    // A calendar must have something in it.
    if entries.isEmpty, settled.isEmpty { lines.addUniversalTime() }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }

  private func write(_ entry: DueEntry, to lines: inout CalendarLines) {
    begin(entry.item, entry.asOf, entry.knownAt, &lines)
    lines.add("DESCRIPTION", text: Self.description(entry))
    lines.add("CATEGORIES", text: entry.item.kind.rawValue)
    lines.add("STATUS", "CONFIRMED")
    lines.add("CLASS", "CONFIDENTIAL")
    for threshold in entry.item.thresholds
    where threshold.level != .due && threshold.instant > entry.asOf {
      lines.add("BEGIN", "VALARM")
      lines.add("ACTION", "DISPLAY")
      lines.add("TRIGGER;VALUE=DATE-TIME", CalendarLines.time(threshold.instant))
      lines.add(
        "DESCRIPTION",
        text: "\(threshold.level.text) of the time is used up: \(summary(entry.item))")
      lines.add("END", "VALARM")
    }
    lines.add("END", "VEVENT")
  }

  private static func description(_ entry: DueEntry) -> String {
    entry.details.map { $0.label.isEmpty ? $0.text : "\($0.label): \($0.text)" }
      .joined(separator: "\n")
  }

  private func begin(
    _ item: DueItem, _ asOf: Instant, _ knownAt: UInt64, _ lines: inout CalendarLines
  ) {
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", text: "\(item.identity.hex.prefix(32))@\(domain)")
    lines.add("DTSTAMP", CalendarLines.time(asOf))
    lines.add("LAST-MODIFIED", CalendarLines.time(asOf))
    lines.add("SEQUENCE", "\(min(knownAt, UInt64(Int32.max)))")
    // Whole seconds, the rest cut off, so that no deadline is shown too late.
    lines.add("DTSTART", CalendarLines.time(item.due ?? asOf))
    lines.add("SUMMARY", text: summary(item))
    // A deadline takes no time of anybody's day.
    lines.add("TRANSP", "TRANSPARENT")
  }

  private func summary(_ item: DueItem) -> String {
    item.kind == .notice ? item.title : "\(item.title), \(item.agreement)"
  }
}
