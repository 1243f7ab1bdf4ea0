// SPDX-License-Identifier: Apache-2.0

import Cooperative
package import Forecast
import Terms
package import WorkingTime

/// Who is on duty in the time of a question, and who would be if some were not there.
package struct StaffBook: Sendable {
  /// As the folder says, and with what is supposed.
  private let declared: Roster?
  private let roster: Roster?
  private let agreements: [String]
  /// How many of them there are already.
  private let known: Int

  /// Lays out the rotas of a cooperative over the time of a question, with what it supposes of its members.
  ///
  /// - Throws: ``RosterFault`` where a rota cannot be laid out; ``ForecastFault/noSuchMember(_:)`` and
  ///   ``ForecastFault/noSuchEmployer(_:)``, naming those that are supposed and not declared.
  init(_ terms: CheckedTerms, _ question: OutlookQuestion) throws {
    agreements = question.agreements + question.more
    known = question.agreements.count
    let isLaidOut = !terms.members.isEmpty && terms.rotas.contains { !$0.turns.isEmpty }
    guard isLaidOut else {
      roster = nil
      declared = nil
      if let name = question.without.first ?? question.away.first?.member {
        throw ForecastFault.noSuchMember(name)
      }
      if let name = question.withoutEmployer.first { throw ForecastFault.noSuchEmployer(name) }
      return
    }
    var roster = try Roster(
      members: terms.members, areas: terms.areas, rotas: terms.rotas,
      over: question.asOf..<question.until)
    declared = roster
    func place(_ name: String) throws(ForecastFault) -> Int {
      guard let place = roster.member(named: name) else { throw .noSuchMember(name) }
      return place
    }
    for name in question.without { roster = roster.without(member: try place(name)) }
    for name in question.withoutEmployer {
      guard roster.members.contains(where: { $0.employer == name }) else {
        throw ForecastFault.noSuchEmployer(name)
      }
      roster = roster.without(employer: name)
    }
    for absence in question.away {
      roster = roster.with([try place(absence.member)], awayOn: absence.days)
    }
    self.roster = roster
  }

  /// Who is on duty, if some members are not there, beside those who were when the record came about.
  package func manning(without: Set<Int> = []) throws(ForecastFault) -> Manning {
    guard let declared else { return .asRecorded }
    return Manning(
      try staff(without: without), recorded: try Staff(declared, agreements: agreements),
      agreements: known)
  }

  /// Who is on duty, if some members are not there, by their places; nil where no rota names members.
  package func staff(without: Set<Int> = []) throws(ForecastFault) -> Staff? {
    guard var roster else { return nil }
    for member in without.sorted() { roster = roster.without(member: member) }
    return try Staff(roster, agreements: agreements)
  }
}

/// A member is away on some days, the first and the last with them.
package struct SupposedAbsence: Hashable, Sendable, CustomStringConvertible {
  package let member: String
  package let days: ClosedRange<CivilDate>

  /// Reads `NAME=2026-12-21..2026-12-31`, or one day; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    let days = parts[1].split(separator: "..", omittingEmptySubsequences: false)
      .map { CivilDate(iso: String($0)) }
    guard (1...2).contains(days.count), let first = days[0], let last = days[days.count - 1],
      first <= last
    else { return nil }
    member = String(parts[0])
    self.days = first...last
  }

  package var description: String {
    "\(member)=\(days.lowerBound.iso)..\(days.upperBound.iso)"
  }
}
