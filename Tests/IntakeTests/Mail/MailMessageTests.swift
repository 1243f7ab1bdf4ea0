// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Intake

struct MailMessageTests {
  private func message(_ text: String) -> MailMessage { MailMessage(Array(text.utf8)[...]) }

  @Test(arguments: ["\n", "\r\n"])
  func `fields are unfolded and the body is not read`(end: String) {
    let text = ["Subject: one", "\ttwo", " three", "X-Odd : a:b", "no field", "", "From: body"]
      .joined(separator: end)
    let message = message(text)
    #expect(message.fields.map(\.name) == ["subject", "x-odd"])
    #expect(message.value("subject") == "one\ttwo three")
    #expect(message.value("x-odd") == "a:b")
  }

  @Test func `a thread is its references, or what it answers`() {
    #expect(message("References: <a@b> <c@d>\n <e@f>\nIn-Reply-To: <x@y>\n").ancestors.count == 3)
    #expect(message("In-Reply-To: Your mail of Monday <x@y>\n").ancestors == ["x@y"])
    #expect(message("Message-ID:  <a@b>  \n").messageID == "a@b")
    #expect(message("Message-ID: none\n").messageID == nil)
  }

  @Test(arguments: [
    ("Anna <Anna@Bank.Example>", ["anna@bank.example"]),
    ("\"Weber, Anna <x>\" <a@b.c>, d@e.f", ["a@b.c", "d@e.f"]),
    ("(comment, <no@no>) a@b.c (another (nested) one)", ["a@b.c"]),
    ("Desk: a@b.c, d@e.f;", ["a@b.c", "d@e.f"]), ("undisclosed-recipients:;", []),
    ("\"a\\\"b\" <a@b.c>", ["a@b.c"]), ("<>", []), ("", []), ("a b@c d", []),
  ])
  func `addresses are found where they stand`(field: String, expected: [String]) {
    #expect(MailText.addresses(field) == expected)
  }

  @Test(arguments: [
    ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"), ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
    ("=?iso-8859-1?q?a_b=E4?= c", "a bä c"), ("=?utf-8?Q?a=C3?= =?utf-8?Q?=BC?=", "aü"),
    ("Re: =?utf-8?Q?a?=\t=?utf-8?B?Yg?= [x]", "Re: ab [x]"), ("=?windows-1252?Q?=80?=", "€"),
    ("=?iso-8859-15?Q?=A4?=", "€"), ("=?koi8-r?Q?=C1?=", "=?koi8-r?Q?=C1?="),
    ("=?utf-8?X?a?=", "=?utf-8?X?a?="), ("=?utf-8?Q?a", "=?utf-8?Q?a"),
    ("plain = text?", "plain = text?"),
    ("=?utf-8?Q?=ZZ?=", "=?utf-8?Q?=ZZ?="), ("=?utf-8*de?Q?a?=", "a"),
    ("=?utf-8?Q?a?==?utf-8?Q?b?=", "ab"),
  ])
  func `encoded words are decoded or left alone`(text: String, expected: String) {
    #expect(EncodedWords.decode(text) == expected)
  }

  @Test(arguments: [
    ("Mon, 29 Jun 2026 09:00:00 +0200", "2026-06-29T07:00:00Z"),
    ("29 Jun 2026 09:00 -0000", "2026-06-29T09:00:00Z"),
    ("Mon, 29 Jun 2026 09:00:00 GMT", "2026-06-29T09:00:00Z"),
    ("Mon,29 Jun 26 04:00:00 EST (Eastern)", "2026-06-29T09:00:00Z"),
    ("Mon, 1 Feb 99 00:00:00 Z", "1999-02-01T00:00:00Z"),
    ("Sat, 31 Dec 2016 23:59:60 +0000", "2017-01-01T00:00:00Z"),
    ("Thu, 29 Feb 2024 (leap) 12:00:00 +0530", "2024-02-29T06:30:00Z"),
    ("Mon, 29 June 2026 09:00:00 +0200", "2026-06-29T07:00:00Z"),
  ])
  func `dates are instants`(text: String, expected: String) throws {
    #expect(MailDate.instant(text) == (try Instant(rfc3339: expected)))
  }

  @Test(arguments: [
    "", "yesterday", "Mon, 31 Jun 2026 09:00:00 +0200", "Mon, 29 Jun 2026 09:00:00",
    "Mon, 29 Jun 2026 24:00:00 +0000", "Mon, 29 Jun 2026 09:00:61 +0000",
    "Mon, 29 Jun 2026 09:00:00 +02", "Mon, 29 Jun 2026 09:00:00 +0260", "29 Foo 2026 09:00 +0000",
    "Mon, 29 Jun 99999 09:00:00 +0000", "2026-06-29T09:00:00Z", "Mon, 29 Jun 2026 09:00:00 CEST",
    "Mon, 29 Jun 2026 09:00:00 +9959", "Tue, 29 Jun 2026 09:00:00 +0000",
    "Mon, 29 Junk 2026 09:00:00 +0000", "Mon, 29 Jun 2026 09:00:00 A",
  ])
  func `what is no date is none`(text: String) { #expect(MailDate.instant(text) == nil) }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `no bytes stop the reader`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let alphabet = Array("aZ09 <>@:;,=?_\\\"()\n\t[]From \r\u{80}".utf8) + [0, 0xFF, 0xC3]
    let bytes = (0..<400).compactMap { _ in alphabet.randomElement(using: &numbers) }
    let message = MailMessage(bytes[...])
    _ = (message.ancestors, message.subject, AutomaticMail.sign(in: message))
    for field in message.fields {
      _ = (MailText.addresses(field.value), MailDate.instant(field.value))
    }
    _ = Mailbox.messages(in: Array("From ".utf8) + bytes)
  }
}

struct AutomaticMailTests {
  @Test(arguments: [
    ("Auto-Submitted: auto-replied", true), ("Auto-Submitted: auto-generated; x=y", true),
    ("Auto-Submitted: (a comment) auto-notified", true), ("Auto-Submitted: no", false),
    ("Auto-Submitted: No (by hand)", false), ("Precedence: bulk", true),
    ("Precedence: first-class", false), ("Return-Path: <>", true), ("Return-Path: < >", true),
    ("Return-Path: <a@b.c>", false), ("Content-Type: multipart/report; boundary=a", true),
    ("Content-Type: multipart/mixed; boundary=report", false), ("X-Autoreply: yes", true),
    ("X-Auto-Response-Suppress: All", true),
    ("X-Auto-Response-Suppress: None", false), ("X-Auto-Response-Suppress: DR, RN", false),
    ("List-Id: <a.b.c>", true),
    ("Subject: Auto reply", false),
    ("X-Loop: desk@guild.example", true),
  ])
  func `programs are told from people by the header`(line: String, isAutomatic: Bool) {
    let message = MailMessage(
      Array("From: a@b.c\n\(line)\n\nAuto-Submitted: auto-replied\n".utf8)[...])
    #expect((AutomaticMail.sign(in: message) != nil) == isAutomatic)
  }
}

struct MailboxTests {
  private static let from = "From a@b.c Mon Jun 29 09:00:00 2026"

  @Test(arguments: [
    ("Subject: a\n\nb\n", 1), ("\(from)\nSubject: a\n\nb\n\n\(from)\nSubject: c\n\nd\n", 2),
    ("\(from)\nS: a\n\nFrom the body\nx\n", 1), ("\(from)\nS: a\n\nx\n\(from)\nS: b\n", 1),
    ("\(from)\nS: a\n\n>From b\n\n", 1), ("\(from) +0200\nS: a\n\n\n\(from)\nS: a\n\n", 2),
    ("\(from)\r\nS: a\r\n\r\nb\r\n\r\n\(from)\r\nS: d\r\n\r\n", 2),
    ("From a", 1), ("From here on it fails, at 09:00 in 2026 or so\nS: b\n", 1), ("", 1),
  ])
  func `messages begin where an mbox says so`(text: String, count: Int) {
    #expect(Mailbox.messages(in: Array(text.utf8)).count == count)
  }
}
