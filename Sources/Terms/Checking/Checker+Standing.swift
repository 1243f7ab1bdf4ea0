// SPDX-License-Identifier: Apache-2.0
//
// Checks that the clauses of an obligation fit one another, and makes those that no opened case
// starts: recurring, after advisories and incidents, periodic, aggregate.

import Money
import WorkingTime

extension Checker {
  // MARK: Fit

  /// Reports an obligation whose trigger and `owed` do not go together.
  mutating func requireFit(of entry: PromiseTable.Entry) {
    let syntax = entry.syntax
    guard let trigger = syntax.trigger, let owed = syntax.owed, !syntax.isDamaged else { return }
    if let need = Self.need(of: trigger.value, owed) {
      var place = trigger.range
      if need == .timeMissing, case .act(let act) = owed { place = act.act.range }
      report(.owedDoesNotFit(need), at: place, in: entry.file)
    }
  }

  /// What the trigger needs that `owed` does not give.
  private static func need(of trigger: TriggerSyntax, _ owed: OwedSyntax) -> Problem.OwedNeed? {
    guard case .act(let act) = owed else {
      switch trigger {
      case .each, .inAny: return nil
      default: return .standardNeedsPeriod
      }
    }
    let hasTargets = !act.targets.isEmpty
    switch trigger {
    case .inAny: return .rollingNeedsStandard
    case .each:
      if act.pace == .every { return .everyNeedsWhile }
      if hasTargets != (act.afterEndOf != nil) { return .periodEndUnclear }
      return nil
    case .whileCase: return act.pace == .every && hasTargets ? nil : .whileNeedsEvery
    case .opening, .matter, .fulfilment:
      if act.pace == .every { return .everyNeedsWhile }
      return hasTargets ? nil : .timeMissing
    }
  }

  /// Reports clauses that say nothing for an obligation of this kind.
  mutating func reportUnused(_ entry: PromiseTable.Entry, _ names: AgreementNames) {
    let (syntax, kind) = (entry.syntax, entry.kind)
    guard kind != .unknown else { return }
    let isOfCase = kind == .eachCase || kind == .recurring
    var unused: [(word: String, place: SourceRange)] = []
    if !isOfCase, let place = syntax.stops { unused.append(("stop", place)) }
    if kind != .eachCase, let place = syntax.changes { unused.append(("on", place)) }
    if !isOfCase, let place = syntax.agreedPerCase { unused.append(("or", place)) }
    if !kind.isAggregate || kind == .availability, let fewest = syntax.fewestCases {
      unused.append(("unless", fewest.range))
    }
    // What follows an obligation that cannot be read may be owed for anything.
    let mayBeOfIncident =
      kind == .matter
      && names.promises.matter(of: syntax.name.value).map { $0 == .incident } ?? true
    if !mayBeOfIncident, let condition = syntax.condition {
      unused.append(("unless", condition.range))
    }
    if case .act(let act)? = syntax.owed {
      if kind != .matter, let latest = act.latest {
        unused.append(("and no later than", latest.target.range))
      }
      if kind != .periodic, let evidence = act.evidence {
        unused.append(("evidenced by", evidence.range))
      }
      if kind != .periodic, let after = act.afterEndOf {
        unused.append(("after the end", after.range))
      }
      if kind == .matter || kind == .periodic,
        let row = act.targets.first(where: { !$0.severities.isEmpty })
      {
        unused.append((row.severities[0].value, row.severities[0].range))
      }
    }
    for (word, place) in unused {
      report(.clauseDoesNotApply(word, kind: kind.words), at: place, in: entry.file)
    }
  }

  /// What an obligation is owed for, if that can be told.
  func matter(of entry: PromiseTable.Entry, _ names: AgreementNames) -> Matter? {
    names.promises.matter(of: entry.syntax.name.value)
  }

  /// What a fulfilment starts from must be owed for an advisory, an incident or a request, and not
  /// in the end be started by itself.
  mutating func checkFulfilment(
    of other: Located<String>, by entry: PromiseTable.Entry, _ names: AgreementNames
  ) {
    guard let found = names.promises[other.value] else {
      let known = names.promises.names.names
      return reportUnknown(.obligation, other, known: known, in: entry.file)
    }
    guard found.kind == .matter else {
      if found.kind != .unknown {
        let problem = Problem.cannotBeFollowed(other.value, kind: found.kind.words)
        report(problem, at: other.range, in: entry.file)
      }
      return
    }
    if isFirstOfCycle(entry, names) {
      report(.fulfilmentCycle(entry.syntax.name.value), at: other.range, in: entry.file)
    }
  }

  /// Whether an obligation starts, in the end, from its own fulfilment, and is the first in the text
  /// of those that do so together: a circle is said once.
  private func isFirstOfCycle(_ entry: PromiseTable.Entry, _ names: AgreementNames) -> Bool {
    let own = entry.syntax.name
    var next = entry
    for _ in 0...names.promises.entries.count {
      guard case .fulfilment(let other)? = next.syntax.trigger?.value,
        let found = names.promises[other.value]
      else { return false }
      if other.value == own.value { return true }
      let isBefore = (found.file, found.syntax.name.range) < (entry.file, own.range)
      if isBefore { return false }
      next = found
    }
    return false
  }

  // MARK: Making

  mutating func standingObligation(
    _ entry: PromiseTable.Entry, _ promise: Promise, _ names: AgreementNames
  ) -> StandingObligation? {
    let kind: StandingObligation.Kind?
    switch entry.kind {
    case .recurring: kind = recurring(entry, names).map { .recurring($0) }
    case .matter: kind = matterDuty(entry, names).map { .matter($0) }
    case .periodic: kind = Self.periodic(entry, names).map { .periodic($0) }
    case .eachCase, .unknown: kind = nil
    default: kind = aggregate(entry, names).map { .aggregate($0) }
    }
    return kind.map { StandingObligation(promise: promise, kind: $0) }
  }

  private mutating func recurring(
    _ entry: PromiseTable.Entry, _ names: AgreementNames
  ) -> Recurring? {
    guard case .whileCase(let severities, let until)? = entry.syntax.trigger?.value,
      case .act(let act)? = entry.syntax.owed, act.pace == .every
    else { return nil }
    let ranks = ranks(severities, in: entry.file, names)
    let rows = rows(of: act, for: ranks, in: entry.file, entry.syntax, names)
    let targets = ranks.compactMap { rows[$0] }.compactMap { Self.target($0, names) }
    guard let patterns = names.acts[Self.key(ofAct: act.act.value)], targets.count == ranks.count
    else { return nil }
    return Recurring(
      act: act.act.value, fulfilledBy: patterns, ranks: ranks, targets: targets, until: until,
      stopsWhileWaitingOn: entry.syntax.stopsWhileWaitingOn.map(\.value),
      isAgreedPerCase: entry.syntax.agreedPerCase != nil)
  }

  private func matterDuty(_ entry: PromiseTable.Entry, _ names: AgreementNames) -> MatterDuty? {
    guard let trigger = entry.syntax.trigger?.value, case .act(let act)? = entry.syntax.owed,
      let matter = matter(of: entry, names), let first = act.targets.first,
      let patterns = names.acts[Self.key(ofAct: act.act.value)],
      let target = Self.target(first, names)
    else { return nil }
    let start: MatterDuty.Start
    switch trigger {
    case .matter(let event, let ratings, let isCovered):
      start = .event(event, ratings: ratings, isCovered: isCovered)
    case .fulfilment(let other): start = .fulfilment(of: other.value)
    default: return nil
    }
    var latest: MatterDuty.Latest?
    if let second = act.latest {
      guard let target = Self.target(second.target, names) else { return nil }
      latest = MatterDuty.Latest(event: second.event.value, target: target)
    }
    var condition: MatterDuty.Condition?
    switch entry.syntax.condition?.value {
    case .notMitigated?: condition = .notMitigated
    case .notOpen(nil)?: condition = .notOpen(then: nil)
    case .notOpen(let then?)?:
      guard let target = Self.target(then, names) else { return nil }
      condition = .notOpen(then: target)
    case nil: break
    }
    return MatterDuty(
      start: start, matter: matter, act: act.act.value, fulfilledBy: patterns, target: target,
      latest: latest, condition: condition)
  }

  private static func periodic(
    _ entry: PromiseTable.Entry, _ names: AgreementNames
  ) -> PeriodicDuty? {
    guard case .each(let period)? = entry.syntax.trigger?.value,
      case .act(let act)? = entry.syntax.owed
    else { return nil }
    let key = key(ofAct: act.act.value)
    let patterns = names.acts[key]
    var afterEnd: Target?
    if let first = act.targets.first {
      guard let target = target(first, names) else { return nil }
      afterEnd = target
    }
    return PeriodicDuty(
      period: period, act: act.act.value,
      fulfilledBy: patterns ?? [EventPattern(event: .standing(.deedDone))],
      deed: patterns == nil ? key : nil, evidence: act.evidence?.value, afterEnd: afterEnd)
  }

  private mutating func aggregate(
    _ entry: PromiseTable.Entry, _ names: AgreementNames
  ) -> Aggregate? {
    let window: Aggregate.Window
    switch entry.syntax.trigger?.value {
    case .each(let period)?: window = .each(period)
    case .inAny(let span)?: window = .inAny(span)
    default: return nil
    }
    guard let owed = entry.syntax.owed, let standard = standard(owed, in: entry.file, names)
    else { return nil }
    return Aggregate(
      window: window, standard: standard, fewest: entry.syntax.fewestCases?.value ?? 1)
  }

  private mutating func standard(
    _ owed: OwedSyntax, in file: Int, _ names: AgreementNames
  ) -> Aggregate.Standard? {
    switch owed {
    case .act: return nil
    case .rate(let percent, let counted):
      if percent.value == .zero {
        report(.zeroFigure("A share that must be met"), at: percent.range, in: file)
      }
      return self.counted(counted, in: file, names).map { .rate(percent.value, $0) }
    case .breaches(let most, let counted):
      return self.counted(counted, in: file, names).map { .breaches(most: most.value, $0) }
    case .points(let most, let rows):
      let points = rows.compactMap { row in
        self.counted(row.counted, in: file, names).map {
          Aggregate.Points(points: row.points.value, counted: $0)
        }
      }
      return points.count == rows.count ? .points(most: most.value, points) : nil
    case .percentile(let percent, let counted, let target):
      guard let counted = self.counted(counted, in: file, names, isTimed: true),
        let target = Self.target(target, names)
      else { return nil }
      return .percentile(percent.value, counted, target)
    case .average(let counted, let target):
      guard let counted = self.counted(counted, in: file, names, isTimed: true),
        let target = Self.target(target, names)
      else { return nil }
      return .average(counted, target)
    case .availability(let measure, let percent):
      guard names.measures[measure.value] != nil else { return nil }
      return .availability(measure: measure.value, atLeast: percent.value)
    }
  }

  /// Reports names that stand twice in one list.
  mutating func reportTwice(_ names: [Located<String>], in file: Int) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name.value).inserted {
      report(.saidTwice("'\(name.value)'"), at: name.range, in: file)
    }
  }

  /// Obligations that are counted: declared, and of a kind that has instances; with `isTimed` owed
  /// for each case.
  mutating func counted(
    _ syntax: CountedSyntax, in file: Int, _ names: AgreementNames, isTimed: Bool = false
  ) -> Counted? {
    var isWhole = true
    reportTwice(syntax.obligations, in: file)
    for name in syntax.obligations {
      guard let entry = names.promises[name.value] else {
        reportUnknown(.obligation, name, known: names.promises.names.names, in: file)
        isWhole = false
        continue
      }
      guard entry.kind != .unknown else { continue }
      if isTimed ? entry.kind != .eachCase : !entry.kind.isCountable {
        let problem = Problem.cannotBeCounted(name.value, kind: entry.kind.words)
        report(problem, at: name.range, in: file)
        isWhole = false
      }
    }
    let ranks =
      syntax.severities.isEmpty ? nil : self.ranks(syntax.severities, in: file, names)
    return isWhole ? Counted(obligations: syntax.obligations.map(\.value), ranks: ranks) : nil
  }
}
