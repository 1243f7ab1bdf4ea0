// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// What the limit of liability leaves owed of claims and credits, in the order in which they became
/// due: a claim when it is settled, the credits of a month when it is over.
///
/// What is owed once stays owed: no later claim takes from it.
struct LiabilityBook {
  /// Of claims that are settled, in that order.
  private(set) var verdicts: [ClaimVerdict] = []

  private let agreement: Agreement
  private let limit: LiabilityLimit?
  private let reckoner: LimitReckoner
  private let wall: WallCalendar
  private let open: [ClaimFiles.File]
  /// Ascending by when they were settled.
  private let settled: [ClaimFiles.File]
  private var next = 0
  /// What is owed under the limit itself, and under each exception of it.
  private var used: ExactAmount?
  private var usedByException: [Int: ExactAmount] = [:]

  /// Under which ceiling a claim falls.
  private enum Head {
    case limit
    case exception(Int)
    /// Nothing limits it.
    case none
  }

  init(_ law: Law, _ record: StandingRecord, _ tenure: Tenure) {
    agreement = law.agreement
    limit = agreement.rights.limits.first
    reckoner = LimitReckoner(agreement, tenure, law.wall)
    wall = law.wall
    let files = record.liability.files
    open = files.filter { $0.settlement == nil }
    settled = files.filter { $0.settlement != nil }.sorted { left, right in
      guard let left = left.settlement, let right = right.settlement else { return false }
      return left.fact.precedes(right.fact)
    }
  }

  // MARK: - Credits

  /// Holds the credits of a month at what the limit leaves, the obligations served in their order.
  mutating func hold(
    _ entries: inout [CreditBook.Entry], of month: Month, endingAt end: Instant
  ) throws(JudgementFault) {
    try settle(before: end)
    guard let limit, limit.scope == .claimsAndCredits else { return }
    let most = try reckoner.price(limit.ceiling, on: month.adding(1).firstDay.adding(days: -1))
    do throws(MoneyFault) {
      for place in entries.indices {
        let left = try CreditBook.Entry.left(most.exact, used)
        let owed = try ExactAmount.min(entries[place].owed, left)
        try entries[place].hold(
          to: owed,
          "; the limit of liability is \(most.words), of which \(try left.rounded()) is left")
        used = try used.map { used throws(MoneyFault) in try used.adding(owed) } ?? owed
      }
    } catch { throw .limit(error) }
  }

  // MARK: - Claims

  /// Settles the claims that were agreed or awarded before an instant.
  private mutating func settle(before instant: Instant) throws(JudgementFault) {
    while next < settled.count, let settlement = settled[next].settlement,
      settlement.fact.time < instant
    {
      let file = settled[next]
      next += 1
      do throws(MoneyFault) {
        verdicts.append(try verdict(on: file, settlement.fact, settlement.amount))
      } catch { throw .limit(error) }
    }
  }

  private mutating func verdict(
    on file: ClaimFiles.File, _ fact: StandingFact, _ amount: Money
  ) throws(MoneyFault) -> ClaimVerdict {
    let state: ClaimVerdict.State = fact.event == .claimAwarded ? .awarded : .agreed
    let verb = state == .awarded ? "Awarded" : "Agreed by both"
    var reasons = [
      asking(file), "\(verb) on \(LocalText.moment(fact.time, in: wall.zone)): \(amount).",
    ]
    var owed = ExactAmount(amount)
    if let bar = bar(file) {
      owed = ExactAmount(.zero(amount.currency))
      reasons.append(bar)
    } else {
      let (left, words) = try room(for: file)
      reasons.append(words)
      if let left { owed = try ExactAmount.min(owed, left) }
      try use(owed, by: file)
    }
    let rounded = try owed.rounded()
    let cut = try amount.subtracting(rounded)
    reasons.append(cut.minorUnits == 0 ? "All is owed." : "\(rounded) is owed, \(cut) is not.")
    return ClaimVerdict(
      claim: file.label, state: state, obligation: file.obligation, heading: file.heading,
      asked: file.asked, settledAt: amount, owed: rounded, cut: cut, made: file.made.time,
      settled: fact.time, evidence: [file.made.index, fact.index].sorted(), reasons: reasons)
  }

  private func asking(_ file: ClaimFiles.File) -> String {
    let breach = file.obligation.map { " for breach of \($0)" } ?? ""
    let heading = file.heading.map { " as \($0)" } ?? ""
    let moment = LocalText.moment(file.made.time, in: wall.zone)
    return "\(file.asked) was claimed\(breach)\(heading) on \(moment)."
  }

  /// Why nothing is owed on a claim whatever it is settled at: credits are the only remedy.
  private func bar(_ file: ClaimFiles.File) -> String? {
    let credits = agreement.rights.credits
    guard let obligation = file.obligation, credits.soleRemedyFor.contains(obligation) else {
      return nil
    }
    let isExcepted = credits.soleRemedyExceptions.contains { Self.isSame($0, file.heading) }
    guard !isExcepted else { return nil }
    let exceptions = credits.soleRemedyExceptions.joined(separator: ", ")
    let but = exceptions.isEmpty ? "" : ", and it is not made as \(exceptions)"
    return "Credits are the only remedy for \(obligation)\(but): nothing more is owed."
  }

  /// Words of a claim and of the contract: a hyphen counts as a space.
  private static func isSame(_ words: String, _ heading: String?) -> Bool {
    words.replacing("-", with: " ") == heading?.replacing("-", with: " ")
  }

  // MARK: - The limit

  private func head(of file: ClaimFiles.File) -> Head {
    guard let limit else { return .none }
    let place = limit.exceptions.firstIndex { Self.isSame($0.what, file.heading) }
    return place.map { .exception($0) } ?? .limit
  }

  /// What the ceiling of a claim leaves, by the day it was made; nil for no ceiling.
  private func room(
    for file: ClaimFiles.File
  ) throws(MoneyFault) -> (left: ExactAmount?, words: String) {
    let ceiling: Ceiling?
    let name: String
    let before: ExactAmount?
    switch head(of: file) {
    case .none: return (nil, "Nothing in the agreement limits it.")
    case .limit:
      (ceiling, name, before) = (limit?.ceiling, "The limit of liability", used)
    case .exception(let place):
      let exception = limit?.exceptions[place]
      ceiling = exception?.ceiling
      name = "The limit for \(exception?.what ?? "")"
      before = usedByException[place]
      guard ceiling != nil else {
        return (nil, "Claims for \(exception?.what ?? "") have no limit.")
      }
    }
    guard let ceiling else { return (nil, "Nothing in the agreement limits it.") }
    let most: Tariff.Price
    do throws(JudgementFault) {
      most = try reckoner.price(ceiling, on: wall.date(of: file.made.time))
    } catch {
      if case .limit(let fault) = error { throw fault }
      throw .divisionByZero("a limit by a fee that is not there")
    }
    let left = try CreditBook.Entry.left(most.exact, before)
    let taken = try before?.rounded()
    let owedBefore = taken.map { ", of which \($0) was owed before" } ?? ""
    return (left, "\(name) is \(most.words)\(owedBefore): \(try left.rounded()) is left.")
  }

  private mutating func use(_ owed: ExactAmount, by file: ClaimFiles.File) throws(MoneyFault) {
    switch head(of: file) {
    case .none: break
    case .limit:
      used = try used.map { used throws(MoneyFault) in try used.adding(owed) } ?? owed
    case .exception(let place):
      let before = usedByException[place]
      usedByException[place] =
        try before.map { before throws(MoneyFault) in try before.adding(owed) } ?? owed
    }
  }

  // MARK: - At the end

  /// Settles what is left, and tells of every claim, in the order they were made.
  mutating func close() throws(JudgementFault) -> [ClaimVerdict] {
    try settle(before: .latest)
    do throws(MoneyFault) {
      for file in open { verdicts.append(try verdict(onOpen: file)) }
    } catch { throw .limit(error) }
    func place(_ claim: ClaimVerdict) -> (Int64, UInt64) {
      (claim.made.milliseconds, claim.evidence.first ?? 0)
    }
    return verdicts.sorted { place($0) < place($1) }
  }

  /// A claim that is not settled: nothing is owed on it yet.
  private func verdict(onOpen file: ClaimFiles.File) throws(MoneyFault) -> ClaimVerdict {
    var reasons = [asking(file)]
    if let withdrawn = file.withdrawn {
      reasons.append("Withdrawn on \(LocalText.moment(withdrawn.time, in: wall.zone)).")
    } else {
      reasons.append("It is neither agreed nor awarded: nothing is owed yet.")
      if let bar = bar(file) {
        reasons.append(bar)
      } else {
        let (left, words) = try room(for: file)
        reasons.append(words)
        let most = try left.map { left throws(MoneyFault) in
          try ExactAmount.min(left, ExactAmount(file.asked)).rounded()
        }
        reasons.append("At most \(most ?? file.asked) can come to be owed on it now.")
      }
    }
    let evidence = [file.made.index] + [file.withdrawn?.index].compactMap { $0 }
    return ClaimVerdict(
      claim: file.label, state: file.withdrawn == nil ? .made : .withdrawn,
      obligation: file.obligation, heading: file.heading, asked: file.asked, settledAt: nil,
      owed: .zero(file.asked.currency), cut: nil, made: file.made.time, settled: nil,
      evidence: evidence.sorted(), reasons: reasons)
  }

  /// How far each ceiling is used up at an instant; none where nothing was counted against any.
  func limits(asOf: Instant) throws(JudgementFault) -> [LimitStanding] {
    guard let limit, used != nil || !usedByException.isEmpty || !verdicts.isEmpty else { return [] }
    var standings: [LimitStanding] = []
    let heads =
      [(nil, limit.ceiling, used)]
      + limit.exceptions.enumerated().map { place, exception in
        (exception.what as String?, exception.ceiling as Ceiling?, usedByException[place])
      }
    for (what, ceiling, used) in heads as [(String?, Ceiling?, ExactAmount?)] {
      let most = try ceiling.map { ceiling throws(JudgementFault) in
        try reckoner.price(ceiling, on: wall.date(of: asOf))
      }
      do throws(MoneyFault) {
        guard let spent = try used?.rounded() ?? most.map({ Money.zero($0.rounded.currency) })
        else { continue }
        standings.append(
          LimitStanding(
            exception: what, most: most?.rounded, used: spent,
            arithmetic: most?.words ?? "no limit"))
      } catch { throw .limit(error) }
    }
    return standings
  }
}
