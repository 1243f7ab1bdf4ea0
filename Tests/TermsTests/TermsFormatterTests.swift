// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Terms

struct TermsFormatterTests {
  @Test(arguments: examples)
  func `the examples are canonical`(path: String) throws {
    let bytes = try Corpus.bytes(TestFolders.repository.appending(path: path))
    let after = try FormattingPromises.hold(bytes, file: path)
    #expect(
      after.map { String(decoding: $0, as: UTF8.self) } == String(decoding: bytes, as: UTF8.self))
  }

  private static let examples: [String] = {
    let folder = TestFolders.repository.appending(path: "Examples")
      .resolvingSymlinksInPath()
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".pledge") || $0.hasSuffix(".md") }.sorted()
      .map { "Examples/\($0)" }
  }()

  @Test(arguments: ["right", "wrong"])
  func `every text of the corpus keeps the promises`(kind: String) throws {
    for name in Corpus.texts(of: kind) {
      for file in try Corpus.bundle("\(kind)/\(name)").files {
        try FormattingPromises.hold(file.bytes, file: file.path)
      }
    }
  }
}
