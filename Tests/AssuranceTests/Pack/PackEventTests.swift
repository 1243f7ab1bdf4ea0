// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Assurance

struct PackEventTests {
  @Test func `every entry is read as it is written`() throws {
    for entry in try SmallLog().entries {
      let line = PackEvent.line(entry)
      let (read, event) = try PackEvent.read(Array(line.dropLast()))
      #expect(PackEvent.line(read) == line)
      #expect(read.index == entry.index && read.leaf == entry.leaf)
      #expect(event?.canonicalBytes == entry.event)
    }
  }

  @Test(arguments: [
    ("", "not JSON"), ("{}", "not an entry"), ("[1]", "not an entry"),
    (#"{"index":-1,"leaf":{}}"#, "not an entry"),
    (#"{"index":1.5,"leaf":{}}"#, "not an entry"), (#"{"index":1,"leaf":{} }"#, "canonical"),
    (#"{"index":1,"leaf":{},"more":1}"#, "canonical"),
    (#"{"index":1,"leaf":{},"leaf":{}}"#, "twice"),
    (#"{"event":{},"index":1,"leaf":{},"salt":""}"#, "not an event"),
    (#"{"index":1,"leaf":{},"salt":"A"}"#, "not an entry"),
    (#"{"index":1,"leaf":{},"salt":7}"#, "not an entry"),
  ])
  func `another line is refused`(line: String, words: String) {
    do {
      _ = try PackEvent.read(Array(line.utf8))
      Issue.record("it was read")
    } catch { #expect("\(error)".contains(words), "\(error)") }
  }

  @Test func `a line without an end does not fill the memory`() throws {
    var reader = EventReader(AgreementFile(name: "a", salt: try SmallLog().salt))
    let piece = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
    for _ in 0..<6 { reader.take(piece) }
    reader.finish()
    #expect(reader.problems.first?.contains("longer than") == true)
    #expect(reader.problems.count <= 20)
  }
}
