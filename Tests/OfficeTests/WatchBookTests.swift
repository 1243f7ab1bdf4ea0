// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@testable import Office

struct WatchBookTests {
  private static let notice = WatchNotice(
    key: "ab-50", text: "half of it; \"quoted\"", body: Array(#"{"a":"ü"}"#.utf8))

  @Test func `a book is read back as it was written`() throws {
    var book = WatchBook(
      told: [
        "north-bank": ["ab": .init(level: 75, seen: Instant(milliseconds: 1_772_787_600_000))],
        "south-bank": [:],
      ], outbox: [])
    let now = Instant(milliseconds: 1_772_787_600_123)
    book.queue([Self.notice], at: now)
    book.refuse(Self.notice, at: now)
    let read = try WatchBook(parsing: book.bytes)
    #expect(read == book && read.bytes == book.bytes)
    #expect(read.outbox.first?.next.milliseconds == now.milliseconds + 60_000)
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"format":"frankpledge-watch/2","outbox":[],"told":{}}"#,
    #"{"format":"frankpledge-watch/1","outbox":[{}],"told":{}}"#,
    #"{"format":"frankpledge-watch/1","outbox":[],"told":{"a":[]}}"#,
    #"{"format":"frankpledge-watch/1","outbox":[],"told":{"a":{"b":[101,"2026-03-06T09:00:00Z"]}}}"#,
    #"{"format":"frankpledge-watch/1","outbox":[],"told":{"a":{"b":[50,"yesterday"]}}}"#,
  ])
  func `a book that is none is refused, with a way out`(text: String) {
    #expect(throws: WatchBookFault.self) { try WatchBook(parsing: Array(text.utf8)) }
    do { _ = try WatchBook(parsing: Array(text.utf8)) } catch {
      #expect("\(error)".contains("take it away"))
    }
  }

  @Test func `the pause doubles up to an hour`() {
    var book = WatchBook()
    var now = Instant(milliseconds: 0)
    book.queue([Self.notice], at: now)
    var pauses: [Int64] = []
    for _ in 0..<9 {
      #expect(book.ready(at: now) == [Self.notice])
      book.refuse(Self.notice, at: now)
      let next = book.outbox[0].next
      #expect(book.ready(at: Instant(milliseconds: next.milliseconds - 1)).isEmpty)
      pauses.append(now.distance(to: next) / 60_000)
      now = next
    }
    #expect(pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60])
    book.deliver(Self.notice)
    #expect(book.outbox.isEmpty)
  }
}
