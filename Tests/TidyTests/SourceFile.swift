// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting

/// A text file of the repository, as the tidy rules read it.
struct SourceFile: Sendable {
  /// Relative to the root of the repository, with `/` between parts.
  let path: String
  /// The lines as written.
  let lines: [String]
  /// The same lines with comments and the contents of string literals blanked.
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    self.lines = Self.lines(of: Array(text.utf8))
    self.code = Self.lines(of: CodeOnly.bytes(of: Array(text.utf8)))
  }

  private static func lines(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The module a file under Sources belongs to.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// A complaint about a line, counted from nought.
  func complaint(_ line: Int, _ message: String) -> Complaint {
    Complaint(path: path, line: line + 1, message: message)
  }
}

/// What a rule found, in the form editors and people can follow.
struct Complaint: Equatable, CustomStringConvertible, Sendable {
  let path: String
  let line: Int
  let message: String

  var description: String { "\(path):\(line): \(message)" }
}

/// The files of the repository, read once.
enum Repository {
  /// Every Swift file of ours.
  static let swift: [SourceFile] = files { $0.hasSuffix(".swift") }
  /// The Swift files that are part of the product.
  static let sources: [SourceFile] = swift.filter { $0.path.hasPrefix("Sources/") }
  /// Every text we wrote, data and golden files left out.
  static let texts: [SourceFile] =
    swift
    + files { path in
      [".md", ".sh", ".py", ".go", ".toml", ".pledge", "Makefile", ".ci/run"].contains {
        path.hasSuffix($0)
      } || path.hasPrefix("dev/")
    }

  private static let folders = [
    ".ci", "Benchmarks", "Examples", "Fuzz", "Interop", "Sources", "Tests", "dev", "docs",
  ]

  private static func files(_ isWanted: (String) -> Bool) -> [SourceFile] {
    let root = TestFolders.repository
    let atRoot = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let below = folders.flatMap { folder in
      let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      return (found?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }
    return (atRoot + below).filter(isWanted).sorted().compactMap { path in
      guard let data = FileManager.default.contents(atPath: root.appending(path: path).path)
      else { return nil }
      return SourceFile(path: path, text: String(decoding: data, as: UTF8.self))
    }
  }
}
