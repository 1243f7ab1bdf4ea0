// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@testable import Office

struct SenderTests {
  private static let token = "abcdefghijklmnopqrstuvwxyz"

  private func sender(_ name: String, _ token: String) throws -> Sender {
    try #require(
      Sender(name: name, agreements: ["north-bank"], source: "/\(name)", token: token))
  }

  @Test(arguments: [
    ("Bearer abcdefghijklmnopqrstuvwxyz", "bank"), ("bearer abcdefghijklmnopqrstuvwxyz", "bank"),
    ("Bearer zyxwvutsrqponmlkjihgfedcba", "desk"), ("Bearer abcdefghijklmnopqrstuvwxy", nil),
    ("Basic abcdefghijklmnopqrstuvwxyz", nil), ("abcdefghijklmnopqrstuvwxyz", nil), ("", nil),
    (nil, nil),
  ])
  func `a token names its sender and nobody else`(header: String?, name: String?) throws {
    let senders = [
      try sender("bank", Self.token), try sender("desk", String(Self.token.reversed())),
    ]
    #expect(Sender.of(authorization: header, among: senders)?.name == name)
  }

  @Test(arguments: ["", "short", "with space in the middle of it", "nön-ascii-characters-here"])
  func `what is no secret is no token`(token: String) {
    #expect(Sender(name: "a", agreements: [], source: "/a", token: token) == nil)
  }

  @Test(arguments: [
    ("north-bank", "/bank", true), ("north-bank", "/bank/desk", true),
    ("north-bank", "/banker", false), ("north-bank", "/", false), ("south", "/bank", false),
  ])
  func `only what is theirs may be sent`(agreement: String, source: String, may: Bool) throws {
    let event = Event(
      id: "1", source: source, type: "t", time: Instant(milliseconds: 0), agreement: agreement)
    #expect((try sender("bank", Self.token).objection(to: event) == nil) == may)
  }
}
