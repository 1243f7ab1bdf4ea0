// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Terms
import Testing

@testable import Editor

/// The words that editors colour are those the parser knows.
struct TextMateTests {
  private static func grammar(_ name: String) throws -> JSONValue {
    let file = TestFolders.repository.appending(path: "editors/\(name)")
    return try JSONValue(parsing: [UInt8](Data(contentsOf: file)))
  }

  /// The alternatives of the first group of a pattern: `^(a|b)`.
  private static func words(_ grammar: JSONValue, _ pattern: String) throws -> [String] {
    guard case .string(let match)? = grammar["repository"]?[pattern]?["match"] else { return [] }
    let group = match.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
    return group.split(separator: "|").map(String.init)
  }

  @Test func `the grammar colours every word that begins a declaration, and no other`() throws {
    let words = try Self.words(Self.grammar("frankpledge.tmLanguage.json"), "declaration")
    #expect(words.sorted() == Keyword.allCases.map(\.rawValue).sorted())
  }

  @Test func `the grammar colours every word that begins a clause, and no other`() throws {
    let words = try Self.words(Self.grammar("frankpledge.tmLanguage.json"), "clause")
    #expect(words.sorted() == Set(Keyword.allCases.flatMap(\.clauses)).sorted())
  }

  @Test(arguments: ["frankpledge.tmLanguage.json", "frankpledge.markdown.tmLanguage.json"])
  func `what a grammar includes is there, and every pattern can be read`(name: String) throws {
    let grammar = try Self.grammar(name)
    var includes: [String] = []
    var patterns: [String] = []
    func collect(_ value: JSONValue) {
      switch value {
      case .array(let elements): elements.forEach(collect)
      case .object(let object):
        for member in object.members {
          if member.name == "include", case .string(let text) = member.value {
            includes.append(text)
          }
          let isPattern = ["match", "begin"].contains(member.name)
          if isPattern, case .string(let text) = member.value { patterns.append(text) }
          collect(member.value)
        }
      default: break
      }
    }
    collect(grammar)
    for include in includes where include.hasPrefix("#") {
      #expect(grammar["repository"]?[String(include.dropFirst())] != nil)
    }
    for pattern in patterns {
      #expect(throws: Never.self) { _ = try NSRegularExpression(pattern: pattern) }
    }
    #expect(!includes.isEmpty && !patterns.isEmpty)
  }

  @Test func `a fence of terms is found in Markdown, and no other`() throws {
    let grammar = try Self.grammar("frankpledge.markdown.tmLanguage.json")
    guard case .array(let patterns)? = grammar["patterns"],
      case .string(let begin)? = patterns.first?["begin"]
    else {
      Issue.record("no pattern")
      return
    }
    let expression = try NSRegularExpression(pattern: begin)
    func matches(_ line: String) -> Bool {
      expression.firstMatch(
        in: line, range: NSRange(location: 0, length: line.utf16.count)) != nil
    }
    for line in ["```pledge", "~~~~ pledge", "  ```pledge hidden"] { #expect(matches(line)) }
    for line in ["```pledges", "```", "```swift", "pledge", "``pledge"] { #expect(!matches(line)) }
  }
}
