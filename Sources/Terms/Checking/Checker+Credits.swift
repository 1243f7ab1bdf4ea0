// SPDX-License-Identifier: Apache-2.0
//
// Checks what breaches cost: that a credit fits what is owed, that ladders ascend, and what holds for
// all credits together.

import Money

extension Checker {
  /// The credit of an obligation, if it has one without a mistake.
  mutating func checkCredit(
    of entry: PromiseTable.Entry, _ names: AgreementNames, _ credits: inout CreditChecks
  ) -> Credit? {
    guard let syntax = entry.syntax.credit else { return nil }
    let file = entry.file
    if entry.syntax.isGoal {
      report(.creditOnGoal(entry.syntax.name.value), at: syntax.range, in: file)
      return nil
    }
    if entry.kind != .unknown, let problem = Self.misfit(syntax.basis, entry.kind) {
      report(problem, at: syntax.range, in: file)
    }
    if case .ladder(let rungs) = syntax.basis {
      for (problem, place) in LadderChecks(rungs, entry.syntax.isDamaged ? nil : entry.syntax.owed)
        .problems
      {
        report(problem, at: place, in: file)
      }
    }
    for amount in syntax.amounts {
      checkPoolShare(amount, of: entry.syntax.name.value, in: file, names)
    }
    for (problem, range) in credits.problems(of: syntax) { report(problem, at: range, in: file) }
    return Credit(
      syntax.basis.meaning, caps: syntax.caps.map(\.meaning), least: syntax.least?.value)
  }

  /// A credit reckoned by what its obligation does not have.
  private static func misfit(_ basis: CreditBasisSyntax, _ kind: PromiseKind) -> Problem? {
    let isShare = kind == .rate || kind == .availability || kind == .percentile
    let fits: Bool
    let way: String
    switch basis {
    case .eachBreach, .eachLate:
      fits = !kind.isAggregate
      way = "credit EUR 500"
    case .once:
      fits = kind.isAggregate || kind == .periodic
      way = "credit EUR 500 for each breach"
    case .eachStep:
      fits = isShare
      way = "credit EUR 500 for each breach"
    case .eachPoint:
      fits = kind == .points
      way = "credit EUR 500 for each breach"
    case .ladder(let rungs):
      guard let edge = rungs.first?.edge.value else { return nil }
      switch edge {
      case .below:
        fits = isShare
        way = kind == .points ? "from 4 points EUR 500" : "from 3 breaches EUR 500"
      case .fromBreaches:
        fits = kind == .breaches
        way = isShare ? "below 95% EUR 500" : "credit EUR 500 for each breach"
      case .fromPoints:
        fits = kind == .points
        way = isShare ? "below 95% EUR 500" : "from 3 breaches EUR 500"
      }
    }
    return fits ? nil : .creditDoesNotFit(kind: kind.words, way: way)
  }

  private mutating func checkPoolShare(
    _ amount: Located<CreditAmount>, of obligation: String, in file: Int, _ names: AgreementNames
  ) {
    guard case .poolShare(_, let pool) = amount.value else { return }
    guard let entry = names.pools[pool] else {
      let name = Located(pool, at: amount.range)
      return reportUnknown(.pool, name, known: names.pools.names, in: file)
    }
    // A share of a name that is not declared may be meant for this one; that name is reported.
    let hasShare = entry.shares.contains {
      $0.obligation.value == obligation || names.promises[$0.obligation.value] == nil
    }
    if !hasShare, !entry.isDamaged {
      report(.noShareOfPool(pool, obligation: obligation), at: amount.range, in: file)
    }
  }

  // MARK: Together

  /// Reports a second `credits`, and what its clauses say wrong.
  mutating func checkCreditTerms(_ names: AgreementNames, _ credits: inout CreditChecks) {
    var first: FilePlace?
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.credits {
        if let first {
          let words = words(for: first, seenFrom: number)
          report(.secondOfOne("'credits' declaration", first: words), at: syntax.place, in: number)
        }
        first = first ?? FilePlace(file: number, range: syntax.place)
        for amount in syntax.caps.map(\.amount) + [syntax.least].compactMap({ $0 }) {
          if case .poolShare(_, let pool) = amount.value {
            report(.poolOutsideObligation(pool), at: amount.range, in: number)
          } else if let problem = credits.problem(with: amount.value) {
            report(problem, at: amount.range, in: number)
          }
        }
        if let least = syntax.least {
          for (problem, place) in credits.problems(ofLeast: least, under: syntax.caps) {
            report(problem, at: place, in: number)
          }
        }
        reportTwice(syntax.soleRemedy?.obligations ?? [], in: number)
        for name in syntax.soleRemedy?.obligations ?? [] {
          guard let entry = promise(name, in: number, names) else { continue }
          if entry.syntax.credit == nil, !entry.syntax.isDamaged {
            report(.remedyOfNothing(name.value), at: name.range, in: number)
          }
        }
      }
      for pool in file.syntax.pools { checkPool(pool, in: number, names, &credits) }
    }
  }

  /// What holds for all credits.
  func creditTerms() -> CreditTerms {
    for (number, file) in files.enumerated() {
      guard let syntax = file.syntax.credits.first else { continue }
      return CreditTerms(
        clause: clause(syntax.lines, in: number), claim: syntax.claim?.value ?? .applied,
        soleRemedyFor: syntax.soleRemedy?.obligations.map(\.value) ?? [],
        soleRemedyExceptions: syntax.soleRemedy?.exceptions.map(\.value) ?? [],
        areForfeited: syntax.areForfeited, areSetOff: syntax.areSetOff,
        caps: syntax.caps.map(\.meaning),
        least: syntax.least?.value)
    }
    return .unsaid
  }

  mutating func declarePools() -> NameTable<PoolSyntax> {
    var table = NameTable<PoolSyntax>()
    for (number, file) in files.enumerated() {
      for pool in file.syntax.pools { declare(pool.name, pool, as: .pool, in: number, &table) }
    }
    return table
  }

  private mutating func checkPool(
    _ pool: PoolSyntax, in file: Int, _ names: AgreementNames, _ credits: inout CreditChecks
  ) {
    if !pool.isDamaged {
      require(
        pool.amount, "holds", "holds 10% of the monthly fee each month", of: "pool",
        at: pool.name, in: file)
      if pool.shares.isEmpty {
        let problem = Problem.missingClause(
          "shares", in: "pool", example: "shares 40% to respond, 60% to restore")
        report(problem, at: pool.name.range, in: file)
      }
    }
    if let amount = pool.amount {
      if case .poolShare(_, let other) = amount.value {
        report(.poolOutsideObligation(other), at: amount.range, in: file)
      } else if let problem = credits.problem(with: amount.value) {
        report(problem, at: amount.range, in: file)
      }
    }
    var total: Int64 = 0
    for share in pool.shares {
      _ = promise(share.obligation, in: file, names)
      total += share.percent.value.partsPerMillion
      if total > Percent.hundred.partsPerMillion {
        return report(.poolOverfull(pool.name.value), at: share.percent.range, in: file)
      }
    }
  }

  /// The pools that have no mistake.
  func pools() -> [Pool] {
    var pools: [Pool] = []
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.pools {
        guard let amount = syntax.amount?.value, let period = syntax.period else { continue }
        let shares = syntax.shares.map {
          Pool.Share(percent: $0.percent.value, obligation: $0.obligation.value)
        }
        pools.append(
          Pool(
            name: syntax.name.value, clause: clause(syntax.lines, in: number), amount: amount,
            period: period, shares: shares))
      }
    }
    return pools
  }
}

extension CapSyntax {
  fileprivate var meaning: CreditCap { CreditCap(amount: amount.value, span: span) }
}

extension CreditBasisSyntax {
  fileprivate var meaning: CreditBasis {
    switch self {
    case .eachBreach(let amount): .eachBreach(amount.value)
    case .eachLate(let amount, let unit): .eachLate(amount.value, unit: unit.value)
    case .eachStep(let amount, let step, let below):
      .eachStep(amount.value, step: step.value, below: below.value)
    case .eachPoint(let amount, let above): .eachPoint(amount.value, above: above.value)
    case .once(let amount): .once(amount.value)
    case .ladder(let rungs):
      .ladder(rungs.map { Rung(edge: $0.edge.value, amount: $0.amount.value) })
    }
  }
}
