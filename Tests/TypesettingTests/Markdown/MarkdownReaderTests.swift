// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Typesetting

struct MarkdownReaderTests {
  @Test(arguments: [
    ("plain", "p plain"),
    ("two\nlines", "p two lines"),
    ("forced  \nline\\\nend", "p forced⏎line⏎end"),
    ("a *b* **c** ***d*** `e`", "p a _b_ #c# #_d_# `e`"),
    ("snake_case_name and 2*3*4", "p snake_case_name and 2_3_4"),
    ("**bold* and* more**", "p _bold and_ more**"),
    ("*a **b* c**", "p _a b c_"),
    ("* not emphasis *", "list • (p not emphasis *)"),
    ("\\*literal\\* \\q", "p *literal* \\q"),
    ("``a ` b`` and `un closed", "p `a ` b` and `un closed"),
    (
      "[words](#clause-1) [web](https://a.example/b) [other](../x.md)",
      "p [words→clause-1] [web→https://a.example/b] other"
    ),
    ("[not] (a link) [x](bad target) [", "p [not] (a link) [x](bad target) ["),
    ("<https://a.example> & &lt;b&gt;", "p [https://a.example→https://a.example] & <b>"),
    ("<script>alert(1)</script>", "p <script>alert(1)</script>"),
    ("a <b>bold</b> & <!-- c -->", "p a <b>bold</b> & <!-- c -->"),
    ("## 4.2. Response\ntext", "h1 4.2|Response #42-response; p text"),
    ("### Plain ###", "h2 -|Plain #plain"),
    ("## A\n## A\n## A-1", "h1 -|A #a; h1 -|A #a-1; h1 -|A-1 #a-1-1"),
    ("#no heading", "p #no heading"),
    ("> quoted\nlazily\n\nafter", "quotation (p quoted lazily); p after"),
    ("> a\n> > b", "quotation (p a; quotation (p b))"),
    ("- a\n- b\n\n  more\n- c", "list • (p a) • (p b; p more) • (p c)"),
    ("3. three\n4. four\n   - inner", "list 3 (p three) 3 (p four; list • (p inner))"),
    ("1) a\n1. b", "list 1 (p a); list 1 (p b)"),
    ("text\n2026. was a year", "p text 2026. was a year"),
    ("a\n\n---\n\nb", "p a; rule; p b"),
    ("| a | b |\n|---|--:|\n| 1 | 2 |\n| `x\\|y` |", "table[l,r] (a,b) (1,2) (`x|y`)"),
    ("a | b\n:-: | -\n", "table[c,l] (a,b)"),
    ("a | b\nno table", "p a | b no table"),
    (
      "```pledge\nagreement x\n  fee  1\n```\nafter",
      "fence 1 pledge:agreement x⏎  fee  1⏎; p after"
    ),
    ("- item\n  ~~~ info string\n    code\n  ~~~", "list • (p item; fence 2 info string:  code⏎)"),
    ("````\n```\n````", "fence 1 :```⏎"),
    ("```\nnever closed", "fence 1 :never closed⏎"),
    ("\r\na\r\n\r\nb\rc", "p a; p b c"),
    ("\"It's\" ('90s) \"`\"`\"", "p “It’s” (’90s) “`\"`”"),
  ])
  func `a text becomes blocks`(text: String, outline: String) throws {
    let reading = try MarkdownReader.read(text, fence: Self.fence)
    #expect(Self.outline(reading.blocks) == outline)
  }

  @Test
  func `the first heading is the title`() throws {
    let reading = try MarkdownReader.read(
      "\n# Support *agreement*\n## 1. Parties\n", fence: Self.fence)
    #expect(reading.title == "Support agreement")
    #expect(Self.outline(reading.blocks) == "h1 1|Parties #1-parties")
    #expect(try MarkdownReader.read("text\n# Late", fence: Self.fence).title == nil)
  }

  @Test
  func `straight quotation marks stay where they are asked to`() throws {
    let reading = try MarkdownReader.read("\"a\"", curlsQuotes: false, fence: Self.fence)
    #expect(Self.outline(reading.blocks) == "p \"a\"")
  }

  @Test(arguments: [
    (String(repeating: ">", count: 10_000), MarkdownFault.tooDeep(line: 1, most: 8)),
    (String(repeating: "- ", count: 10_000) + "x", .tooDeep(line: 1, most: 8)),
    (
      (0..<100).map { String(repeating: "  ", count: $0) + "- x\n" }.joined(),
      .tooDeep(line: 9, most: 8)
    ),
    (
      "text\n\n" + String(repeating: "|a", count: 1_000) + "|\n"
        + String(repeating: "|-", count: 1_000)
        + "|", .tooManyColumns(line: 3, found: 1_000, most: 64)
    ),
    ("a|b\n-|-\n1|2|3", .rowTooLong(line: 3, found: 3, columns: 2)),
    (String(repeating: "x", count: 1 << 20) + "y", .tooLong(bytes: (1 << 20) + 1, most: 1 << 20)),
  ])
  func `what nobody could read is refused with its line`(text: String, fault: MarkdownFault) {
    #expect(throws: fault) { try MarkdownReader.read(text, fence: Self.fence) }
    #expect("\(fault)".contains("ivide") || "\(fault)".hasPrefix("line "))
  }

  /// Each of them would take hours if anything were looked for twice.
  @Test(arguments: [
    "x", "x ", "*", "* a", "*a ", "_", "**a* ", "[", "]", "](", "[](", "[a](b", "`", "`` ` ", "<",
    "<a",
    "&", "\\", "|", "a|", "-", "# ", "> \n", "- a\n", "1. a\n\n", "  \n", "``` \n", "\t", "\u{0}",
    "é", "\r",
  ])
  func `a long text of one kind is read in one go`(unit: String) throws {
    let text = String(repeating: unit, count: 20_000 / unit.utf8.count)
    _ = try MarkdownReader.read(text, fence: Self.fence)
    _ = try MarkdownReader.read("- > " + text, fence: Self.fence)
  }

  @Test(arguments: UInt64(1)...8)
  func `no text of marks stops the reader`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let marks = Array("*_`[]()<>#-+>|\\&:~ \n\t1.a\"'\u{301}é")
    for _ in 0..<40 {
      let text = String((0..<400).map { _ in marks[Int(numbers.next() % UInt64(marks.count))] })
      // Faults are fine; traps are not.
      _ = try? MarkdownReader.read(text, fence: Self.fence)
    }
  }

  // MARK: Outlines

  private static func fence(_ fence: MarkdownReader.Fence) -> [Block] {
    [.terms(Block.Terms(text: fence.text, label: "\(fence.line) \(fence.info)"))]
  }

  static func outline(_ blocks: [Block]) -> String {
    blocks.map { block in
      switch block {
      case .heading(let heading):
        "h\(heading.level) \(heading.number ?? "-")|\(outline(heading.text)) #\(heading.anchor ?? "")"
      case .paragraph(let text): "p \(outline(text))"
      case .list(let list):
        "list"
          + list.items.map { " \(list.start.map(String.init) ?? "•") (\(outline($0)))" }.joined()
      case .aside(let aside): "\(aside.kind) (\(outline(aside.contents)))"
      case .table(let table): outline(table)
      case .terms(let terms):
        "fence \(terms.label ?? ""):\(terms.text.replacing("\n", with: "⏎"))"
      case .rule: "rule"
      case .clause, .signatures, .pageBreak: "?"
      }
    }.joined(separator: "; ")
  }

  private static func outline(_ table: Block.Table) -> String {
    let letters = table.alignments.map { ["left": "l", "right": "r"]["\($0)"] ?? "c" }
    let rows = ([table.header] + table.rows).map { row in
      " (" + row.map { outline($0) }.joined(separator: ",") + ")"
    }
    return "table[\(letters.joined(separator: ","))]" + rows.joined()
  }

  private static func outline(_ runs: [Inline]) -> String {
    runs.map { run in
      var text = run.text.replacing("\n", with: "⏎")
      if run.style.contains(.code) { text = "`\(text)`" }
      if run.style.contains(.emphasis) { text = "_\(text)_" }
      if run.style.contains(.strong) { text = "#\(text)#" }
      switch run.target {
      case .anchor(let anchor): return "[\(text)→\(anchor)]"
      case .address(let address): return "[\(text)→\(address)]"
      case nil: return text
      }
    }.joined()
  }
}
