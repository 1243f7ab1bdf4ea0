// SPDX-License-Identifier: Apache-2.0
// The shared known answers of business-time arithmetic, each computed our way.

import Foundation
import Testing

@testable import WorkingTime

@Suite(
  .enabled(if: KnownAnswers.areThere, "\(KnownAnswers.missing)"),
  .enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct KnownAnswerTests {
  /// What this module does not do, with the reason.
  static let skipped = [
    "cal-30": "observed holidays are dates by the time they reach a calendar",
    "cal-33": "observed holidays are dates by the time they reach a calendar",
  ]

  @Test func `every known answer is ours, save the listed few`() throws {
    let answers = try KnownAnswer.all()
    var (passed, skipped) = (0, [String]())
    for answer in answers {
      switch try outcome(of: answer) {
      case .passed: passed += 1
      case .skipped: skipped.append(answer.id)
      case .failed(let got): Issue.record("\(answer.id): \(got), not \(answer.expected)")
      }
    }
    #expect(skipped.sorted() == Self.skipped.keys.sorted())
    #expect(passed == answers.count - Self.skipped.count && passed >= 80)
  }

  enum Outcome: Equatable {
    case passed, skipped, failed(String)

    init<Value: Equatable>(_ got: Value?, _ expected: Value?) {
      self =
        got == expected && got != nil ? .passed : .failed("\(got.map { "\($0)" } ?? "nothing")")
    }
  }

  private func outcome(of answer: KnownAnswer) throws -> Outcome {
    switch answer.operation {
    case "add", "sub": return try arithmetic(answer)
    case "next_open":
      return Outcome(try answer.open().nextOpen(atOrAfter: answer.start), answer.expectedInstant)
    case "prev_close":
      return Outcome(
        try answer.open().previousClose(atOrBefore: answer.start), answer.expectedInstant)
    case "active":
      return Outcome(try answer.open().isOpen(at: answer.start), answer.expectedBool)
    case "within": return try within(answer)
    case "add_days": return try addDays(answer)
    case "roll_date":
      let days = BusinessDays(try answer.calendar())
      let rolled = days.roll(answer.startDate, answer.mode == "backward" ? .backward : .forward)
      return Outcome(rolled, CivilDate(answer.expectedText))
    case "case": return try CaseWalk(answer).outcome()
    default: return .skipped
    }
  }

  /// We print the closing side going forward and the opening side going back; where the source
  /// prints the other, its named equivalent is expected and nothing else.
  private func arithmetic(_ answer: KnownAnswer) throws -> Outcome {
    let open = try answer.open()
    let duration = Int64(answer.integer("duration_s")) * 1000
    if answer.operation == "sub" {
      return Outcome(open.subtract(duration, from: answer.start), answer.expectedInstant)
    }
    let expected =
      answer.text("boundary") == "opening"
      ? Instant(answer.text("equivalent")) : answer.expectedInstant
    return Outcome(open.add(duration, to: answer.start), expected)
  }

  private func within(_ answer: KnownAnswer) throws -> Outcome {
    let (open, end) = (try answer.open(), Instant(answer.text("end")))
    guard answer.text("convention") != "reversed=zero" else {
      // Our convention: a reversed interval is an error.
      let reversed = OpenTimeFault.reversed(from: answer.start, to: end)
      #expect(throws: reversed) { try open.elapsed(from: answer.start, to: end) }
      return .passed
    }
    let elapsed = try open.elapsed(from: answer.start, to: end)
    return Outcome(elapsed, Int64(answer.expectedInteger) * 1000)
  }

  private func addDays(_ answer: KnownAnswer) throws -> Outcome {
    let days = BusinessDays(try answer.calendar())
    let count = answer.integer("days")
    switch answer.mode {
    case "dates", "dates_roll_then_add":
      let rolling: BusinessDays.Rolling = answer.mode == "dates" ? .none : .forward
      let date = days.add(count, to: answer.startDate, rolling: rolling)
      return Outcome(date, CivilDate(answer.expectedText))
    case "end_of_working_day":
      return Outcome(
        days.deadline(from: answer.start, days: count, at: .endOfDay), answer.expectedInstant)
    case "keep_time", "keep_time_roll_forward":
      let rolling: BusinessDays.Rolling = answer.mode == "keep_time" ? .none : .forward
      let deadline = days.deadline(from: answer.start, days: count, at: .sameTime, rolling: rolling)
      return Outcome(deadline, answer.expectedInstant)
    case "keep_time_roll_backward":
      let start = days.calendar.zone.civil(at: answer.start)
      let date = try #require(days.add(count, to: start.date))
      return Outcome(
        days.instant(of: start.time, on: date, rolling: .backward), answer.expectedInstant)
    default: return .skipped
    }
  }
}
