// SPDX-License-Identifier: Apache-2.0

import Assurance
import Judgement
import Money
import Office
import Terms

/// A judgement on one screen.
struct JudgementSummary {
  let judgement: Judgement

  let caveats: Caveats

  init(_ judgement: Judgement, _ caveats: Caveats) {
    self.judgement = judgement
    self.caveats = caveats
  }

  /// The sentence, a table by obligation and severity, the credits, what was set aside.
  var text: String {
    var lines = [Conclusion(judgement).sentence]
    lines += caveats.sentences.map { "Mind: \($0)" } + [""]
    lines +=
      TextTable(
        heading: ["obligation", "severity"] + Verdict.State.allCases.map(\.rawValue), rows: rows
      ).lines
    lines += standing
    if !judgement.credits.isEmpty {
      lines += ["", "Credits"]
      lines += judgement.credits.suffix(Self.mostCredits).map { credit in
        let month = "\(credit.year)-\(credit.month < 10 ? "0" : "")\(credit.month)"
        return "  \(month)  \(credit.obligation): \(credit.owed)  (\(credit.arithmetic))"
      }
      if judgement.credits.count > Self.mostCredits {
        lines.append("  the last \(Self.mostCredits) of \(judgement.credits.count); --json has all")
      }
    }
    lines.append("")
    lines.append(
      "\(CountedNoun.text(judgement.eventCount, "event")) of "
        + "\(CountedNoun.text(judgement.caseCount, "case")) judged, "
        + "\(judgement.setAside.count) set aside\(judgement.setAside.isEmpty ? "" : ":")")
    lines += judgement.setAside.prefix(Self.mostSetAside).map {
      "  event \($0.index): \($0.reason)"
    }
    if judgement.setAside.count > Self.mostSetAside { lines.append("  …; --json has all") }
    return lines.joined(separator: "\n")
  }

  private static let mostCredits = 12
  private static let mostSetAside = 5

  /// What no opened case starts, and the rights; nothing where there is nothing of the kind.
  private var standing: [String] {
    var lines: [String] = []
    if !judgement.agreement.standing.isEmpty {
      let rows = judgement.agreement.standing.map { obligation in
        var tally = Tally()
        for verdict in judgement.standing where verdict.obligation == obligation.name {
          tally.count(verdict.state)
        }
        let name = obligation.promise.isGoal ? "\(obligation.name) (goal)" : obligation.name
        return [name] + Verdict.State.allCases.map { String(tally[$0]) }
      }
      lines += [""]
      lines +=
        TextTable(heading: ["otherwise owed"] + Verdict.State.allCases.map(\.rawValue), rows: rows)
        .lines
    }
    if !judgement.powers.isEmpty {
      lines += ["", "Powers"]
      lines += judgement.powers.map {
        "  \($0.power), held by the \($0.holder.rawValue): \($0.state.rawValue)"
      }
    }
    return lines
  }

  private var rows: [[String]] {
    var tallies: [String: [String: Tally]] = [:]
    for verdict in judgement.verdicts {
      tallies[verdict.obligation, default: [:]][verdict.severity, default: Tally()]
        .count(verdict.state)
    }
    return judgement.agreement.obligations.flatMap { obligation in
      obligation.ranks.map { rank in
        let severity = judgement.agreement.severities[rank].name
        let tally = tallies[obligation.name]?[severity] ?? Tally()
        let name = obligation.promise.isGoal ? "\(obligation.name) (goal)" : obligation.name
        return [name, severity] + Verdict.State.allCases.map { String(tally[$0]) }
      }
    }
  }
}

/// Columns under a heading; figures stand to the right.
struct TextTable {
  let heading: [String]
  let rows: [[String]]

  /// The lines, without spaces at their ends.
  var lines: [String] {
    let all = [heading] + rows
    let widths = heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        let pad = String(repeating: " ", count: widths[column] - row[column].count)
        let isFigure = rows.first.map { Int($0[column]) != nil } ?? false
        return isFigure ? pad + row[column] : row[column] + pad
      }
      let line = cells.joined(separator: "  ")
      return String(
        line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
    }
  }
}
