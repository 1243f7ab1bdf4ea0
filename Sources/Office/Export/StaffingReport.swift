// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Forecast

/// How many must be on call: in words, as JSON, as a picture.
package struct StaffingReport {
  private let staffing: Staffing
  private let areas: [String]

  package init(_ staffing: Staffing, areas: [String]) {
    self.staffing = staffing
    self.areas = areas
  }

  package var lines: [String] {
    let target = DecimalText.percent(staffing.target)
    var lines = [
      verdict(target),
      "If nobody were ever short, everything would be met: \(OutlookText.share(staffing.ceiling)).",
    ]
    for (number, step) in staffing.steps.enumerated() {
      lines.append(
        "  \(number + 1) on call, the last who knows \(knowledge(step.knows)): "
          + "\(OutlookText.share(step.allMet))")
    }
    return lines
  }

  private func verdict(_ target: String) -> String {
    let count = staffing.steps.count
    if staffing.isReached {
      return
        "\(CountedNoun.text(count, "person", "people")) on call around the clock: everything is met "
        + "with \(target) % or more."
    }
    return staffing.ceiling.estimate < staffing.target
      ? "No number on call brings \(target) %: it is the work that takes too long, not the waiting for it."
      : "Up to \(CountedNoun.text(count, "person", "people")) on call do not bring \(target) %: one more "
        + "changes nothing."
  }

  package var json: JSONObject {
    [
      "targetMillionths": .integer(staffing.target),
      "ceilingMillionths": .integer(staffing.ceiling.estimate),
      "isReached": .bool(staffing.isReached),
      "steps": .array(
        staffing.steps.map { step in
          .object([
            "knows": .array(names(step.knows).map { .string($0) }),
            "allMetMillionths": .integer(step.allMet.estimate),
          ])
        }),
    ]
  }

  package var svg: String? {
    let rows = staffing.steps.enumerated().map { number, step in
      ("\(number + 1) on call", step.allMet)
    }
    return FuturesPicture.svg(
      title: "In how many of 1,000 futures everything is met, by how many are on call",
      rows + [("nobody ever short", staffing.ceiling)])
  }

  private func names(_ knows: Set<Int>) -> [String] {
    knows.sorted().filter(areas.indices.contains).map { areas[$0] }
  }

  private func knowledge(_ knows: Set<Int>) -> String {
    if knows.isEmpty { return areas.isEmpty ? "everything" : "no area" }
    return names(knows).joined(separator: ", ")
  }
}
