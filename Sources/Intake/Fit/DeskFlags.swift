// SPDX-License-Identifier: Apache-2.0

package import Office

/// A support desk's export, read for the desk's own verdicts by the `[fit]` of a mapping.
///
/// Rows are held to the same rules as when they are recorded; those that break one are exceptions.
package struct DeskFlags: DeskHistory {
  private let mapping: Mapping
  private let rule: Mapping.FitRule
  private let nextChunk: () throws -> [UInt8]?
  private var reader: CSVReader
  private var mapper: RowMapper?
  private var notes: CaseNotebook
  private var exceptions: [SourceException] = []
  private var progress: SourceProgress

  /// An export given in chunks of bytes of any size; a chunk of nil ends it.
  ///
  /// Throws if the mapping has no `[fit]`.
  package init(
    mapping: Mapping, bytesTotal: Int? = nil, nextChunk: @escaping () throws -> [UInt8]?
  ) throws(NoFitRule) {
    guard let rule = mapping.fit else { throw NoFitRule() }
    self.mapping = mapping
    self.rule = rule
    self.nextChunk = nextChunk
    reader = CSVReader(separator: mapping.separator)
    notes = CaseNotebook(mapping, rule)
    progress = SourceProgress(bytesTotal: bytesTotal)
  }

  /// A mapping that does not say where the desk's verdict stands.
  package struct NoFitRule: Error, CustomStringConvertible {
    package var description: String {
      "the mapping has no [fit]: say there which column is the desk's own verdict ('flag'), and"
        + " which texts mean 'met' and 'missed'"
    }
  }

  package mutating func read(watch: (SourceProgress) -> Void) throws -> DeskReading {
    while true {
      switch reader.next() {
      case .row: try takeRow()
      case .fault(let fault): try take(fault)
      case .needsInput:
        if let chunk = try nextChunk() {
          progress.bytesRead += chunk.count
          reader.feed(chunk)
          watch(progress)
        } else {
          reader.finish()
        }
      case .end:
        guard mapper != nil else { throw ImportFault.noHeading }
        let (record, unflagged) = notes.record()
        return DeskReading(
          record: record, rowCount: progress.rows, exceptions: exceptions,
          casesWithoutFlag: unflagged)
      }
    }
  }

  private mutating func takeRow() throws {
    guard let mapper else {
      let heading = (0..<reader.fieldCount).map {
        String(decoding: reader.bytes(at: $0), as: UTF8.self)
      }
      let columns = try RowColumns(mapping.columnsToFit, heading: heading)
      mapper = RowMapper(
        mapping, columns: columns, known: KnownCases(source: mapping.source), releases: nil)
      return
    }
    progress.rows += 1
    var caseName: String?
    do throws(RowProblem) {
      guard reader.fieldCount == mapper.columns.fieldCount else {
        throw .fieldCount(reader.fieldCount, expected: mapper.columns.fieldCount)
      }
      let name = try mapper.subject(of: reader)
      caseName = name
      try notes.take(name, try FlagRow(reader, mapper, rule))
    } catch {
      if let caseName { notes.setAsideRow(of: caseName) }
      complain(error, line: reader.line, caseName: caseName)
    }
  }

  private mutating func take(_ fault: CSVFault) throws {
    guard mapper != nil, fault.problem != .utf16 else {
      throw ImportFault.unreadableHeading(fault)
    }
    progress.rows += 1
    complain(.csv(fault), line: fault.line, caseName: nil)
  }

  private mutating func complain(_ problem: RowProblem, line: Int, caseName: String?) {
    exceptions.append(
      SourceException(line: line, caseName: caseName, kind: problem.kind, reason: problem.reason))
  }
}
