// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// Why a verdict is what it is: the clause, the clock, the evidence, the reckoning.
package struct Explanation: Hashable, Sendable {
  /// The target that gave the deadline, in the words of the language.
  package let target: String
  /// The obligation in the words of the contract.
  package let clause: Clause
  /// What the clock did, from its start until it stopped or the judgement's instant; ascending, each
  /// stretch beginning where the one before ends.
  package let timeline: [Stretch]
  /// The timeline was longer than ``mostStretches`` and is cut.
  package let isCut: Bool
  /// The events it rests on, by index in the log, ascending, each with its part.
  package let evidence: [Basis]
  /// Why, in sentences, in order of time: the rule applied and how the deadline came about.
  package var reasons: [String] { sentences.texts }

  /// ``reasons`` as they were written.
  let sentences: SentenceList

  /// The most stretches of one timeline.
  package static let mostStretches = 4_000

  /// What the clock did for a while.
  package struct Stretch: Hashable, Sendable {
    package let from: Instant
    package let to: Instant
    package let activity: Activity
    /// Milliseconds counted in it: its length where it ran or was late, else 0.
    package let counted: Int64
  }

  /// What a clock does at a moment.
  package enum Activity: Hashable, Sendable {
    case ran
    /// Ran after the deadline.
    case late
    /// Outside the hours of the target.
    case closed
    /// Stood still; on whom the case waited, `adopter` or `adopter and third party`.
    case waiting(on: String)
    /// Stood still: the act was done, or the case closed, until the case was reopened.
    case settled
  }

  /// An event and what it did for the verdict.
  package struct Basis: Hashable, Sendable {
    package let index: UInt64
    package let time: Instant
    /// `opened with severity S2`, `responded`, `waits on the adopter`.
    package let part: String
  }
}
