// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import WorkingTime

@testable import Terms

/// The texts kept beside the tests.
///
/// A text of several files is a folder, with `main.pledge` or
/// `main.md` to begin with.
enum Corpus {
  static func folder(_ kind: String) -> URL {
    TestFolders.repository.appending(path: "Tests/TermsTests/Corpus/\(kind)")
  }

  static func files(of kind: String) throws -> [String] { try files(in: folder(kind)) }

  private static func files(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
  }

  /// The names of all texts of a kind, ascending.
  static func texts(of kind: String) -> [String] {
    ((try? files(of: kind)) ?? []).filter { !$0.hasSuffix(".txt") }.sorted()
  }

  static func check(_ name: String) throws -> CheckedTerms {
    Checker.check(
      try bundle(name), zones: Zones.book, knownZones: Zones.names,
      requireAgreement: name.hasSuffix(".md"))
  }

  static func bundle(_ name: String) throws -> TermsBundle {
    let place = folder(name)
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    guard isFolder.boolValue else {
      let file = TermsBundle.File(path: place.lastPathComponent, bytes: try bytes(place))
      return TermsBundle(main: file.path, files: [file])
    }
    let paths = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String }
    let files = try (paths ?? []).filter { $0.contains(".") }.map { path in
      TermsBundle.File(path: path, bytes: try bytes(place.appending(path: path)))
    }
    let main = files.first { $0.path.hasPrefix("main.") }?.path ?? ""
    return TermsBundle(main: main, files: files)
  }

  static func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }

  /// The codes that no text of the corpus gives, and why.
  static let codesWithoutText: Set = [
    // Said of a problem without words, of which there is none.
    "P1000",
    // These need texts too long to keep: they are in CheckerLimitTests.
    "P1001", "P1002", "P1010", "P1011", "P1012", "P1013", "P1209", "P1410",
    // Found by running the example, which is not the checker's to do.
    "P1606",
    // Found by laying agreements and rotas side by side.
    "P1901",
  ]

  /// Every code that the sources have words for.
  static func codesInWording() throws -> Set<String> {
    let checking = TestFolders.repository.appending(path: "Sources/Terms/Checking")
    return try files(in: checking).filter { $0.hasPrefix("ProblemWording") }.reduce(into: []) {
      let text = try String(contentsOf: checking.appending(path: $1), encoding: .utf8)
      $0.formUnion(text.matches(of: /"(P1\d\d\d)"/).map { String($0.output.1) })
    }
  }
}

/// The few zones that tests name.
enum Zones {
  static let names = [
    "America/New_York", "Asia/Tokyo", "Etc/UTC", "Europe/Berlin", "Europe/London", "UTC",
  ]

  static let book = ZoneBook(
    version: "test",
    zones: names.compactMap { name in
      guard let bytes = try? Corpus.bytes(TestFolders.zones.appending(path: name)) else {
        return nil
      }
      return try? Zone(name: name, tzif: bytes)
    })
}
