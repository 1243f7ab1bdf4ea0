// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Judgement
import Terms
import Testing

/// The published terms in Examples/contracts: each is checked without a finding and its examples hold,
/// and what support contracts have to say is said in at least one of them.
struct ContractsTests {
  private static let folder = ExampleFolder(name: "contracts")

  /// One row of the table in Examples/contracts/README.md.
  struct Row: Sendable, CustomTestStringConvertible {
    let item: String
    let file: String
    let declaration: String

    var testDescription: String { item }
  }

  static let rows: [Row] = {
    guard let text = try? folder.text("README.md") else { return [] }
    let lines = text.split(separator: "\n").drop { $0 != "| item | file | declaration |" }
    return lines.dropFirst(2).prefix { $0.hasPrefix("|") }.map { line in
      let cells = line.split(separator: "|").map {
        $0.drop { $0 == " " || $0 == "`" }.reversed().drop { $0 == " " || $0 == "`" }.reversed()
      }.map { String($0) }
      return Row(item: cells[0], file: cells[1], declaration: cells[2])
    }
  }()

  @Test func `there are at least fifteen`() {
    #expect(Self.folder.agreements.count >= 15)
  }

  @Test(arguments: Self.folder.agreements)
  func `a contract is checked without a finding and its examples hold`(path: String) throws {
    let checked = try Self.folder.checked(path)
    #expect(checked.diagnostics.isEmpty, "\(checked.diagnostics.map(\.description))")
    let agreement = try #require(checked.agreement)
    #expect(checked.examples.count >= 2)
    let findings = ExampleRun.findings(of: checked.examples, agreement)
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test(arguments: Self.rows)
  func `what contracts say is said here`(row: Row) throws {
    let holds = try #require(Sayings.all[row.item], "nothing tells whether '\(row.item)' is said")
    let name = row.declaration.split(separator: " ").last.map(String.init) ?? ""
    let agreement = try #require(try Self.folder.checked(row.file).agreement)
    #expect(holds(agreement, name))
    // Without the declaration it is not said: the table points at the right one.
    let without = try Self.text(of: row.file, without: row.declaration)
    if let rest = try Self.folder.checked(row.file, changed: without).agreement {
      #expect(!holds(rest, name))
    }
  }

  @Test func `everything that contracts say has a row`() {
    #expect(Set(Self.rows.map(\.item)) == Set(Sayings.all.keys))
  }

  /// The text of a file without the lines of one declaration.
  private static func text(of path: String, without declaration: String) throws -> String {
    let text = try folder.text(path)
    let source = try SourceText(file: path, bytes: Array(text.utf8))
    let words = declaration.split(separator: " ").map(String.init)
    let found = Outline(of: source).declarations.first {
      $0.header.prefix(words.count).map(\.text) == words
    }
    let lines = try #require(found, "\(path) has no '\(declaration)'").lines
    var rest = source.lines
    rest.removeSubrange((lines.lowerBound - 1)..<lines.upperBound)
    return rest.joined(separator: "\n")
  }
}
