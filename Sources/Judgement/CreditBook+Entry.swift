// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

extension CreditBook {
  /// One obligation in one month, on its way from charges to what is owed.
  struct Entry {
    let promise: Int
    let name: String
    let month: Month
    private let breaches: Int
    private let uncapped: ExactAmount
    private(set) var owed: ExactAmount
    private var cap: ExactAmount?
    private(set) var isMost = false
    private var arithmetic: String
    /// What each case has of it, where it is for cases.
    private(set) var byCase: [String: ExactAmount] = [:]

    init(
      _ charges: [Charge], promise: Int, name: String, _ month: Month
    ) throws(MoneyFault) {
      self.promise = promise
      self.name = name
      self.month = month
      breaches = charges.count
      var groups: [(words: String, times: Int)] = []
      var places: [String: Int] = [:]
      var sum: ExactAmount?
      for charge in charges {
        let exact = try charge.exact()
        sum = try sum.map { sum throws(MoneyFault) in try sum.adding(exact) } ?? exact
        if let name = charge.caseName {
          byCase[name] =
            try byCase[name].map { before throws(MoneyFault) in try before.adding(exact) } ?? exact
        }
        let place = places[charge.words] ?? groups.count
        places[charge.words] = place
        if place == groups.count { groups.append((charge.words, 0)) }
        groups[place].times += charge.times
      }
      guard let sum else { throw .overflow("no charge") }
      uncapped = sum
      owed = sum
      let words = groups.map { "\($0.times) × \($0.words)" }.joined(separator: " + ")
      arithmetic = "\(words) = \(try sum.rounded())"
    }

    // MARK: - Holding

    /// Holds what each case costs, over all months, at the most.
    mutating func hold(
      eachCaseAt most: Tariff.Price, _ before: [String: ExactAmount]
    ) throws(MoneyFault) {
      var sum: ExactAmount?
      for name in byCase.keys.sorted() {
        guard let amount = byCase[name] else { continue }
        let held = try ExactAmount.min(amount, Self.left(most.exact, before[name]))
        byCase[name] = held
        sum = try sum.map { sum throws(MoneyFault) in try sum.adding(held) } ?? held
      }
      guard let sum, try sum.isLess(than: owed) else { return }
      owed = sum
      arithmetic += "; at most \(most.words) for each case: \(try sum.rounded())"
    }

    /// Holds it at what is left of the most in a span.
    mutating func hold(
      at most: Tariff.Price, before: ExactAmount?, _ span: CapSpan, isNamed: Bool = true
    ) throws(MoneyFault) {
      let left = try Self.left(most.exact, before)
      if try !owed.isLess(than: left), isNamed { isMost = true }
      if span == .each(.month), isNamed {
        cap = most.exact
        arithmetic += "; at most \(most.words)"
        let words = "\(most.rounded)"
        if words != most.words { arithmetic += " = \(words)" }
      } else if try left.isLess(than: owed) {
        arithmetic += "; at most \(most.words) \(span.text), of which \(try left.rounded()) is left"
      }
      owed = try ExactAmount.min(owed, left)
    }

    /// Holds it at less, for a reason in words.
    mutating func hold(to amount: ExactAmount, _ words: String) throws(MoneyFault) {
      guard try amount.isLess(than: owed) else { return }
      owed = amount
      arithmetic += words
    }

    mutating func drop(below least: Tariff.Price) throws(MoneyFault) {
      guard try owed.isLess(than: least.exact) else { return }
      try hold(to: Self.zero(self), "; less than \(least.words), not paid")
    }

    // MARK: - Sums

    /// What is left of an amount, never less than nothing.
    static func left(
      _ most: ExactAmount, _ before: ExactAmount?
    ) throws(MoneyFault) -> ExactAmount {
      guard let before else { return most }
      let nothing = ExactAmount(.zero(most.currency))
      return try ExactAmount.max(nothing, most.subtracting(before))
    }

    static func zero(_ entry: Entry) -> ExactAmount { ExactAmount(.zero(entry.owed.currency)) }

    static func total(_ entries: [Entry], _ first: Entry) throws(MoneyFault) -> ExactAmount {
      var total = zero(first)
      for entry in entries { total = try total.adding(entry.owed) }
      return total
    }

    /// The result, after claims.
    func credit(
      _ status: MonthlyCredit.Status, _ words: String
    ) throws(MoneyFault) -> MonthlyCredit {
      let accrued = try owed.rounded()
      return MonthlyCredit(
        obligation: name, year: month.year, month: month.month, breaches: breaches,
        uncapped: try uncapped.rounded(), cap: try cap?.rounded(),
        owed: status.isOwed ? accrued : .zero(accrued.currency), arithmetic: arithmetic + words,
        accrued: accrued, status: status)
    }
  }

  /// The claims that were made, and when the agreement ended.
  struct Claims {
    private let first: [Month: Instant]
    private let asOf: Instant
    private let ended: Instant?

    init(_ record: StandingRecord, asOf: Instant, ended: Instant?) {
      var first: [Month: Instant] = [:]
      for claim in record.claims {
        guard let month = claim.month, first[month] == nil else { continue }
        first[month] = claim.time
      }
      self.first = first
      self.asOf = asOf
      self.ended = ended.flatMap { $0 <= asOf ? $0 : nil }
    }

    func status(
      of month: Month, _ wall: WallCalendar, _ terms: CreditTerms
    ) -> MonthlyCredit.Status {
      let forfeitedAt = terms.areForfeited ? ended : nil
      switch terms.claim {
      case .applied:
        guard let forfeitedAt, forfeitedAt < wall.start(of: month.adding(1).firstDay) else {
          return .applied
        }
        return .forfeited
      case .claimedWithin:
        let limit = limit(of: month, wall, terms)
        if let claim = first[month], claim <= limit, claim <= forfeitedAt ?? .latest {
          return .claimed
        }
        if forfeitedAt != nil { return .forfeited }
        return asOf <= limit ? .claimable : .lapsed
      }
    }

    /// When what is owed of a month can first be set off: when it is over, or is claimed later.
    func settlement(of month: Month, _ wall: WallCalendar) -> Instant {
      let end = wall.start(of: month.adding(1).firstDay)
      return max(end, first[month] ?? end)
    }

    /// The last instant at which a claim for a month is in time.
    func limit(
      of month: Month, _ wall: WallCalendar, _ terms: CreditTerms
    ) -> Instant {
      guard case .claimedWithin(let span) = terms.claim else { return .latest }
      // Counted from the end of the month: two months after June end with August, on the 31st.
      return switch span {
      case .months(let count): wall.start(of: month.adding(1 + count).firstDay)
      case .days(let count): wall.start(of: month.adding(1).firstDay.adding(days: count))
      }
    }

    /// What has become of the credit of a month, in words after the arithmetic.
    func words(
      of month: Month, _ status: MonthlyCredit.Status, _ wall: WallCalendar,
      _ terms: CreditTerms
    ) -> String {
      let limit = limit(of: month, wall, terms)
      let moment = LocalText.moment(limit, in: wall.zone)
      switch status {
      case .applied: return ""
      case .claimed:
        return first[month].map { "; claimed on \(LocalText.moment($0, in: wall.zone))" } ?? ""
      case .claimable: return "; to be claimed by \(moment)"
      case .lapsed: return "; not claimed by \(moment), lapsed"
      case .forfeited: return "; lost when the agreement ended"
      }
    }
  }
}
