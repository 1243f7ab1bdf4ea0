// SPDX-License-Identifier: Apache-2.0

package import Cooperative
package import Evidence
import Judgement
import Probability
import Terms
import WorkingTime

/// Who is on duty, ready to be shown: shifts, and times that nobody has, by their start.
package struct DutyExport: Sendable {
  private let roster: Roster
  private let entries: [Entry]

  private enum Entry: Sendable {
    case shift(DutyPlan.Shift)
    case vacancy(DutyPlan.Vacancy)

    var rota: Int {
      switch self {
      case .shift(let shift): shift.rota
      case .vacancy(let vacancy): vacancy.rota
      }
    }

    var time: Range<Instant> {
      switch self {
      case .shift(let shift): shift.time
      case .vacancy(let vacancy): vacancy.time
      }
    }
  }

  /// Everything, or of these members what they have.
  package init(_ roster: Roster, members: Set<Int>? = nil) {
    self.roster = roster
    let shifts = roster.duty.shifts.filter { members?.contains($0.member) ?? true }
    let vacancies = members == nil ? roster.duty.vacancies : []
    entries = (shifts.map { .shift($0) } + vacancies.map { .vacancy($0) }).sorted {
      ($0.time.lowerBound, $0.rota) < ($1.time.lowerBound, $1.rota)
    }
  }

  /// Whether anybody takes turns at all, so that somebody could be on duty.
  package var saysWho: Bool { roster.rotas.contains { !$0.turns.isEmpty } }

  /// Whether nobody is on duty at some time that is shown.
  package var isVacant: Bool {
    entries.contains {
      if case .vacancy = $0 { true } else { false }
    }
  }

  // MARK: For people

  /// The heading of ``rows``.
  package static let heading = ["from", "until", "rota", "on duty", "in place of"]

  /// A row for each entry, on the clocks of its rota.
  package var rows: [[String]] {
    entries.map { entry in
      let rota = roster.rotas[entry.rota]
      let ends = [entry.time.lowerBound, entry.time.upperBound]
        .map { LocalText.moment($0, in: rota.hours.zone) }
      guard case .shift(let shift) = entry else { return ends + [rota.name, "nobody", "-"] }
      return ends + [
        rota.name, name(shift.member), shift.isStandIn ? name(shift.turnOf) : "-",
      ]
    }
  }

  /// How much of duty nobody has; nil if none.
  package var vacancyWords: String? {
    guard isVacant else { return nil }
    var milliseconds: [Int: Int64] = [:]
    for case .vacancy(let vacancy) in entries {
      milliseconds[vacancy.rota, default: 0] +=
        vacancy.time.lowerBound.distance(to: vacancy.time.upperBound)
    }
    let parts = roster.rotas.indices.compactMap { rota in
      milliseconds[rota].map { "\(roster.rotas[rota].name) \(LocalText.span($0))" }
    }
    return "Nobody is on duty for some of the time: \(parts.joined(separator: ", "))."
  }

  /// On how few the duty that is shown rests, by CHAOSS' contributor absence and elephant factors; nil below two
  /// members on duty.
  package var concentrationWords: String? {
    var members: [Int: Int64] = [:]
    var employers: [String: Int64] = [:]
    for case .shift(let shift) in entries {
      let time = shift.time.lowerBound.distance(to: shift.time.upperBound)
      members[shift.member, default: 0] += time
      let member = roster.members[shift.member]
      // Whoever names no employer is one for himself.
      employers[member.employer ?? "member \(member.name)", default: 0] += time
    }
    guard members.count > 1 else { return nil }
    func half(_ parts: some Collection<Int64>) -> String {
      "\(Concentration.fewest(carrying: 500_000, of: Array(parts))) of \(parts.count)"
    }
    return "Half of the time on duty rests on \(half(members.values)) members, "
      + "and on \(half(employers.values)) employers."
  }

  private func name(_ member: Int) -> String {
    roster.members[member].title ?? roster.members[member].name
  }

  // MARK: For programs

  /// An object for each entry: docs/rota.schema.json.
  package var json: [JSONValue] {
    entries.map { entry in
      let rota = roster.rotas[entry.rota]
      var object: JSONObject = [
        "rota": .string(rota.name), "from": .string(entry.time.lowerBound.rfc3339),
        "until": .string(entry.time.upperBound.rfc3339),
      ]
      if !rota.serves.isEmpty { object["serves"] = .array(rota.serves.map { .string($0) }) }
      guard case .shift(let shift) = entry else {
        object["kind"] = .string("vacancy")
        return .object(object)
      }
      object["kind"] = .string("shift")
      object["member"] = .string(roster.members[shift.member].name)
      if shift.isStandIn { object["inPlaceOf"] = .string(roster.members[shift.turnOf].name) }
      return .object(object)
    }
  }
}
