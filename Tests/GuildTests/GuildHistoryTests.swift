// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import guild_history

/// The example's history is what its generator makes, to the byte; `make golden` writes it anew.
struct GuildHistoryTests {
  static let folder = TestFolders.repository.appending(path: "Examples/postgres-guild/history")

  @Test func `the generator makes the files that are here`() throws {
    for (name, text) in try GuildHistory.files() {
      let recorded = try Golden.text(name, in: Self.folder, actual: text)
      // Compared first, so that a failure does not print the file.
      let isSame = recorded == text
      #expect(isSame, "\(name) is not what the generator makes; make golden, then read it")
    }
  }

  @Test(.disabled(if: Golden.isRecording, "the files are being written"))
  func `no other file lies beside them, and together they are small`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(try names.sorted() == GuildHistory.files().map(\.name).sorted())
    #expect(try GuildHistory.files().map(\.text.utf8.count).reduce(0, +) < 1_000_000)
  }

  @Test func `a year of two agreements is told`() throws {
    let accounts = try GuildHistory.accounts()
    #expect(accounts.map(\.account) == ["north-bank", "harbour-insurance"])
    let rows = accounts.flatMap(\.rows)
    let cases = Dictionary(grouping: rows, by: \.ticket)
    #expect((600...1200).contains(cases.count))
    #expect(cases.values.allSatisfy { $0.first?.state == .new })
    for (ticket, rows) in cases {
      #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.changed < $1.changed }, "\(ticket)")
    }
    for state in [
      DeskRow.State.waitingForCustomer, .waitingForHosting, .workaround, .reopened, .cancelled,
    ] {
      #expect(rows.contains { $0.state == state })
    }
  }
}
