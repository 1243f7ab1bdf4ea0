// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Office

/// A file of CloudEvents, one JSON object a line.
package struct EventLines: EvidenceSource {
  private let nextChunk: () throws -> [UInt8]?
  /// The start of a line whose end has not come yet.
  private var rest: [UInt8] = []
  /// The line is too long to be read, and is passed over to its end.
  private var isOverlong = false
  private var isDone = false
  private var line = 1

  package private(set) var progress: SourceProgress

  /// The longest line, in bytes: a statement of terms with all its files.
  package static let longestLine = 8 << 20

  /// Events given in chunks of bytes of any size; a chunk of nil ends them.
  package init(bytesTotal: Int? = nil, nextChunk: @escaping () throws -> [UInt8]?) {
    self.nextChunk = nextChunk
    progress = SourceProgress(bytesTotal: bytesTotal)
  }

  package mutating func next() throws -> [SourceItem]? {
    while !isDone {
      var items: [SourceItem] = []
      if let chunk = try nextChunk() {
        progress.bytesRead += chunk.count
        take(chunk, into: &items)
      } else {
        isDone = true
        if !rest.isEmpty || isOverlong { endLine(into: &items) }
      }
      if !items.isEmpty { return items }
    }
    return nil
  }

  private mutating func take(_ chunk: [UInt8], into items: inout [SourceItem]) {
    var start = chunk.startIndex
    while let end = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
      append(chunk[start..<end])
      endLine(into: &items)
      start = end + 1
    }
    append(chunk[start...])
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    if rest.count + bytes.count > Self.longestLine {
      isOverlong = true
      rest = []
    } else if !isOverlong {
      rest += bytes
    }
  }

  private mutating func endLine(into items: inout [SourceItem]) {
    defer {
      rest.removeAll(keepingCapacity: true)
      isOverlong = false
      line += 1
    }
    if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
    if rest.isEmpty && !isOverlong { return }
    progress.rows += 1
    do throws(EventFault) {
      if isOverlong {
        return refuse("overlong", "it has more than \(Self.longestLine) bytes", &items)
      }
      let event = try Event(parsing: rest)
      progress.rowsWithEvents += 1
      items.append(.event(event))
    } catch {
      refuse("no-event", "\(error)", &items)
    }
  }

  private mutating func refuse(_ kind: String, _ reason: String, _ items: inout [SourceItem]) {
    progress.rowsWithExceptions += 1
    items.append(
      .exception(SourceException(line: line, caseName: nil, kind: kind, reason: reason)))
  }
}
