// SPDX-License-Identifier: Apache-2.0

package import Cooperative
import Terms
package import WorkingTime

/// Says who is on duty, as the cooperative's file has it, and what if somebody is not there.
package struct PlanDuty: Sendable {
  private let shelf: TermsShelf
  private let zones: any ZoneSource

  package init(_ shelf: TermsShelf, zones: any ZoneSource) {
    self.shelf = shelf
    self.zones = zones
  }

  /// What is asked.
  package struct Question: Sendable {
    /// The first day; that of ``now`` if absent.
    package var from: CivilDate?
    /// The last day; four weeks in all if absent.
    package var until: CivilDate?
    package var now: Instant
    /// Members who are supposed not to be there.
    package var without: [String] = []
    /// Employers whose people are supposed not to be there.
    package var withoutEmployers: [String] = []
    package var away: [AwayTime] = []

    package init(now: Instant) { self.now = now }
  }

  /// The name behind the `@` of what is written for other programs.
  package func domain() throws -> String {
    try shelf.cooperative().log.prefix { $0 != "/" }.description
  }

  /// The roster asked for; `read` gives the bytes of a calendar by its path.
  ///
  /// Days are those of the first rota that says who is on duty.
  package func roster(_ asked: Question, read: (String) throws -> [UInt8]) throws -> Roster {
    let terms = try shelf.cooperativeTerms()
    let zone = terms.rotas.first { !$0.turns.isEmpty }?.hours.zone ?? .utc
    let from = asked.from ?? zone.civil(at: asked.now).date
    let until = asked.until ?? from.adding(days: 27)
    guard from <= until else { throw DutyFault.daysReversed(from, until) }
    let range = zone.start(of: from)..<zone.start(of: until.adding(days: 1))
    var roster = try Roster(
      members: terms.members, areas: terms.areas, rotas: terms.rotas, over: range)
    roster = try roster.without(members: asked.without, employers: asked.withoutEmployers)
    for away in asked.away { roster = try self.roster(roster, with: away, read) }
    return roster
  }

  // MARK: Away

  private func roster(
    _ roster: Roster, with away: AwayTime, _ read: (String) throws -> [UInt8]
  ) throws -> Roster {
    switch away {
    case .days(let name, let days):
      return roster.with([try roster.place(named: name)], awayOn: days)
    case .calendar(let name?, let path):
      let place = try roster.place(named: name)
      let absences = try absences(in: read(path), path, roster, zone: roster.zone(of: place))
      return roster.with([place], away: Stretches(absences.map(\.time)))
    case .calendar(nil, let path): return try self.roster(roster, withAll: read(path), path)
    }
  }

  /// With a calendar of several, each event read on the clocks of the member it names.
  private func roster(_ roster: Roster, withAll bytes: [UInt8], _ path: String) throws -> Roster {
    for absence in try absences(in: bytes, path, roster, zone: .utc)
    where roster.member(of: absence) == nil {
      throw DutyFault.absenceOfNobody(path: path, line: absence.line, summary: absence.summary)
    }
    var read: [String: [Absence]] = [:]
    var less = roster
    for place in roster.members.indices {
      let zone = roster.zone(of: place)
      let all = try read[zone.name] ?? absences(in: bytes, path, roster, zone: zone)
      read[zone.name] = all
      let own = all.filter { roster.member(of: $0) == place }.map(\.time)
      if !own.isEmpty { less = less.with([place], away: Stretches(own)) }
    }
    return less
  }

  private func absences(
    in bytes: [UInt8], _ path: String, _ roster: Roster, zone: Zone
  ) throws -> [Absence] {
    let named = AbsenceCalendar.zoneNames(in: bytes).compactMap { name -> Zone? in
      guard let bytes = zones.tzif(of: name) else { return nil }
      return try? Zone(name: name, tzif: bytes)
    }
    do throws(AbsenceFault) {
      return try AbsenceCalendar.absences(
        in: bytes, floating: zone, ZoneBook(version: zones.version, zones: named),
        over: roster.range)
    } catch {
      throw DutyFault.calendarWrong(path: path, problems: error.problems.map(\.description))
    }
  }
}
