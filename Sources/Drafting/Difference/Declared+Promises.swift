// SPDX-License-Identifier: Apache-2.0
//
// What obligations and goals say, facet by facet.

import Money
import Terms

extension Agreement {
  /// What the declarations of each kind say, the kinds in the order they are told.
  var declared: [[Declared]] {
    let credits = rights.credits.clause == nil ? [] : [Declared(rights.credits)]
    let words = Words(self)
    let promises =
      obligations.map { Declared($0, words) } + standing.map { Declared($0, words) }
    return [
      promises.sorted {
        ($0.clause?.file ?? "", $0.clause?.line ?? 0, $0.name)
          < ($1.clause?.file ?? "", $1.clause?.line ?? 0, $1.name)
      },
      rights.measures.map { Declared($0) }, rights.duties.map { Declared($0) },
      rights.exclusions.map { Declared($0) }, rights.powers.map { Declared($0, words) }, credits,
      rights.pools.map { Declared($0) }, rights.limits.prefix(1).map { Declared($0) },
      rights.amendments.map { Declared($0) },
    ]
  }
}

/// Words for names that an agreement gives to ranks.
struct Words {
  private let severities: [String]

  init(_ agreement: Agreement) { severities = agreement.severities.map(\.name) }

  func severity(_ rank: Int) -> String {
    severities.indices.contains(rank) ? severities[rank] : "severity \(rank + 1)"
  }

  /// `respond and restore for S1`.
  func counted(_ counted: Counted) -> String {
    let names = counted.obligations.joined(separator: " and ")
    guard let ranks = counted.ranks else { return names }
    return "\(names) for \(list(ranks.map(severity)))"
  }

  func list(_ names: [String]) -> String { Self.joined(names, "or") }

  /// `S1, S2 and S3`.
  static func and(_ names: [String]) -> String { joined(names, "and") }

  private static func joined(_ names: [String], _ word: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// `a response`, `service restored`.
  static func article(_ act: String) -> String {
    guard let last = act.split(separator: " ").last, !last.hasSuffix("ed"),
      let first = act.first
    else { return act }
    return ("aeiou".contains(first) ? "an " : "a ") + act
  }
}

extension Declared {
  init(_ obligation: Obligation, _ words: Words) {
    let name = obligation.name
    var facets = Self.common(obligation.promise)
    let cases = words.list(obligation.ranks.map(words.severity))
    let about = obligation.component.map { " about \($0)" } ?? ""
    facets.append(Facet("trigger", "'\(name)' is owed for each case of", cases + about))
    facets.append(Self.fulfilment(name, obligation.act, obligation.fulfilledBy))
    facets += Self.targets(
      obligation.act, "is owed within", obligation.ranks, obligation.targets, words)
    facets += Self.clock(name, obligation.stopsWhileWaitingOn, obligation.isAgreedPerCase)
    facets += [
      Facet("upgrade", "On an upgrade, for '\(name)' counts", obligation.onUpgrade.rawValue),
      Facet("downgrade", "A downgrade counts for '\(name)'", obligation.onDowngrade.rawValue),
      Facet("reopening", "On reopening, for '\(name)',", obligation.onReopening.text),
    ]
    facets += Self.credit(obligation.promise)
    self.init(obligation.promise, facets)
  }

  init(_ obligation: StandingObligation, _ words: Words) {
    let name = obligation.name
    var facets = Self.common(obligation.promise)
    switch obligation.kind {
    case .recurring(let recurring):
      let cases = words.list(recurring.ranks.map(words.severity))
      let until = recurring.until.map { " until \($0.rawValue)" } ?? ""
      facets.append(Facet("trigger", "'\(name)' is owed while a case is of", cases + until))
      facets.append(Self.fulfilment(name, recurring.act, recurring.fulfilledBy))
      facets += Self.targets(
        recurring.act, "is owed every", recurring.ranks, recurring.targets, words)
      facets += Self.clock(name, recurring.stopsWhileWaitingOn, recurring.isAgreedPerCase)
    case .matter(let duty):
      facets.append(Facet("trigger", "'\(name)' is owed", Self.start(duty.start)))
      facets.append(Self.fulfilment(name, duty.act, duty.fulfilledBy))
      facets.append(Self.target("target", "\(Words.article(duty.act)) is owed within", duty.target))
      if let latest = duty.latest {
        let subject = "'\(name)' is owed, after \(latest.event.rawValue), no later than"
        facets.append(Self.target("latest", subject, latest.target))
      }
      if let condition = duty.condition {
        facets.append(
          Facet("condition", "'\(name)' is not owed if", condition.text, presence: .milder))
      }
    case .periodic(let duty):
      facets.append(Facet("trigger", "'\(name)' is owed each", duty.period.rawValue))
      facets.append(Self.fulfilment(name, duty.act, duty.fulfilledBy))
      if let evidence = duty.evidence {
        facets.append(
          Facet("evidence", "'\(name)' is evidenced by", evidence, presence: .stricter))
      }
      if let target = duty.afterEnd {
        facets.append(
          Self.target(
            "target", "\(Words.article(duty.act)) is owed, after the period, within", target))
      }
    case .aggregate(let aggregate): facets += Self.aggregate(name, aggregate, words)
    }
    facets += Self.credit(obligation.promise)
    self.init(obligation.promise, facets)
  }

  private init(_ promise: Promise, _ facets: [Facet]) {
    var told: [(sentence: String, severities: [String])] = []
    for facet in facets where facet.key.hasPrefix("target") || facet.key == "standard" {
      let own = [facet.severity].compactMap { $0 }
      if let alike = told.firstIndex(where: { $0.sentence == facet.inSentence }) {
        told[alike].severities += own
      } else {
        told.append((facet.inSentence, own))
      }
    }
    let shown = told.map { sentence, severities in
      sentence.replacing(Facet.severityMark, with: Words.and(severities))
    }.joined(separator: "; ")
    self.init(
      promise.isGoal ? "goal" : "obligation", promise.name, promise.clause,
      presence: promise.isGoal ? nil : .stricter, summary: shown, facets)
  }

  // MARK: Parts

  private static func common(_ promise: Promise) -> [Facet] {
    var facets = [
      Facet(
        "kind", "'\(promise.name)' is",
        promise.isGoal ? "a goal, without consequence" : "an obligation",
        weight: Weight(.count("obligation"), promise.isGoal ? 0 : 1, more: .stricter))
    ]
    if let survival = promise.survival {
      facets.append(
        Facet("survival", "'\(promise.name)'", survival.text, presence: .stricter))
    }
    return facets
  }

  private static func fulfilment(_ name: String, _ act: String, _ by: [EventPattern]) -> Facet {
    let events = by.map(\.text).joined(separator: " or ")
    return Facet("act", "'\(name)' is fulfilled with", "\(Words.article(act)) (\(events))")
  }

  private static func targets(
    _ act: String, _ verb: String, _ ranks: [Int], _ targets: [Target], _ words: Words
  ) -> [Facet] {
    zip(ranks, targets).map { rank, target in
      let name = words.severity(rank)
      let subject = "For \(Facet.severityMark) \(Words.article(act)) \(verb)"
      return self.target("target \(name)", subject, target, severity: name)
    }
  }

  static func target(
    _ key: String, _ subject: String, _ target: Target, severity: String? = nil
  ) -> Facet {
    let (time, text) = (target.allowance.text, target.text)
    let rest = text.dropFirst(time.count).drop { $0 == " " }
    return Facet(
      key, subject, time, rest: String(rest), weight: Weight(target), presence: .stricter,
      severity: severity)
  }

  private static func clock(
    _ name: String, _ causes: [String], _ isAgreedPerCase: Bool
  ) -> [Facet] {
    var facets = causes.map { cause in
      let party = cause == "adopter" ? "the adopter" : "a third party"
      return Facet(
        "stop \(cause)", "The clock of '\(name)' stops while waiting on", party, presence: .milder)
    }
    if isAgreedPerCase {
      facets.append(
        Facet("agreed", "For a single case of '\(name)' both may agree", "another deadline"))
    }
    return facets
  }

  private static func start(_ start: MatterDuty.Start) -> String {
    switch start {
    case .fulfilment(let name): return "when '\(name)' is fulfilled"
    case .event(let event, let ratings, let isCovered):
      let grave =
        ratings.isEmpty ? "" : " with severity \(ratings.map(\.rawValue).joined(separator: " or "))"
      let component = isCovered ? " for a covered component" : ""
      return "on \(event.rawValue)\(grave)\(component)"
    }
  }

  private static func aggregate(_ name: String, _ aggregate: Aggregate, _ words: Words) -> [Facet] {
    let window =
      switch aggregate.window {
      case .each(let period): "each \(period.rawValue)"
      case .inAny(let span): "in any \(span.text)"
      }
    var facets = [Facet("trigger", "'\(name)' is measured", window)]
    switch aggregate.standard {
    case .rate(let percent, let counted):
      facets.append(
        share("'\(name)' asks that of \(words.counted(counted)) are met at least", percent))
      facets.append(Facet("counted", "'\(name)' counts", words.counted(counted)))
    case .breaches(let most, let counted):
      facets.append(
        Facet(
          "standard", "'\(name)' allows", Count.of(most, "breach", "breaches"),
          weight: Weight(.count("breaches"), Int64(most), more: .milder)))
      facets.append(Facet("counted", "'\(name)' counts", words.counted(counted)))
    case .points(let most, let points):
      facets.append(
        Facet(
          "standard", "'\(name)' allows", Count.of(most, "point"),
          weight: Weight(.count("points"), Int64(most), more: .milder)))
      for row in points {
        let counted = words.counted(row.counted)
        facets.append(
          Facet(
            "points \(counted)", "'\(name)' counts for each breach of \(counted)",
            Count.of(row.points, "point"),
            weight: Weight(.count("points"), Int64(row.points), more: .stricter),
            presence: .stricter))
      }
    case .percentile(let percent, let counted, let target):
      facets.append(share("'\(name)' measures the percentile", percent))
      facets.append(Facet("counted", "'\(name)' counts", words.counted(counted)))
      facets.append(self.target("target", "'\(name)' allows", target))
    case .average(let counted, let target):
      facets.append(Facet("counted", "'\(name)' counts", words.counted(counted)))
      facets.append(self.target("target", "'\(name)' allows on average", target))
    case .availability(let measure, let percent):
      facets.append(share("'\(name)' asks of '\(measure)' at least", percent))
    }
    if aggregate.fewest > 1 {
      facets.append(
        Facet(
          "fewest", "'\(name)' is judged only with at least", Count.of(aggregate.fewest, "case"),
          weight: Weight(.count("cases"), Int64(aggregate.fewest), more: .milder),
          presence: .milder))
    }
    return facets
  }

  private static func share(_ subject: String, _ percent: Percent) -> Facet {
    Facet(
      "standard", subject, "\(percent)",
      weight: Weight(.percent, percent.partsPerMillion, more: .stricter))
  }
}
