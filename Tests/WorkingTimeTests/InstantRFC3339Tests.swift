// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

@testable import WorkingTime

@Suite struct InstantRFC3339Tests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2026-03-06T16:10:00Z", 1_772_813_400_000),
    ("2026-03-06t16:10:00z", 1_772_813_400_000),
    ("2026-03-06T17:10:00+01:00", 1_772_813_400_000),
    ("2026-03-06T11:40:00-04:30", 1_772_813_400_000),
    ("2026-03-06T16:10:00-00:00", 1_772_813_400_000),
    ("2026-03-06T16:10:00.1Z", 1_772_813_400_100),
    ("2026-03-06T16:10:00.012Z", 1_772_813_400_012),
    ("2026-03-06T16:10:00.123000000Z", 1_772_813_400_123),
    ("1969-12-31T23:59:59.999Z", -1),
    ("1985-04-12T23:20:50.52Z", 482_196_050_520),
    ("1996-12-19T16:39:57-08:00", 851_042_397_000),
    ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130),
    ("2024-02-29T00:00:00Z", 1_709_164_800_000),
  ])
  func `a text of RFC 3339 is its instant`(text: String, milliseconds: Int64) throws {
    #expect(try Instant(rfc3339: text).milliseconds == milliseconds)
    #expect(try Instant(rfc3339UTF8: ArraySlice(text.utf8)).milliseconds == milliseconds)
    #expect(try Instant(rfc3339: Substring(text)).milliseconds == milliseconds)
  }

  @Test(arguments: [
    ("", 0), ("2026-03-06", 10), ("2026-03-06 16:10:00Z", 10), ("2026-03-06T16:10:00", 19),
    ("2026-03-06T16:10Z", 16), ("2026-03-06T16:10:00.Z", 20), ("26-03-06T16:10:00Z", 2),
    ("2026-03-06T16:10:00+0100", 22), ("2026-03-06T16:10:00Zulu", 20),
    ("2026-03-06T16:10:00.1230000000Z", 29), ("2026-3-06T16:10:00Z", 6),
    ("２026-03-06T16:10:00Z", 0), ("2026-03-06T16:10:00+1:00", 21), ("+2026-03-06T16:10:00Z", 0),
  ])
  func `a text of another form is refused where it differs`(text: String, offset: Int) {
    let fault = #expect(throws: InstantFault.self) { try Instant(rfc3339: text) }
    guard case .malformed(_, let place, _) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(place == offset)
  }

  @Test func `what cannot be meant exactly is refused with its reason`() {
    let cases: [(String, InstantFault)] = [
      ("2016-12-31T23:59:60Z", .leapSecond("2016-12-31T23:59:60Z")),
      ("2026-03-06T16:10:00.0001Z", .finerThanMilliseconds("2026-03-06T16:10:00.0001Z")),
      ("2026-02-29T00:00:00Z", .noSuchDate("2026-02-29T00:00:00Z")),
      ("2026-13-01T00:00:00Z", .noSuchDate("2026-13-01T00:00:00Z")),
      ("2026-01-01T24:00:00Z", .noSuchDate("2026-01-01T24:00:00Z")),
      ("2026-01-01T00:60:00Z", .noSuchDate("2026-01-01T00:60:00Z")),
      ("2026-01-01T00:00:00+24:00", .noSuchDate("2026-01-01T00:00:00+24:00")),
      ("0000-01-01T00:00:00Z", .outsideYears("0000-01-01T00:00:00Z")),
      ("0001-01-01T00:00:00+00:01", .outsideYears("0001-01-01T00:00:00+00:01")),
      ("9999-12-31T23:59:59-00:01", .outsideYears("9999-12-31T23:59:59-00:01")),
    ]
    for (text, fault) in cases {
      #expect(throws: fault) { try Instant(rfc3339: text) }
      #expect(fault.description.contains(text))
    }
  }

  @Test(arguments: 0..<200)
  func `text written is read back and agrees with Foundation`(seed: Int) throws {
    var random = SeededNumbers(spreading: seed)
    let instant = Instant(
      milliseconds: .random(
        in: Instant.earliest.milliseconds...Instant.latest.milliseconds, using: &random))
    #expect(try Instant(rfc3339: instant.rfc3339) == instant)
    let recent = Instant(milliseconds: .random(in: 0...4_102_444_800, using: &random) * 1000)
    let date = Date(timeIntervalSince1970: Double(recent.milliseconds / 1000))
    #expect(recent.rfc3339 == date.formatted(.iso8601))
  }

  @Test(arguments: 0..<500)
  func `a damaged text is refused or read, never a trap`(seed: Int) {
    var random = SeededNumbers(spreading: seed)
    var bytes = Array("2026-03-06T17:10:00.123+01:00".utf8)
    for _ in 0..<3 {
      if let place = bytes.indices.randomElement(using: &random) {
        bytes[place] = .random(in: 0...255, using: &random)
      }
    }
    bytes.removeLast(.random(in: 0...bytes.count, using: &random))
    if let read = try? Instant(rfc3339UTF8: bytes) {
      #expect(read >= .earliest && read <= .latest)
    }
  }
}
