// SPDX-License-Identifier: Apache-2.0
//
// What credits, pools and limits say, facet by facet.

import Money
import Terms

extension Declared {
  /// What a breach of an obligation costs.
  static func credit(_ promise: Promise) -> [Facet] {
    guard let credit = promise.credit else { return [] }
    let name = promise.name
    var facets: [Facet] = []
    switch credit.basis {
    case .eachBreach(let amount):
      facets.append(cost("credit", "'\(name)' costs", amount, "for each breach"))
    case .eachLate(let amount, let unit):
      facets.append(cost("credit", "'\(name)' costs", amount, "for each \(unit.text) late"))
    case .eachStep(let amount, let step, let below):
      facets.append(cost("credit", "'\(name)' costs", amount, "for each \(step) below \(below)"))
    case .eachPoint(let amount, let above):
      facets.append(cost("credit", "'\(name)' costs", amount, "for each point above \(above)"))
    case .once(let amount):
      facets.append(cost("credit", "A miss of '\(name)' costs", amount, ""))
    case .ladder(let rungs):
      facets += rungs.map { rung in
        cost("rung \(rung.edge.text)", "'\(name)' costs, \(rung.edge.text),", rung.amount, "")
      }
    }
    facets += credit.caps.map { cap("The credits of '\(name)' reach", $0) }
    if let least = credit.least { facets.append(self.least("Of '\(name)'", least)) }
    return facets
  }

  private static func cost(
    _ key: String, _ subject: String, _ amount: CreditAmount, _ rest: String
  ) -> Facet {
    Facet(
      key, subject, amount.text, rest: rest,
      weight: rest.isEmpty || key != "credit"
        ? Weight(amount, more: .stricter) : weight(amount, rest),
      presence: .stricter)
  }

  /// Credits are compared only where they are reckoned by the same.
  private static func weight(_ amount: CreditAmount, _ rest: String) -> Weight? {
    rest == "for each breach" ? Weight(amount, more: .stricter) : nil
  }

  private static func cap(_ subject: String, _ cap: CreditCap) -> Facet {
    Facet(
      "cap \(cap.span.text)", "\(subject) at most", cap.amount.text, rest: cap.span.text,
      weight: Weight(cap.amount, more: .stricter), presence: .milder)
  }

  private static func least(_ whose: String, _ amount: CreditAmount) -> Facet {
    Facet(
      "least", "\(whose) is not paid what is less than", amount.text,
      weight: Weight(amount, more: .milder), presence: .milder)
  }

  init(_ credits: CreditTerms) {
    var facets: [Facet] = []
    switch credits.claim {
    case .applied:
      facets.append(Facet("applied", "Credits are", "applied without a claim", presence: .stricter))
    case .claimedWithin(let span):
      facets.append(
        Facet(
          "claimed", "Credits are claimed within", span.text,
          rest: "of the end of the month, or lapse",
          weight: Weight(.count("claim"), Int64(span.roughDays), more: .stricter),
          presence: .milder))
    }
    facets += credits.soleRemedyFor.map {
      Facet("sole \($0)", "Credits are the only remedy for", "'\($0)'", presence: .milder)
    }
    facets += credits.soleRemedyExceptions.map {
      Facet(
        "exception \($0)", "Credits are not the only remedy in case of", $0, presence: .stricter)
    }
    if credits.areForfeited {
      facets.append(
        Facet("forfeited", "Credits not yet paid are", "lost at termination", presence: .milder))
    }
    facets += credits.caps.map { Self.cap("All credits together reach", $0) }
    if let least = credits.least { facets.append(Self.least("Of all credits together", least)) }
    self.init("declaration", "credits", credits.clause, facets)
  }

  init(_ pool: Pool) {
    var facets = [
      Facet(
        "amount", "'\(pool.name)' sets aside", pool.amount.text,
        rest: "each \(pool.period.rawValue)", weight: Weight(pool.amount, more: .stricter))
    ]
    facets += pool.shares.map { share in
      Facet(
        "share \(share.obligation)", "'\(pool.name)' sets aside for '\(share.obligation)'",
        "\(share.percent)",
        weight: Weight(.percent, share.percent.partsPerMillion, more: .stricter))
    }
    self.init("pool", pool.name, pool.clause, facets)
  }

  init(_ limit: LiabilityLimit) {
    var facets = [
      Facet("scope", "The limit of liability counts", limit.scope.rawValue),
      Facet(
        "ceiling", "Liability is limited to", limit.ceiling.text, weight: Weight(limit.ceiling)),
    ]
    facets += limit.exceptions.map { exception in
      let text = exception.ceiling.map { "limited to \($0.text)" } ?? "without limit"
      return Facet(
        "except \(exception.what)", "Claims for \(exception.what) are", text,
        weight: exception.ceiling.flatMap { Weight($0) }, presence: .stricter)
    }
    self.init("limit", "liability", limit.clause, presence: .milder, facets)
  }
}

extension Weight {
  /// Of a ceiling that is one figure.
  init?(_ ceiling: Ceiling) {
    switch ceiling {
    case .sum(let money): self.init(.money(money.currency), money.minorUnits, more: .stricter)
    case .fees(let months): self.init(.count("months of fees"), Int64(months), more: .stricter)
    case .share(let percent, let period):
      self.init(.share(of: period), percent.partsPerMillion, more: .stricter)
    case .lesser, .greater: return nil
    }
  }
}
