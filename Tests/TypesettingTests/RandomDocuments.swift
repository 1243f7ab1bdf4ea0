// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting

@testable import Typesetting

/// Documents of random blocks, with the words that must be found in them.
struct RandomDocuments {
  private var numbers: SeededNumbers
  /// All words in the order in which a reader meets them.
  private(set) var words = ""

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func document() -> Document {
    words = "Random"
    var blocks: [Block] = []
    for _ in 0..<Int.random(in: 1...25, using: &numbers) { blocks.append(block(depth: 1)) }
    return Document(metadata: Document.Metadata(title: "Random"), blocks: blocks)
  }

  private mutating func block(depth: Int) -> Block {
    switch Int.random(in: 0...(depth < 4 ? 8 : 3), using: &numbers) {
    case 0, 1: return .paragraph(text(most: 120))
    case 2: return table()
    case 3:
      let lines = (0..<Int.random(in: 1...20, using: &numbers)).map { _ in
        let indent = String(repeating: " ", count: Int.random(in: 0...12, using: &numbers))
        let gap = String(repeating: " ", count: Int.random(in: 1...6, using: &numbers))
        return indent + text(most: 3).plainText + gap + text(most: 20).plainText
      }
      return .terms(Block.Terms(text: lines.joined(separator: "\n")))
    case 4, 5:
      let number = "\(Int.random(in: 1...99, using: &numbers)).1"
      words += number
      let text = text(most: 60)
      return .clause(Block.Clause(number: number, text: text, contents: blocks(depth: depth + 1)))
    case 6:
      words += "•"
      return .list(Block.List(items: [[.paragraph(text(most: 30))] + blocks(depth: depth + 1)]))
    case 7:
      words += "Note"
      return .aside(
        Block.Aside(kind: .note, label: "Note", contents: blocks(depth: depth + 1)))
    default:
      // Never enough of them for a list of contents, whose words would come twice.
      return .paragraph(text(most: 10) + [Inline(text(most: 3).plainText, style: .strong)])
    }
  }

  private mutating func blocks(depth: Int) -> [Block] {
    (0..<Int.random(in: 0...3, using: &numbers)).map { _ in block(depth: depth) }
  }

  private mutating func table() -> Block {
    let columns = Int.random(in: 1...8, using: &numbers)
    let header = (0..<columns).map { _ in text(most: 3, longest: 12) }
    let rows = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
      // So few words that no row is divided between pages, which would part its cells.
      (0..<columns).map { _ in text(most: 2, longest: 12) }
    }
    return .table(Block.Table(header: header, rows: rows))
  }

  private mutating func text(most: Int, longest: Int = 200) -> [Inline] {
    var runs: [Inline] = []
    for _ in 0..<Int.random(in: 1...most, using: &numbers) {
      let word = word(longest: longest)
      words += word
      let style: Inline.Style = [[], [], [], .strong, .emphasis, .code][
        Int.random(in: 0...5, using: &numbers)]
      runs.append(Inline(word, style: style))
      runs.append(" ")
    }
    return runs
  }

  private mutating func word(longest: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABC0123-(),.;\\äöüß€—")
    let isLong = Int.random(in: 0..<200, using: &numbers) == 0
    let count = isLong ? longest : Int.random(in: 1...12, using: &numbers)
    return String(
      (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &numbers)] })
  }
}
