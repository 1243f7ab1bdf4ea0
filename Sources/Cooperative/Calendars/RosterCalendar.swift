// SPDX-License-Identifier: Apache-2.0

import Terms
package import WorkingTime

/// Who is on duty, as a calendar other programs read (RFC 5545): an event for each shift, and one for
/// each time that nobody is on duty.
///
/// The same roster and moment give the same bytes. The UID of an event goes by its rota and its start,
/// so that importing again after somebody is away changes whose shift it is and adds none.
package struct RosterCalendar: Sendable {
  private let roster: Roster
  private let domain: String
  private let asOf: Instant
  private let members: Set<Int>?

  /// The calendar of a cooperative whose name stands behind the `@` of every UID, written at an instant;
  /// with `members` only of their shifts.
  package init(_ roster: Roster, of domain: String, asOf: Instant, members: Set<Int>? = nil) {
    self.roster = roster
    self.domain = domain
    self.asOf = asOf
    self.members = members
  }

  /// The whole calendar, each line ended by CR LF.
  package var bytes: [UInt8] {
    var lines = CalendarLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//Frankpledge//rota//EN")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", "PUBLISH")
    let shifts = roster.duty.shifts.filter { members?.contains($0.member) ?? true }
    let vacancies = members == nil ? roster.duty.vacancies : []
    for shift in shifts { write(shift, to: &lines) }
    for vacancy in vacancies { write(vacancy, to: &lines) }
    if shifts.isEmpty, vacancies.isEmpty { lines.addUniversalTime() }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }

  private func write(_ shift: DutyPlan.Shift, to lines: inout CalendarLines) {
    let rota = roster.rotas[shift.rota]
    begin(rota.name, shift.time, &lines)
    lines.add("SUMMARY", text: "\(name(shift.member)) on duty, \(rota.name)")
    var details = rota.serves.isEmpty ? [] : ["Serves \(rota.serves.joined(separator: ", "))."]
    if shift.isStandIn { details.append("Stands in for \(name(shift.turnOf)).") }
    if !details.isEmpty { lines.add("DESCRIPTION", text: details.joined(separator: "\n")) }
    lines.add("STATUS", "CONFIRMED")
    lines.add("END", "VEVENT")
  }

  private func write(_ vacancy: DutyPlan.Vacancy, to lines: inout CalendarLines) {
    let rota = roster.rotas[vacancy.rota]
    begin(rota.name, vacancy.time, &lines)
    lines.add("SUMMARY", text: "Nobody on duty, \(rota.name)")
    lines.add("STATUS", "TENTATIVE")
    lines.add("END", "VEVENT")
  }

  private func begin(_ rota: String, _ time: Range<Instant>, _ lines: inout CalendarLines) {
    let start = CalendarLines.time(time.lowerBound)
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", text: "\(rota)-\(start)@\(domain)")
    lines.add("DTSTAMP", CalendarLines.time(asOf))
    lines.add("DTSTART", start)
    lines.add("DTEND", CalendarLines.time(time.upperBound))
    lines.add("CATEGORIES", text: rota)
    // Who is on duty can still be asked to a meeting.
    lines.add("TRANSP", "TRANSPARENT")
  }

  private func name(_ member: Int) -> String {
    roster.members[member].title ?? roster.members[member].name
  }
}
