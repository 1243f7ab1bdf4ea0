// SPDX-License-Identifier: Apache-2.0
//
// Tries the months, or the stretches of twelve, and finds the one whose credits are worst.

import Money
import Terms

/// Months that follow one another, and the most that all credits reach in them.
struct WorstWindow: Sendable {
  /// The first month, and how many.
  let start: Int
  let length: Int
  /// Minor units, or ``Units/unlimited``.
  let cost: Int128
  /// The caps on all credits together that hold.
  let shared: [CappedStretch]

  /// Whether a month is covered by one of ``shared``.
  var covered: [Bool] {
    (0..<length).map { place in shared.contains { $0.months.contains(place) } }
  }
}

extension CreditExposure {
  /// How many caps on all credits together are tried in every combination.
  private static let mostCombined = 6

  /// The worst of all stretches of so many months, the earliest of equals.
  func window(inMonths length: Int) throws(MoneyFault) -> WorstWindow {
    var best: WorstWindow?
    var seen: Set<[Int]> = []
    let last = max(months.lowerBound, months.upperBound - length + 1)
    for start in months.lowerBound...last {
      if let alike = likeness(of: start, length), !seen.insert(alike).inserted { continue }
      let window = try solve(start, length)
      if window.cost > best?.cost ?? -1 { best = window }
      if window.cost >= Units.unlimited { break }
    }
    return best ?? WorstWindow(start: months.lowerBound, length: length, cost: 0, shared: [])
  }

  /// What tells windows apart that may differ; nil where that is not worth asking.
  private func likeness(of start: Int, _ length: Int) -> [Int]? {
    guard !self.long.isEmpty else { return nil }
    // Caps may reach beyond the window: the fees of a year around it count.
    var key = [start % 12]
    for month in start - 12..<start + length + 12 { key.append(fees.place(of: month) ?? -1) }
    for group in self.long {
      for place in places(start, length) { key.append(Int(clamping: group.amount(at: place))) }
    }
    return key + places(start, length).map { Int(clamping: amount(short, at: $0)) }
  }

  private func places(_ start: Int, _ length: Int) -> Range<Int> {
    start - months.lowerBound..<start - months.lowerBound + length
  }

  private func amount(_ amounts: [Int128], at place: Int) -> Int128 {
    amounts.indices.contains(place) ? amounts[place] : 0
  }

  // MARK: One window

  private func solve(_ start: Int, _ length: Int) throws(MoneyFault) -> WorstWindow {
    let open = places(start, length).map { amount(short, at: $0) }
    let long: [LongGroup] = try self.long.map { group throws(MoneyFault) in
      LongGroup(
        count: Int128(group.names.count), months: months(of: group, start, length),
        stretches: try stretches(of: group, start, length))
    }
    let caps = try stretches(shared, start, length)
    let search = SharedSearch(short: open, long: long, caps: caps)
    let (cost, chosen) = search.cheapest(combining: Self.mostCombined)
    return WorstWindow(start: start, length: length, cost: cost, shared: chosen)
  }

  /// What one obligation of a group can cost in each month of a window.
  func months(of group: Group, _ start: Int, _ length: Int) -> [Int128] {
    places(start, length).map { group.amount(at: $0) }
  }

  /// The caps of one obligation that cover more than a month, laid over a window.
  func stretches(
    of group: Group, _ start: Int, _ length: Int
  ) throws(MoneyFault) -> [CappedStretch] {
    let caps = try stretches(group.source.credit.longer, start, length)
    guard case .rolling(let span, _) = group.source.supply else { return caps }
    return try caps + rolling(span, group, start, length)
  }

  /// Caps laid over a window, at the highest fee of the time each covers.
  func stretches(
    _ caps: [PricedCredit.Cap], _ start: Int, _ length: Int
  ) throws(MoneyFault) -> [CappedStretch] {
    var stretches: [CappedStretch] = []
    for (number, cap) in caps.enumerated() {
      for covered in Self.ranges(of: cap.span, start, length) {
        guard let amount = try cap.price.exact(fees.highest(in: covered))?.rounded() else {
          continue
        }
        let within = max(covered.lowerBound, start)...min(covered.upperBound, start + length - 1)
        stretches.append(
          CappedStretch(
            months: within.lowerBound - start..<within.upperBound - start + 1,
            amount: Int128(amount.minorUnits), cap: number))
      }
    }
    return stretches
  }

  /// The months that each use of a cap covers, of those that reach into a window.
  private static func ranges(
    of span: CapSpan, _ start: Int, _ length: Int
  ) -> [ClosedRange<Int>] {
    switch span {
    case .eachCase: return []
    case .each(let period):
      let months = 12 / period.perYear
      return (start / months...(start + length - 1) / months).map {
        $0 * months...$0 * months + months - 1
      }
    case .inAny(let months):
      let months = max(1, months)
      // One that is longer than the window reaches back before it.
      guard months < length else { return [start + length - months...start + length - 1] }
      return (start...start + length - months).map { $0...$0 + months - 1 }
    }
  }

  /// How often windows that do not overlap can be missed in each stretch of months.
  private func rolling(
    _ span: CalendarSpan, _ group: Group, _ start: Int, _ length: Int
  ) throws(MoneyFault) -> [CappedStretch] {
    let once = try (start..<start + length).map { month throws(MoneyFault) -> Int128 in
      guard group.amount(at: month - months.lowerBound) > 0 else { return 0 }
      let cost = try group.source.cost(in: month, times: 1, fees.highest(in: month...month))
      return cost.map { $0.paid.map { Int128($0.minorUnits) } ?? Units.unlimited } ?? 0
    }
    var stretches: [CappedStretch] = []
    for first in 0..<length {
      var dearest: Int128 = 0
      for last in first..<length {
        dearest = max(dearest, once[last])
        let most = CostSource.most(span, from: start + first, through: start + last)
        let amount = dearest >= Units.unlimited ? dearest : dearest * Int128(most)
        stretches.append(CappedStretch(months: first..<last + 1, amount: amount, cap: -1))
      }
    }
    return stretches
  }
}

extension CreditExposure.Group {
  /// What one of the group can cost in a month, by its place; nothing outside all months.
  func amount(at place: Int) -> Int128 { amounts.indices.contains(place) ? amounts[place] : 0 }
}

/// An obligation under caps that cover more than a month, so many times.
struct LongGroup: Sendable {
  let count: Int128
  let months: [Int128]
  let stretches: [CappedStretch]
}

/// Finds which caps on all credits together make the cheapest cover with the caps of each
/// obligation.
struct SharedSearch {
  let short: [Int128]
  let long: [LongGroup]
  let caps: [CappedStretch]
  /// How many covers of single obligations are tried for one window, at about 1 µs each.
  private static let mostTries = 4000

  /// The cost, and the caps that are used.
  ///
  /// Exact where no obligation has a cap over more than a month, or there are at most `combining`
  /// caps; else the best found from several beginnings by taking one in or out, which is never less
  /// than what can be reached.
  func cheapest(combining most: Int) -> (cost: Int128, chosen: [CappedStretch]) {
    if caps.isEmpty { return (cost(under: []), []) }
    if let (months, stretches) = single {
      let none = Array(repeating: false, count: short.count)
      let (cost, pieces) = CoverSearch.cheapest(months, stretches + caps, isCovered: none)
      let chosen = pieces.compactMap { piece -> CappedStretch? in
        if case .stretch(let stretch) = piece, caps.contains(stretch) { return stretch }
        return nil
      }
      return (cost, chosen)
    }
    var best: (cost: Int128, chosen: [Bool])?
    for chosen in beginnings(most) {
      var (found, chosen) = (cost(under: picked(chosen)), chosen)
      if caps.count > most { (found, chosen) = improved(found, chosen) }
      if found < best?.cost ?? .max { best = (found, chosen) }
    }
    guard let best else { return (cost(under: []), []) }
    return (best.cost, picked(best.chosen))
  }

  /// The months and caps of what is one whole: obligations under no longer cap, or one alone.
  private var single: ([Int128], [CappedStretch])? {
    if long.isEmpty { return (short, []) }
    guard long.count == 1, long[0].count == 1, short.allSatisfy({ $0 == 0 }) else { return nil }
    return (long[0].months, long[0].stretches)
  }

  private func beginnings(_ most: Int) -> [[Bool]] {
    if caps.count <= most {
      return (0..<1 << caps.count).map { bits in caps.indices.map { bits >> $0 & 1 == 1 } }
    }
    let kinds = Set(caps.map(\.cap)).sorted()
    return [caps.map { _ in false }] + kinds.map { kind in caps.map { $0.cap == kind } }
  }

  private func improved(_ cost: Int128, _ chosen: [Bool]) -> (Int128, [Bool]) {
    var (cost, chosen) = (cost, chosen)
    var isBetter = true
    // Many obligations make each try dear, and one more or less of little weight.
    var left = Self.mostTries / long.count
    while isBetter {
      isBetter = false
      for place in caps.indices where left > 0 {
        left -= 1
        chosen[place].toggle()
        let other = self.cost(under: picked(chosen))
        if other < cost {
          (cost, isBetter) = (other, true)
        } else {
          chosen[place].toggle()
        }
      }
    }
    return (cost, chosen)
  }

  private func picked(_ chosen: [Bool]) -> [CappedStretch] {
    zip(caps, chosen).filter(\.1).map(\.0)
  }

  private func cost(under chosen: [CappedStretch]) -> Int128 {
    let covered = short.indices.map { place in chosen.contains { $0.months.contains(place) } }
    var sum = chosen.reduce(0) { Units.sum($0, $1.amount) }
    for place in short.indices where !covered[place] { sum = Units.sum(sum, short[place]) }
    for group in long {
      let one = CoverSearch.cheapest(group.months, group.stretches, isCovered: covered).cost
      sum = Units.sum(sum, one >= Units.unlimited ? one : one * group.count)
    }
    return sum
  }
}
