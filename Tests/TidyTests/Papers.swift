// SPDX-License-Identifier: Apache-2.0

/// The papers around the code: decisions with their status, and a change log people write.
enum Papers {
  /// The states a decision can be in; `replaced by` names the next one.
  private static let states = ["accepted", "proposed", "refused", "replaced by"]

  /// A decision says its state in a line of its own.
  static func decisionComplaints(in file: SourceFile) -> [Complaint] {
    let status = file.lines.first { $0.hasPrefix("Status: ") }?.dropFirst("Status: ".count)
    guard let status, states.contains(where: status.hasPrefix) else {
      return [
        file.complaint(0, "no line `Status: ` with one of: \(states.joined(separator: ", "))")
      ]
    }
    return []
  }

  /// Every decision is listed in the index, and the index lists no other.
  static func indexComplaints(in index: SourceFile, decisions: [String]) -> [Complaint] {
    let text = index.lines.joined(separator: "\n")
    let missing = decisions.filter { !text.contains("(\($0))") }.map {
      index.complaint(0, "\($0) is not listed")
    }
    let listed = text.split(separator: "(").dropFirst().map { String($0.prefix { $0 != ")" }) }
    let lost = listed.filter { $0.hasSuffix(".md") && !$0.contains("/") && !decisions.contains($0) }
    return missing + lost.map { index.complaint(0, "\($0) does not exist") }
  }

  /// The change log has a place for what comes next.
  static func changeLogComplaints(in file: SourceFile) -> [Complaint] {
    file.lines.contains("## Unreleased")
      ? [] : [file.complaint(0, "no heading `## Unreleased`: write there what changed for users")]
  }
}
