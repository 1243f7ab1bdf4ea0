// SPDX-License-Identifier: Apache-2.0
// Names of the agreement by the texts of a column, and who acted.

import Evidence
import Terms
import WorkingTime

extension MappingReader {
  /// A name that `key` gives to all rows, or that a column gives by the texts in `[table]`.
  ///
  /// `thing` is what a row is about, in words.
  mutating func nameRule(
    _ key: String, by table: String, column: String?, of thing: String
  ) -> Mapping.NameRule? {
    let fixed = root.text(key)
    var byText = NameTable([])
    if column != nil {
      byText = root.names(
        table, neededFor: "the \(key) of the agreement for each text of the column")
    } else if root.has(table) {
      _ = root.table(table)
      root.report(.useless("[\(table)]", reason: "there is no columns.\(key)"), at: table)
    }
    if let fixed, column != nil {
      root.report(
        .useless(key, reason: "columns.\(key) says it for each \(thing); keep one"), at: key)
      return .fixed(fixed)
    }
    return column.map { .column($0, byText) } ?? fixed.map { .fixed($0) }
  }

  mutating func who() -> Mapping.WhoRule? {
    guard var table = root.table("who") else { return nil }
    let column = table.text("column", neededFor: "the column that says who made the change")
    let actor = table.choice("actor", among: [("person", "person"), ("machine", "machine")])
    let side = table.choice(
      "side", among: [("cooperative", "cooperative"), ("adopter", "adopter")])
    let machines = table.texts("machines").map { NamePattern($0) }
    let adopter = table.texts("adopter").map { NamePattern($0) }
    table.refuseOthers()
    root.take(table.problems)
    return column.map {
      Mapping.WhoRule(column: $0, actor: actor, side: side, machines: machines, adopter: adopter)
    }
  }
}
