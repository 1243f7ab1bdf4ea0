// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Office

/// A support desk's export, read as events by a mapping.
///
/// Every row gives one event or more, or repeats an earlier row, or is an exception; the order of the
/// file is kept, exceptions among the events. Memory grows with the number of cases and rows (a few
/// dozen bytes each), never with the length of a row.
package struct DeskExport: EvidenceSource {
  private let mapping: Mapping
  private let releases: ReleaseList?
  private let nextChunk: () throws -> [UInt8]?
  private var reader: CSVReader
  private var state: State

  private enum State {
    case heading(KnownCases)
    case rows(RowMapper)
    case done(KnownCases)
  }

  package private(set) var progress: SourceProgress

  /// An export given in chunks of bytes of any size; a chunk of nil ends it.
  ///
  /// `known` holds what is recorded already (``KnownCases``); it must be of the mapping's source.
  /// `releases` is needed where the mapping reads a list of them.
  package init(
    mapping: Mapping, known: KnownCases, releases: ReleaseList? = nil, bytesTotal: Int? = nil,
    nextChunk: @escaping () throws -> [UInt8]?
  ) {
    self.mapping = mapping
    self.releases = releases
    self.nextChunk = nextChunk
    reader = CSVReader(separator: mapping.separator)
    state = .heading(known)
    progress = SourceProgress(
      bytesTotal: bytesTotal, cases: known.count, subject: mapping.shape.subject)
  }

  /// The items of the next chunk that has any; nil after the last.
  ///
  /// Throws an ``ImportFault`` if the file has no usable heading, and what the chunks throw.
  package mutating func next() throws -> [SourceItem]? {
    while true {
      var items: [SourceItem] = []
      var isAtEnd = false
      if case .done = state { return nil }
      try read(into: &items, &isAtEnd)
      if isAtEnd {
        try finish()
      } else if let chunk = try nextChunk() {
        progress.bytesRead += chunk.count
        reader.feed(chunk)
      } else {
        reader.finish()
      }
      if !items.isEmpty { return items }
    }
  }

  /// Reads until the reader wants more.
  private mutating func read(into items: inout [SourceItem], _ isAtEnd: inout Bool) throws {
    while true {
      switch reader.next() {
      case .row: try takeRow(into: &items)
      case .fault(let fault): try take(fault, into: &items)
      case .needsInput: return
      case .end:
        isAtEnd = true
        return
      }
    }
  }

  private mutating func finish() throws {
    switch state {
    case .heading: throw ImportFault.noHeading
    case .rows(let mapper): state = .done(mapper.known)
    case .done: break
    }
  }

  private mutating func takeRow(into items: inout [SourceItem]) throws {
    switch state {
    case .heading(let known):
      if case .advisories(let shape) = mapping.shape, shape.releases != nil, releases == nil {
        throw ImportFault.noReleaseList
      }
      let heading = (0..<reader.fieldCount).map {
        String(decoding: reader.bytes(at: $0), as: UTF8.self)
      }
      let columns = try RowColumns(mapping.columns, heading: heading)
      state = .rows(RowMapper(mapping, columns: columns, known: known, releases: releases))
    case .rows(var mapper):
      // Taken out while it changes, so that it is not copied.
      state = .done(KnownCases(source: mapping.source))
      take(mapper.outcome(of: reader), into: &items)
      progress.cases = mapper.known.count
      state = .rows(mapper)
    case .done: break
    }
  }

  private mutating func take(_ outcome: RowMapper.Outcome, into items: inout [SourceItem]) {
    progress.rows += 1
    switch outcome {
    case .events(let events):
      progress.rowsWithEvents += 1
      items += events.map { .event($0) }
    case .repeated: progress.repeatedRows += 1
    case .passedOver: progress.rowsPassedOver += 1
    case .problem(let problem, let caseName):
      progress.rowsWithExceptions += 1
      items.append(
        .exception(
          SourceException(
            line: reader.line, caseName: caseName, kind: problem.kind, reason: problem.reason)))
    }
  }

  private mutating func take(_ fault: CSVFault, into items: inout [SourceItem]) throws {
    guard case .rows = state, fault.problem != .utf16 else {
      throw ImportFault.unreadableHeading(fault)
    }
    progress.rows += 1
    progress.rowsWithExceptions += 1
    let problem = RowProblem.csv(fault)
    items.append(
      .exception(
        SourceException(
          line: fault.line, caseName: nil, kind: problem.kind, reason: problem.reason)))
  }
}
