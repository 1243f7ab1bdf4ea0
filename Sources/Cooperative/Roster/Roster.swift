// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// The people of a cooperative over some time: who is there, who is on duty, who knows what.
///
/// Members, areas and rotas are named by their places, from 0, in the lists it was made of. A what-if
/// is a roster with the same places, so that two of them can be laid side by side.
package struct Roster: Sendable {
  package let members: [Member]
  package let areas: [Area]
  package let rotas: [Rota]
  /// The time it is made for; about other times it says nothing.
  package let range: Range<Instant>
  /// By the place of each member, the places of the areas known, ascending.
  package let knowledge: [[Int]]
  /// Who is on duty.
  ///
  /// A member whose turn it is and who is away is stood in for by the next in turn who is there; rotas
  /// that name nobody have no part in it.
  package private(set) var duty: DutyPlan

  private let zones: [Zone]
  private let slots: [DutySlot]
  private var presences: [Stretches]

  /// Lays out the rotas over a range.
  ///
  /// Names of members and areas that are not among those given count for nothing; checked terms have
  /// none. Throws ``RosterFault`` where the hours of a rota cannot be laid out.
  package init(
    members: [Member], areas: [Area], rotas: [Rota], over range: Range<Instant>
  ) throws(RosterFault) {
    self.members = members
    self.areas = areas
    self.rotas = rotas
    self.range = range
    let places = Self.places(of: members.map(\.name))
    let areaPlaces = Self.places(of: areas.map(\.name))
    knowledge = members.map { Set($0.knows.compactMap { areaPlaces[$0] }).sorted() }
    zones = members.map { Self.zone(of: $0, rotas) }
    var slots: [DutySlot] = []
    for (place, rota) in rotas.enumerated() {
      do throws(OpenTimeFault) {
        slots += try DutySlot.slots(of: rota, at: place, places, over: range)
      } catch {
        throw RosterFault(rota: rota.name, hours: error)
      }
    }
    self.slots = slots
    presences = zip(members, zones).map { Self.membership($0, $1, within: range) }
    duty = DutyPlan(slots, presences)
  }

  /// Places by name; of two of one name the first counts.
  private static func places(of names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The member's own zone, or that of the first rota that names the member, or universal time.
  private static func zone(of member: Member, _ rotas: [Rota]) -> Zone {
    let rota = rotas.first { $0.turns.contains { $0.members.contains(member.name) } }
    return member.zone ?? rota?.hours.zone ?? .utc
  }

  /// From the start of the first day to the end of the last.
  private static func membership(
    _ member: Member, _ zone: Zone, within range: Range<Instant>
  ) -> Stretches {
    let start = member.joined.map { zone.start(of: $0) } ?? range.lowerBound
    let end = member.leaves.map { zone.start(of: $0.adding(days: 1)) } ?? range.upperBound
    guard start < end else { return Stretches() }
    return Stretches([range]).within(start..<end)
  }

  // MARK: Asking

  /// When a member is in the cooperative and not away, within ``range``.
  package func presence(of member: Int) -> Stretches { presences[member] }

  /// By whose clocks the days of a member are counted.
  package func zone(of member: Int) -> Zone { zones[member] }

  /// The place of the member of a name.
  package func member(named name: String) -> Int? { members.firstIndex { $0.name == name } }

  /// The place of the area that covers a component.
  package func area(of component: String) -> Int? {
    areas.firstIndex { $0.components.contains(component) }
  }

  /// The places of the members who know an area, ascending.
  package func members(knowing area: Int) -> [Int] {
    members.indices.filter { knowledge[$0].contains(area) }
  }

  // MARK: What if

  /// The same cooperative without a member from the start of ``range``.
  package func without(member: Int) -> Roster { with([member], away: Stretches([range])) }

  /// The same cooperative without all who work for an employer.
  package func without(employer: String) -> Roster {
    let places = members.indices.filter { members[$0].employer == employer }
    return with(places, away: Stretches([range]))
  }

  /// The same cooperative with members away for some time, besides when they are away already.
  package func with(_ members: [Int], away: Stretches) -> Roster {
    var roster = self
    for member in members { roster.presences[member] = presences[member].subtracting(away) }
    roster.duty = DutyPlan(slots, roster.presences)
    return roster
  }

  /// The same cooperative with members away on whole days, each by the clocks of the member.
  package func with(_ members: [Int], awayOn days: ClosedRange<CivilDate>) -> Roster {
    var roster = self
    for member in members {
      let start = zones[member].start(of: days.lowerBound)
      let end = zones[member].start(of: days.upperBound.adding(days: 1))
      let away = Stretches(start < end ? [start..<end] : [])
      roster.presences[member] = roster.presences[member].subtracting(away)
    }
    roster.duty = DutyPlan(slots, roster.presences)
    return roster
  }
}
