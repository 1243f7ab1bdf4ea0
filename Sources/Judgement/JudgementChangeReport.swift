// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What changed between two judgements, as text for people.
package struct JudgementChangeReport: Sendable {
  /// Lines of text without line ends.
  package let lines: [String]

  /// The lines as one text.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// More changes are counted and not told.
  private static let mostTold = 200
  /// More causes of one change are counted.
  private static let mostCauses = 8

  /// The report on a change.
  package init(_ change: JudgementChange) {
    let zone = change.after.agreement.zone
    func moment(_ instant: Instant) -> String { LocalText.moment(instant, in: zone) }
    var lines = [
      "\(change.after.agreement.name), as known at \(change.before.knownAt) entries of the log and at"
        + " \(change.after.knownAt)",
      change.before.asOf == change.after.asOf
        ? "Both judged as of \(moment(change.after.asOf))."
        : "Judged as of \(moment(change.before.asOf)) and as of \(moment(change.after.asOf)).",
      Self.sum(change.items),
    ]
    if let reached = change.reached, !change.items.isEmpty {
      lines.insert(
        "At \(change.before.knownAt) entries the log had come to \(moment(reached)); what happened"
          + " before and was recorded later is late.", at: 2)
    }
    for item in change.items.prefix(Self.mostTold) {
      lines.append("")
      lines += Self.lines(for: item, zone)
    }
    if change.items.count > Self.mostTold {
      lines += ["", "\(change.items.count - Self.mostTold) more; --json has all"]
    }
    self.lines = lines.map { LocalText.printable($0) }
  }

  private static func sum(_ items: [JudgementChange.Item]) -> String {
    guard !items.isEmpty else { return "Nothing changed." }
    let new = items.count { $0.before == nil }
    let gone = items.count { $0.after == nil }
    let changed = items.count - new - gone
    var parts = [changed == 1 ? "1 is not what it was" : "\(changed) are not what they were"]
    if new > 0 { parts.append("\(new) \(new == 1 ? "is" : "are") new") }
    if gone > 0 { parts.append("\(gone) \(gone == 1 ? "is" : "are") there no more") }
    return "Of verdicts, powers and credits " + parts.joined(separator: ", ") + "."
  }

  private static func lines(for item: JudgementChange.Item, _ zone: Zone) -> [String] {
    let was = item.before.map { words($0, item.subject, zone) } ?? "nothing"
    let isNow = item.after.map { words($0, item.subject, zone) } ?? "nothing any more"
    var lines = [item.subject.text, "  was  \(was)", "  is   \(isNow)"]
    for (place, cause) in item.causes.prefix(mostCauses).enumerated() {
      lines.append((place == 0 ? "  why  " : "       ") + words(cause, zone))
    }
    if item.causes.count > mostCauses {
      lines.append("       and \(item.causes.count - mostCauses) more")
    }
    return lines
  }

  private static func words(
    _ told: JudgementChange.Told, _ subject: JudgementChange.Subject, _ zone: Zone
  ) -> String {
    let isOfMoney =
      switch subject {
      case .credit, .claim: true
      case .ofCase, .standing, .power: false
      }
    if isOfMoney {
      return "\(told.credit.map { "\($0)" } ?? "nothing"), \(told.state)"
    }
    let isPower = if case .power = subject { true } else { false }
    let facts = [
      told.severity,
      told.due.map { "\(isPower ? "lapses" : "due") \(LocalText.moment($0, in: zone))" },
      told.fulfilled.map { "\(isPower ? "used" : "done") \(LocalText.moment($0, in: zone))" },
      told.attained.map { "attained \($0)" }, told.credit.map { "credit \($0)" },
    ]
    return ([told.state] + facts.compactMap { $0 }).joined(separator: ", ")
  }

  private static func words(_ cause: JudgementChange.Cause, _ zone: Zone) -> String {
    switch cause {
    case .passage(let from, let to):
      return "time passed from \(LocalText.moment(from, in: zone)) to"
        + " \(LocalText.moment(to, in: zone))"
    case .terms: return "the terms were stated anew"
    case .together(let count):
      return "\(count) events recorded since, none of them alone"
    case .beneath(let subjects):
      let shown = subjects.prefix(4).map(\.text).joined(separator: ", ")
      let more = subjects.count > 4 ? " and \(subjects.count - 4) more" : ""
      return "what it counts changed: \(shown)\(more)"
    case .event(let event):
      let subject = event.subject.map { " \($0)" } ?? ""
      let head =
        "event \(event.index), \(event.type)\(subject), \(LocalText.moment(event.time, in: zone)): "
      return head + (event.kind == .correction ? "a correction" : event.kind.rawValue)
    }
  }
}
