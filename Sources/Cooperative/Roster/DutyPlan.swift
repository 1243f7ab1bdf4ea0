// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Who is on duty when, and when nobody is.
package struct DutyPlan: Hashable, Sendable {
  /// Each by its start, those that start together by the rota.
  package let shifts: [Shift]
  /// Times on duty that nobody has who takes turns on the rota, in the same order.
  package let vacancies: [Vacancy]

  /// One stretch of duty of one member on one rota.
  package struct Shift: Hashable, Sendable {
    /// The place of the member among those of the roster.
    package let member: Int
    /// The place of the rota among those of the roster.
    package let rota: Int
    /// The place of the member whose turn it is, who is away if it is not ``member``.
    package let turnOf: Int
    package let time: Range<Instant>

    /// Whether the member has it in place of another.
    package var isStandIn: Bool { member != turnOf }

    package init(member: Int, rota: Int, turnOf: Int, time: Range<Instant>) {
      self.member = member
      self.rota = rota
      self.turnOf = turnOf
      self.time = time
    }
  }

  /// One stretch of duty that nobody has.
  package struct Vacancy: Hashable, Sendable {
    /// The place of the rota among those of the roster.
    package let rota: Int
    package let time: Range<Instant>

    package init(rota: Int, time: Range<Instant>) {
      self.rota = rota
      self.time = time
    }
  }

  /// The shifts during an instant: one of each rota at most.
  package func onDuty(at instant: Instant) -> [Shift] {
    shifts.filter { $0.time.contains(instant) }
  }
}

extension DutyPlan {
  /// Gives each slot to the first in turn who is there; what is left of it is vacant.
  init(_ slots: [DutySlot], _ presences: [Stretches]) {
    var (shifts, vacancies): ([Shift], [Vacancy]) = ([], [])
    for slot in slots {
      var rest = Stretches([slot.time])
      for member in slot.inTurn {
        if rest.isEmpty { break }
        let there = rest.intersection(presences[member])
        shifts += there.ranges.map {
          Shift(member: member, rota: slot.rota, turnOf: slot.turnOf, time: $0)
        }
        rest = rest.subtracting(there)
      }
      vacancies += rest.ranges.map { Vacancy(rota: slot.rota, time: $0) }
    }
    self.shifts = shifts.sorted {
      ($0.time.lowerBound, $0.rota) < ($1.time.lowerBound, $1.rota)
    }
    self.vacancies = vacancies.sorted {
      ($0.time.lowerBound, $0.rota) < ($1.time.lowerBound, $1.rota)
    }
  }
}
