// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// The claims of the adopter for more than credits, as evidence tells of them.
struct ClaimFiles: Sendable {
  /// In the order they were made.
  private(set) var files: [File] = []
  private var places: [UInt32: Int] = [:]
  private let obligations: Set<String>
  /// What claims are in; nil if the agreement names no currency.
  private let currency: Currency?

  /// One claim, and what has become of it.
  struct File: Sendable {
    let label: String
    let made: StandingFact
    /// What is asked.
    let asked: Money
    /// The obligation whose breach did the harm, if that is said.
    let obligation: String?
    /// As what it is made, if that is said.
    let heading: String?
    /// What both agreed on or was awarded, whichever was told last.
    var settlement: (fact: StandingFact, amount: Money)?
    var withdrawn: StandingFact?
  }

  init(_ agreement: Agreement) {
    obligations = Set(agreement.promises.map(\.name))
    let limit = agreement.rights.limits.first?.ceiling.currency
    currency = limit ?? agreement.fee?.amount.currency
  }

  /// Takes one event in order; why it changes nothing, if so.
  mutating func take(_ fact: StandingFact, _ names: NameList) -> SetAside.Why? {
    if fact.event == .claimMade { return make(fact, names) }
    guard let label = names[fact.subject] else { return .noSubject }
    guard let place = places[fact.subject] else {
      return .contradicts("Claim '\(label)' had not been made at that time")
    }
    if files[place].withdrawn != nil {
      return .contradicts("Claim '\(label)' was withdrawn before")
    }
    if fact.event == .claimWithdrawn { return withdraw(fact, place) }
    if fact.event == .claimAgreed, !fact.isAgreedByBoth {
      return .notAgreed("both have agreed to it")
    }
    guard let amount = fact.amount, amount.minorUnits >= 0 else {
      return .lacks("the amount it is settled at, such as EUR 400,000")
    }
    if let why = misfit(amount) { return why }
    files[place].settlement = (fact, amount)
    return nil
  }

  private mutating func make(_ fact: StandingFact, _ names: NameList) -> SetAside.Why? {
    guard let amount = fact.amount, amount.minorUnits > 0 else {
      return .lacks("the month whose credits are claimed, or the amount, such as EUR 400,000")
    }
    guard let label = names[fact.subject] else { return .noSubject }
    guard places[fact.subject] == nil else {
      return .contradicts("Claim '\(label)' was made before")
    }
    if let why = misfit(amount) { return why }
    let obligation = names[fact.obligation]
    if let obligation, !obligations.contains(obligation) { return .unknownObligation(obligation) }
    places[fact.subject] = files.count
    files.append(
      File(
        label: label, made: fact, asked: amount, obligation: obligation,
        heading: names[fact.heading]))
    return nil
  }

  private mutating func withdraw(_ fact: StandingFact, _ place: Int) -> SetAside.Why? {
    guard fact.side == .adopter || fact.isAgreedByBoth else {
      return .notAgreed("the adopter withdraws it")
    }
    guard files[place].settlement == nil else {
      return .contradicts("Claim '\(files[place].label)' is settled")
    }
    files[place].withdrawn = fact
    return nil
  }

  private func misfit(_ amount: Money) -> SetAside.Why? {
    guard let currency, amount.currency != currency else { return nil }
    return .lacks("an amount in \(currency), which the agreement is in")
  }
}

extension Ceiling {
  /// The currency of a sum in it.
  var currency: Currency? {
    switch self {
    case .sum(let money): money.currency
    case .fees, .share: nil
    case .lesser(let first, let second), .greater(let first, let second):
      first.currency ?? second.currency
    }
  }
}
