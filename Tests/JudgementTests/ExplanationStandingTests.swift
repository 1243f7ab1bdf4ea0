// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ExplanationStandingTests {
  private static let terms = """
    define notification
      as an incident notified

    obligation notify
      when  an incident becomes known
      owed  a notification within 4 hours in office
      else  credit EUR 300 for each breach

    goal few
      each  month
      owed  no breaches of notify

    power leave
      held by the adopter
      when  notify is breached
      may   terminate with 30 days notice and refund of fees paid ahead
      lapses 60 days after it arises

    """

  private func judged(asOf: String) throws -> Judgement {
    let told = Told("", "", terms: Self.terms, "")
    let agreement = try #require(try told.checked(Told.head + Self.terms).agreement)
    var story = try Story()
    for (type, subject, time) in [
      ("incident.known", "9", "2026-03-02 16:00"), ("incident.notified", "9", "2026-03-03 12:30"),
      ("power.exercised", "leave", "2026-03-10 10:00"),
    ] {
      story.append(
        type: "org.frankpledge." + type, time: try London.instant(time), subject: subject)
    }
    return try story.judged(asOf: asOf, agreement)
  }

  @Test func `a verdict, a standard and a power are told in words`() throws {
    let judgement = try judged(asOf: "2026-04-05 00:00")
    let notify = try #require(ExplanationReport(on: "9", judgement, style: .plain))
    #expect(
      notify.lines.dropFirst(3).joined(separator: "\n") == """
        notify for incident 9: breached, done 30 min late
          owed       within 4 hours in office
          from       Mon 2026-03-02 16:00 GMT
          due        Tue 2026-03-03 12:00 GMT
          done       Tue 2026-03-03 12:30 GMT
          credit     EUR 300
          timeline, on the wall clock of Europe/London
            Mon 2026-03-02 16:00 GMT  ran              1 h  in all 1 h
            Mon 2026-03-02 17:00 GMT  closed          16 h
            Tue 2026-03-03 09:00 GMT  ran              3 h  in all 4 h
            Tue 2026-03-03 12:00 GMT  the deadline
            Tue 2026-03-03 12:00 GMT  late          30 min  late 30 min
            Tue 2026-03-03 12:30 GMT  done
                                                        due Tue 2026-03-03 12:00 GMT v
            |====.........................................................===========!!|
                                                         done Tue 2026-03-03 12:30 GMT ^
             = ran   . closed   ! late
          how the deadline was reckoned
            Owed within 4 hours in office, counted from Mon 2026-03-02 16:00 GMT.
            Mon 2026-03-02  16:00 to 17:00  1 h  in all 1 h
            Tue 2026-03-03  09:00 to 12:00  3 h  in all 4 h
            = 4 h, the target: due Tue 2026-03-03 12:00 GMT.
          how the credit was reckoned
            EUR 300 for each breach: EUR 300.
            It is the only breach that counts in 2026-03; no most is set for the month.
            The month: 1 x EUR 300 = EUR 300; owed EUR 300.
          what would have had to differ
            Met, if done by Tue 2026-03-03 12:00 GMT, 30 min earlier.
          why
            Owed: notification within 4 hours in office.
            The time counts from Mon 2026-03-02 16:00 GMT: known on Mon 2026-03-02 16:00 GMT.
            The deadline is Tue 2026-03-03 12:00 GMT.
            Done on Tue 2026-03-03 12:30 GMT: breached.
          clause, north-bank.pledge, line 27
            obligation notify
              when  an incident becomes known
              owed  a notification within 4 hours in office
              else  credit EUR 300 for each breach
          evidence, by index in the log
            event 0  Mon 2026-03-02 16:00 GMT  known
            event 1  Tue 2026-03-03 12:30 GMT  notified
        """)
    #expect(notify.heading == "Incident 9")
    let few = try #require(ExplanationReport(on: "few", judgement)).lines
    #expect(few.contains("few for the month of 2026-01, a goal: met, attained 0"))
    #expect(few.contains("few for the month of 2026-03, a goal: breached, attained 1"))
    #expect(few.contains("    1 of 1 were breached."))
    #expect(
      few.contains("    Met, if 1 of the 1 breaches had been met: notify for incident 9."))
    let march = try #require(ExplanationReport(on: "few@2026-03", judgement)).lines
    #expect(march.count { $0.hasPrefix("few for") } == 1)
    let leave = try #require(ExplanationReport(on: "leave", judgement)).lines
    #expect(leave.contains("leave, held by the adopter: exercised"))
    #expect(leave.contains("  effective  Fri 2026-04-10 00:00 BST"))
    #expect(
      leave.contains(
        "    It arose on Tue 2026-03-03 12:00 GMT: notify for incident 9 was breached."))
    let all = ExplanationReport(otherwiseOwedIn: judgement)
    #expect(all.clocks.count == judgement.standing.count + judgement.powers.count)
  }

  @Test func `an agreement without any of it has no report and no line more`() throws {
    let agreement = try AgreementText.agreement()
    let judgement = try Story(["2026-03-02 10:00 7 opened S2"]).judged(
      asOf: "2026-03-02 11:00", agreement)
    #expect(ExplanationReport(otherwiseOwedIn: judgement).lines.isEmpty)
    let lines = VerdictTable(judgement).jsonLines.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 1 + judgement.verdicts.count)
  }

  @Test func `what is due next has what no case started`() throws {
    let judgement = try judged(asOf: "2026-03-02 16:30")
    let due = DueList(judgement)
    #expect(due.waiting.isEmpty)
    #expect(due.due.map(\.subject) == ["incident 9", "the month of 2026-03"])
  }

  @Test func `the lines of JSON have every figure`() throws {
    let judgement = try judged(asOf: "2026-04-05 00:00")
    let lines = VerdictTable(judgement).jsonLines.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(
      lines[1] == """
        {"attained":null,"credit":{"currency":"EUR","minorUnits":30000},\
        "due":"2026-03-03T12:00:00Z","evidence":[{"index":0,"part":"known"},\
        {"index":1,"part":"notified"}],"fulfilled":"2026-03-03T12:30:00Z","obligation":"notify",\
        "opened":"2026-03-02T16:00:00Z","reasons":["Owed: notification within 4 hours in office.",\
        "The time counts from Mon 2026-03-02 16:00 GMT: known on Mon 2026-03-02 16:00 GMT.",\
        "The deadline is Tue 2026-03-03 12:00 GMT.","Done on Tue 2026-03-03 12:30 GMT: breached."],\
        "record":"standing","severity":null,"state":"breached","subject":"incident 9",\
        "target":"4 hours in office"}
        """)
    #expect(lines[2].hasPrefix(#"{"attained":"0","credit":null,"due":"2026-02-01T00:00:00Z","#))
    #expect(lines[2].contains(#""fulfilled":null,"goal":true,"obligation":"few""#))
    #expect(
      lines.last?.hasPrefix(
        #"{"arose":"2026-03-03T12:00:00Z","effective":"2026-04-09T23:00:00Z","exercised":"#) == true
    )
  }
}
