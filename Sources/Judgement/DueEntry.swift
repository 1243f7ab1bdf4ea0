// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// One thing that falls due, with who is there for it and what is at stake.
package struct DueEntry: Hashable, Sendable {
  package let item: DueItem
  package let stake: DueStake
  /// The rotas on duty at the deadline; none if nobody is; nil if that is not known.
  package let onDuty: [String]?
  /// The instant it was reckoned at.
  package let asOf: Instant
  /// The size of the log that was known.
  package let knownAt: UInt64
  /// The zone of the agreement.
  package let zone: Zone

  /// Everything that is pending in a judgement: with a deadline the nearest first, then what waits.
  ///
  /// - Throws: where an amount is beyond what can be reckoned.
  package static func all(
    _ judgement: Judgement, rotas: [Rota]
  ) throws(JudgementFault) -> [DueEntry] {
    var reckoner = try DueReckoner(judgement, rotas: rotas)
    var entries: [DueEntry] = []
    for item in DueList(judgement).all { entries.append(try reckoner.entry(item)) }
    return entries
  }

  /// The nearest deadline first, whatever the agreement.
  package static func precedes(_ left: DueEntry, _ right: DueEntry) -> Bool {
    DueItem.precedes(left.item, right.item)
  }
}

// MARK: - For people

extension DueEntry {
  /// `2 h 5 min`, from three days on `4 days 6 h`; `-` where there is no deadline.
  package var left: String {
    guard let due = item.due else { return "-" }
    let left = asOf.distance(to: due)
    let (days, rest) = left.quotientAndRemainder(dividingBy: 86_400_000)
    guard days >= 3 else { return LocalText.span(left) }
    return "\(days) days" + (rest >= 3_600_000 ? " \(rest / 3_600_000) h" : "")
  }

  /// When, in the zone of the agreement; or that it waits.
  package var when: String {
    if let due = item.due { return LocalText.moment(due, in: zone) }
    return item.waitingOn.map { "waits on the \($0)" } ?? "not fixed"
  }

  /// The rotas on duty; `nobody`, or `-` where it is not known.
  package var onDutyText: String {
    onDuty.map { $0.isEmpty ? "nobody" : $0.joined(separator: ", ") } ?? "-"
  }

  /// What is owed, by whom, who is there, and what is at stake: a label and its line; a line without a
  /// label goes on from the one before.
  var details: [(label: String, text: String)] {
    let within = item.target.isEmpty ? "" : " within \(item.target)"
    var lines = [("owed by", "the \(item.party.rawValue): \(item.act)\(within)")]
    if let reading = item.reading { lines.append(("reads", "\(reading) so far")) }
    if item.due != nil {
      lines.append(("on duty", onDuty == nil ? "not known: no rota says it" : onDutyText))
    }
    if let next = item.thresholds.first(where: { $0.instant >= asOf && $0.level != .due }) {
      let moment = LocalText.moment(next.instant, in: zone)
      lines.append(("next", "\(next.level.text) of the time is used up on \(moment)"))
    }
    lines += stakeLines
    lines.append(("clause", "\(item.clause.file), line \(item.clause.line)"))
    return lines.map { ($0.0, LocalText.printable($0.1)) }
  }

  /// The details in lines, their texts in one column.
  package var detailLines: [String] {
    details.map { label, text in
      label + String(repeating: " ", count: max(1, 10 - label.count)) + text
    }
  }

  private var stakeLines: [(String, String)] {
    var amount = stake.amountText + (item.kind == .claim ? " lapses" : "")
    if !stake.waiver.isEmpty { amount += ": \(stake.waiver)" }
    if !stake.arithmetic.isEmpty {
      amount += ": \(stake.arithmetic)"
      if let before = stake.before { amount += "; \(before) of it is owed already" }
      if stake.isClaimed { amount += "; owed if it is claimed" }
    }
    var lines = [("at stake", amount)]
    if !stake.later.isEmpty { lines.append(("", stake.later)) }
    lines += stake.rights.map { ("", "\($0.power): \($0.words)") }
    lines += stake.standards.map { ("", $0.words) }
    return lines
  }
}

extension DueItem {
  /// `respond for case 7 (S1)`, `claim of credits for the month of 2026-02`, `leave-early lapses`.
  package var title: String {
    let rank = severity.map { " (\($0))" } ?? ""
    return switch kind {
    case .caseAct, .interval, .matter, .deed, .standard:
      LocalText.printable("\(name) for \(subject)\(rank)")
    case .claim: "claim of credits for \(subject)"
    case .power: "\(name) lapses"
    case .notice: "\(agreement) ends by \(name)"
    }
  }
}

extension DueStake.Standard {
  /// `attainment for the quarter of 2026-01 would read 75%, not 100%, and be missed: EUR 3,000`.
  var words: String {
    var words = "\(obligation) for \(subject) would read \(after)"
    if let before, before != after { words += ", not \(before)" }
    if isMissed { words += ": missed if the period ended so" }
    if let credit { words += ", \(credit) more" }
    return words
  }
}
