// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Where evidence comes from: a desk's export, a file of events.
package protocol EvidenceSource {
  /// The next items in their order, or nil when there are no more.
  ///
  /// A row that cannot be an event is an item too: nothing is dropped. Throws only when the source
  /// cannot be read at all.
  mutating func next() throws -> [SourceItem]?

  /// What has been read so far.
  var progress: SourceProgress { get }
}

/// One thing a source says: an event, or why a row is none.
package enum SourceItem: Sendable {
  case event(Event)
  case exception(SourceException)
}

/// A row that is no event, and why.
package struct SourceException: Hashable, Sendable {
  /// The line in the file where the row begins, from 1.
  package let line: Int
  /// The case, where the row says one.
  package let caseName: String?
  /// A short name for counting, `unknown-state`.
  package let kind: String
  /// What is wrong with it, in words.
  package let reason: String

  package init(line: Int, caseName: String?, kind: String, reason: String) {
    self.line = line
    self.caseName = caseName
    self.kind = kind
    self.reason = reason
  }
}

/// How far a source has been read.
package struct SourceProgress: Hashable, Sendable {
  package var bytesRead: Int
  /// Nil where the size is not known.
  package var bytesTotal: Int?
  /// Rows read, headings not counted.
  package var rows: Int
  /// Rows that say nothing that an earlier row did not say.
  package var repeatedRows: Int
  /// Rows about something that is passed over, because the mapping says so.
  package var rowsPassedOver: Int
  /// Rows that became at least one event.
  package var rowsWithEvents: Int
  /// Rows that became an exception.
  package var rowsWithExceptions: Int
  /// What the rows are about, and how many of them are known.
  package var cases: Int
  /// In the singular: `case`, `service`, `advisory`.
  package var subject: String

  package init(
    bytesRead: Int = 0, bytesTotal: Int? = nil, rows: Int = 0, repeatedRows: Int = 0,
    rowsPassedOver: Int = 0, rowsWithEvents: Int = 0, rowsWithExceptions: Int = 0,
    cases: Int = 0, subject: String = "case"
  ) {
    self.bytesRead = bytesRead
    self.bytesTotal = bytesTotal
    self.rows = rows
    self.repeatedRows = repeatedRows
    self.rowsPassedOver = rowsPassedOver
    self.rowsWithEvents = rowsWithEvents
    self.rowsWithExceptions = rowsWithExceptions
    self.cases = cases
    self.subject = subject
  }
}
