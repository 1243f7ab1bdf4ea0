// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Terms
import WorkingTime

/// What happened to the cases of one agreement, as far as judgement needs to know.
///
/// Takes events one at a time, in any order, and keeps a few bytes of each. One history serves
/// judgements at any instant and any size of the log.
package struct History: Sendable {
  /// The agreement whose events it takes, by name.
  package let agreement: String
  /// The names its facts are told with.
  var register = Register()
  /// Facts about cases, in order of arrival.
  var facts: [Fact] = []
  /// Facts about what is no case, in order of arrival.
  var standing: [StandingFact] = []
  /// Events that can be judged under no agreement of ours.
  private(set) var refused: [Refusal] = []
  /// Events of types that are not judged.
  private(set) var others: [Other] = []

  struct Refusal: Sendable {
    let time: Instant
    let setAside: SetAside
  }

  struct Other: Sendable {
    let time: Instant
    let index: UInt64
  }

  /// Nothing happened yet.
  package init(of agreement: String) { self.agreement = agreement }

  /// Everything in a sequence of events.
  package init(of agreement: String, _ events: some Sequence<RecordedEvent>) {
    self.init(of: agreement)
    for event in events { take(event) }
  }

  /// Takes one event.
  ///
  /// What cannot be judged is kept too, with the reason.
  package mutating func take(_ recorded: RecordedEvent) {
    switch register.read(recorded, of: agreement) {
    case .fact(let fact): facts.append(fact)
    case .standing(let fact): standing.append(fact)
    case .refused(let why):
      let setAside = SetAside(index: recorded.index, why: why)
      refused.append(Refusal(time: recorded.event.time, setAside: setAside))
    case .other: others.append(Other(time: recorded.event.time, index: recorded.index))
    }
  }

  /// Takes one event from its canonical bytes, if it is a plain one about a case: false if it is not,
  /// and must be read in full.
  package mutating func takePlain(_ bytes: [UInt8], index: UInt64) -> Bool {
    bytes.withUnsafeBufferPointer {
      PlainCaseEvent(canonical: $0).map { takePlain($0, index: index) } ?? false
    }
  }

  /// Takes one plain event: false if it is not one about a case of the agreement, and must be read in
  /// full.
  package mutating func takePlain(_ event: PlainCaseEvent, index: UInt64) -> Bool {
    guard let fact = register.plainFact(event, index: index, of: agreement) else { return false }
    facts.append(fact)
    return true
  }

  /// Leaves out what happened after an instant, and what was recorded at or after a size of the log.
  mutating func leaveOut(after asOf: Instant, from knownAt: UInt64) {
    facts.removeAll { $0.time > asOf || $0.index >= knownAt }
    standing.removeAll { $0.time > asOf || $0.index >= knownAt }
    refused.removeAll { $0.time > asOf || $0.setAside.index >= knownAt }
    others.removeAll { $0.time > asOf || $0.index >= knownAt }
  }

  /// Leaves out events by their indices.
  mutating func leaveOut(_ isOut: (UInt64) -> Bool) {
    facts.removeAll { isOut($0.index) }
    standing.removeAll { isOut($0.index) }
    refused.removeAll { isOut($0.setAside.index) }
    others.removeAll { isOut($0.index) }
  }
}
