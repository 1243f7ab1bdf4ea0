// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import Terms

/// Texts under Corpus: wrong ones, each with one kind of mistake and the messages it gives beside
/// it, and right ones, which give none.
///
/// `make golden` writes the messages anew. Read them aloud before you commit them.
struct CorpusTests {
  @Test(arguments: Corpus.texts(of: "wrong"))
  func `a wrong text gives the recorded messages`(name: String) throws {
    let checked = try Corpus.check("wrong/\(name)")
    let messages = checked.diagnostics.map(\.description).joined(separator: "\n")
    #expect(!messages.isEmpty, "\(name) is right")
    #expect(checked.agreement == nil || !checked.hasErrors)
    let recorded = try Golden.text("\(name).txt", in: Corpus.folder("wrong"), actual: messages)
    #expect(recorded == messages, "\(name) gives other messages; read them, then record them")
  }

  @Test(arguments: Corpus.texts(of: "right"))
  func `a right text gives no message`(name: String) throws {
    let checked = try Corpus.check("right/\(name)")
    #expect(checked.diagnostics.map(\.description) == [])
  }

  @Test func `every message has a wrong text`() throws {
    let seen = try Set(
      Corpus.texts(of: "wrong").flatMap { name in
        try Corpus.check("wrong/\(name)").diagnostics.map(\.wording.code)
      })
    let all = try Corpus.codesInWording()
    #expect(all.subtracting(seen).sorted() == Corpus.codesWithoutText.sorted())
    #expect(seen.subtracting(all) == [])
  }

  @Test func `no recorded message is left over`() throws {
    let recorded = try Corpus.files(of: "wrong").filter { $0.hasSuffix(".txt") }
    #expect(recorded.sorted() == Corpus.texts(of: "wrong").map { "\($0).txt" })
  }
}
