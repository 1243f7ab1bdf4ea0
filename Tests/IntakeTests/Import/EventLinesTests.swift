// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import Testing

@testable import Intake

struct EventLinesTests {
  private static let good = """
    {"specversion":"1.0","id":"1","source":"/d","agreement":"a","type":"t","time":"2026-01-01T00:00:00Z"}
    """

  private func items(_ text: [UInt8], chunk size: Int) throws -> (
    items: [String], progress: SourceProgress
  ) {
    var chunks = stride(from: 0, to: text.count, by: size).map {
      Array(text[$0..<min($0 + size, text.count)])
    }[...]
    var source = EventLines(bytesTotal: text.count, nextChunk: { chunks.popFirst() })
    var found: [String] = []
    while let items = try source.next() {
      for item in items {
        switch item {
        case .event(let event): found.append("event \(event.id)")
        case .exception(let exception): found.append("\(exception.line) \(exception.kind)")
        }
      }
    }
    return (found, source.progress)
  }

  @Test func `lines are read the same however they are cut`() throws {
    let other = Self.good.replacing("\"1\"", with: "\"2\"")
    let text = Array("\(Self.good)\r\n\nnonsense\n[]\n\(other)".utf8)
    let whole = try items(text, chunk: text.count)
    #expect(whole.items == ["event 1", "3 no-event", "4 no-event", "event 2"])
    #expect(whole.progress.rows == 4 && whole.progress.rowsWithExceptions == 2)
    #expect(whole.progress.bytesRead == text.count)
    for size in 1..<text.count {
      let cut = try items(text, chunk: size)
      #expect(cut.items == whole.items && cut.progress == whole.progress, "chunks of \(size)")
    }
  }

  @Test func `a line beyond the limit is one exception and the next is read`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: EventLines.longestLine + 1)
    let text = long + Array("\n\(Self.good)\n".utf8)
    #expect(try items(text, chunk: 1 << 20).items == ["1 overlong", "event 1"])
    #expect(try items(long, chunk: 1 << 20).items == ["1 overlong"])
  }

  @Test func `nothing gives nothing`() throws {
    #expect(try items([], chunk: 1).items == [])
    #expect(try items(Array("\n\n".utf8), chunk: 1).items == [])
  }
}
