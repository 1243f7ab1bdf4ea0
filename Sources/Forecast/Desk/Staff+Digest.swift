// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

extension Staff {
  /// A digest of who is there and when, in hexadecimal: equal if and only if a forecast supposes the same
  /// people.
  package var digest: String {
    func list(_ set: Set<Int>) -> JSONValue { .array(set.sorted().map { .integer(Int64($0)) }) }
    let object: JSONObject = [
      "members": .array(
        members.map { member in
          .object([
            "name": .string(member.name), "employer": member.employer.map { .string($0) } ?? .null,
            "areas": list(member.areas),
          ])
        }),
      "shifts": .array(
        shifts.map { shift in
          .object([
            "member": .integer(Int64(shift.member)), "serves": list(shift.serves),
            "from": .integer(shift.time.lowerBound.milliseconds),
            "to": .integer(shift.time.upperBound.milliseconds),
          ])
        }),
      "areas": .array(
        areas.map { area in
          .object([
            "name": .string(area.name),
            "components": .array(area.components.map { .string($0) }),
          ])
        }),
    ]
    return Digest(hashing: JSONValue.object(object).canonicalBytes).hex
  }
}
