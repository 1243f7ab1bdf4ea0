// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Judgement
import Terms
import Testing
import WorkingTime

@testable import Intake

/// A folder of Examples, to be run on the real data it is written for.
struct ExampleFolder {
  private let url: URL

  init(_ name: String) { url = TestFolders.repository.appending(path: "Examples/\(name)") }

  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appending(path: path)))
  }

  func mapping(_ name: String) throws -> Mapping {
    try Mapping(parsing: bytes("intake/\(name).toml"), zones: TestZones())
  }

  /// An agreement without a mistake, whose examples hold.
  func agreement(_ name: String) throws -> Agreement {
    let path = "agreements/\(name).md"
    let bundle = TermsBundle(main: path, files: [.init(path: path, bytes: try bytes(path))])
    let zones = try Checker.zoneNames(in: bundle).compactMap { name in
      try TestZones().tzif(of: name).map { try Zone(name: name, tzif: $0) }
    }
    let checked = Checker.check(
      bundle, zones: ZoneBook(version: "test", zones: zones), requireAgreement: true)
    #expect(checked.diagnostics.map(\.description) == [])
    let agreement = try #require(checked.agreement)
    #expect(ExampleRun.findings(of: checked.examples, agreement).map(\.problem) == [])
    return agreement
  }

  /// The bytes of a file of real data.
  static func shared(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: TestFolders.shared.appending(path: path)))
  }

  /// The rows of a file of real data, by the names of the columns; read without Intake, to compare
  /// with: a comma or a line's end outside quotes ends a field.
  static func rows(_ path: String) throws -> [[String: String]] {
    var lines: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    for character in String(decoding: try shared(path), as: UTF8.self) {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        lines[lines.count - 1].append(field)
        field = ""
      case "\n" where !isQuoted, "\r\n" where !isQuoted:
        lines[lines.count - 1].append(field)
        field = ""
        lines.append([])
      default: field.append(character)
      }
    }
    let heading = lines.removeFirst()
    return lines.filter { $0.count == heading.count }.map { fields in
      Dictionary(zip(heading, fields), uniquingKeysWith: { first, _ in first })
    }
  }

  /// What follows from events, in the order given, at an instant.
  static func judgement(
    of agreement: Agreement, asOf: String, _ events: [Event]
  ) throws -> Judgement {
    let recorded = events.enumerated().map {
      RecordedEvent(index: UInt64($0.offset), event: $0.element)
    }
    return try Judgement(
      of: agreement, asOf: Instant(rfc3339: asOf), knownAt: UInt64(recorded.count),
      events: recorded)
  }

  static func counts(_ names: [String]) -> [String: Int] {
    Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
