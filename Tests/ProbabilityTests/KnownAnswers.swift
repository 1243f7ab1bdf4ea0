// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// One entry of the shared known answers of forecasting.
struct KnownAnswer {
  let id: String
  let kind: String
  let params: [String: Any]
  let expected: [String: Any]
  private let relative: Double
  private let absolute: Double

  static let file = "vectors/forecast.json"
  static let areThere = TestFolders.hasShared(file)
  static let missing: Comment = "no known answers at \(TestFolders.shared.path)"

  /// The entries of one kind; a test of a kind that is not there fails.
  static func all(_ kind: String) throws -> [KnownAnswer] {
    let data = try Data(contentsOf: TestFolders.shared.appending(path: file))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let cases = try #require(root["cases"] as? [[String: Any]])
    let answers = try cases.filter { $0["kind"] as? String == kind }.map(KnownAnswer.init)
    try #require(!answers.isEmpty, "no entry of the kind \(kind)")
    return answers
  }

  private init(_ entry: [String: Any]) throws {
    id = try #require(entry["id"] as? String)
    kind = try #require(entry["kind"] as? String)
    params = try #require(entry["params"] as? [String: Any])
    expected = try #require(entry["expected"] as? [String: Any])
    let tolerance = try #require(entry["tolerance"] as? [String: Any])
    relative = tolerance["rel"] as? Double ?? 0
    absolute = tolerance["abs"] as? Double ?? 0
  }

  func number(_ name: String) throws -> Double { try #require(params[name] as? Double, "\(id)") }

  func whole(_ name: String) throws -> Int { try #require(params[name] as? Int, "\(id)") }

  func numbers(_ name: String) throws -> [Double] {
    try #require(params[name] as? [Double], "\(id)")
  }

  /// Words written in hexadecimal.
  func words<Word: FixedWidthInteger>(_ name: String) throws -> [Word] {
    try Self.words(params[name], id)
  }

  func expectedWords<Word: FixedWidthInteger>(_ name: String) throws -> [Word] {
    try Self.words(expected[name], id)
  }

  private static func words<Word: FixedWidthInteger>(_ value: Any?, _ id: String) throws -> [Word] {
    try (try #require(value as? [String], "\(id)")).map {
      try #require(Word($0, radix: 16), "\(id)")
    }
  }

  func part(_ name: String) throws -> [String: Any] {
    try #require(params[name] as? [String: Any], "\(id)")
  }

  /// Compares a result, a number or an array of them, with what is expected under a name.
  func check(_ name: String, _ value: Double?) throws {
    let right = try #require(expected[name] as? Double, "\(id)")
    expect(name, try #require(value, "\(id) \(name)"), right)
  }

  func check(_ name: String, _ values: [Double]) throws {
    let right = try #require(expected[name] as? [Double], "\(id)")
    try #require(values.count == right.count, "\(id) \(name)")
    for (value, right) in zip(values, right) { expect(name, value, right) }
  }

  private func expect(_ name: String, _ value: Double, _ right: Double) {
    #expect(
      abs(value - right) <= max(absolute, relative * abs(right)),
      "\(id) \(name): \(value), not \(right)")
  }
}
