// SPDX-License-Identifier: Apache-2.0

import Money
import Terms

/// Says in words how the credits of a window come to their worst.
struct CreditPath {
  let credits: CreditExposure
  let window: WorstWindow

  /// The steps, obligation by obligation, then the caps on all credits together.
  func steps() throws(MoneyFault) -> [Worst.Step] {
    var steps: [Worst.Step] = []
    for group in credits.groups {
      let some = try pieces(of: group)
      // Obligations alike differ in their name alone.
      let alike = try self.steps(some, of: group, Self.mark)
      for name in group.names {
        steps += alike.map { Worst.Step($0.words.replacing(Self.mark, with: name), $0.amount) }
      }
    }
    if let step = try beforeShared() { steps.append(step) }
    steps += try sharedSteps()
    if steps.count > 1, let total = try money(window.cost), !isHeldAtOnce {
      steps.append(Worst.Step("Together \(total).", total))
    }
    return steps
  }

  /// Stands for the name of an obligation; no name has such a character.
  private static let mark = "\u{0}"

  /// Whether one cap on all credits holds the whole window: it has the last word.
  private var isHeldAtOnce: Bool {
    !window.shared.isEmpty && Set(window.shared.map(\.cap)).count == 1
      && window.covered.allSatisfy { $0 }
  }

  /// The names of obligations whose credits nothing bounds.
  func unbounded() throws(MoneyFault) -> [String] {
    var names: [String] = []
    for group in credits.groups
    where try pieces(of: group).contains(where: { amount(of: $0, group) >= Units.unlimited }) {
      names += group.names
    }
    return names
  }

  // MARK: One obligation

  /// What an obligation pays under its own caps: in a window of one month always, in a longer one
  /// in the months that no cap on all credits covers.
  private func pieces(of group: CreditExposure.Group) throws(MoneyFault) -> [CoverPiece] {
    let months = credits.months(of: group, window.start, window.length)
    let stretches = try credits.stretches(of: group, window.start, window.length)
    let covered = window.length == 1 ? [false] : window.covered
    return CoverSearch.cheapest(months, stretches, isCovered: covered).pieces
  }

  private func amount(of piece: CoverPiece, _ group: CreditExposure.Group) -> Int128 {
    switch piece {
    case .month(let place): group.amount(at: window.start - credits.months.lowerBound + place)
    case .stretch(let stretch): stretch.amount
    }
  }

  /// A run of months alike, or of uses of one cap alike, told at once.
  private func steps(
    _ pieces: [CoverPiece], of group: CreditExposure.Group, _ name: String
  ) throws(MoneyFault) -> [Worst.Step] {
    struct Kind: Hashable {
      let cap: Int?
      let amount: Int128
      let fee: Int?
      let count: Int?
    }
    var order: [Kind] = []
    var found: [Kind: [CoverPiece]] = [:]
    for piece in pieces {
      let kind: Kind
      switch piece {
      case .month(let place):
        let month = window.start + place
        kind = Kind(
          cap: nil, amount: amount(of: piece, group), fee: credits.fees.place(of: month),
          count: group.source.count(in: month))
      case .stretch(let stretch):
        // Windows that do not overlap are told by how many fit into the months.
        let months = stretch.cap < 0 ? stretch.months.count : nil
        kind = Kind(cap: stretch.cap, amount: stretch.amount, fee: nil, count: months)
      }
      if found[kind] == nil { order.append(kind) }
      found[kind, default: []].append(piece)
    }
    var steps: [Worst.Step] = []
    for kind in order {
      guard let alike = found[kind], let first = alike.first else { continue }
      let isOpen = kind.amount >= Units.unlimited
      let sum = isOpen ? kind.amount : kind.amount * Int128(alike.count)
      switch first {
      case .month(let place):
        guard let step = try monthStep(group, name, place, times: alike.count, sum) else {
          continue
        }
        steps.append(step)
      case .stretch(let stretch):
        steps.append(try stretchStep(group, name, stretch, times: alike.count, sum))
      }
    }
    return steps
  }

  private func monthStep(
    _ group: CreditExposure.Group, _ name: String, _ place: Int, times: Int, _ sum: Int128
  ) throws(MoneyFault) -> Worst.Step? {
    let month = window.start + place
    let fee = credits.fees.highest(in: month...month)
    let count = group.source.count(in: month)
    guard let cost = try group.source.cost(in: month, times: count, fee) else { return nil }
    let words = try BreachWords(name: name, source: group.source, fee: fee, count: count)
      .sentence(cost)
    guard let total = try money(sum), let paid = cost.paid else {
      return Worst.Step(words + ".", nil)
    }
    if window.length == 1 { return Worst.Step(words + ".", total) }
    let months = times == 1 ? "in \(CalendarMonth(number: month))" : "in each of \(times) months"
    let tail = times == 1 ? "" : ": \(times) × \(paid) = \(total)"
    return Worst.Step("\(words), \(months)\(tail).", total)
  }

  private func stretchStep(
    _ group: CreditExposure.Group, _ name: String, _ stretch: CappedStretch, times: Int,
    _ sum: Int128
  ) throws(MoneyFault) -> Worst.Step {
    let total = try money(sum)
    let paid = try money(stretch.amount).map(\.description) ?? ""
    let caps = group.source.credit.longer
    guard caps.indices.contains(stretch.cap) else {
      let first = window.start + stretch.months.lowerBound
      let last = window.start + stretch.months.upperBound - 1
      guard case .rolling(let span, _) = group.source.supply else { return Worst.Step(name, total) }
      let most = CostSource.most(span, from: first, through: last)
      let words =
        "'\(name)' is missed \(Count.times(most)) in \(Count.of(last - first + 1, "month")), "
        + "no two within \(span.text): \(paid)."
      return Worst.Step(words, total)
    }
    let cap = caps[stretch.cap]
    let words = "'\(name)' reaches its most, \(cap.price.text) \(cap.span.text)"
    return Worst.Step(words + (try arithmetic(cap.price, stretch, times: times, total)), total)
  }

  /// `: 50% × EUR 240,000 = EUR 120,000; 2 × EUR 120,000 = EUR 240,000.`, without what a sum says
  /// already.
  private func arithmetic(
    _ price: Price, _ stretch: CappedStretch, times: Int, _ total: Money?
  ) throws(MoneyFault) -> String {
    let first = window.start + stretch.months.lowerBound
    let last = window.start + stretch.months.upperBound - 1
    let paid = try money(stretch.amount).map(\.description) ?? ""
    let words = try price.words(credits.fees.highest(in: first...last))
    var parts = words == paid ? [] : ["\(words) = \(paid)"]
    if times > 1 { parts.append("\(times) × \(paid) = \(total?.description ?? "")") }
    return parts.isEmpty ? "." : ": \(parts.joined(separator: "; "))."
  }

  // MARK: All credits together

  /// What a cap on all credits is set against, in months whose obligations are not told one by one.
  private func beforeShared() throws(MoneyFault) -> Worst.Step? {
    guard window.length > 1, !window.shared.isEmpty else { return nil }
    let isLeft = window.covered.map { !$0 }
    var sum: Int128 = 0
    var names: [String] = []
    for group in credits.groups {
      let months = credits.months(of: group, window.start, window.length)
      let stretches = try credits.stretches(of: group, window.start, window.length)
      let cost = CoverSearch.cheapest(months, stretches, isCovered: isLeft).cost
      guard cost > 0 else { continue }
      names += group.names
      sum = Units.sum(sum, group.total(cost))
    }
    let count = isLeft.count { !$0 }
    let total = try money(sum)
    let words =
      "By themselves \(Count.list(names)) would cost \(total?.description ?? "without limit") in "
      + "\(count == window.length ? "these" : "\(count) of these") months."
    return Worst.Step(words, total)
  }

  private func sharedSteps() throws(MoneyFault) -> [Worst.Step] {
    var order: [CappedStretch] = []
    var times: [[Int128]: Int] = [:]
    for stretch in window.shared {
      let key = [Int128(stretch.cap), stretch.amount]
      if times[key] == nil { order.append(stretch) }
      times[key, default: 0] += 1
    }
    return try order.map { stretch throws(MoneyFault) in
      let cap = credits.shared[stretch.cap]
      let count = times[[Int128(stretch.cap), stretch.amount]] ?? 1
      let total = try money(stretch.amount * Int128(count))
      let words = "All credits together reach at most \(cap.price.text) \(cap.span.text)"
      return Worst.Step(words + (try arithmetic(cap.price, stretch, times: count, total)), total)
    }
  }

  /// The amount in money; nil without limit.
  private func money(_ units: Int128) throws(MoneyFault) -> Money? {
    try credits.money(units)
  }
}

extension CreditExposure {
  /// Minor units as money; nil without limit, or where there is no currency and so no amount.
  func money(_ units: Int128) throws(MoneyFault) -> Money? {
    guard units < Units.unlimited, let currency else { return nil }
    guard let units = Int64(exactly: units) else { throw .overflow("the sum of all credits") }
    return Money(minorUnits: units, currency: currency)
  }
}
