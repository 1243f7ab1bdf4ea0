// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct HourBookTests {
  private func office() throws -> WorkCalendar {
    let day = [try OpeningWindow(opens: 9 * 3600, closes: 17 * 3600)]
    return try WorkCalendar(
      zone: try London.zone.get(), weekly: [.monday: day, .tuesday: day, .wednesday: day])
  }

  private func book(_ hours: OpeningHours) throws -> HourBook {
    let from = try London.instant("2026-01-01 00:00")
    return try HourBook([("office", hours)], from: from, to: from)
  }

  @Test func `hours are laid out farther when a deadline lies beyond`() throws {
    var book = try book(.calendar(office()))
    let start = try London.instant("2026-01-05 09:00")
    // Three days of eight hours a week: 1,000 weeks are 24,000 hours.
    let deadline = book.add(24_000 * 3_600_000, to: start, page: 0)
    #expect(try London.text(deadline) == "2045-03-01 17:00")
    let end = try London.instant("2045-03-06 09:00")
    #expect(book.elapsed(from: start, to: end, page: 0) == 24_000 * 3_600_000)
  }

  @Test func `3.5 what no known hours lead to is not known`() throws {
    let never = try WorkCalendar(zone: try London.zone.get(), weekly: [:])
    var book = try book(.calendar(never))
    let start = try London.instant("2026-01-05 09:00")
    #expect(book.add(1, to: start, page: 0) == nil)
    #expect(book.nextOpen(atOrAfter: start, page: 0) == nil)
    #expect(book.elapsed(from: start, to: .latest, page: 0) == 0)
    var always = try self.book(.always)
    #expect(always.add(.max, to: start, page: 0) == nil)
    #expect(always.add(60_000, to: .latest, page: 0) == nil)
  }

  @Test func `hours that cannot be laid out as far as needed are a fault, not silence`() throws {
    let start = try London.instant("1700-01-01 00:00")
    var long = try HourBook([("office", .calendar(office()))], from: start, to: start)
    #expect(long.fault == nil)
    #expect(long.add(.max, to: start, page: 0) == nil)
    #expect(long.fault != nil)
    // Ninety-six windows a day for two centuries, once too often.
    let windows = try (0..<96).map { try OpeningWindow(opens: $0 * 900, closes: $0 * 900 + 60) }
    let busy = try WorkCalendar(
      zone: try London.zone.get(),
      weekly: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, windows) }))
    let from = try London.instant("2026-01-01 00:00")
    var book = try HourBook([("busy", .calendar(busy))], from: from, to: from)
    #expect(book.add(.max, to: from, page: 0) == nil)
    #expect(book.fault != nil)
  }

  @Test func `3.5 an obligation whose deadline is not known is pending`() throws {
    let agreement = try AgreementText.agreement(AgreementText.respond)
    let never = try WorkCalendar(zone: agreement.zone, weekly: [:])
    let target = Target(
      allowance: .openTime(milliseconds: .max), hours: .calendar(name: "never", never),
      dayEnd: nil, cutOff: nil)
    let judgement = try Story([
      "2026-03-02 10:00 7 opened S1", "2026-03-02 11:00 8 opened S1",
      "2026-03-02 11:10 8 responded",
    ]).judged(asOf: "2026-12-01 10:00", agreement.with(target: target))
    #expect(
      try judgement.verdicts.map { try $0.line() } == [
        "respond 7 S1 pending due - done -", "respond 8 S1 met due - done 2026-03-02 11:10",
      ])
    let reasons = judgement.explanation(of: try #require(judgement.verdicts.first)).reasons
    #expect(reasons.contains { $0.hasPrefix("The deadline is not known") })
  }

  @Test func `judging at the end of time neither traps nor hangs`() throws {
    let agreement = try AgreementText.agreement()
    let story = try Story([
      "2026-03-02 10:00 7 opened S2", "2026-03-02 11:00 7 paused adopter",
      "9999-12-31 12:00 7 resumed", "9999-12-31 12:00 7 restored",
    ])
    for asOf in [Instant.earliest, .latest] {
      let judgement = try Judgement(
        of: agreement, asOf: asOf, knownAt: .max, events: story.events)
      #expect(judgement.verdicts.count == (asOf == .latest ? 2 : 0))
      _ = VerdictTable(judgement).jsonLines
    }
  }

  @Test func `business days that do not say where they end are refused`() throws {
    let target = Target(
      allowance: .businessDays(1), hours: .calendar(name: "office", try office()), dayEnd: nil,
      cutOff: nil)
    let agreement = try AgreementText.agreement(AgreementText.respond).with(target: target)
    #expect(throws: JudgementFault.unclearDayEnd(obligation: "respond")) {
      try Story().judged(asOf: "2026-03-02 10:00", agreement)
    }
  }
}

extension Agreement {
  /// The same agreement with one target for every severity.
  func with(target: Target) -> Agreement {
    let obligations = obligations.map {
      Obligation(
        promise: $0.promise, act: $0.act, fulfilledBy: $0.fulfilledBy,
        ranks: Array(severities.indices), targets: severities.map { _ in target },
        stopsWhileWaitingOn: $0.stopsWhileWaitingOn, onUpgrade: $0.onUpgrade,
        onDowngrade: $0.onDowngrade, onReopening: $0.onReopening)
    }
    return Agreement(
      name: name, adopter: adopter, firstDay: firstDay, lastDay: lastDay, zone: zone, term: term,
      fee: fee, covers: covers, severities: severities, obligations: obligations,
      zoneVersion: zoneVersion)
  }
}
