// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The pages of docs/language, whose fences of terms are right.
///
/// The fences of a page are one file. Where they declare no agreement they stand in that of
/// frame.pledge.
package enum LanguagePages {
  package static let folder = TestFolders.repository.appending(path: "docs/language")

  /// Every page whose fences of terms are one text.
  package static let withTerms: [String] = all.filter { page in
    !severalTexts.contains(page)
      && ((try? fences(of: page)) ?? []).contains { $0.info == "pledge" }
  }

  /// Pages that show several texts, also wrong ones; each has a test of its own.
  private static let severalTexts = [
    "differences.md", "exposure.md", "formatting.md", "problems.md",
  ]

  /// Every page.
  package static let all: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  /// A fenced block: what stands after its backticks, and its lines.
  package struct Fence: Equatable {
    package let info: String
    package fileprivate(set) var text = ""
  }

  /// The text of a page.
  package static func text(of page: String) throws -> String {
    try String(contentsOf: folder.appending(path: page), encoding: .utf8)
  }

  /// The fenced blocks of a page, in order.
  package static func fences(of page: String) throws -> [Fence] {
    var fences: [Fence] = []
    // How many backticks opened the fence; only a line of as many alone closes it.
    var open = 0
    for line in try text(of: page).split(separator: "\n", omittingEmptySubsequences: false) {
      let marks = line.prefix { $0 == "`" }.count
      if open == 0, marks >= 3 {
        fences.append(Fence(info: String(line.dropFirst(marks))))
        open = marks
      } else if open > 0, marks >= open, marks == line.count {
        open = 0
      } else if open > 0 {
        fences[fences.count - 1].text += line + "\n"
      }
    }
    return fences
  }

  /// The files that the terms of a page are made of, the first of which includes the others.
  package static func files(of page: String) throws -> [(path: String, bytes: [UInt8])] {
    let own = (page, Array(try text(of: page).utf8))
    let isWhole = try fences(of: page).contains {
      $0.info == "pledge" && "\n\($0.text)".contains("\nagreement ")
    }
    if isWhole { return [own] }
    let frame = try Data(contentsOf: folder.appending(path: "frame.pledge"))
    let main = "include \"frame.pledge\"\ninclude \"\(page)\"\n"
    return [("main.pledge", Array(main.utf8)), ("frame.pledge", Array(frame)), own]
  }
}
