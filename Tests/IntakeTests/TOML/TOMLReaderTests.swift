// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Intake

struct TOMLReaderTests {
  private func show(_ value: TOMLValue) -> String {
    switch value {
    case .text(let text): "'\(text)'"
    case .integer(let number): "\(number)"
    case .bool(let flag): "\(flag)"
    case .list(let values): "[" + values.map(show).joined(separator: " ") + "]"
    case .table(let table): show(table)
    }
  }

  private func show(_ table: TOMLTable) -> String {
    "{" + table.entries.map { "\($0.line):\($0.name)=" + show($0.value) }.joined(separator: " ")
      + "}"
  }

  @Test(arguments: [
    ("", "{}"), ("# only\n\n", "{}"), ("\u{FEFF}a=1", "{1:a=1}"),
    ("a = \"x\" # why\r\nb = 'C:\\x'\n", "{1:a='x' 2:b='C:\\x'}"),
    (#"a = "\t\"\\\u00e9\U0001F600""#, "{1:a='\t\"\\é😀'}"),
    ("a = [\n 'x', # one\n 'y',\n]\nb = []", "{1:a=['x' 'y'] 5:b=[]}"),
    ("t = true\nf = false\nn = -12", "{1:t=true 2:f=false 3:n=-12}"),
    (
      "[t]\n\"1 - High\" = \"P1\"\n[u.v]\nw.x = 1",
      "{1:t={2:1 - High='P1'} 3:u={3:v={4:w={4:x=1}}}}"
    ),
    (" [ t ] \n a-b_1 = [[1], []]", "{1:t={2:a-b_1=[[1] []]}}"),
  ])
  func `reads what a mapping needs`(text: String, shown: String) throws {
    #expect(show(try TOMLReader.read(Array(text.utf8))) == shown)
  }

  @Test(arguments: [
    ("a", 1, 2, "expected '=' behind the name"),
    ("= 1", 1, 1, "expected a name; put one with spaces or other letters into quotes"),
    ("é = 1", 1, 1, "expected a name; put one with spaces or other letters into quotes"),
    ("a = 1\na = 2", 2, 6, "'a' is here twice; keep one"),
    ("[t]\n[t]", 2, 4, "[t] is here twice; keep one"),
    ("a = 1\n[a]", 2, 4, "[a] is here twice; keep one"),
    ("a = 1\na.b = 1", 2, 8, "'a.b' is here twice; keep one"),
    ("[t\na=1", 1, 3, "expected ']'"),
    ("[[t]]", 1, 2, "lists of tables are not used here; write [name]"),
    (
      "a = {b=1}", 1, 5,
      "tables in braces are not used here; write a heading [name] and lines below it"
    ),
    ("a = \"\"\"x\"\"\"", 1, 5, "texts over several lines are not used here; write it on one line"),
    ("a = \"x\nb", 1, 7, "the quote is not closed on this line"),
    ("a = 'x", 1, 7, "the quote is not closed on this line"),
    ("a = 'é' 'x'", 1, 9, "expected the end of the line"),
    (
      "a = 2026-03-01", 1, 5,
      "expected a text in quotes, a list in brackets, a whole number, true or false"
    ),
    ("a = 1.5", 1, 6, "expected the end of the line"),
    (
      "a = yes", 1, 5,
      "expected a text in quotes, a list in brackets, a whole number, true or false"
    ),
    ("a = ", 1, 5, "expected a text in quotes, a list in brackets, a whole number, true or false"),
    ("a = [1 2]", 1, 8, "expected ',' or ']'"),
    (#"a = "\q""#, 1, 8, "unknown escape; write a backslash twice"),
    (#"a = "\ud800""#, 1, 8, "expected the 4 hexadecimal digits of a character"),
    (#"a = "\u+123""#, 1, 8, "expected the 4 hexadecimal digits of a character"),
    ("# \u{1}", 1, 3, "control character 1 in a comment; take it out"),
  ])
  func `says where and why it stops`(text: String, line: Int, column: Int, message: String) {
    #expect(throws: TOMLFault(line: line, column: column, message: message)) {
      try TOMLReader.read(Array(text.utf8))
    }
  }

  @Test func `nesting has a limit`() {
    #expect(throws: TOMLFault.self) {
      try TOMLReader.read(Array(("a = " + String(repeating: "[", count: 100_000)).utf8))
    }
    #expect(throws: TOMLFault.self) {
      try TOMLReader.read(Array((String(repeating: "a.", count: 100_000) + "a = 1").utf8))
    }
  }

  @Test(arguments: [81, 82, 83, 84] as [UInt64])
  func `changed bytes never trap`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let original = Array((Mappings.changes + "\nx = \"\\u00e9\"\ny.z = ['a', [1, true]]").utf8)
    for _ in 0..<1000 {
      var bytes = original
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = .random(
          in: 0...255, using: &numbers)
      }
      _ = try? TOMLReader.read(bytes)
    }
  }
}
