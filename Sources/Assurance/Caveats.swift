// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What a reader must know beside the verdicts: nothing of it is wrong by itself, and all of it bears
/// on what they are worth.
package struct Caveats: Hashable, Sendable {
  /// Entries whose contents were erased: what they said is not judged.
  package private(set) var erased = 0
  /// The statements of terms, ascending by index; the last one holds.
  package private(set) var statements: [Statement] = []

  /// Terms as stated in an entry of the log.
  package struct Statement: Hashable, Sendable {
    package let index: UInt64
    package let time: Instant

    package init(index: UInt64, time: Instant) {
      self.index = index
      self.time = time
    }
  }

  /// Nothing to mind yet.
  package init() {}

  /// Notes an entry without contents.
  package mutating func noteErasure() { erased += 1 }

  /// Notes a statement of terms.
  package mutating func note(_ statement: Statement) { statements.append(statement) }

  /// One sentence for each thing to mind; none if there is nothing.
  package var sentences: [String] {
    var sentences: [String] = []
    if erased > 0 {
      sentences.append(
        erased == 1
          ? "One entry was erased. What it said is not known, and the verdicts may lack it."
          : "\(erased) entries were erased. What they said is not known, and the verdicts may lack it."
      )
    }
    if let last = statements.last, statements.count > 1 {
      let before = statements.dropLast().map { "entry \($0.index)" }.joined(separator: ", ")
      sentences.append(
        "The terms were restated on \(last.time.rfc3339.prefix(10)), in entry \(last.index) of the log. "
          + "All is judged by them; other terms were stated before, in \(before).")
    }
    return sentences
  }
}
