// SPDX-License-Identifier: Apache-2.0

import Cooperative
package import Forecast
import Terms
import WorkingTime

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
  /// - Throws: ``RosterFault`` where a rota cannot be laid out; ``DutyFault`` for members and employers that
  ///   are supposed and not declared.
  init(_ terms: CheckedTerms, _ question: OutlookQuestion) throws {
    agreements = question.agreements + question.more
    known = question.agreements.count
    let declared = try Roster(
      members: terms.members, areas: terms.areas, rotas: terms.rotas,
      over: question.asOf..<question.until)
    var roster = try declared.without(
      members: question.without, employers: question.withoutEmployer)
    for absence in question.away {
      roster = roster.with([try roster.place(named: absence.member)], awayOn: absence.days)
    }
    // Where no rota says whose turn it is, nobody can be short.
    let isLaidOut = terms.rotas.contains { !$0.turns.isEmpty }
    (self.declared, self.roster) = isLaidOut ? (declared, roster) : (nil, nil)
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
