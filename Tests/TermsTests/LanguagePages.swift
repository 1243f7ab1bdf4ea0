// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting

@testable import Terms

/// The pages of docs/language, whose fences of terms are right.
///
/// The fences of a page are one file. Where they declare no agreement they stand in that of
/// frame.pledge.
enum LanguagePages {
  static let folder = TestFolders.repository.appending(path: "docs/language")

  /// Every page with a fence of terms, but for the tutorial, which has its own test.
  static let withTerms: [String] = all.filter { page in
    page != "tutorial.md" && ((try? fences(of: page)) ?? []).contains { $0.info == "pledge" }
  }

  static let all: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  static func text(of page: String) throws -> String {
    try String(contentsOf: folder.appending(path: page), encoding: .utf8)
  }

  /// A fenced block: the word after its backticks, and its lines.
  struct Fence: Equatable {
    let info: String
    var text = ""
  }

  static func fences(of page: String) throws -> [Fence] {
    var fences: [Fence] = []
    var isOpen = false
    for line in try text(of: page).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if !isOpen { fences.append(Fence(info: String(line.dropFirst(3)))) }
        isOpen.toggle()
      } else if isOpen {
        fences[fences.count - 1].text += line + "\n"
      }
    }
    return fences
  }

  /// The page as a bundle, in the frame if it needs one.
  static func bundle(_ page: String) throws -> TermsBundle {
    let file = TermsBundle.File(path: page, bytes: Array(try text(of: page).utf8))
    let isWhole = try fences(of: page).contains {
      $0.info == "pledge" && "\n\($0.text)".contains("\nagreement ")
    }
    if isWhole { return TermsBundle(main: page, files: [file]) }
    let frame = try Data(contentsOf: folder.appending(path: "frame.pledge"))
    let main = "include \"frame.pledge\"\ninclude \"\(page)\"\n"
    return TermsBundle(
      main: "main.pledge",
      files: [
        file, TermsBundle.File(path: "frame.pledge", bytes: Array(frame)),
        TermsBundle.File(path: "main.pledge", bytes: Array(main.utf8)),
      ])
  }
}
