// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Terms
package import WorkingTime

/// Judges what may happen, many times over, by the code that judges what did.
///
/// It starts from the history that is known. Facts that are made up follow it, are judged with it, and are
/// cleared away before the next. No term of the contract is told a second time.
package struct Rehearsal: Sendable {
  /// The agreement judged by.
  package let agreement: Agreement
  private let preparation: Preparation
  private var history: History
  /// How many facts are real.
  private let realCount: Int
  /// The indices of made-up facts follow those of real ones.
  private let firstIndex: UInt64
  private var nextIndex: UInt64
  /// The places of severities and causes among the names.
  private let severities: [UInt32]
  private let causes: [UInt32]
  /// The places of made-up cases among the names, by number.
  private var madeUp: [UInt32] = []

  /// A case that facts are told of.
  package struct CaseKey: Hashable, Sendable {
    let place: UInt32
  }

  /// Makes ready to judge what may happen after a moment, until another.
  ///
  /// Of the history nothing is seen that happened after the moment, or was recorded at or after a size of
  /// the log.
  package init(
    of agreement: Agreement, after history: History, asOf: Instant, knownAt: UInt64,
    until end: Instant
  ) throws(JudgementFault) {
    self.agreement = agreement
    let start = agreement.term.lowerBound
    preparation = try Preparation(agreement, over: start..<max(start, end))
    var history = history
    history.leaveOut(after: asOf, from: knownAt)
    severities = agreement.severities.map { history.register.names.place(of: $0.name) }
    causes = preparation.law.causes.map { history.register.names.place(of: $0) }
    realCount = history.facts.count
    firstIndex = knownAt
    nextIndex = knownAt
    self.history = history
  }

  /// Takes away whatever was made up.
  package mutating func clear() {
    history.facts.removeLast(history.facts.count - realCount)
    nextIndex = firstIndex
  }

  /// A case that the history knows, by its name.
  package func knownCase(_ name: String) -> CaseKey? {
    history.register.cases.knownPlace(of: name).map { CaseKey(place: UInt32(clamping: $0)) }
  }

  /// A case that is made up, by its number: 0, 1 and so on.
  package mutating func newCase(_ number: Int) -> CaseKey {
    while madeUp.count <= number {
      madeUp.append(history.register.cases.place(of: "made up \(madeUp.count + 1)"))
    }
    return CaseKey(place: madeUp[number])
  }

  /// A person of the cooperative did something for a case; what he did is told in order of time for each.
  package mutating func tell(_ event: CaseEvent, of key: CaseKey, at time: Instant) {
    add(event, key, time) { fact in
      fact.actor = .person
      fact.side = .cooperative
    }
  }

  /// A case was opened, or its severity changed, to one of the agreement by its rank.
  package mutating func tell(
    _ event: CaseEvent, of key: CaseKey, at time: Instant, severity rank: Int,
    hasConsent: Bool = false
  ) {
    guard severities.indices.contains(rank) else { return }
    let name = severities[rank]
    add(event, key, time) { fact in
      fact.name = name
      fact.side = .adopter
      fact.hasConsent = hasConsent
    }
  }

  /// A wait began or ended, on the adopter or on a third party.
  package mutating func tellWait(
    _ event: CaseEvent, of key: CaseKey, at time: Instant, onAdopter: Bool
  ) {
    // The first two causes are those every agreement knows.
    let cause = causes[onAdopter ? 0 : 1]
    add(event, key, time) { $0.name = cause }
  }

  private mutating func add(
    _ event: CaseEvent, _ key: CaseKey, _ time: Instant, _ complete: (inout Fact) -> Void
  ) {
    var fact = Fact(time: time, index: nextIndex, caseID: key.place, event: event)
    complete(&fact)
    history.facts.append(fact)
    nextIndex += 1
  }

  /// What follows from everything told, at an instant.
  package func judged(asOf: Instant) throws(JudgementFault) -> Judgement {
    try Judgement(
      by: preparation, asOf: asOf, knownAt: .max, history: history, in: .one)
  }
}
