// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Intake

struct TimePatternTests {
  private static let readings: [(String, String, String, Int, Int?)] = [
    ("d/M/yyyy HH:mm", "29/2/2016 01:16", "2016-02-29 01:16", 0, nil),
    ("dd.MM.yyyy H:mm", "01.12.2016 9:05", "2016-12-01 09:05", 0, nil),
    ("yyyy-MM-dd HH:mm:ss", "2022-01-08 12:54:49", "2022-01-08 12:54:49", 0, nil),
    ("M/d/yyyy h:mm a", "1/8/2022 12:05 AM", "2022-01-08 00:05", 0, nil),
    ("M/d/yyyy hh:mma", "12/31/2022 12:05pm", "2022-12-31 12:05", 0, nil),
    (
      "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2016-02-29T01:16:05.250+01:00", "2016-02-29 01:16:05", 250,
      3600
    ),
    ("yyyy-MM-dd HH:mmXXX", "2016-02-29 01:16-03:30", "2016-02-29 01:16", 0, -12600),
    ("yyyyMMddHHmm", "201602290116", "2016-02-29 01:16", 0, nil),
    ("'at' HH''mm dd/MM/yyyy", "at 01'16 29/02/2016", "2016-02-29 01:16", 0, nil),
  ]

  @Test(arguments: readings)
  func `reads what it describes`(
    pattern: String, text: String, clock: String, milliseconds: Int, offset: Int?
  ) throws {
    let reading = try TimePattern(pattern).read(Array(text.utf8)[...])
    #expect(reading.clock.text == clock)
    #expect(reading.milliseconds == milliseconds)
    #expect(reading.offset == offset)
  }

  @Test(
    arguments: [
      ("d/M/yyyy HH:mm", "", .malformed(offset: 0)), ("d/M/yyyy HH:mm", "?", .malformed(offset: 0)),
      ("d/M/yyyy HH:mm", "29-2-2016 01:16", .malformed(offset: 2)),
      ("d/M/yyyy HH:mm", "29/2/16 01:16", .malformed(offset: 7)),
      ("d/M/yyyy HH:mm", "29/2/2016 1:16", .malformed(offset: 11)),
      ("d/M/yyyy HH:mm", "29/2/2016 01:16:00", .malformed(offset: 15)),
      ("d/M/yyyy HH:mm", "30/2/2016 01:16", .noSuchTime),
      ("d/M/yyyy HH:mm", "1/13/2016 01:16", .noSuchTime),
      ("d/M/yyyy HH:mm", "1/1/2016 24:00", .noSuchTime),
      ("d/M/yyyy HH:mm", "1/1/0000 00:00", .noSuchTime),
      ("d/M/yyyy h:mm a", "1/1/2016 0:30 AM", .noSuchTime),
      ("d/M/yyyy h:mm a", "1/1/2016 13:30 PM", .noSuchTime),
      ("d/M/yyyy h:mm a", "1/1/2016 1:30 XM", .malformed(offset: 14)),
      ("yyyy-MM-dd HH:mmXXX", "2016-02-29 01:16 01:00", .malformed(offset: 16)),
      ("yyyy-MM-dd HH:mmXXX", "2016-02-29 01:16+24:00", .noSuchTime),
    ] as [(String, String, TimePattern.ReadingFault)])
  func `refuses every other text`(
    pattern: String, text: String, fault: TimePattern.ReadingFault
  ) throws {
    let pattern = try TimePattern(pattern)
    #expect(throws: fault) { try pattern.read(Array(text.utf8)[...]) }
  }

  @Test(
    arguments: [
      ("d/M/yy HH:mm", .unknownLetters("yy")), ("D/M/yyyy HH:mm", .unknownLetters("D")),
      ("M/yyyy HH:mm", .lacks("day")), ("d/M/yyyy mm", .lacks("hour")), ("", .lacks("year")),
      ("d/M/yyyy hh:mm", .lacks("AM or PM")), ("d/M/yyyy HH:mm a", .lacks("hour from 1 to 12, hh")),
      ("d/d/M/yyyy HH:mm", .twice("day")), ("d/M/yyyy HH:hh:mm a", .twice("hour")),
      ("d/M/yyyy 'at HH:mm", .openApostrophe),
    ] as [(String, TimePattern.Fault)])
  func `says what is wrong with a pattern`(pattern: String, fault: TimePattern.Fault) {
    #expect(throws: fault) { try TimePattern(pattern) }
  }
}
