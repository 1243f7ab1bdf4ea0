// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Evidence
import Terms
import Testing
import WorkingTime

@testable import Judgement

/// However many hands judge the cases, in whatever order: the outcome is that of one.
@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct CaseVerdictsTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `parts give the bytes of the whole`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let history = History(of: agreement.name, try Everything.history(seed).events)
    let asOf = try #require(try Everything.instants(seed).last)
    let whole = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
    for lanes in Ways.all {
      let parts = try Judgement(
        of: agreement, asOf: asOf, knownAt: .max, history: history, by: lanes)
      // Said in one word: finding where long bytes differ would take minutes.
      let isSame = VerdictTable(parts).jsonLines == VerdictTable(whole).jsonLines
      #expect(isSame, "seed \(seed), \(lanes.count)")
    }
  }

  @Test(arguments: 0..<2 as Range<UInt64>)
  func `many cases that are reopened, moved and waited for`(seed: UInt64) throws {
    let agreement = try Everything.agreement()
    let history = History(of: agreement.name, try Arrivals.cases(seed, count: 150))
    let asOf = try London.instant("2026-09-01 12:00")
    let whole = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
    #expect(whole.verdicts.count > 100)
    for lanes in Ways.all {
      let parts = try Judgement(
        of: agreement, asOf: asOf, knownAt: .max, history: history, by: lanes)
      // Said in one word: finding where long bytes differ would take minutes.
      let isSame = VerdictTable(parts).jsonLines == VerdictTable(whole).jsonLines
      #expect(isSame, "seed \(seed), \(lanes.count)")
    }
  }

  @Test func `a limit that only all parts together pass is passed as by the whole`() throws {
    let agreement = try Everything.agreement()
    let history = History(of: agreement.name, try Everything.history(1).events)
    let asOf = try #require(try Everything.instants(1).last)
    let judgement = try Judgement(of: agreement, asOf: asOf, knownAt: .max, history: history)
    func heard(_ limit: Int, by lanes: Lanes) throws -> Bench {
      var bench = judgement.bench
      bench.occurrencesLeft = limit
      var cases = CaseVerdicts(
        bench.law, try Tariff(agreement), bench.register, asOf: asOf)
      cases.judge(judgement.docket, &bench, by: lanes)
      return bench
    }
    let enough = Bench.mostOccurrences
    let used = enough - (try heard(enough, by: .one).occurrencesLeft)
    try #require(used > 2)
    for lanes in Ways.all {
      let exact = try heard(used, by: lanes)
      #expect(exact.fault == nil)
      #expect(exact.occurrencesLeft == 0)
      let (short, whole) = (try heard(used - 1, by: lanes), try heard(used - 1, by: .one))
      #expect(short.fault != nil)
      #expect(short.fault == whole.fault)
      #expect(short.setAside.map(\.index) == whole.setAside.map(\.index))
    }
  }
}

/// Lanes that share the work in different ways.
private enum Ways {
  static let all = [backwards(2), backwards(7), atOnce(2), atOnce(7)]

  /// The last part first, on one thread.
  private static func backwards(_ count: Int) -> Lanes {
    Lanes(count: count) { count, part in
      for number in (0..<count).reversed() { part(number) }
    }
  }

  /// All at the same time.
  private static func atOnce(_ count: Int) -> Lanes {
    Lanes(count: count) { count, part in
      DispatchQueue.concurrentPerform(iterations: count, execute: part)
    }
  }
}
