// SPDX-License-Identifier: Apache-2.0

import TOMLKit
import Terms

/// A table of a mapping, read key by key; what is wrong is collected, and reading goes on.
struct MappingTable {
  private let table: TOMLTable
  /// `columns.`, or empty for the whole file.
  private let prefix: String
  private let lines: KeyLines
  private(set) var problems: [MappingProblem] = []
  private var asked: [String] = []

  /// The whole of a file.
  init(_ table: TOMLTable, lines: KeyLines) {
    self.init(table, prefix: "", lines: lines)
  }

  private init(_ table: TOMLTable, prefix: String, lines: KeyLines) {
    self.table = table
    self.prefix = prefix
    self.lines = lines
  }

  mutating func report(_ kind: MappingProblem.Kind, at key: String) {
    problems.append(MappingProblem(line: lines.line(of: prefix + key), kind: kind))
  }

  /// Takes over what is wrong with a table inside this one.
  mutating func take(_ others: [MappingProblem]) { problems += others }

  func has(_ key: String) -> Bool { table.contains(key: key) }

  /// The names of all keys, ascending.
  var keys: [String] { table.keys.sorted() }

  /// A text; nil if it is absent or wrong, which is reported if it is needed.
  mutating func text(_ key: String, neededFor meaning: String? = nil) -> String? {
    asked.append(key)
    guard let value = table[key] else {
      if let meaning { report(.missingKey(prefix + key, meaning: meaning), at: key) }
      return nil
    }
    guard let text = value.string, !text.isEmpty else {
      report(.wrongType(prefix + key, expected: "a text in quotes, not empty"), at: key)
      return nil
    }
    return text
  }

  /// A list of texts, or one text; empty if it is absent or wrong.
  mutating func texts(_ key: String) -> [String] {
    asked.append(key)
    guard let value = table[key] else { return [] }
    if let text = value.string { return [text] }
    let texts = value.array.map { array in array.compactMap { $0.string } }
    guard let texts, let count = value.array?.count, texts.count == count else {
      report(.wrongType(prefix + key, expected: "a text or a list of texts"), at: key)
      return []
    }
    return texts
  }

  /// One of a few texts; nil if it is absent or wrong.
  mutating func choice<Value>(
    _ key: String, among choices: [(String, Value)], neededFor meaning: String? = nil
  ) -> Value? {
    guard let text = text(key, neededFor: meaning) else { return nil }
    if let choice = choices.first(where: { $0.0 == text }) { return choice.1 }
    reportNotOne(key, value: text, among: choices.map(\.0))
    return nil
  }

  mutating func reportNotOne(_ key: String, value: String, among allowed: [String]) {
    let nearest = NearestName.of(value, among: allowed)
    report(.notOneOf(prefix + key, value: value, allowed: allowed, nearest: nearest), at: key)
  }

  /// A table inside this one; nil if it is absent or wrong.
  mutating func table(_ key: String, neededFor meaning: String? = nil) -> MappingTable? {
    asked.append(key)
    guard let value = table[key] else {
      if let meaning { report(.missingKey("[\(prefix + key)]", meaning: meaning), at: key) }
      return nil
    }
    guard let inner = value.table else {
      report(.wrongType(prefix + key, expected: "a table, headed [\(prefix + key)]"), at: key)
      return nil
    }
    return MappingTable(inner, prefix: prefix + key + ".", lines: lines)
  }

  /// Reports every key that nobody asked for.
  mutating func refuseOthers() {
    for key in keys where !asked.contains(key) {
      let nearest = NearestName.of(key, among: asked)
      report(.unknownKey(prefix + key, nearest: nearest.map { prefix + $0 }), at: key)
    }
  }
}
