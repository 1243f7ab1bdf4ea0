// SPDX-License-Identifier: Apache-2.0

import Money

/// Checks the credits of an agreement against its fee and against one another.
struct CreditChecks {
  private let frame: AgreementFrame
  /// The one currency of the agreement: that of its fee, else that of the first sum.
  private var currency: Currency?

  init(_ frame: AgreementFrame) {
    self.frame = frame
    self.currency = frame.fee?.amount.currency
  }

  /// What is wrong with a credit, in the order of the text.
  mutating func problems(of credit: CreditSyntax) -> [(Problem, SourceRange)] {
    var problems: [(Problem, SourceRange)] = []
    for amount in credit.amounts {
      if let problem = problem(with: amount.value) { problems.append((problem, amount.range)) }
    }
    if let least = credit.least { problems += self.problems(ofLeast: least, under: credit.caps) }
    guard problems.isEmpty, let smallest = credit.basis.smallest else { return problems }
    for cap in credit.caps where isBelow(cap.amount.value, smallest.value) {
      let problem = Problem.capBelowCredit(
        cap: cap.amount.value.text, credit: smallest.value.text)
      problems.append((problem, cap.amount.range))
    }
    if case .ladder(let rungs) = credit.basis {
      // Of rows that are out of order it is said that they are, and no more.
      for (rung, milder) in zip(rungs.dropFirst(), rungs)
      where LadderChecks.isWorse(rung.edge.value, than: milder.edge.value) == true
        && isBelow(rung.amount.value, milder.amount.value)
      {
        let problem = Problem.rungMilder(
          rung.edge.value.text, than: milder.edge.value.text)
        problems.append((problem, rung.amount.range))
      }
    }
    return problems
  }

  /// A least credit that is more than the most of a month: nothing is ever paid.
  func problems(
    ofLeast least: Located<CreditAmount>, under caps: [CapSyntax]
  ) -> [(Problem, SourceRange)] {
    caps.filter { $0.span == .each(.month) && isBelow($0.amount.value, least.value) }.map {
      (.leastAboveMost($0.amount.value.text, least: least.value.text), least.range)
    }
  }

  mutating func problem(with amount: CreditAmount) -> Problem? {
    switch amount {
    case .poolShare: return nil
    case .share:
      let isMissing = frame.isDeclared && frame.fee == nil && !frame.mayLackFee
      return isMissing ? .percentWithoutFee : nil
    case .sum(let money):
      guard let currency else {
        self.currency = money.currency
        return nil
      }
      guard currency != money.currency else { return nil }
      return .currencyMismatch(money.currency.code, other: currency.code)
    }
  }

  private func isBelow(_ cap: CreditAmount, _ credit: CreditAmount) -> Bool {
    guard let cap = frame.exact(cap), let credit = frame.exact(credit) else { return false }
    // Amounts too large to reckon with: judgement says so where they are used.
    return (try? cap.isLess(than: credit)) ?? false
  }
}

extension AgreementFrame {
  /// An amount as it is reckoned with, by the first fee; nil for a share of a pool, or of no fee.
  func exact(_ amount: CreditAmount) -> ExactAmount? {
    switch amount {
    case .sum(let money): return ExactAmount(money)
    case .share(let percent, let period):
      guard let base = try? fee?.exact(per: period) else { return nil }
      return try? base.times(percent)
    case .poolShare: return nil
    }
  }
}

extension CreditSyntax {
  /// Every amount in it, in the order of the text.
  var amounts: [Located<CreditAmount>] {
    let basis: [Located<CreditAmount>] =
      switch self.basis {
      case .eachBreach(let amount), .eachLate(let amount, _), .eachStep(let amount, _, _),
        .eachPoint(let amount, _), .once(let amount):
        [amount]
      case .ladder(let rungs): rungs.map(\.amount)
      }
    return basis + caps.map(\.amount) + [least].compactMap { $0 }
  }
}

extension CreditBasisSyntax {
  /// The smallest credit there can be: that of one breach, or of the first rung.
  fileprivate var smallest: Located<CreditAmount>? {
    switch self {
    case .eachBreach(let amount), .eachLate(let amount, _), .eachStep(let amount, _, _),
      .eachPoint(let amount, _), .once(let amount):
      amount
    case .ladder(let rungs): rungs.first?.amount
    }
  }
}

/// Checks the edges of a ladder against one another and against what is owed.
struct LadderChecks {
  private(set) var problems: [(Problem, SourceRange)] = []

  init(_ rungs: [RungSyntax], _ owed: OwedSyntax?) {
    if Self.isReversed(rungs), let first = rungs.first {
      problems.append((.ladderReversed, first.edge.range))
      return
    }
    for (rung, before) in zip(rungs.dropFirst(), rungs) {
      guard let order = Self.isWorse(rung.edge.value, than: before.edge.value) else {
        problems.append((.mixedLadder, rung.edge.range))
        continue
      }
      if !order {
        let problem = Problem.rungUnreachable(
          rung.edge.value.text, after: before.edge.value.text)
        problems.append((problem, rung.edge.range))
      }
    }
    for rung in rungs where rung.edge.value == .below(.zero) {
      problems.append((.zeroFigure("The edge of a row"), rung.edge.range))
    }
    // Where rows are out of order, it cannot be told which begins the ladder.
    guard problems.isEmpty, let first = rungs.first, let owed else { return }
    if let problem = Self.gap(first.edge.value, owed) {
      problems.append((problem, first.edge.range))
    }
  }

  /// Whether an edge is passed only after another; nil if they are not of one kind.
  static func isWorse(_ edge: LadderEdge, than other: LadderEdge) -> Bool? {
    switch (edge, other) {
    case (.below(let edge), .below(let other)): edge < other
    case (.fromBreaches(let edge), .fromBreaches(let other)): edge > other
    case (.fromPoints(let edge), .fromPoints(let other)): edge > other
    default: nil
    }
  }

  /// Whether every row comes after one that is worse; of two rows one may be wrong, not the order.
  private static func isReversed(_ rungs: [RungSyntax]) -> Bool {
    rungs.count > 2
      && zip(rungs.dropFirst(), rungs).allSatisfy { rung, before in
        isWorse(before.edge.value, than: rung.edge.value) ?? false
      }
  }

  /// A first rung that begins elsewhere than what is owed ends.
  private static func gap(_ edge: LadderEdge, _ owed: OwedSyntax) -> Problem? {
    switch (edge, owed) {
    case (.below(let edge), .rate(let owed, _)), (.below(let edge), .availability(_, let owed)),
      (.below(let edge), .percentile(let owed, _, _)):
      if edge < owed.value { return .ladderGap(from: owed.value.description) }
      return edge > owed.value ? .rungBeforeBreach(LadderEdge.below(edge).text) : nil
    case (.fromBreaches(let edge), .breaches(let most, _)):
      if edge > most.value + 1 { return .ladderGap(from: "\(most.value + 1)") }
      return edge <= most.value ? .rungBeforeBreach(LadderEdge.fromBreaches(edge).text) : nil
    case (.fromPoints(let edge), .points(let most, _)):
      if edge > most.value + 1 { return .ladderGap(from: "\(most.value + 1)") }
      return edge <= most.value ? .rungBeforeBreach(LadderEdge.fromPoints(edge).text) : nil
    default: return nil
    }
  }
}
