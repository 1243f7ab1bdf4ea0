// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Terms
import WorkingTime

/// A cooperative's folder among the examples, read as the program reads one.
struct ExampleFolder {
  let name: String

  private var place: URL { TestFolders.repository.appending(path: "Examples/\(name)") }

  func text(_ path: String) throws -> String {
    try String(contentsOf: place.appending(path: path), encoding: .utf8)
  }

  /// The paths of the agreements, ascending.
  var agreements: [String] {
    let folder = place.appending(path: "agreements").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { "agreements/\($0)" }
  }

  /// A text checked with all it includes; `changed` stands in for what is in the file.
  func checked(_ path: String, changed: String? = nil) throws -> CheckedTerms {
    func file(_ path: String) throws -> TermsBundle.File {
      TermsBundle.File(path: path, bytes: Array(try text(path).utf8))
    }
    var files = try [changed.map { .init(path: path, bytes: Array($0.utf8)) } ?? file(path)]
    while case let missing = TermsBundle.missing(main: path, files: files), !missing.isEmpty {
      files += try missing.map(file)
    }
    let bundle = TermsBundle(main: path, files: files)
    let zones = Checker.zoneNames(in: bundle).compactMap { name in
      (try? Data(contentsOf: TestFolders.zones.appending(path: name))).flatMap {
        try? Zone(name: name, tzif: [UInt8]($0))
      }
    }
    return Checker.check(bundle, zones: ZoneBook(version: "test", zones: zones))
  }
}
