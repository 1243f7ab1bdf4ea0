// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// One case as a desk shows it, with the desk's own verdict on it.
package struct DeskCase: Hashable, Sendable {
  package let name: String
  /// The place of its class in ``DeskRecord/classes``.
  package let classIndex: Int
  /// What the desk says: met, or missed.
  package let isMet: Bool
  /// For each of ``DeskRecord/moments`` when it was; nil if it never came, or nobody wrote it down.
  package let moments: [Instant?]
  /// The states it was in, ascending.
  package let stays: [Stay]
  /// Until when the desk itself says the case was due.
  package let due: Instant?
  /// What is odd about it, and may explain a disagreement.
  package let oddities: [Oddity]

  package init(
    _ name: String, classIndex: Int, isMet: Bool, moments: [Instant?], stays: [Stay] = [],
    due: Instant? = nil, oddities: [Oddity] = []
  ) {
    self.name = name
    self.classIndex = classIndex
    self.isMet = isMet
    self.moments = moments
    self.stays = stays
    self.due = due
    self.oddities = oddities
  }

  /// The opening; every case of a ``DeskRecord`` has one.
  package var opened: Instant { moments.first.flatMap { $0 } ?? .earliest }

  /// A stretch of time in one state.
  package struct Stay: Hashable, Sendable {
    /// The place of the state in ``DeskRecord/states``.
    package let state: Int
    package let from: Instant
    /// Nil for the state in which the export leaves the case.
    package let to: Instant?

    package init(state: Int, from: Instant, to: Instant?) {
      self.state = state
      self.from = from
      self.to = to
    }
  }

  /// Something about a case that a reader of a disagreement should know.
  package enum Oddity: Hashable, Sendable {
    /// It was reopened so many times.
    case reopened(Int)
    /// It was of another class first.
    case firstOfClass(String)
    /// The desk's flag changed so many times.
    case flagChanged(Int)
    /// So many of its rows could not be read, and are not counted.
    case rowsSetAside(Int)
    /// Its end is not in the export.
    case stillOpen
  }
}
