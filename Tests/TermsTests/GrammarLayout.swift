// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting

extension GrammarTexts {
  /// Puts the words of a declaration into lines, as the layout rule has it.
  struct Layout {
    private struct Clause {
      /// The words before the first row, then those of each row.
      var rows: [[String]] = [[]]
    }

    /// The header, then the clauses.
    private var clauses = [Clause()]

    var wordsOfLastClause: ArraySlice<String> { clauses.last?.rows.first?[...] ?? [] }

    mutating func beginClause() { clauses.append(Clause()) }

    mutating func beginRow() { clauses[clauses.count - 1].rows.append([]) }

    mutating func add(_ words: [String]) {
      let clause = clauses.count - 1
      clauses[clause].rows[clauses[clause].rows.count - 1] += words
    }

    /// The lines; one clause in four is broken where it may be, and one line in twelve has a comment.
    func text(_ numbers: inout SeededNumbers) -> String {
      var lines: [String] = []
      for (place, clause) in clauses.enumerated() {
        let isHeader = place == 0
        let hasRows = clause.rows.count > 1
        for (row, words) in clause.rows.enumerated() where !words.isEmpty {
          let indent = isHeader ? 0 : row == 0 ? 2 : 10
          let mayBreak = !isHeader && !(hasRows && row == 0)
          let isBroken = mayBreak && Int.random(in: 0..<4, using: &numbers) == 0
          lines += Self.lines(words, indent, isBroken, &numbers)
        }
      }
      let commented = lines.map { line in
        Int.random(in: 0..<12, using: &numbers) == 0 ? line + "  -- a comment, \"as it is\"" : line
      }
      return commented.joined(separator: "\n") + "\n"
    }

    private static func lines(
      _ words: [String], _ indent: Int, _ isBroken: Bool, _ numbers: inout SeededNumbers
    ) -> [String] {
      var lines: [String] = []
      var line = String(repeating: " ", count: indent)
      for (place, word) in words.enumerated() {
        if place > 0, isBroken, Int.random(in: 0..<4, using: &numbers) == 0 {
          lines.append(line)
          line = String(repeating: " ", count: indent + 4)
        } else if place > 0, word != ",", word != ";" {
          line += " "
        }
        line += word
      }
      return lines + [line]
    }
  }
}
