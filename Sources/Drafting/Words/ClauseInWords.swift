// SPDX-License-Identifier: Apache-2.0

package import Terms

/// A declaration of an agreement in plain sentences, for those who read terms beside the text: a hover
/// in an editor, a summary.
///
/// The sentences are made from the checked meaning, so they say what will be judged, with every
/// default filled in.
package struct ClauseInWords {
  private let agreement: Agreement

  /// For the declarations of one agreement.
  package init(_ agreement: Agreement) { self.agreement = agreement }

  /// The sentences for the declaration of a name; nil if the agreement has none that says anything.
  package func text(of name: String) -> String? {
    let rights = agreement.rights
    if let obligation = agreement.obligations.first(where: { $0.name == name }) {
      return text(of: obligation)
    }
    if let standing = agreement.standing.first(where: { $0.name == name }) {
      return text(of: standing)
    }
    if let power = rights.powers.first(where: { $0.name == name }) { return text(of: power) }
    if let duty = rights.duties.first(where: { $0.name == name }) { return text(of: duty) }
    if let exclusion = rights.exclusions.first(where: { $0.name == name }) {
      return text(of: exclusion)
    }
    if let measure = rights.measures.first(where: { $0.name == name }) {
      return text(of: measure)
    }
    if let pool = rights.pools.first(where: { $0.name == name }) { return text(of: pool) }
    if let amendment = rights.amendments.first(where: { $0.name == name }) {
      return text(of: amendment)
    }
    return severity(name)
  }

  private func severity(_ name: String) -> String? {
    agreement.rank(ofSeverity: name).map { rank in
      let place = rank == 0 ? "the most severe of" : "number \(rank + 1) of"
      return "\(agreement.severities[rank].meaning). It is \(place) "
        + "\(agreement.severities.count) severities."
    }
  }

  // MARK: Obligations

  private func text(of obligation: Obligation) -> String {
    let isEvery = obligation.ranks.count == agreement.severities.count
    var sentences = [
      "For each case opened\(isEvery ? "" : " with severity \(severities(obligation.ranks))")"
        + (obligation.component.map { " about \($0)" } ?? "")
        + ", the cooperative \(verb(obligation.promise)) \(obligation.act): "
        + "\(targets(obligation.ranks, obligation.targets))."
    ]
    if obligation.stopsWhileWaitingOn.isEmpty {
      sentences.append("The clock never stops.")
    } else {
      let whom = obligation.stopsWhileWaitingOn.map { "the \($0.replacing("-", with: " "))" }
      sentences.append("The clock stops while the case waits on \(Self.list(whom, "or")).")
    }
    if obligation.isAgreedPerCase { sentences.append("Both may agree another time for a case.") }
    sentences.append("On an upgrade: \(obligation.onUpgrade.rawValue).")
    sentences.append("On a downgrade: \(obligation.onDowngrade.rawValue).")
    sentences.append("On reopening: \(obligation.onReopening.text).")
    return (sentences + consequences(obligation.promise)).joined(separator: " ")
  }

  private func text(of standing: StandingObligation) -> String {
    let promise = standing.promise
    let sentence: String
    switch standing.kind {
    case .recurring(let recurring):
      let isEvery = recurring.ranks.count == agreement.severities.count
      sentence =
        "While a case is open\(isEvery ? "" : " with severity \(severities(recurring.ranks))")"
        + (recurring.until.map { " and not yet \(Self.participle($0))" } ?? "")
        + ", the cooperative \(verb(promise)) \(recurring.act) again and again, each within "
        + "\(targets(recurring.ranks, recurring.targets)) of the last."
    case .matter(let duty):
      sentence =
        "\(start(of: duty)), the cooperative \(verb(promise)) \(duty.act) within "
        + "\(duty.target.text)\(Self.more(of: duty))."
    case .periodic(let duty):
      sentence =
        "Once each \(duty.period.rawValue), the cooperative \(verb(promise)) \(duty.act)"
        + (duty.evidence.map { ", shown by \($0)" } ?? "")
        + (duty.afterEnd.map { ", within \($0.text) after the \(duty.period.rawValue) ends" } ?? "")
        + "."
    case .aggregate(let aggregate): sentence = text(of: aggregate, promise)
    }
    return ([sentence] + consequences(promise)).joined(separator: " ")
  }

  /// The second clock of a duty, and what keeps it from being owed.
  private static func more(of duty: MatterDuty) -> String {
    let latest = duty.latest.map { latest in
      let happened = latest.event.rawValue.split(separator: ".").last.map(String.init) ?? ""
      return ", and no later than \(latest.target.text) after it is \(happened)"
    }
    return (latest ?? "") + (duty.condition.map { ", unless \($0.text)" } ?? "")
  }

  private func start(of duty: MatterDuty) -> String {
    switch duty.start {
    case .fulfilment(let other): return "Once '\(other)' is fulfilled"
    case .event(let event, let ratings, let isCovered):
      let grave = ratings.isEmpty ? "" : " of severity \(Self.list(ratings.map(\.rawValue), "or"))"
      let covered = isCovered ? " for a covered component" : ""
      let article = duty.matter == .request ? "a" : "an"
      let happened = event.rawValue.split(separator: ".").last.map(String.init) ?? ""
      return "When \(article) \(duty.matter.rawValue)\(grave) is \(happened)\(covered)"
    }
  }

  private func text(of aggregate: Aggregate, _ promise: Promise) -> String {
    let when: String
    switch aggregate.window {
    case .each(let period): when = "Each \(period.rawValue)"
    case .inAny(let span): when = "In any \(span.text)"
    }
    let standard: String
    switch aggregate.standard {
    case .rate(let percent, let counted):
      standard = "at least \(percent) of \(words(for: counted)) must be met"
    case .breaches(let most, let counted):
      standard =
        most == 0
        ? "\(words(for: counted)) may not be breached"
        : "\(words(for: counted)) may be breached \(most == 1 ? "once" : "\(most) times") at most"
    case .points(let most, let rows):
      let points = rows.map { "\($0.points) for each breach of \(words(for: $0.counted))" }
      standard = "at most \(most) points may be reached, counting \(Self.list(points, "and"))"
    case .percentile(let percent, let counted, let target):
      standard = "\(percent) of \(words(for: counted)) must be done within \(target.text)"
    case .average(let counted, let target):
      standard =
        "\(words(for: counted)) must on average be done within \(target.text)"
    case .availability(let measure, let percent):
      let of = agreement.rights.measures.first { $0.name == measure }?.of ?? measure
      standard = "\(of) must be available at least \(percent) of the time"
    }
    let fewest =
      aggregate.fewest > 1 ? " Nothing is judged with fewer than \(aggregate.fewest) cases." : ""
    return "\(when), \(standard).\(promise.isGoal ? " This is a goal." : "")\(fewest)"
  }

  private func words(for counted: Counted) -> String {
    Self.list(counted.obligations.map { "'\($0)'" }, "and")
      + (counted.ranks.map { " for severity \(severities($0))" } ?? "")
  }

  private func verb(_ promise: Promise) -> String { promise.isGoal ? "aims at" : "owes" }

  private func targets(_ ranks: [Int], _ targets: [Target]) -> String {
    guard Set(targets.map(\.text)).count > 1 else { return targets.first?.text ?? "" }
    let rows = zip(ranks, targets).map { "\(agreement.severities[$0].name) \($1.text)" }
    return rows.joined(separator: "; ")
  }

  private func severities(_ ranks: [Int]) -> String {
    Self.list(ranks.map { agreement.severities[$0].name }, "or")
  }

  private func consequences(_ promise: Promise) -> [String] {
    var sentences: [String] = []
    if promise.isGoal {
      sentences.append("It is only measured: nothing follows if it is missed.")
    } else if let credit = promise.credit {
      let caps = credit.caps.map { ", at most \($0.amount.text) \($0.span.text)" }.joined()
      sentences.append("A breach costs \(credit.basis.text)\(caps).")
    } else {
      sentences.append("No credit is paid for a breach.")
    }
    if let survival = promise.survival {
      sentences.append("It \(survival.text).")
    }
    return sentences
  }

  // MARK: Words

  static func participle(_ event: CaseEvent) -> String {
    switch event {
    case .workedAround: "worked around"
    case .responded: "responded to"
    default: event.rawValue.split(separator: ".").last.map(String.init) ?? event.rawValue
    }
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) \(words[words.count - 1])"
  }
}
