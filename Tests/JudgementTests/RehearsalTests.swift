// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct RehearsalTests {
  private static let year = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01T00:00:00Z

  private func moment(_ hours: Int) -> Instant {
    Instant(milliseconds: Self.year.milliseconds + Int64(hours) * 3_600_000)
  }

  private func agreement() throws -> Agreement {
    let text = AgreementText.head + AgreementText.respond + AgreementText.restore
    let file = TermsBundle.File(path: "north-bank.pledge", bytes: Array(text.utf8))
    let checked = Checker.check(
      TermsBundle(main: file.path, files: [file]), zones: try SystemZones.book.get(),
      requireAgreement: true)
    return try #require(checked.agreement)
  }

  private func event(
    _ index: Int, _ type: String, _ subject: String, _ hour: Int, _ data: JSONObject = JSONObject()
  ) -> RecordedEvent {
    RecordedEvent(
      index: UInt64(index),
      event: Event(
        id: "\(index)", source: "/t", type: Vocabulary.prefix + type, time: moment(hour),
        agreement: "north-bank", subject: subject, data: data))
  }

  /// Made-up facts are judged as the same events are that were recorded.
  @Test func madeUpFactsAreJudgedAsEventsAre() throws {
    let agreement = try agreement()
    var numbers = SeededNumbers(seed: 41)
    let past = [
      event(0, "case.opened", "1", 200, ["severity": .string("S1")]),
      event(
        1, "case.responded", "1", 201, ["actor": .string("person"), "side": .string("cooperative")]),
    ]
    var rehearsal = try Rehearsal(
      of: agreement, after: History(of: "north-bank", past), asOf: moment(300), knownAt: 2,
      until: moment(2000))
    for _ in 0..<20 {
      rehearsal.clear()
      var events = past
      for number in 0..<10 {
        let key = rehearsal.newCase(number)
        let name = "made up \(number + 1)"
        var hour = Int.random(in: 300..<1500, using: &numbers)
        let rank = Int.random(in: 0..<3, using: &numbers)
        rehearsal.tell(.opened, of: key, at: moment(hour), severity: rank)
        events.append(
          event(
            events.count, "case.opened", name, hour,
            ["severity": .string(agreement.severities[rank].name)]))
        for (kind, type) in [
          (CaseEvent.responded, "case.responded"), (.restored, "case.restored"),
          (.closed, "case.closed"),
        ] {
          hour += Int.random(in: 0..<30, using: &numbers)
          rehearsal.tell(kind, of: key, at: moment(hour))
          events.append(
            event(
              events.count, type, name, hour,
              ["actor": .string("person"), "side": .string("cooperative")]))
        }
      }
      let made = try rehearsal.judged(asOf: moment(2000))
      let real = try Judgement(
        of: agreement, asOf: moment(2000), knownAt: .max, events: events)
      #expect(made.verdicts.count == real.verdicts.count)
      let told = { (judgement: Judgement) in
        judgement.verdicts.map {
          "\($0.caseName) \($0.obligation) \($0.state) \(String(describing: $0.due))"
        }
        .sorted()
      }
      #expect(told(made) == told(real))
      #expect(made.credits == real.credits)
    }
  }

  /// What happened after the moment, or was recorded after it, is not judged with what is made up.
  @Test func theFutureOfTheRecordIsNotSeen() throws {
    let agreement = try agreement()
    let events = [
      event(0, "case.opened", "1", 200, ["severity": .string("S1")]),
      event(1, "case.opened", "2", 400, ["severity": .string("S1")]),
      event(2, "case.opened", "3", 210, ["severity": .string("S1")]),
    ]
    let rehearsal = try Rehearsal(
      of: agreement, after: History(of: "north-bank", events), asOf: moment(300), knownAt: 2,
      until: moment(2000))
    #expect(try rehearsal.judged(asOf: moment(2000)).caseCount == 1)
    #expect(rehearsal.knownCase("1") != nil)
  }
}
