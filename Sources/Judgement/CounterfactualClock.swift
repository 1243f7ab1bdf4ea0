// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// What a search for counterfactuals needs to know of one act that is owed by a deadline.
struct CounterfactualClock: Sendable {
  let subject: Counterfactual.Subject
  let scope: CounterfactualTrial.Scope
  let state: Verdict.State
  let opened: Instant
  let due: Instant?
  let fulfilled: Instant?
  /// The hours of the target, by their page.
  let page: Int?
  /// Since when nothing stood still before the deadline.
  let runningSince: Instant
  /// Events that count as the act, ascending.
  let acts: [Explanation.Basis]
  /// The act, as it would be told.
  let act: Telling?
  /// What would make the clock stand still.
  let standstills: [Standstill]
  /// Duties whose breach excuses.
  let excuses: [Standstill]
  /// The event that opened the case, and the rank of its severity.
  let opening: (index: UInt64, rank: Int)?
  /// Events beside the opening and the act that the verdict may hang on.
  let others: [Explanation.Basis]

  /// An event that did not happen, but for its time.
  struct Telling: Sendable {
    let type: String
    let agreement: String
    var subject: String?
    var data = JSONObject()

    func event(at time: Instant) -> Event {
      Event(
        id: "", source: "", type: Vocabulary.prefix + type, time: time, agreement: agreement,
        subject: subject, data: data)
    }
  }

  /// Two events that a clock stands still between.
  struct Standstill: Sendable {
    /// After `if`: `the case had waited on the adopter`.
    let words: String
    let begin: Telling
    let end: Telling

    func changes(_ range: Range<Instant>) -> [Counterfactual.Change] {
      range.isEmpty
        ? [] : [.add(begin.event(at: range.lowerBound)), .add(end.event(at: range.upperBound))]
    }
  }
}

extension CounterfactualClock {
  /// The act that the first pattern asks for.
  static func telling(
    _ patterns: [EventPattern], _ agreement: String, _ subject: String?,
    _ data: JSONObject = JSONObject()
  ) -> Telling? {
    guard let pattern = patterns.first else { return nil }
    var telling = Telling(
      type: pattern.event.text, agreement: agreement, subject: subject, data: data)
    if let actor = pattern.actor { telling.data[Vocabulary.Data.actor] = .string(actor.rawValue) }
    if let side = pattern.side { telling.data[Vocabulary.Data.side] = .string(side.rawValue) }
    return telling
  }

  /// Duties and windows that would make the clock of an obligation stand still.
  static func standstills(
    _ obligation: String, _ agreement: Agreement, ofCase name: String?
  ) -> [Standstill] {
    let rights = agreement.rights
    let duties = duties(obligation, .stop, agreement, ofCase: name)
    let windows = rights.exclusions.filter { $0.from.contains(obligation) && $0.most == nil }
    return duties
      + windows.map { exclusion in
        let data: JSONObject = [Vocabulary.Data.agreedByBoth: .bool(true)]
        return Standstill(
          words: "\(exclusion.name) had been open",
          begin: Telling(
            type: StandingEvent.windowOpened.rawValue, agreement: agreement.name,
            subject: exclusion.name, data: data),
          end: Telling(
            type: StandingEvent.windowClosed.rawValue, agreement: agreement.name,
            subject: exclusion.name))
      }
  }

  /// Duties that bear on an obligation in one way while they are broken.
  static func duties(
    _ obligation: String, _ kind: DutyEffectKind, _ agreement: Agreement, ofCase name: String?
  ) -> [Standstill] {
    let data: JSONObject = name.map { [Vocabulary.Data.caseName: .string($0)] } ?? JSONObject()
    let duties = agreement.rights.duties.filter { duty in
      duty.effects.contains { $0.kind == kind && $0.obligations.contains(obligation) }
    }
    return duties.map { duty in
      Standstill(
        words: "the \(duty.party.rawValue) had not kept \(duty.name)",
        begin: Telling(
          type: StandingEvent.dutyBroken.rawValue, agreement: agreement.name, subject: duty.name,
          data: data),
        end: Telling(
          type: StandingEvent.dutyKept.rawValue, agreement: agreement.name, subject: duty.name,
          data: data))
    }
  }

  /// Waits that stop the clock of an obligation, as its clause has them.
  static func waits(
    _ causes: [String], _ agreement: Agreement, ofCase name: String
  ) -> [Standstill] {
    causes.map { cause in
      let data: JSONObject = [Vocabulary.Data.waitingOn: .string(cause)]
      return Standstill(
        words: "the case had waited on the \(Law.words(forCause: cause))",
        begin: Telling(
          type: CaseEvent.paused.rawValue, agreement: agreement.name, subject: name, data: data),
        end: Telling(
          type: CaseEvent.resumed.rawValue, agreement: agreement.name, subject: name, data: data))
    }
  }
}
