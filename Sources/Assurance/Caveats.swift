// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// What a reader must know beside the verdicts: nothing of it is wrong by itself, and all of it bears
/// on what they are worth.
package struct Caveats: Hashable, Sendable {
  /// Entries whose contents were erased, ascending: what they said is not judged.
  private var erasedIndices: [UInt64] = []
  /// What the log says of erasures, in its order.
  private var erasures: [Erasure] = []
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

  /// That contents were erased, as the log says it.
  private struct Erasure: Hashable {
    let statement: ErasureStatement
    let time: Instant
  }

  /// How many entries were erased.
  package var erased: Int { erasedIndices.count }

  /// Nothing to mind yet.
  package init() {}

  /// Notes an entry without contents, ascending.
  package mutating func noteErasure(at index: UInt64) { erasedIndices.append(index) }

  /// Notes an event that bears on what the verdicts are worth, if it is one.
  package mutating func note(_ event: Event, at index: UInt64) {
    if event.type == Vocabulary.agreementTerms {
      note(Statement(index: index, time: event.time))
    } else if event.type == Vocabulary.erased, let erasure = ErasureStatement(data: event.data) {
      erasures.append(Erasure(statement: erasure, time: event.time))
    }
  }

  /// Notes a statement of terms.
  package mutating func note(_ statement: Statement) { statements.append(statement) }

  /// One sentence for each thing to mind; none if there is nothing.
  package var sentences: [String] {
    var sentences: [String] = []
    let gone = Set(erasedIndices)
    var explained: Set<UInt64> = []
    for erasure in erasures {
      let entries = erasure.statement.entries.filter { gone.contains($0.index) }
      guard !entries.isEmpty else { continue }
      explained.formUnion(entries.map(\.index))
      sentences.append(Self.sentence(erasure, entries))
    }
    let silent = gone.subtracting(explained).count
    if silent > 0 {
      sentences.append(
        silent == 1
          ? "One entry was erased. What it said is not known, and the verdicts may lack it."
          : "\(silent) entries were erased. What they said is not known, and the verdicts may lack it."
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

  private static func sentence(_ erasure: Erasure, _ entries: [ErasureStatement.Entry]) -> String {
    let shown = entries.prefix(10).map { entry in
      "\(entry.index) (\(VisibleText.of(entry.type.replacing(Vocabulary.prefix, with: ""))))"
    }
    let more = entries.count - shown.count
    return "\(entries.count == 1 ? "Entry" : "Entries") \(shown.joined(separator: ", "))"
      + (more > 0 ? " and \(more) more" : "")
      + " \(entries.count == 1 ? "was" : "were") erased on \(erasure.time.rfc3339.prefix(10)), as "
      + "\(erasure.statement.requester.words) asked, on this ground: "
      + "\(VisibleText.of(erasure.statement.ground)). What was said there is not known: cases that rest on "
      + "it are judged without, or not at all."
  }
}
