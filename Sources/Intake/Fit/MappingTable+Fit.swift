// SPDX-License-Identifier: Apache-2.0

extension MappingTable {
  /// The table `[fit]`.
  mutating func fitRule() -> Mapping.FitRule? {
    let flag = text("flag", neededFor: "the column with the desk's own verdict")
    let met = neededTexts("met", meaning: "the text of the flag for a case in time")
    let missed = neededTexts("missed", meaning: "the text of the flag for a case that was late")
    if let both = Set(met).intersection(missed).sorted().first {
      report(.unusable("fit.missed", value: both, reason: "it is under 'met' too"), at: "missed")
    }
    let (due, classColumn) = (text("due"), text("class"))
    let (starts, stops) = (texts("starts"), texts("stops"))
    return flag.map {
      Mapping.FitRule(
        flag: $0, met: Set(met), missed: Set(missed), due: due, classColumn: classColumn,
        starts: starts, stops: stops)
    }
  }

  private mutating func neededTexts(_ key: String, meaning: String) -> [String] {
    if !has(key) { report(.missingKey("fit.\(key)", meaning: meaning), at: key) }
    return texts(key)
  }
}

extension MappingReader {
  /// How the desk's own verdict is read, where the mapping says so.
  mutating func fit() -> Mapping.FitRule? {
    guard var table = root.table("fit") else { return nil }
    let rule = table.fitRule()
    table.refuseOthers()
    root.take(table.problems)
    return rule
  }
}
