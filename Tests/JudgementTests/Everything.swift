// SPDX-License-Identifier: Apache-2.0
// An agreement with every construct, and random histories of it.

import Evidence
import FrankpledgeTesting
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

enum Everything {
  static let terms = """
    site hall in Europe/Berlin
    site dock in America/New_York

    calendar local
      in the zone of the site
      open Mon to Fri 09:00 to 17:00

    calendar both
      joins office, night

    calendar night
      in Europe/London
      open Mon to Sun 22:00 to 02:00 the next day

    define notification
      as an incident notified

    define final report
      as an incident concluded

    define fixed release
      as an advisory fixed

    define answer
      as a request answered by a person of the cooperative

    obligation respond
      when  a case is opened
      owed  a response within
              S1  2 hours in both
              S2  4 hours in local
      or    as agreed for the case
      stop  the clock while waiting on the adopter
      else  credit EUR 100 for each breach, up to EUR 1,000 each month

    obligation repair
      when  a case is opened with severity S1 for patroni
      owed  a fix within 2 days, at the same time
      else  credit 1% of the monthly fee for each 6 hours late, up to EUR 900 for each case

    goal answer-fast
      when  a case is opened
      owed  a response within 1 business day in office, by end of day, with no cut-off

    obligation inform
      while a case has severity S1 and service is not resolved
      owed  an update every 8 hours around the clock
      or    as agreed for the case
      stop  the clock while waiting on the adopter
      else  credit EUR 10 for each breach

    obligation patch
      when  an advisory with severity critical or high is disclosed for a covered component
      owed  a fixed release within 14 days, by end of day

    obligation notify
      when  an incident becomes known
      owed  a notification within 24 hours around the clock
      else  credit EUR 300 for each breach

    obligation conclude
      when  notify is fulfilled
      owed  a final report within 1 month, by end of day
      survives termination for 6 months

    obligation reply
      when  a request is made
      owed  an answer within 8 hours in office

    obligation drill
      each  month
      owed  a restore drill, evidenced by report
      else  credit 50% of its share of the pool at-risk

    obligation report
      each  month
      owed  a service report within 5 business days in office, by end of day, with no cut-off,
            after the end of the month

    obligation in-time
      each  month
      owed  at least 90% of respond and notify met
      else  credit
              below 90%  1% of the monthly fee
              below 50%  5% of the monthly fee

    obligation few
      in any 20 days
      owed  at most 2 breaches of respond
      else  credit EUR 40

    obligation score
      each  month
      owed  at most 3 points, counting
              1 point   for each breach of respond
              2 points  for each breach of inform, notify
      else  credit EUR 5 for each point above 3

    obligation quick
      each  quarter
      owed  a 90th percentile of respond of at most 3 hours in office

    obligation mean
      each  month
      owed  an average of respond of at most 2 hours around the clock

    measure availability
      of the portal
      is the share of time it is available in both
      counts outages of 10 minutes or more

    obligation up
      each  month
      owed  availability of at least 99.5%
      else  credit 1% of the monthly fee for each 0.1% below 99.5%

    pool at-risk
      holds 10% of the monthly fee each month
      shares 60% to drill

    exclude maintenance
      from  availability, respond, notify
      while a maintenance window agreed by both is open
      up to 6 hours each month

    duty contact
      the adopter keeps a contact reachable
      otherwise stop the clock of inform and repair while nobody is reachable
      otherwise excuse respond, notify while nobody is reachable

    duty logs
      the adopter sends the logs
      starts the clock of repair when it is kept

    power leave
      held by the adopter
      when  respond is breached 4 times within 30 days
        or  up is breached 2 months in a row
        or  credits reach their most in 2 of any 3 months
      may   terminate with 30 days notice and refund of fees paid ahead
      lapses 20 days after it arises

    power pause
      held by the cooperative
      when  contact is broken for 3 days
      may   suspend respond, reply
      lapses 20 days after it arises

    credits
      are claimed within 30 days of the end of the month, or lapse
      reach at most 15% of the monthly fee each month
      reach at least EUR 20, or are not paid
      are set off against later invoices
      are the only remedy for respond, except for malice

    limit liability
      on     all claims and credits together
      at     the lesser of EUR 25,000 and the fees of the last 2 months
      except data breach at 10% of the yearly fee
      except malice without limit

    amendment dearer
      signed 2026-03-01
      effect 2026-05-11
      adds   reply
      fee    EUR 180,000 per year

    """

  static func agreement() throws -> Agreement {
    let told = Told("", "", terms: terms, "as of 2026-01-02 00:00\nexpect leave not arisen")
    let checked = try told.checked(told.text)
    let errors = checked.diagnostics.filter(\.isError).map(\.description)
    return try #require(checked.agreement, "\(errors)")
  }

  /// Four months of events of every type, wanted or not, in an order that is not that of time.
  static func history(_ seed: UInt64, events: Int = 220) throws -> Story {
    var random = SeededNumbers(seed: seed)
    var story = try Story()
    let start = try London.instant("2026-03-10 08:00").milliseconds
    let types = CaseEvent.allCases.map(\.rawValue) + StandingEvent.allCases.map(\.rawValue)
    for number in 0..<events {
      let isOpening = number < 16
      // Ends are rare: after them little happens.
      var type = isOpening ? "case.opened" : types.randomElement(using: &random) ?? ""
      if type == "agreement.ended", !Int.random(in: 0..<12, using: &random).isMultiple(of: 12) {
        type = "service.up"
      }
      let time = Instant(
        milliseconds: start + .random(in: 0...170_000, using: &random) * 60_000)
      var data = data(&random, time)
      if type == "window.opened" { data["agreedByBoth"] = .bool(true) }
      story.append(
        type: "org.frankpledge." + type, time: time, subject: subject(type, &random, number),
        data: data)
    }
    return story
  }

  private static func subject(
    _ type: String, _ random: inout SeededNumbers, _ number: Int
  ) -> String {
    switch type.split(separator: ".").first ?? "" {
    case "case": number < 16 ? "c\(number)" : "c\(Int.random(in: 0..<16, using: &random))"
    case "duty": Bool.random(using: &random) ? "contact" : "logs"
    case "deed": Bool.random(using: &random) ? "restore-drill" : "service-report"
    case "service": "availability"
    case "window": "maintenance"
    case "power": Bool.random(using: &random) ? "leave" : "pause"
    default: "m\(Int.random(in: 0..<4, using: &random))"
    }
  }

  private static func data(_ random: inout SeededNumbers, _ time: Instant) -> JSONObject {
    func pick(_ names: [String]) -> JSONValue {
      .string(names.randomElement(using: &random) ?? "")
    }
    var data: JSONObject = [
      "severity": pick(["S1", "S1", "S2"]), "waitingOn": pick(["adopter", "third-party"]),
      "obligation": pick(["respond", "inform", "repair", "answer-fast"]),
      "reason": pick(["because", "so it was"]), "actor": pick(["person", "person", "machine"]),
      "side": pick(["cooperative", "cooperative", "adopter"]),
      "consent": .bool(.random(using: &random)), "rating": pick(["critical", "high", "low"]),
      "evidence": pick(["report", "photographs"]),
      "amount": pick(["EUR 4,000", "EUR 12,000.50", "EUR 30,000"]),
      "heading": pick(["data-breach", "malice", "bad luck"]),
      "agreedByBoth": .bool(Int.random(in: 0..<3, using: &random) > 0),
    ]
    if Bool.random(using: &random) { data["component"] = pick(["patroni", "postgresql", "redis"]) }
    if Bool.random(using: &random) { data["month"] = pick(["2026-03", "2026-04", "2026-05"]) }
    if Bool.random(using: &random) { data["site"] = pick(["hall", "dock", "shed"]) }
    if Int.random(in: 0..<4, using: &random) == 0 {
      data["case"] = .string("c\(Int.random(in: 0..<16, using: &random))")
    }
    let due = Instant(
      milliseconds: time.milliseconds + .random(in: -60...3_000, using: &random) * 60_000)
    data["due"] = .string(due.rfc3339)
    return data
  }

  static func instants(_ seed: UInt64) throws -> [Instant] {
    var random = SeededNumbers(seed: seed + 1_000)
    let start = try London.instant("2026-03-10 08:00").milliseconds
    return (0..<4).map { _ in
      Instant(milliseconds: start + .random(in: 0...180_000, using: &random) * 60_000)
    }.sorted()
  }
}

/// What holds for every judgement of everything, over random histories.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct EverythingTests {
  @Test(arguments: 0..<6 as Range<UInt64>)
  func `arrival in another order gives the same bytes`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed + 2_000)
    let agreement = try Everything.agreement()
    let story = try Everything.history(seed)
    let asOf = try #require(try Everything.instants(seed).last)
    let told = try Judgement(of: agreement, asOf: asOf, knownAt: .max, events: story.events)
    let shuffled = try Judgement(
      of: agreement, asOf: asOf, knownAt: .max, events: story.events.shuffled(using: &random))
    #expect(VerdictTable(told).jsonLines == VerdictTable(shuffled).jsonLines)
    #expect(
      ExplanationReport(otherwiseOwedIn: told).text
        == ExplanationReport(otherwiseOwedIn: shuffled).text)
    let seen = story.events.count { $0.event.time <= asOf }
    #expect(told.eventCount + told.setAside.count == seen, "seed \(seed)")
  }

  @Test(arguments: 0..<2 as Range<UInt64>)
  func `what is later or not known is as if it were not there`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let story = try Everything.history(seed)
    for asOf in try Everything.instants(seed) {
      let whole = try Judgement(of: agreement, asOf: asOf, knownAt: 200, events: story.events)
      let part = try Judgement(
        of: agreement, asOf: asOf, knownAt: 200,
        events: story.events.filter { $0.event.time <= asOf && $0.index < 200 })
      #expect(VerdictTable(whole).jsonLines == VerdictTable(part).jsonLines, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func `every line is canonical JSON`(seed: UInt64) throws {
    let judgement = try Judgement(
      of: Everything.agreement(), asOf: #require(try Everything.instants(seed).last),
      knownAt: .max, events: Everything.history(seed).events)
    let lines = VerdictTable(judgement).jsonLines.split(separator: UInt8(ascii: "\n"))
    #expect(
      lines.count == 1 + judgement.verdicts.count + judgement.standing.count + 2
        + judgement.claims.count + judgement.limits.count + judgement.invoices.count
        + judgement.setAside.count)
    for line in lines {
      let value = try JSONValue(parsing: Array(line))
      #expect(value.canonicalBytes == Array(line))
    }
  }

  /// What was missed stays missed unless somebody says otherwise.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `a breach stays until it is excused or void`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let history = History(of: "north-bank", try Everything.history(seed).events)
    var before: [StandingVerdict] = []
    for asOf in try Everything.instants(seed) {
      let now = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
      for old in before where old.state == .breached {
        guard case .interval = old.subject else { continue }
        let new = try #require(
          now.standing.first { $0.obligation == old.obligation && $0.subject == old.subject })
        #expect([.breached, .excused, .void].contains(new.state), "seed \(seed)")
        #expect(new.due == old.due && new.opened == old.opened)
      }
      for verdict in now.standing {
        switch verdict.state {
        case .pending: #expect(verdict.due.map { $0 >= asOf } ?? true)
        case .met where verdict.attained == nil && verdict.due != nil:
          #expect(verdict.fulfilled.map { $0 <= verdict.due ?? .latest } == true)
        case .breached: #expect(verdict.due.map { $0 <= asOf } == true)
        case .met, .excused, .void: break
        }
      }
      before = now.standing
    }
  }
}
