// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Who is there in the time of a forecast: members, what they know, and when each is on duty.
package struct Staff: Sendable {
  /// By place.
  package let members: [Member]
  /// When somebody is on duty, and for which agreements.
  package let shifts: [Shift]
  /// What one must know for a component, by area; the components of each.
  package let areas: [Area]

  /// Somebody who takes up cases.
  package struct Member: Sendable {
    package let name: String
    package let employer: String?
    /// The areas he knows, by their places.
    package let areas: Set<Int>

    package init(name: String, employer: String?, areas: Set<Int>) {
      self.name = name
      self.employer = employer
      self.areas = areas
    }
  }

  /// A member is on duty.
  package struct Shift: Sendable {
    package let member: Int
    /// The agreements served, by their places.
    package let serves: Set<Int>
    package let time: Range<Instant>

    package init(member: Int, serves: Set<Int>, time: Range<Instant>) {
      self.member = member
      self.serves = serves
      self.time = time
    }
  }

  /// A field of knowledge.
  package struct Area: Sendable {
    package let name: String
    package let components: [String]

    package init(name: String, components: [String]) {
      self.name = name
      self.components = components
    }
  }

  /// - Throws: ``ForecastFault/tooManyMembers(_:)`` beyond ``DeskPlan/mostMembers``.
  package init(members: [Member], shifts: [Shift], areas: [Area]) throws(ForecastFault) {
    guard members.count <= DeskPlan.mostMembers else { throw .tooManyMembers(members.count) }
    self.members = members
    self.shifts = shifts
    self.areas = areas
  }

  /// The area of a component: 0 where anybody can do it, else one more than its place.
  func area(of component: String?) -> UInt16 {
    guard let component, let place = areas.firstIndex(where: { $0.components.contains(component) })
    else { return 0 }
    return UInt16(clamping: place + 1)
  }

  /// Who may begin what: a lane for each agreement.
  ///
  /// Whoever is on duty for an agreement takes up its cases; without the skill it takes him longer.
  func plan(agreements: Int, from: Instant) -> DeskPlan {
    var times: Set<Instant> = [from]
    for shift in shifts {
      times.insert(max(from, shift.time.lowerBound))
      times.insert(shift.time.upperBound)
    }
    let cuts = times.filter { $0 >= from }.sorted()
    let starting = shifts.indices.sorted { shifts[$0].time.lowerBound < shifts[$1].time.lowerBound }
    var next = 0
    var running: [Int] = []
    let periods = cuts.map { cut in
      while next < starting.count, shifts[starting[next]].time.lowerBound <= cut {
        running.append(starting[next])
        next += 1
      }
      running.removeAll { shifts[$0].time.upperBound <= cut }
      return DeskPlan.Period(
        start: cut, takers: takers(of: running, agreements))
    }
    let everybody = members.indices.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    let skills = areas.indices.map { area in
      members.indices.reduce(UInt64(0)) {
        members[$1].areas.contains(area) ? $0 | 1 << UInt64($1) : $0
      }
    }
    return DeskPlan(periods, skills: [everybody] + skills)
  }

  private func takers(of running: [Int], _ agreements: Int) -> [DeskPlan.Takers] {
    var takers = [DeskPlan.Takers](repeating: .nobody, count: agreements)
    for shift in running.map({ shifts[$0] }) {
      for place in shift.serves where takers.indices.contains(place) {
        takers[place].skilled |= 1 << UInt64(shift.member)
        takers[place].unskilled |= 1 << UInt64(shift.member)
      }
    }
    return takers
  }
}
