// SPDX-License-Identifier: Apache-2.0

package import Cooperative
import Terms

extension Staff {
  /// Who is on duty by a roster, for agreements by their names.
  ///
  /// A rota that names no agreement serves all.
  ///
  /// - Throws: ``ForecastFault/tooManyMembers(_:)`` beyond ``DeskPlan/mostMembers``.
  package init(_ roster: Roster, agreements: [String]) throws(ForecastFault) {
    let serves = roster.rotas.map { rota in
      Set(
        agreements.indices.filter { rota.serves.isEmpty || rota.serves.contains(agreements[$0]) })
    }
    try self.init(
      members: roster.members.enumerated().map { place, member in
        Member(
          name: member.name, employer: member.employer, areas: Set(roster.knowledge[place]))
      },
      shifts: roster.duty.shifts.map {
        Shift(member: $0.member, serves: serves[$0.rota], time: $0.time)
      },
      areas: roster.areas.map { Area(name: $0.name, components: $0.components) })
  }
}
