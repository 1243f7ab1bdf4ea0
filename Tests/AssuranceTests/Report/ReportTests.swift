// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import FrankpledgeTesting
import Judgement
import Testing

@testable import Assurance

struct ReportTests {
  private static func html(adopter: String = "North Bank plc", caseName: String = "INC1007") throws
    -> String
  {
    let log = try SmallLog(adopter: adopter, caseName: caseName)
    return try MemoryPack.contents(of: log).report.html()
  }

  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  @Test func `the report is as somebody last looked at it`() throws {
    let html = try Self.html()
    let recorded = try Golden.text("report.html", in: Self.golden, actual: html)
    #expect(recorded != nil, "look at the report, then record it")
    #expect(html == recorded, "the report is written differently; look at it, then record it")
  }

  @Test func `what is owed otherwise and powers are told where there are any`() throws {
    let log = try SmallLog(
      more: """

        define notification
          as an incident notified

        obligation notify
          when  an incident becomes known
          owed  a notification within 4 hours in office
          else  credit EUR 300 for each breach

        power leave-early
          held by the adopter
          when  notify is breached
          may   terminate with 30 days notice
          lapses 60 days after it arises

        """,
      [
        ("2026-03-02T16:00:00Z", "77", "incident.known"),
        ("2026-03-03T12:30:00Z", "77", "incident.notified"),
      ])
    let html = try MemoryPack.contents(of: log).report.html()
    for words in [
      "<a href=\"#otherwise\">Owed otherwise</a>", "<a href=\"#powers\">Powers</a>",
      "<bdi>incident 77: notify</bdi>", "Clocks of incident 77",
      "<bdi>leave-early, held by the adopter</bdi>: arisen",
      "<h4>What would have had to differ</h4>",
      "Not arisen, if 1 of the breaches had been met: notify for incident 77.",
    ] {
      #expect(html.contains(words), "\(words)")
    }
    let plain = try Self.html()
    #expect(!plain.contains("#otherwise") && !plain.contains("#powers"))
  }

  @Test func `the same figures give the same bytes`() throws {
    #expect(try Self.html() == Self.html())
  }

  @Test func `the first thing said is what is met and what is not`() throws {
    let html = try Self.html()
    let main = try #require(html.firstRange(of: "<main>")?.upperBound)
    let lead = try #require(html[main...].firstRange(of: "<p class=\"lead missed\">")?.upperBound)
    #expect(html[lead...].hasPrefix("As of 1 April 2026, 13:00 BST, 4 of 7 obligations"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x",
    "</style></title><svg onload=x>", "&lt;b&gt; & <b>", "--><!--",
  ])
  func `names that mean harm stay text`(name: String) throws {
    let html = try Self.html(caseName: name)
    let (tags, texts) = Self.parsed(html)
    let plain = try Self.parsed(Self.html()).tags
    #expect(tags == plain, "a name became markup")
    #expect(texts.contains(where: { $0.contains(VisibleText.of(name)) }))
  }

  @Test(arguments: ["gpj\u{202E}.exe", "a\u{200F}b", "x\u{2066}y", "new\u{2028}line", "z\u{200B}z"])
  func `a mark that hides is shown`(name: String) throws {
    let html = try Self.html(caseName: name)
    let hidden = html.unicodeScalars.first { scalar in
      [0x202E, 0x200F, 0x2066, 0x2028, 0x200B].contains(scalar.value)
    }
    #expect(hidden == nil)
    #expect(html.contains("<bdi>"))
  }

  @Test func `nothing is fetched and nothing runs`() throws {
    let html = try Self.html()
    let (tags, _) = Self.parsed(html)
    let banned = ["script", "link", "img", "iframe", "object", "embed", "form", "base", "audio"]
    for tag in tags {
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      #expect(!banned.contains(String(name)), "\(tag)")
      #expect(!tag.contains(" on"), "\(tag)")
      #expect(!tag.contains(" src") && !tag.contains("href=\"http"), "\(tag)")
      // The page's policy allows no style but the one sheet.
      #expect(!tag.contains(" style="), "\(tag)")
    }
    #expect(html.contains("content=\"default-src 'none'; style-src 'sha256-"))
    #expect(html.contains(ReportStyle.digest))
  }

  @Test func `a reader without sight finds the way`() throws {
    let (tags, texts) = Self.parsed(try Self.html())
    #expect(tags.contains("html lang=\"en\""))
    for landmark in ["header", "nav aria-label=\"Contents\"", "main", "footer"] {
      #expect(tags.count { $0 == landmark } == 1, "\(landmark)")
    }
    var last = 0
    for tag in tags where tag.count == 2 && tag.first == "h" || tag.hasPrefix("h2 ") {
      guard let level = tag.dropFirst().first.flatMap({ Int(String($0)) }) else { continue }
      #expect(level <= last + 1, "a heading is left out before \(tag)")
      last = level
    }
    let tables = tags.count { $0 == "table" }
    #expect(tables == 4 && tags.count { $0.hasPrefix("caption ") } == tables)
    for tag in tags where tag == "th" || tag.hasPrefix("th ") {
      #expect(tag.contains("scope="), "\(tag)")
    }
    let ids = tags.compactMap { Self.value(of: "id", in: $0) }
    #expect(Set(ids).count == ids.count, "an id is there twice")
    for tag in tags {
      let named = Self.value(of: "aria-labelledby", in: tag)?.split(separator: " ") ?? []
      let link = Self.value(of: "href", in: tag).map { [$0.dropFirst()] } ?? []
      for id in named + link { #expect(ids.contains(String(id)), "\(tag)") }
    }
    #expect(tags.count { $0.hasPrefix("svg ") } == tags.count { $0.hasPrefix("desc ") })
    #expect(texts.contains("Skip to the conclusion"))
  }

  @Test func `every tag is closed in its turn`() throws {
    var open: [Substring] = []
    for tag in try Self.parsed(Self.html()).tags where !tag.hasPrefix("!") && !tag.hasSuffix("/") {
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      if name == "meta" { continue }
      if tag.hasPrefix("/") {
        #expect(open.popLast() == name)
      } else {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  private static func value(of attribute: String, in tag: String) -> String? {
    guard let start = tag.firstRange(of: " \(attribute)=\"")?.upperBound else { return nil }
    return String(tag[start...].prefix { $0 != "\"" })
  }

  /// Tags without their brackets, and texts between them with entities read.
  private static func parsed(_ html: String) -> (tags: [String], texts: [String]) {
    var (tags, texts): ([String], [String]) = ([], [])
    for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      let halves = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      tags.append(String(halves[0]))
      guard halves.count == 2 else { continue }
      var text = String(halves[1])
      for (entity, character) in [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
      ] { text = text.replacing(entity, with: character) }
      texts.append(text)
    }
    return (tags, texts)
  }
}
