// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct ErasureStatementTests {
  private static let entries = [3, 9].map {
    ErasureStatement.Entry(index: $0, type: "org.frankpledge.case.noted")
  }

  @Test(arguments: ErasureStatement.Requester.allCases)
  func `what is written is read`(by requester: ErasureStatement.Requester) throws {
    let statement = try #require(
      ErasureStatement(requester: requester, ground: "GDPR article 17", entries: Self.entries))
    #expect(ErasureStatement(data: statement.data) == statement)
  }

  @Test func `what is no statement is refused`() throws {
    let good = Self.entries
    #expect(ErasureStatement(requester: .person, ground: "", entries: good) == nil)
    #expect(ErasureStatement(requester: .person, ground: "a\nb", entries: good) == nil)
    let long = String(repeating: "x", count: 201)
    #expect(ErasureStatement(requester: .person, ground: long, entries: good) == nil)
    #expect(ErasureStatement(requester: .person, ground: "x", entries: []) == nil)
    #expect(ErasureStatement(requester: .person, ground: "x", entries: good.reversed()) == nil)
    let many = (0...400).map { ErasureStatement.Entry(index: $0, type: "t") }
    #expect(ErasureStatement(requester: .person, ground: "x", entries: many) == nil)
    var data = try #require(
      ErasureStatement(requester: .person, ground: "x", entries: good)
    ).data
    data["name"] = .string("Jane Roe")
    #expect(ErasureStatement(data: data) == nil)
  }
}
