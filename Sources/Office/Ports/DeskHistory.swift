// SPDX-License-Identifier: Apache-2.0

package import Fitting

/// A desk's export with the desk's own verdict on each case.
package protocol DeskHistory {
  /// Reads the whole export; `watch` sees how many of its bytes are read.
  ///
  /// Throws only when it cannot be read at all: a row that cannot be used is an exception, and counted.
  mutating func read(watch: (SourceProgress) -> Void) throws -> DeskReading
}

/// What an export says of its cases.
package struct DeskReading: Sendable {
  package let record: DeskRecord
  /// Rows read, headings not counted.
  package let rowCount: Int
  /// Rows that could not be used, each with the reason, in the order of the file.
  package let exceptions: [SourceException]
  /// Cases of which no row says whether they were met.
  package let casesWithoutFlag: Int

  package init(
    record: DeskRecord, rowCount: Int, exceptions: [SourceException], casesWithoutFlag: Int
  ) {
    self.record = record
    self.rowCount = rowCount
    self.exceptions = exceptions
    self.casesWithoutFlag = casesWithoutFlag
  }
}
