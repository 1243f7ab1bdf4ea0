// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Terms

/// Right texts with bytes and lines deleted, doubled, exchanged and thrown in: the checker takes
/// them all, gives the same answer twice, and points into the text.
struct MutationTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `any bytes are checked`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let texts = try ["language.md", "calendar.pledge", "list.md"].map { name in
      try #require(Corpus.bundle("right/\(name)").files.first)
    }
    for round in 0..<250 {
      let text = texts[round % texts.count]
      var bytes = text.bytes
      for _ in 0...Int.random(in: 0..<4, using: &numbers) { mutate(&bytes, &numbers) }
      let bundle = TermsBundle(
        main: text.path, files: [TermsBundle.File(path: text.path, bytes: bytes)])
      let checked = check(bundle)
      let lineCount = bytes.count { $0 == 0x0A } + 1
      for diagnostic in checked.diagnostics {
        #expect((1...lineCount).contains(diagnostic.range.line))
        #expect(diagnostic.range.column >= 1 && diagnostic.range.length >= 1)
        #expect(diagnostic.wording.code != "P1000")
        #expect(!diagnostic.description.isEmpty)
      }
      #expect(checked.hasErrors || checked.agreement != nil || !text.path.hasSuffix(".md"))
      if round % 10 == 0 {
        let again = check(bundle)
        #expect(again.diagnostics == checked.diagnostics)
      }
    }
  }

  private func check(_ bundle: TermsBundle) -> CheckedTerms {
    Checker.check(
      bundle, zones: Zones.book, knownZones: Zones.names,
      requireAgreement: bundle.main.hasSuffix(".md"))
  }

  private func mutate(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &numbers)
    let other = Int.random(in: 0..<bytes.count, using: &numbers)
    let stretch = place..<min(bytes.count, place + Int.random(in: 1..<12, using: &numbers))
    switch Int.random(in: 0..<8, using: &numbers) {
    case 0: bytes.removeSubrange(stretch)
    case 1: bytes.insert(contentsOf: bytes[stretch], at: other)
    case 2: bytes.swapAt(place, other)
    case 3: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
    case 4:
      bytes.insert(Self.marks[Int.random(in: 0..<Self.marks.count, using: &numbers)], at: place)
    default: mutateLines(&bytes, place, &numbers)
    }
  }

  private static let marks = Array(" \t\n\"`~-,;:.()0%/é€\u{200B}".utf8)

  private func mutateLines(_ bytes: inout [UInt8], _ place: Int, _ numbers: inout SeededNumbers) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let line = place % lines.count
    let other = Int.random(in: 0..<lines.count, using: &numbers)
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: other)
    case 2: lines.swapAt(line, other)
    default: lines[line] = Array("  ".utf8) + lines[line]
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}
