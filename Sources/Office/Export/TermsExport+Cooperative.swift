// SPDX-License-Identifier: Apache-2.0

import Evidence
import Money
import Terms
import WorkingTime

/// What the cooperative's own file declares, for `check --json`.
extension TermsExport {
  /// Adds areas, members, rotas and layers of cover, as far as there are any.
  static func addCooperative(_ checked: CheckedTerms, to object: inout JSONObject) {
    if !checked.areas.isEmpty { object["areas"] = list(checked.areas, json) }
    if !checked.members.isEmpty { object["members"] = list(checked.members, json) }
    if !checked.rotas.isEmpty { object["rotas"] = list(checked.rotas, json) }
    if !checked.layers.isEmpty { object["layers"] = list(checked.layers, json) }
  }

  private static func names(_ names: [String]) -> JSONValue { list(names) { .string($0) } }

  private static func json(_ area: Area) -> JSONValue {
    var object: JSONObject = ["name": .string(area.name)]
    if !area.components.isEmpty { object["covers"] = names(area.components) }
    return .object(object)
  }

  private static func json(_ member: Member) -> JSONValue {
    var object: JSONObject = ["name": .string(member.name)]
    object["title"] = member.title.map { .string($0) }
    object["employer"] = member.employer.map { .string($0) }
    object["zone"] = member.zone.map { .string($0.name) }
    if !member.knows.isEmpty { object["knows"] = names(member.knows) }
    object["joined"] = member.joined.map { .string($0.iso) }
    object["leaves"] = member.leaves.map { .string($0.iso) }
    return .object(object)
  }

  private static func json(_ rota: Rota) -> JSONValue {
    var object: JSONObject = [
      "name": .string(rota.name), "zone": .string(rota.hours.zone.name),
    ]
    if !rota.serves.isEmpty { object["serves"] = names(rota.serves) }
    if !rota.turns.isEmpty {
      object["turns"] = list(rota.turns) { turn in
        .object([
          "members": names(turn.members), "days": .integer(Int64(turn.days)),
          "from": .string(turn.start.date.iso), "at": .string(turn.start.time.text),
        ])
      }
    }
    return .object(object)
  }

  private static func json(_ layer: CoverLayer) -> JSONValue {
    let pays = (layer.paysClaims ? ["claims"] : []) + (layer.paysCredits ? ["credits"] : [])
    var object: JSONObject = [
      "name": .string(layer.name), "pays": names(pays), "over": money(layer.attachment),
      "limit": money(layer.limit),
    ]
    object["eachYear"] = layer.yearlyLimit.map(money)
    object["premium"] = layer.premium.map(money)
    if let times = layer.reinstatements {
      object["reinstatements"] = .integer(Int64(times))
      object["reinstatementPrice"] = .string(layer.reinstatementPrice.description)
    }
    return .object(object)
  }
}
