// SPDX-License-Identifier: Apache-2.0

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// A window or a broken duty is to a clock what a wait is.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct InterventionsTests {
  private static let owed = """
    obligation respond
      when  a case is opened
      owed  a response within
              S1  9 hours in office
              S2  3 business days in office, at the same time, with no cut-off
      stop  the clock while waiting on the adopter

    obligation inform
      while a case is open
      owed  an update every 7 hours in office
      stop  the clock while waiting on the adopter

    """
  private static let terms =
    owed + """
      exclude maintenance
        from  respond, inform
        while a maintenance window agreed by both is open

      duty contact
        the adopter keeps a contact reachable
        otherwise stop the clock of respond and inform while nobody is reachable

      """

  private func agreement() throws -> Agreement {
    let told = Told("", "", terms: Self.terms, "")
    return try #require(try told.checked(Told.head + Self.terms).agreement)
  }

  private enum Way: CaseIterable { case wait, window, duty }

  /// The same stretches told as waits of each case, as windows, or as a duty that is broken.
  private func judged(_ way: Way, seed: UInt64) throws -> Judgement {
    var random = SeededNumbers(seed: seed)
    var story = try Story()
    let first = try London.instant("2026-03-16 08:00").milliseconds
    func tell(_ type: String, _ minute: Int64, _ subject: String, _ data: JSONObject) {
      story.append(
        type: "org.frankpledge." + type, time: Instant(milliseconds: first + minute * 60_000),
        subject: subject, data: data)
    }
    let cases = (0..<8).map { number in
      (name: "c\(number)", opened: Int64.random(in: 0..<20_000, using: &random))
    }
    var stretches: [Range<Int64>] = []
    var minute = Int64.random(in: 0..<500, using: &random)
    while minute < 30_000 {
      let length = Int64.random(in: 1..<700, using: &random)
      stretches.append(minute..<minute + length)
      minute += length + .random(in: 1..<2_500, using: &random)
    }
    for (name, opened) in cases {
      tell(
        "case.opened", opened, name,
        ["severity": .string(Bool.random(using: &random) ? "S1" : "S2")])
      for _ in 0..<3 {
        let act = Bool.random(using: &random) ? "case.updated" : "case.responded"
        tell(
          act, opened + .random(in: 1..<4_000, using: &random), name,
          ["actor": .string("person"), "side": .string("cooperative")])
      }
    }
    for stretch in stretches {
      switch way {
      case .wait:
        // A case that is opened within begins to wait at once.
        for (name, opened) in cases where stretch.upperBound > opened {
          let data: JSONObject = ["waitingOn": .string("adopter")]
          tell("case.paused", max(opened, stretch.lowerBound), name, data)
          tell("case.resumed", stretch.upperBound, name, data)
        }
      case .window:
        tell("window.opened", stretch.lowerBound, "maintenance", ["agreedByBoth": .bool(true)])
        tell("window.closed", stretch.upperBound, "maintenance", [:])
      case .duty:
        tell("duty.broken", stretch.lowerBound, "contact", [:])
        tell("duty.kept", stretch.upperBound, "contact", [:])
      }
    }
    let asOf = Instant(milliseconds: first + 26_000 * 60_000)
    return try Judgement(of: agreement(), asOf: asOf, knownAt: .max, events: story.events)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `11.3 and 11.6 a window and a broken duty stop clocks as waits do`(seed: UInt64) throws {
    let wait = try judged(.wait, seed: seed)
    #expect(wait.verdicts.count == 8 && !wait.standing.isEmpty)
    for way in [Way.window, .duty] {
      let other = try judged(way, seed: seed)
      #expect(
        try other.verdicts.map { try $0.line() } == (try wait.verdicts.map { try $0.line() }),
        "seed \(seed), \(way)")
      #expect(
        try other.standing.map { try Self.line($0) }
          == (try wait.standing.map { try Self.line($0) }),
        "seed \(seed), \(way)")
    }
  }

  private static func line(_ verdict: StandingVerdict) throws -> String {
    "\(verdict.subject.text) \(verdict.state) due \(try London.text(verdict.due))"
      + " done \(try London.text(verdict.fulfilled))"
  }

  @Test func `the explanation names what the clock stood still for`() throws {
    let judgement = try judged(.duty, seed: 3)
    var explainer = judgement.explainer()
    let explanations = judgement.verdicts.map { explainer.explanation(of: $0) }
    let activities = explanations.flatMap(\.timeline).map(\.activity)
    #expect(activities.contains(.waiting(on: "adopter to keep contact")))
    #expect(
      explanations.flatMap(\.evidence).contains {
        $0.part == "waits on the adopter to keep contact"
      })
  }
}
