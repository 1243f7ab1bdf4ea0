// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Terms

/// Made-up agreements, and right texts with bytes taken out, keep what the formatter promises.
///
/// A usual run makes 500 agreements; FRANKPLEDGE_GENERATED=10000 makes that many.
struct FormattingPropertyTests {
  private static let count =
    ProcessInfo.processInfo.environment["FRANKPLEDGE_GENERATED"].flatMap(Int.init) ?? 500

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `any agreement keeps the promises`(seed: UInt64) throws {
    var terms = RandomTerms(seed: seed)
    for round in 0..<Self.count / 10 {
      let text = terms.text(of: terms.outline(mistakes: round % 4 == 0))
      switch round % 5 {
      case 0:
        let margin = String(repeating: " ", count: round % 4)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let inner = lines.map { margin + $0 }.joined(separator: "\n")
        let markdown = "1. Terms  \n\n\(margin)```pledge\n\(inner)\n\(margin)```\n\ttext  "
        try FormattingPromises.hold(Array(markdown.utf8), file: "a.md")
      case 1:
        let returned = text.replacing("\n", with: "\r\n")
        try FormattingPromises.hold(Array(returned.utf8), file: "a.pledge")
      default: try FormattingPromises.hold(Array(text.utf8), file: "a.pledge")
      }
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `what the grammar makes keeps the promises`(seed: UInt64) throws {
    var texts = GrammarTexts(seed: seed)
    for _ in 0..<Self.count / 10 {
      try FormattingPromises.hold(Array(texts.text().utf8), file: "a.pledge")
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `an outline has one text however it is spaced`(seed: UInt64) throws {
    var terms = RandomTerms(seed: seed)
    for _ in 0..<Self.count / 20 {
      let outline = terms.outline(mistakes: false)
      let (one, other) = (terms.text(of: outline), terms.text(of: outline))
      let formatted = try [one, other].map {
        let bytes = try TermsFormatter.format(file: "a.pledge", bytes: Array($0.utf8)).bytes
        return String(decoding: bytes, as: UTF8.self)
      }
      #expect(formatted[0] == formatted[1], "\(one)\n--- and\n\(other)")
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a text with bytes missing keeps the promises`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let texts = try ["language.md", "calendar.pledge", "list.md", "windows.pledge"].map { name in
      try #require(Corpus.bundle("right/\(name)").files.first)
    }
    for round in 0..<max(40, Self.count / 25) {
      let text = texts[round % texts.count]
      var bytes = text.bytes
      for _ in 0...Int.random(in: 0..<6, using: &numbers) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        let count = Int.random(in: 1...3, using: &numbers)
        bytes.removeSubrange(place..<min(bytes.count, place + count))
      }
      try FormattingPromises.hold(bytes, file: text.path)
    }
  }
}
